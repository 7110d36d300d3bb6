"""Who has which role in the municipality."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.actions import GivenRole, end_role, give_role, make_password_link
from jobbvei.access.actions.memberships import UnableToGiveRole
from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may_end_role
from jobbvei.access.queries import membership_with_public_id, memberships_of_tenant
from jobbvei.access.roles import ALL_ROLES
from jobbvei.access.types import Membership, User
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.members.forms import MemberForm


@page(Permission.MANAGE_MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def members(request: ActorRequest) -> HttpResponse:
    """The list, and the form that gives a role."""
    form = MemberForm(request.POST or None, tenant=request.actor.tenant)
    if request.method == "POST" and form.is_valid():
        try:
            given = give_role(form.member(), by=request.actor, at=request.at)
        except UnableToGiveRole as problem:
            form.add_error(None, str(problem))
        else:
            return _told(request, given)
    status = 422 if form.errors else 200
    return render(request, "members/members.html", {"form": form, **_listing(request)}, status=status)


@page(Permission.MANAGE_MEMBERS)
@require_POST
def end_membership(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """End a role from this moment."""
    ended = end_role(_membership(request, public_id), by=request.actor, at=request.at)
    messages.success(
        request,
        _("{name} er ikke lenger {role}.").format(name=ended.user, role=ended.get_role_display().lower()),
    )
    return redirect("members")


@page(Permission.MANAGE_MEMBERS)
@require_POST
def password_link(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Make a link that lets the user choose a password once, and show it to the administrator once."""
    return _link_page(request, _membership(request, public_id).user)


def _told(request: ActorRequest, given: GivenRole) -> HttpResponse:
    user = given.membership.user
    if given.user_is_new:
        return _link_page(request, user)
    messages.success(
        request,
        _("{name} er nå {role}.").format(name=user, role=given.membership.get_role_display().lower()),
    )
    return redirect("members")


def _link_page(request: ActorRequest, user: User) -> HttpResponse:
    key = make_password_link(user, by=request.actor, at=request.at)
    uidb36, _dash, token = key.partition("-")
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": token})
    response = render(request, "members/link.html", {"member": user, "link": request.build_absolute_uri(path)})
    response["Cache-Control"] = "no-store"
    return response


def _membership(request: ActorRequest, public_id: UUID) -> Membership:
    found = membership_with_public_id(public_id, tenant=request.actor.tenant)
    if found is None:
        raise Http404
    return found


def _listing(request: ActorRequest) -> dict[str, object]:
    actor = request.actor
    rows = [
        {
            "membership": membership,
            "may_end": may_end_role(actor, membership),
            "needs_password": membership.user.last_login is None,
        }
        for membership in memberships_of_tenant(actor.tenant, on=request.on)
    ]
    return {"rows": rows, "roles": ALL_ROLES}

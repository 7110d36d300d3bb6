"""Which role one acts in, and a forgotten password."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jobbvei.access.actions import record_role_chosen
from jobbvei.access.queries import own_membership
from jobbvei.web.frame.middleware import MEMBERSHIP_KEY
from jobbvei.web.frame.numbers import whole_number
from jobbvei.web.frame.pages import ActorRequest, page, public_page

MOST_DIGITS_OF_A_KEY = 18  # what the database can look up


@page(anyone_signed_in=True)
@require_POST
def choose_role(request: ActorRequest) -> HttpResponse:
    """Act in another of one's own roles from now on; anything else is not found."""
    asked_for = whole_number(request.POST.get("membership"), most_digits=MOST_DIGITS_OF_A_KEY)
    if asked_for is None:
        raise Http404
    membership = own_membership(request.actor.user, membership_id=asked_for, on=request.on)
    if membership is None:
        raise Http404
    record_role_chosen(membership, at=request.at)
    request.session[MEMBERSHIP_KEY] = membership.pk
    messages.success(
        request,
        _("Du er nå {role} i {municipality}.").format(
            role=membership.get_role_display().lower(), municipality=membership.tenant.name
        ),
    )
    return redirect(_next(request))


@public_page
@require_safe
def forgotten_password(request: HttpRequest) -> HttpResponse:
    """Say whom to ask. Jobbvei sends no mail, and says nothing about who has an account."""
    return render(request, "account/forgotten_password.html")


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()) else "/"

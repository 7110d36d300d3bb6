"""The first page after log-in, the choice of role and language, and one's own account."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from jobbvei.access.permissions import Permission
from jobbvei.access.queries import memberships_in_force
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.web.frame.middleware import MEMBERSHIP_KEY
from jobbvei.web.frame.pages import ActorRequest, page, public_page


@page(anyone_signed_in=True)
def start(request: ActorRequest) -> HttpResponse:
    """What this role comes for; who has a work list goes straight to it."""
    if request.actor.may(Permission.SEE_WORK_LIST) and (address := _address("worklist")):
        return HttpResponseRedirect(address)
    return render(request, "start/start.html")


@require_POST
@page(anyone_signed_in=True)
def choose_role(request: ActorRequest) -> HttpResponse:
    """Act in another of one's own roles from now on."""
    wanted = request.POST.get("membership", "")
    own = {str(membership.pk): membership for membership in memberships_in_force(request.actor.user, on=request.on)}
    if wanted not in own:
        raise UnusableInput(
            "start.not_your_role", Sentence(N_("Du har ikke denne rollen nå. Velg en av rollene i listen."))
        )
    request.session[MEMBERSHIP_KEY] = own[wanted].pk
    return redirect("start")


@page(anyone_signed_in=True)
def my_account(request: ActorRequest) -> HttpResponse:
    """One's own name, roles, password and second factor."""
    memberships = memberships_in_force(request.actor.user, on=request.on)
    return render(request, "start/my_account.html", {"own_memberships": memberships})


@public_page
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in a cookie and go back to the page one came from."""
    return set_language(request)


def _address(url_name: str) -> str | None:
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return None

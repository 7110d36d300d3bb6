"""The first page after log-in, the choice of language, and one's own account."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.i18n import set_language

from jobbvei.access.permissions import Permission
from jobbvei.access.queries import memberships_in_force
from jobbvei.learning_network.queries.questions import news_for
from jobbvei.web.frame.pages import ActorRequest, page, public_page
from jobbvei.web.start.not_built_yet import not_built_yet


@page(anyone_signed_in=True)
def start(request: ActorRequest) -> HttpResponse:
    """What this role comes for; who has a work list goes straight to it."""
    if request.actor.may(Permission.SEE_WORK_LIST) and (address := _address("worklist")):
        return HttpResponseRedirect(address)
    shown = {
        "not_built_yet": not_built_yet(request.actor.role),
        "news": news_for(request.actor),
        "news_for_all": request.actor.may(Permission.FACILITATE_NETWORK),
    }
    return render(request, "start/start.html", shown)


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

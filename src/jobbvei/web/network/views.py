"""The networks somebody sits in, and the first page of one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.queries import networks_of
from jobbvei.learning_network.queries.plan import phase_on, plan_for
from jobbvei.learning_network.queries.questions import news_of
from jobbvei.learning_network.types import Seat
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.network.ahead import ahead_of
from jobbvei.web.network.overview import overview_of
from jobbvei.web.network.overview_choice import TeamOrder, TeamsWanted
from jobbvei.web.network.seats import frame_of, seat_of
from jobbvei.web.network.teams_shown import team_shown


@page(Permission.SEE_NETWORK)
@require_safe
def networks(request: ActorRequest) -> HttpResponse:
    """The networks somebody has a seat in; a team's people, who have one, go straight to it."""
    found = networks_of(request.actor)
    if len(found) == 1 and not request.actor.may(Permission.FACILITATE_NETWORK):
        return redirect("network", network_id=found[0].public_id)
    return render(request, "network/networks.html", {"networks": found, "on": request.on})


@page(Permission.SEE_NETWORK)
@require_safe
def network(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """How it goes with all teams, for a facilitator; what now, for a team."""
    seat = seat_of(request, network_id)
    if seat.is_organisers:
        return _overview(request, seat)
    return _what_now(request, seat)


def _overview(request: ActorRequest, seat: Seat) -> HttpResponse:
    shown = {
        **frame_of(seat, request),
        "overview": overview_of(seat, at=request.at, asked=request.GET),
        "on": request.on,
        "wanted_choices": TeamsWanted.choices,
        "order_choices": TeamOrder.choices,
    }
    shown["news"] = news_of(seat)
    return render(request, "network/overview.html", shown)


def _what_now(request: ActorRequest, seat: Seat) -> HttpResponse:
    phases = plan_for(seat.network, seat.team)
    begun = [phase for phase in phases if phase.phase.first_day <= request.on]
    waiting = [task for phase in begun for task in phase.tasks if not task.is_done]
    shown = {
        **frame_of(seat, request),
        "phases": phases,
        "phase": phase_on(seat.network, request.on),
        "waiting": sorted(waiting, key=lambda one: (one.due_on is None, one.due_on)),
        "on": request.on,
        "news": news_of(seat),
        "shown": team_shown(seat, seat.own_team),
        "ahead": ahead_of(seat.own_team, at=request.at),
    }
    return render(request, "network/what_now.html", shown)

"""The day itself: the run plan with a clock, who has come, and the big screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.participation import mark_arrived
from jobbvei.learning_network.queries.gatherings import invited_to, programme_of
from jobbvei.learning_network.queries.live import sessions_of
from jobbvei.learning_network.queries.rooms import RoomWithPeople, rooms_with_people
from jobbvei.learning_network.queries.teams import open_person
from jobbvei.learning_network.types import ProgrammeItem
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.gathering.finding import SOUGHT, found_among, sought_in
from jobbvei.web.gathering.seats import around, gathering_to_lead

COUNTED_MINUTES = 120


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A part of the programme as the clock sees it."""

    item: ProgrammeItem
    ends_at: datetime
    is_now: bool


@dataclass(frozen=True, slots=True)
class RunPlan:
    """Where the programme is.

    Attributes:
        now: None between parts, before and after.
        next: None when nothing follows.
        minutes_left: Of ``now``, else until ``next``; whole minutes, the one that runs counted.
    """

    items: Sequence[PlannedItem]
    now: PlannedItem | None
    next: PlannedItem | None
    minutes_left: int | None

    @property
    def is_soon(self) -> bool:
        """Whether what is next is so near that one counts minutes, not days."""
        return self.minutes_left is not None and self.minutes_left <= COUNTED_MINUTES


def run_plan(items: Sequence[ProgrammeItem], at: datetime) -> RunPlan:
    """The programme at a moment."""
    planned = [_planned(item, at) for item in items]
    now = next((one for one in reversed(planned) if one.is_now), None)
    following = next((one for one in planned if one.item.starts_at > at), None)
    until = now.ends_at if now else following.item.starts_at if following else None
    return RunPlan(planned, now, following, None if until is None else -((at - until) // timedelta(minutes=1)))


@page(Permission.FACILITATE_NETWORK)
@require_safe
def run_day(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """Now and next, the rooms with who has come, and the way in for late-comers."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    invited = invited_to(gathering)
    door = request.build_absolute_uri(reverse("gathering-door", args=[gathering.door_key]))
    expected, sought = [one for one in invited if one.is_expected], sought_in(request)
    rooms = rooms_with_people(gathering, invited)
    shown = {
        **around(request, seat, gathering),
        "plan": run_plan(programme_of(gathering), request.at),
        "has_rooms": bool(rooms),
        "rooms": _rooms_with(rooms, sought),
        "expected": expected,
        "found": found_among(expected, sought),
        "sought": sought,
        "live_sessions": sessions_of(gathering),
        "arrived_count": sum(one.arrived_at is not None for one in expected),
        "door": door,
    }
    return render(request, "gathering/day.html", shown)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def arrived(request: ActorRequest, network_id: UUID, gathering_id: UUID, person_id: UUID) -> HttpResponse:
    """Note that somebody is there, or take it back."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    person = open_person(person_id, seat=seat)
    is_here = request.POST.get("here") != "no"
    mark_arrived(seat=seat, gathering=gathering, person=person, is_here=is_here, occasion=request.occasion("network"))
    address, sought = reverse("gathering-day", args=[network_id, gathering_id]), sought_in(request)
    return redirect(f"{address}?{urlencode({SOUGHT: sought})}#rom" if sought else f"{address}#rom")


@page(Permission.FACILITATE_NETWORK)
@require_safe
def screen(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """The run plan for the wall: large, and without names of participants."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    plan = run_plan(programme_of(gathering), request.at)
    shown = {**around(request, seat, gathering), "plan": plan, "rooms": rooms_with_people(gathering)}
    return render(request, "gathering/screen.html", shown)


def _rooms_with(rooms: Sequence[RoomWithPeople], sought: str) -> list[RoomWithPeople]:
    """The rooms where somebody is who is looked for, with only them; people are placed before this, never by it."""
    narrowed = [RoomWithPeople(one.room, found_among(one.people, sought)) for one in rooms]
    return [room for room in narrowed if room.people] if sought else narrowed


def _planned(item: ProgrammeItem, at: datetime) -> PlannedItem:
    ends_at = item.starts_at + timedelta(minutes=item.length_minutes)
    return PlannedItem(item, ends_at, item.starts_at <= at < ends_at)

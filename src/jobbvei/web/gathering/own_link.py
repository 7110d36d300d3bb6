"""Everybody's own page of the gatherings: opened by their own link, it shows their own place and no other's name."""

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jobbvei.audit.types import Occasion
from jobbvei.integrations.gathering_events import event_of
from jobbvei.learning_network.actions.participation import (
    answer_own_invitation,
    answers_to,
    arrive,
    is_open_at,
    open_recording,
)
from jobbvei.learning_network.actions.surveys import own_answer_link
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.queries.gatherings import alternative_of, materials_of, programme_of
from jobbvei.learning_network.queries.live import sessions_of
from jobbvei.learning_network.queries.own_link import (
    OwnGathering,
    UnknownLink,
    calendar_for,
    gathering_behind,
    gatherings_for,
    link_holder,
    own_gathering,
    parted,
)
from jobbvei.learning_network.queries.rooms import room_of, rooms_with_people
from jobbvei.learning_network.queries.surveys import survey_after, surveys_for
from jobbvei.learning_network.types import Gathering, LinkHolder
from jobbvei.surveys.queries.waves import WaveNotFound
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import public_page
from jobbvei.web.gathering.calendars import feed_of, file_of_one
from jobbvei.web.gathering.day import run_plan
from jobbvei.web.gathering.wrong_keys import count_wrong_key, has_tried_too_many, wait
from jobbvei.web.survey.shared import results_for

Parameters = ParamSpec("Parameters")
ByLink = Callable[Concatenate[HttpRequest, "Visit", Parameters], HttpResponse]
PRIVATE = {"X-Robots-Tag": "noindex, nofollow", "Cache-Control": "private, no-store"}


class Visit:
    """Somebody with their own link, now.

    Attributes:
        key: The link's; it goes into addresses and nowhere else.
    """

    def __init__(self, holder: LinkHolder, key: str, at: datetime) -> None:
        self.holder, self.key, self.at = holder, key, at

    @property
    def occasion(self) -> Occasion:
        """Who does something, when and why, for the trail."""
        return Occasion(by=self.holder, at=self.at, purpose="network")


def by_link(view: ByLink[Parameters]) -> Callable[..., HttpResponse]:
    """Open the view to whoever has a link; wrong keys are counted, and nothing is kept or indexed on the way."""

    @functools.wraps(view)
    def opened(request: HttpRequest, key: str, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        at = timezone.now()
        if has_tried_too_many(request, at):
            return wait(request)
        try:
            holder = link_holder(key)
        except UnknownLink:
            count_wrong_key(request, at)
            raise
        return _private(view(request, Visit(holder, key, at), *args, **kwargs))

    return public_page(opened)


@by_link
@require_safe
def gatherings(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All of one's gatherings: what comes, recordings one has not seen, and what was."""
    lists = parted(gatherings_for(visit.holder), visit.at)
    feed = request.build_absolute_uri(reverse("own-calendar", args=[visit.key]))
    surveys = surveys_for(visit.holder.person, timezone.localdate(visit.at))
    shown = {
        **_around(visit),
        "lists": lists,
        "surveys": surveys,
        "feed": feed,
        "webcal": f"webcal{feed[feed.index(':') :]}",
    }
    return render(request, "gathering/own_gatherings.html", shown)


@by_link
@require_safe
def gathering(request: HttpRequest, visit: Visit, gathering_id: UUID) -> HttpResponse:
    """One of them: when, where, one's room, the programme. Opening it on the day is being there."""
    own = own_gathering(gathering_id, visit.holder)
    if request.method == "GET" and arrive(holder=visit.holder, gathering=own.gathering, occasion=visit.occasion):
        messages.success(request, _("Velkommen! Vi har notert at du er her."))
    return _gathering_page(request, visit, own)


@by_link
@require_POST
def answer(request: HttpRequest, visit: Visit, gathering_id: UUID) -> HttpResponse:
    """Say how one comes."""
    own = own_gathering(gathering_id, visit.holder)
    coming_as = request.POST.get("coming_as", "")
    try:
        answer_own_invitation(
            holder=visit.holder, gathering=own.gathering, coming_as=coming_as, occasion=visit.occasion
        )
    except UnableToSave as problem:
        messages.error(request, sentence(problem.sentence))
        return _gathering_page(request, visit, own, status=422)
    messages.success(request, _("Takk. Svaret ditt er lagret, og du kan endre det her."))
    return redirect("own-gathering", key=visit.key, gathering_id=gathering_id)


@by_link
@require_safe
def recording(request: HttpRequest, visit: Visit, gathering_id: UUID) -> HttpResponse:
    """Open the recording, and note that one has."""
    own = own_gathering(gathering_id, visit.holder)
    return HttpResponseRedirect(open_recording(holder=visit.holder, gathering=own.gathering, occasion=visit.occasion))


@by_link
@require_POST
def survey(request: HttpRequest, visit: Visit, wave_id: UUID) -> HttpResponse:
    """Go and answer a survey one is asked; the link is one's own and is made now when one came after it opened."""
    person = visit.holder.person
    asked = next(
        (one for one in surveys_for(person, timezone.localdate(visit.at)) if one.wave.public_id == wave_id), None
    )
    if asked is None:
        raise WaveNotFound
    return redirect("answer", end=own_answer_link(person=person, wave=asked.wave, occasion=visit.occasion))


@by_link
@require_safe
def gathering_file(request: HttpRequest, visit: Visit, gathering_id: UUID) -> HttpResponse:
    """One gathering, for one's own calendar."""
    own = own_gathering(gathering_id, visit.holder)
    return file_of_one(own.gathering, address=_address(request, visit, own), made_at=visit.at)


@by_link
@require_safe
def calendar(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All of one's gatherings, for a calendar that subscribes."""
    events = [event_of(own.gathering, _address(request, visit, own)) for own in calendar_for(visit.holder)]
    return feed_of(events, name=visit.holder.person.network.name, made_at=visit.at)


@public_page
@require_safe
def door(request: HttpRequest, door_key: str) -> HttpResponse:
    """For whoever has lost their link: the meeting, and where each municipality sits. Names no people."""
    at = timezone.now()
    if has_tried_too_many(request, at):
        return wait(request)
    try:
        found = gathering_behind(door_key)
    except UnknownLink:
        count_wrong_key(request, at)
        raise
    rooms = rooms_with_people(found)
    seats = sorted((name, room.room.number) for room in rooms for name in room.municipalities)
    plan = run_plan(programme_of(found), at)
    shown = {"gathering": found, "network": found.network, "seats": seats, "plan": plan, "at": at}
    return _private(render(request, "gathering/door.html", shown))


def _gathering_page(request: HttpRequest, visit: Visit, own: OwnGathering, status: int = 200) -> HttpResponse:
    found, person = own.gathering, visit.holder.person
    room = room_of(person, rooms_with_people(found))
    over = found.has_ended(visit.at)
    shown = {
        **_around(visit),
        "own": own,
        "gathering": found,
        "room": room,
        "others": room.others_than(person.team.name) if room else (),
        "meeting_link": (room.room.meeting_link if room else "") or found.meeting_link,
        "plan": run_plan(programme_of(found), visit.at),
        "materials": materials_of(found),
        "answers": () if over or found.is_cancelled else answers_to(found),
        "alternative": None if over else alternative_of(found),
        "is_open": is_open_at(found, visit.at),
        "live_sessions": sessions_of(found) if is_open_at(found, visit.at) else (),
        "is_over": over,
        **_evaluation(visit, found),
    }
    return render(request, "gathering/own_gathering.html", shown, status=status)


def _evaluation(visit: Visit, gathering: Gathering) -> dict[str, object]:
    """What one is asked about the gathering, and what came of it when that is shared."""
    on = timezone.localdate(visit.at)
    found = survey_after(gathering, on) if gathering.has_ended(visit.at) else None
    if found is None:
        return {"surveys": (), "results": None}
    mine = [one for one in surveys_for(visit.holder.person, on) if one.wave.pk == found.wave.pk]
    return {"surveys": mine, "results": results_for(None, found.wave, on)}


def _around(visit: Visit) -> dict[str, object]:
    person = visit.holder.person
    return {"person": person, "team": person.team, "network": person.network, "key": visit.key, "at": visit.at}


def _address(request: HttpRequest, visit: Visit, own: OwnGathering) -> str:
    return request.build_absolute_uri(reverse("own-gathering", args=[visit.key, own.gathering.public_id]))


def _private(response: HttpResponse) -> HttpResponse:
    for name, value in PRIVATE.items():
        response[name] = value
    return response

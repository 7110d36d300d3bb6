"""The calendar of a participant: all dates, a file to take out, and what would be otherwise."""

import uuid
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.casework.queries import facts_of, person_calendar, person_timeline, take_out_calendar
from jobbvei.people.queries import open_participant
from jobbvei.people.types import Participant
from jobbvei.rules.outlook.what_if import compare
from jobbvei.shared.errors import UnusableInput
from jobbvei.web.frame.downloads import as_download
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.person.calendar_export import calendar_events, file_of
from jobbvei.web.person.calendar_shown import calendar_shown
from jobbvei.web.person.file import person_head
from jobbvei.web.person.timeline import strip
from jobbvei.web.person.what_if_form import WhatIfForm
from jobbvei.web.person.what_if_shown import ComparisonShown, comparison_shown

PAGE = "person-calendar"
FILE_NAME = "jobbvei-frister.ics"


@require_safe
@page(Permission.READ_PERSON_ECONOMY_AND_LAW)
def calendar(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Every date the law gives and all that has happened, in the order of time."""
    participant = open_participant(public_id, occasion=request.occasion())
    content = {
        "calendar": calendar_shown(person_calendar(participant, on=request.on), on=request.on),
        "timeline": strip(person_timeline(participant, on=request.on)),
        "form": WhatIfForm(facts=facts_of(participant)),
    }
    return render(request, "person/calendar.html", _with_head(request, participant, content))


@require_safe
@page(Permission.READ_PERSON_ECONOMY_AND_LAW)
def calendar_as_file(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """The coming dates as a file for another calendar; it names nobody."""
    participant = open_participant(public_id, occasion=request.occasion())
    dates = take_out_calendar(participant, occasion=request.occasion())
    address = request.build_absolute_uri(reverse(PAGE, args=[public_id]))
    events = list(calendar_events(dates, participant, address=address))
    if not events:
        messages.warning(request, _("Det er ingen datoer å hente ennå."))
        return redirect(PAGE, public_id=public_id)
    return as_download(file_of(events, made_at=request.at), name=FILE_NAME)


@require_http_methods(["GET", "POST"])
@page(Permission.READ_PERSON_ECONOMY_AND_LAW)
def what_if(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Old and new dates beside each other if something were otherwise; nothing is saved."""
    participant = open_participant(public_id, occasion=request.occasion())
    form = WhatIfForm(sent(request), facts=facts_of(participant))
    comparison = _compared(form, participant, request) if form.is_valid() else None
    status = HTTPStatus.BAD_REQUEST if form.is_bound and comparison is None else HTTPStatus.OK
    content = {"form": form, "comparison": comparison}
    return render(request, "person/what_if.html", _with_head(request, participant, content), status=status)


def _compared(form: WhatIfForm, participant: Participant, request: ActorRequest) -> ComparisonShown | None:
    try:
        comparison = compare(facts_of(participant), form.change(), on=request.on)
    except UnusableInput:
        form.add_error(
            None,
            _("Datoene går ikke opp med det som er ført om personen. Se på tillatelse, tilbud, oppstart og vedtak."),
        )
        return None
    return comparison_shown(comparison, on=request.on)


def _with_head(request: ActorRequest, participant: Participant, content: dict[str, Any]) -> dict[str, Any]:
    head = person_head(participant, actor=request.actor, current=PAGE)
    return {"participant": participant, "head": head, **content}

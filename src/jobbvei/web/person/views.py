"""The pages about one participant."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.audit.queries import events_about_person
from jobbvei.audit.types import AuditEvent
from jobbvei.casework.queries import law_findings
from jobbvei.matching.queries import openings_for_participant
from jobbvei.people.queries import open_participant
from jobbvei.people.types import Participant
from jobbvei.web.audit_log.views import events_in_words
from jobbvei.web.frame.formats import day
from jobbvei.web.frame.numbers import page_number
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.person.competence import competence_of
from jobbvei.web.person.file import person_head, person_overview
from jobbvei.web.person.guidance_topics import guidance_pages
from jobbvei.web.person.law import shown
from jobbvei.web.person.law_compare import OtherDayForm, compared, day_choices
from jobbvei.web.person.law_subjects import by_subject
from jobbvei.web.person.match_gaps import match_gaps

EVENTS_SHOWN = 100
TO_CHECK_ON_A_PAGE = 10
TABS = {"person": "person", "law_compare": "person-law"}


@require_safe
@page(Permission.READ_PERSON)
def person(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Where are we, what does the law give, what is the next step, and what can they work with?"""
    participant = open_participant(public_id, occasion=request.occasion())
    overview = person_overview(participant, actor=request.actor)
    return _page(request, participant, "person/person.html", {"overview": overview, "matches": overview.matches})


@require_safe
@page(Permission.READ_PERSON)
def competence(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """What the participant brings: languages, schooling, work, wishes, licences, time."""
    participant = open_participant(public_id, occasion=request.occasion())
    return _page(request, participant, "person/competence.html", {"competence": competence_of(participant)})


@require_safe
@page(Permission.SEE_OPENINGS)
def openings(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Every opening that fits, those that need a check, and what took the others away."""
    participant = open_participant(public_id, occasion=request.occasion())
    matches = openings_for_participant(participant, on=request.on)
    content = {
        "matches": matches,
        "gaps": match_gaps(matches.to_check, participant=participant, actor=request.actor),
        "to_check": Paginator(matches.to_check, TO_CHECK_ON_A_PAGE).get_page(page_number(request)),
    }
    return _page(request, participant, "person/openings.html", content)


@require_safe
@page(Permission.READ_PERSON_ECONOMY_AND_LAW)
def law(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """All findings of law, with what is behind each; ``?dag=2027-01-01`` sets another day's rules beside today's."""
    participant = open_participant(public_id, occasion=request.occasion())
    form = OtherDayForm(request.GET)
    chosen = (form.cleaned_data["dag"] if form.is_valid() else None) or request.on
    found = law_findings(participant, on=request.on)
    days = day_choices(participant, on=request.on, chosen=chosen)
    content = {"form": form, "chosen": chosen, "days": days, "pages": guidance_pages(person=True)}
    if chosen == request.on:
        content |= {"findings": shown(found, on=request.on), "subjects": by_subject(found, on=request.on)}
        return _page(request, participant, "person/law.html", content)
    columns = [_("I dag"), day(chosen)]
    content["columns"] = columns if chosen > request.on else columns[::-1]
    content["compared"] = compared(found, law_findings(participant, on=chosen), other_is_later=chosen > request.on)
    return _page(request, participant, "person/law_compare.html", content)


@require_safe
@page(Permission.READ_PERSON)
def trail(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Who has seen and changed the file."""
    participant = open_participant(public_id, occasion=request.occasion())
    return _page(
        request,
        participant,
        "person/trail.html",
        {"events": events_in_words(last_events_about(participant)), "of_one_person": True},
    )


def last_events_about(participant: Participant) -> QuerySet[AuditEvent]:
    """The last hundred events about the participant, newest first."""
    return events_about_person(str(participant.public_id), tenant_number=participant.tenant_id)[:EVENTS_SHOWN]


def _page(request: ActorRequest, participant: Participant, template: str, content: dict[str, Any]) -> HttpResponse:
    name = template.removeprefix("person/").removesuffix(".html")
    head = person_head(participant, actor=request.actor, current=TABS.get(name, f"person-{name}"))
    return render(request, template, {"participant": participant, "head": head, **content})

"""The introduction programme and the Norwegian training: what is written down, and what the law says of it."""

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.casework.actions import (
    change_norwegian_training,
    change_programme,
    decide_norwegian_extension,
    end_programme,
    resume_programme,
    start_norwegian_training,
    start_programme,
    undo_norwegian_extension,
)
from jobbvei.casework.policies import may_extend_norwegian
from jobbvei.casework.queries import current_programme, law_findings, training_of
from jobbvei.casework.types import IntroductionProgramme
from jobbvei.people.queries import open_participant
from jobbvei.people.types import Participant
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.person.editing import EditPage, saved_or_page
from jobbvei.web.person.law import FindingShown, shown
from jobbvei.web.person.saving import Words
from jobbvei.web.person.training_forms import ExtensionForm, NorwegianForm, ProgrammeEndForm, ProgrammeForm

LAW_OF_PROGRAMME = (
    "programme.entitlement",
    "programme.start_latest_on",
    "programme.earliest_end_on",
    "programme.latest_end_on",
    "programme.latest_end_with_extension_on",
    "programme.part_time_allowed",
    "programme.work_hours_min",
)
LAW_OF_NORWEGIAN = (
    "norwegian.entitlement",
    "norwegian.right_until_on",
    "norwegian.extension_decisions_max",
    "norwegian.extended_until_on",
    "norwegian.minimum_level",
)
LAW_OF_EXTENSION = ("norwegian.right_until_on", "norwegian.extension_decisions_max", "norwegian.extended_until_on")


@require_http_methods(["GET", "POST"])
@page(Permission.WRITE_PERSON)
def programme(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Start or change the programme, beside what the law says of it."""
    participant = open_participant(public_id, occasion=request.occasion())
    running = _running(participant)
    form = ProgrammeForm(request.POST or None, programme=running)

    def save() -> None:
        if running is None:
            start_programme(participant=participant, details=form.details(), occasion=request.occasion())
        else:
            change_programme(programme=running, details=form.details(), occasion=request.occasion())
        messages.success(request, _("Programmet er lagret. Under ser du hva loven gir nå."))

    button = _("Lagre endringene") if running else _("Lagre programmet")
    content = {
        "findings": _law(participant, LAW_OF_PROGRAMME, request),
        "running": running,
        "ended": [one for one in participant.programmes.all() if one.ended_on is not None],
    }
    words = Words(_("Introduksjonsprogram"), button)
    return saved_or_page(
        request, participant, form, save, EditPage(words, "person-programme", "person/programme.html", content)
    )


@require_http_methods(["GET", "POST"])
@page(Permission.WRITE_PERSON)
def programme_end(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """End the programme that runs."""
    participant = open_participant(public_id, occasion=request.occasion())
    running = _running(participant)
    if running is None:
        messages.warning(request, _("Ingen introduksjonsprogram er i gang."))
        return redirect("person-programme", public_id=public_id)
    form = ProgrammeEndForm(request.POST or None, initial={"ended_on": request.on})

    def save() -> None:
        given = form.cleaned_data
        end_programme(
            programme=running, ended_on=given["ended_on"], reason=given["end_reason"], occasion=request.occasion()
        )
        messages.success(request, _("Programmet er avsluttet. Du kan angre på denne siden."))

    words = Words(_("Avslutt introduksjonsprogrammet"), _("Avslutt programmet"))
    return saved_or_page(request, participant, form, save, EditPage(words, "person-programme"))


@require_POST
@page(Permission.WRITE_PERSON)
def programme_resume(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Take back that the last programme ended."""
    participant = open_participant(public_id, occasion=request.occasion())
    last = current_programme(participant)
    if last is not None:
        resume_programme(programme=last, occasion=request.occasion())
        messages.success(request, _("Programmet er i gang igjen."))
    return redirect("person-programme", public_id=public_id)


@require_http_methods(["GET", "POST"])
@page(Permission.WRITE_PERSON)
def norwegian(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Start or change Norwegian training, beside what the law says of it."""
    participant = open_participant(public_id, occasion=request.occasion())
    training = training_of(participant)
    form = NorwegianForm(request.POST or None, training=training)

    def save() -> None:
        if training is None:
            start_norwegian_training(participant=participant, details=form.details(), occasion=request.occasion())
        else:
            change_norwegian_training(training=training, details=form.details(), occasion=request.occasion())
        messages.success(request, _("Norskopplæringen er lagret. Under ser du hva loven gir nå."))

    content = {
        "findings": _law(participant, LAW_OF_NORWEGIAN, request),
        "training": training,
        "extensions": list(training.extensions.all()) if training else [],
    }
    words = Words(_("Norskopplæring"), _("Lagre"))
    return saved_or_page(
        request, participant, form, save, EditPage(words, "person-norwegian", "person/norwegian.html", content)
    )


@require_http_methods(["GET", "POST"])
@page(Permission.WRITE_PERSON)
def norwegian_extend(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Write down a decision to extend Norwegian training, after seeing what the law allows."""
    participant = open_participant(public_id, occasion=request.occasion())
    training = training_of(participant)
    if training is None:
        messages.warning(request, _("Før norskopplæringen først. Da kan den utvides."))
        return redirect("person-norwegian", public_id=public_id)
    form = ExtensionForm(request.POST or None, initial={"decided_on": request.on})

    def save() -> None:
        given = form.cleaned_data
        decide_norwegian_extension(
            training=training, decided_on=given["decided_on"], months=given["months"], occasion=request.occasion()
        )
        messages.success(request, _("Vedtaket er ført. Under ser du hva loven gir nå."))

    content = {
        "findings": _law(participant, LAW_OF_EXTENSION, request),
        "verdict": may_extend_norwegian(request.actor, training, decided_on=request.on),
        "decided": training.extensions.count(),
    }
    words = Words(_("Utvid norskopplæringen"), _("Før vedtaket"))
    return saved_or_page(
        request, participant, form, save, EditPage(words, "person-norwegian", "person/extension.html", content)
    )


@require_POST
@page(Permission.WRITE_PERSON)
def norwegian_extension_undo(request: ActorRequest, public_id: uuid.UUID, extension_id: uuid.UUID) -> HttpResponse:
    """Take away a decision that was written down by mistake."""
    participant = open_participant(public_id, occasion=request.occasion())
    training = training_of(participant)
    decided = [one for one in training.extensions.all() if one.public_id == extension_id] if training else []
    if not decided:
        raise Http404
    undo_norwegian_extension(extension=decided[0], occasion=request.occasion())
    messages.success(request, _("Vedtaket er tatt bort."))
    return redirect("person-norwegian", public_id=public_id)


def _running(participant: Participant) -> IntroductionProgramme | None:
    last = current_programme(participant)
    return last if last is not None and last.ended_on is None else None


def _law(participant: Participant, wanted: Sequence[str], request: ActorRequest) -> tuple[FindingShown, ...]:
    """The findings wanted, in that order; nothing for a role that does not see the law."""
    if not request.actor.may(Permission.READ_PERSON_ECONOMY_AND_LAW):
        return ()
    found = {one.id: one for one in law_findings(participant, on=request.on, only=frozenset(wanted))}
    return shown((found[key] for key in wanted if key in found), on=request.on)

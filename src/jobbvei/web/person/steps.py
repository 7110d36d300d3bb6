"""The next step: a new one, done, moved, and undone."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.casework.actions import add_next_step, complete_next_step, move_next_step, undo_complete_next_step
from jobbvei.casework.queries import step_with_key
from jobbvei.casework.types import NextStep
from jobbvei.people.queries import open_participant
from jobbvei.people.types import Participant
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.person.owners import owners_of_steps
from jobbvei.web.person.saving import Words, saved_or_form, undone
from jobbvei.web.person.step_forms import CompleteStepForm, MoveStepForm, NewStepForm


@require_http_methods(["GET", "POST"])
@page(Permission.FOLLOW_UP)
def new_step(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Add a step."""
    participant = open_participant(public_id, occasion=request.occasion())
    initial = {"what": request.GET.get("hva", "")[:200]}
    form = NewStepForm(
        sent(request), initial=initial, owners=owners_of_steps(request, participant), actor=request.actor
    )

    def save() -> None:
        add_next_step(participant=participant, details=form.details(), occasion=request.occasion())
        messages.success(request, _("Neste steg er lagret."))

    words = Words(_("Nytt steg"), _("Lagre steget"))
    return saved_or_form(request, participant, form, save, words)


@require_http_methods(["GET", "POST"])
@page(Permission.FOLLOW_UP)
def complete_step(request: ActorRequest, public_id: uuid.UUID, step_id: uuid.UUID) -> HttpResponse:
    """Finish a step and say what comes next, in one go."""
    participant = open_participant(public_id, occasion=request.occasion())
    step = _step(participant, step_id)
    form = CompleteStepForm(sent(request), owners=owners_of_steps(request, participant), actor=request.actor)

    def save() -> None:
        because = form.cleaned_data["last_because"]
        complete_next_step(step=step, then=form.then(), last_because=because, occasion=request.occasion())
        messages.success(request, _completed_with_undo(request, participant, step_id))

    words = Words(_("Fullført: %(what)s") % {"what": sentence(step.words)}, _("Fullfør"))
    return saved_or_form(request, participant, form, save, words)


@require_http_methods(["GET", "POST"])
@page(Permission.FOLLOW_UP)
def move_step(request: ActorRequest, public_id: uuid.UUID, step_id: uuid.UUID) -> HttpResponse:
    """Give a step another date."""
    participant = open_participant(public_id, occasion=request.occasion())
    step = _step(participant, step_id)
    form = MoveStepForm(sent(request), initial={"due_on": max(step.due_on, request.on)})

    def save() -> None:
        move_next_step(step=step, due_on=form.new_due_on(), occasion=request.occasion())
        messages.success(request, _("Fristen er flyttet."))

    words = Words(_("Flytt: %(what)s") % {"what": sentence(step.words)}, _("Flytt fristen"))
    return saved_or_form(request, participant, form, save, words)


@require_POST
@page(Permission.FOLLOW_UP)
def undo_step(request: ActorRequest, public_id: uuid.UUID, step_id: uuid.UUID) -> HttpResponse:
    """Open a step again that was finished by mistake."""
    participant = open_participant(public_id, occasion=request.occasion())
    step = _step(participant, step_id)
    undone(
        request, lambda: undo_complete_next_step(step=step, occasion=request.occasion()), _("Steget er åpnet igjen.")
    )
    return redirect("person", public_id=public_id)


def _step(participant: Participant, key: uuid.UUID) -> NextStep:
    step = step_with_key(key, participant=participant)
    if step is None:
        raise Http404
    return step


def _completed_with_undo(request: ActorRequest, participant: Participant, step_id: uuid.UUID) -> str:
    address = reverse("next-step-undo", args=[participant.public_id, step_id])
    return format_html(
        '{} <button class="ds-button" data-size="sm" data-variant="tertiary" form="undo" formaction="{}">{}</button>',
        _("Steget er fullført."),
        address,
        _("Angre"),
    )

"""Proposing and answering. The participant is asked first; no employer sees anything before a yes."""

import uuid
from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.employers.queries import open_opening
from jobbvei.matching.actions import accept_suggestion, decline_suggestion, propose, withdraw_suggestion
from jobbvei.matching.queries import open_suggestion
from jobbvei.matching.types import Suggestion
from jobbvei.people.queries import open_participant
from jobbvei.placements.queries import draft_from
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.suggestion.forms import NoForm, YesForm


@require_POST
@page(Permission.MATCH_PEOPLE)
def propose_opening(request: ActorRequest, public_id: uuid.UUID, opening_id: uuid.UUID) -> HttpResponse:
    """Propose the opening to the participant and go back to the person."""
    participant = open_participant(public_id, occasion=request.occasion())
    opening = open_opening(opening_id, tenant=request.actor.tenant)
    propose(participant=participant, opening=opening, occasion=request.occasion())
    messages.success(
        request,
        _("Forslaget «%(title)s» er lagret. Spør %(name)s. Arbeidsgiveren ser ingenting før det er et ja.")
        % {"title": opening.title, "name": participant.given_name},
    )
    return redirect("person", public_id=public_id)


@require_http_methods(["GET", "POST"])
@page(Permission.MATCH_PEOPLE)
def accept(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """The participant said yes: a placement draft and a next step appear."""
    suggestion = open_suggestion(public_id, occasion=request.occasion())
    form = YesForm(sent(request))
    if not form.is_valid():
        return _answer_page(request, suggestion, form, is_yes=True)
    through = cast(str, form.cleaned_data["through"])
    accept_suggestion(suggestion=suggestion, through=through, occasion=request.occasion())
    messages.success(request, _what_a_yes_led_to(suggestion, request))
    return redirect("person", public_id=suggestion.participant.public_id)


@require_http_methods(["GET", "POST"])
@page(Permission.MATCH_PEOPLE)
def decline(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """The participant said no; the next step is to look for something else."""
    suggestion = open_suggestion(public_id, occasion=request.occasion())
    form = NoForm(sent(request))
    if not form.is_valid():
        return _answer_page(request, suggestion, form, is_yes=False)
    decline_suggestion(
        suggestion=suggestion,
        through=form.cleaned_data["through"],
        reason=form.cleaned_data["reason"],
        occasion=request.occasion(),
    )
    messages.success(request, _("Nei er like greit som ja. Neste steg er å finne andre plasser sammen."))
    return redirect("person", public_id=suggestion.participant.public_id)


@require_POST
@page(Permission.MATCH_PEOPLE)
def withdraw(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Take the suggestion back; a draft made from it is cancelled."""
    suggestion = open_suggestion(public_id, occasion=request.occasion())
    withdraw_suggestion(suggestion=suggestion, occasion=request.occasion())
    messages.success(request, _("Forslaget er trukket tilbake."))
    return redirect("person", public_id=suggestion.participant.public_id)


def _answer_page(request: ActorRequest, suggestion: Suggestion, form: YesForm, *, is_yes: bool) -> HttpResponse:
    status = 400 if form.is_bound else 200
    context = {"suggestion": suggestion, "form": form, "is_yes": is_yes}
    return render(request, "suggestion/answer.html", context, status=status)


def _what_a_yes_led_to(suggestion: Suggestion, request: ActorRequest) -> str:
    """The draft and the next step, and who sees to it when that is somebody else."""
    words = {"name": suggestion.participant.given_name, "employer": suggestion.opening.employer.name}
    draft = draft_from(suggestion)
    step = draft.agree_step if draft is not None else None
    if step is not None and step.owner_id != request.actor.user.pk:
        return _(
            "%(name)s har sagt ja. Utkastet til avtale er laget. "
            "%(owner)s eier kontakten med %(employer)s og har fått neste steg: å avtale oppstart."
        ) % {**words, "owner": step.owner.full_name}
    return (
        _("%(name)s har sagt ja. Utkastet til avtale er laget, og neste steg er å avtale oppstart med %(employer)s.")
        % words
    )

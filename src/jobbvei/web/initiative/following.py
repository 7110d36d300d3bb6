"""Following an initiative: where it stands, its log, its counts, and looking back on it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.initiatives import (
    evaluate_initiative,
    move_initiative,
    record_count,
    remove_count,
    write_log,
)
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_move_initiative, may_write_initiative
from jobbvei.learning_network.queries.initiatives import counts_of, log_of, open_count, open_initiative
from jobbvei.learning_network.queries.lineage import fields_with
from jobbvei.learning_network.queries.workbooks import template_of
from jobbvei.learning_network.small_counts import CountTooSmall
from jobbvei.learning_network.states import INITIATIVE_TRANSITIONS
from jobbvei.learning_network.types import Initiative, InitiativeState, Seat
from jobbvei.learning_network.workbooks.template import Field
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.initiative.forms import CountForm, EvaluationForm, LogForm
from jobbvei.web.network.seats import frame_of, seat_of


def initiative_page(
    request: ActorRequest,
    seat: Seat,
    found: Initiative,
    *,
    log_form: LogForm | None = None,
    count_form: CountForm | None = None,
) -> HttpResponse:
    """The page of an initiative, with a form that was sent wrong in its place."""
    moves = [(one, may_move_initiative(seat, found, one)) for one in _next(found)]
    shown = {
        **frame_of(seat, request),
        "initiative": found,
        "may_write": may_write_initiative(seat, found),
        "moves": [one for one, verdict in moves if verdict.allowed],
        "why_not": next((verdict for _one, verdict in moves if not verdict.allowed), None),
        "log": log_of(found),
        "counts": counts_of(found),
        "written_in": _written_in(seat, found),
        "log_form": log_form or LogForm(on=request.on),
        "count_form": count_form or CountForm(on=request.on),
    }
    is_wrong = any(form is not None and form.errors for form in (log_form, count_form))
    return render(request, "initiative/initiative.html", shown, status=422 if is_wrong else 200)


@page(Permission.WORK_IN_NETWORK)
@require_POST
def move(request: ActorRequest, network_id: UUID, initiative_id: UUID) -> HttpResponse:
    """Say how far it has come."""
    seat = seat_of(request, network_id)
    found = open_initiative(initiative_id, seat=seat)
    may_write_initiative(seat, found).ensure()
    if request.POST.get("state") in InitiativeState.values:
        state = InitiativeState(request.POST["state"])
        move_initiative(seat=seat, initiative=found, state=state, occasion=request.occasion("network"))
        messages.success(request, _("Tiltaket er nå {state}.").format(state=state.label))
    return redirect("initiative", network_id=network_id, initiative_id=initiative_id)


@page(Permission.WORK_IN_NETWORK)
@require_POST
def write_line(request: ActorRequest, network_id: UUID, initiative_id: UUID) -> HttpResponse:
    """Write in the log."""
    seat = seat_of(request, network_id)
    found = open_initiative(initiative_id, seat=seat)
    may_write_initiative(seat, found).ensure()
    form = LogForm(request.POST, on=request.on)
    if form.is_valid():
        told = form.cleaned_data
        try:
            write_log(
                seat=seat,
                initiative=found,
                text=told["text"],
                happened_on=told["happened_on"],
                occasion=request.occasion("network"),
            )
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            return redirect(f"{reverse('initiative', args=[network_id, initiative_id])}#log")
    return initiative_page(request, seat, found, log_form=form)


@page(Permission.WORK_IN_NETWORK)
@require_POST
def count(request: ActorRequest, network_id: UUID, initiative_id: UUID) -> HttpResponse:
    """Write a count; one below five is refused with the reason."""
    seat = seat_of(request, network_id)
    found = open_initiative(initiative_id, seat=seat)
    may_write_initiative(seat, found).ensure()
    form = CountForm(request.POST, on=request.on)
    if form.is_valid():
        try:
            record_count(seat=seat, initiative=found, said=form.said(), occasion=request.occasion("network"))
        except CountTooSmall as problem:
            form.add_error("count", sentence(problem.sentence))
        except UnableToSave as problem:
            form.add_error("counted_on", sentence(problem.sentence))
        else:
            messages.success(request, _("Tallet er lagret."))
            return redirect(f"{reverse('initiative', args=[network_id, initiative_id])}#counts")
    return initiative_page(request, seat, found, count_form=form)


@page(Permission.WORK_IN_NETWORK)
@require_POST
def uncount(request: ActorRequest, network_id: UUID, initiative_id: UUID, count_id: UUID) -> HttpResponse:
    """Take a count away."""
    seat = seat_of(request, network_id)
    found = open_initiative(initiative_id, seat=seat)
    taken = open_count(count_id, initiative=found)
    remove_count(seat=seat, initiative=found, count=taken, occasion=request.occasion("network"))
    messages.success(request, _("Tallet er tatt bort."))
    return redirect(f"{reverse('initiative', args=[network_id, initiative_id])}#counts")


@page(Permission.WORK_IN_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def evaluate(request: ActorRequest, network_id: UUID, initiative_id: UUID) -> HttpResponse:
    """Look back: what worked, what did not, and whether it goes on."""
    seat = seat_of(request, network_id)
    found = open_initiative(initiative_id, seat=seat)
    may_write_initiative(seat, found).ensure()
    form = EvaluationForm(sent(request), initiative=found)
    if request.method == "POST" and form.is_valid():
        try:
            evaluate_initiative(seat=seat, initiative=found, said=form.said(), occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Evalueringen er lagret."))
            return redirect("initiative", network_id=network_id, initiative_id=initiative_id)
    shown = {**frame_of(seat, request), "form": form, "initiative": found}
    return render(request, "initiative/evaluation.html", shown, status=422 if form.errors else 200)


def _written_in(seat: Seat, found: Initiative) -> list[Field]:
    """The fields of one's own workbook where something from the same card stands."""
    if found.copied_from is None or seat.team is None:
        return []
    keys = fields_with(found.copied_from.practice, seat.own_team)
    return [one for one in template_of(seat.network).fields if one.key in keys]


def _next(found: Initiative) -> tuple[InitiativeState, ...]:
    return INITIATIVE_TRANSITIONS[InitiativeState(found.state)]

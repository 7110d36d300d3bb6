"""Changing the plan of a network."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.plan import remove_phase, remove_task, save_phase, save_task
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.queries.plan import days_of, open_phase, open_task, phases_of, size_groups_of
from jobbvei.learning_network.types import NetworkTask, Phase, Seat, TaskPlace
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.network.plan_forms import PhaseForm, TaskForm, as_initial
from jobbvei.web.network.seats import frame_of, seat_of


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_phase(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Add a phase."""
    return _phase_page(request, _facilitators_seat(request, network_id), None)


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_phase(request: ActorRequest, network_id: UUID, phase_id: UUID) -> HttpResponse:
    """Change a phase."""
    seat = _facilitators_seat(request, network_id)
    return _phase_page(request, seat, open_phase(phase_id, seat=seat))


@page(Permission.FACILITATE_NETWORK)
@require_POST
def drop_phase(request: ActorRequest, network_id: UUID, phase_id: UUID) -> HttpResponse:
    """Take an empty phase away."""
    seat = _facilitators_seat(request, network_id)
    try:
        remove_phase(seat=seat, phase=open_phase(phase_id, seat=seat), occasion=request.occasion("network"))
    except UnableToSave as problem:
        messages.error(request, sentence(problem.sentence))
    else:
        messages.success(request, _("Fasen er fjernet."))
    return redirect("network-plan", network_id=network_id)


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_task(request: ActorRequest, network_id: UUID, phase_id: UUID) -> HttpResponse:
    """Add a task to a phase."""
    seat = _facilitators_seat(request, network_id)
    phase = open_phase(phase_id, seat=seat)
    form = _task_form(request, seat, {"phase": str(phase.public_id), "place": TaskPlace.BETWEEN})
    return _task_page(request, seat, form, None)


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_task(request: ActorRequest, network_id: UUID, task_id: UUID) -> HttpResponse:
    """Change a task, its days and where it lies."""
    seat = _facilitators_seat(request, network_id)
    task = open_task(task_id, seat=seat)
    return _task_page(request, seat, _task_form(request, seat, as_initial(task, days_of(task))), task)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def drop_task(request: ActorRequest, network_id: UUID, task_id: UUID) -> HttpResponse:
    """Take a task away."""
    seat = _facilitators_seat(request, network_id)
    remove_task(seat=seat, task=open_task(task_id, seat=seat), occasion=request.occasion("network"))
    messages.success(request, _("Oppgaven er fjernet for alle gruppene."))
    return redirect("network-plan", network_id=network_id)


def _facilitators_seat(request: ActorRequest, network_id: UUID) -> Seat:
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    return seat


def _task_form(request: ActorRequest, seat: Seat, initial: dict[str, object]) -> TaskForm:
    phases, groups = phases_of(seat.network), size_groups_of(seat.network)
    return TaskForm(sent(request), phases=phases, groups=groups, initial=initial)


def _phase_page(request: ActorRequest, seat: Seat, phase: Phase | None) -> HttpResponse:
    form = PhaseForm(sent(request), phase=phase)
    if request.method == "POST" and form.is_valid():
        try:
            save_phase(seat=seat, details=form.details(), phase=phase, occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Fasen er lagret."))
            return redirect("network-plan", network_id=seat.network.public_id)
    shown = {**frame_of(seat, request), "form": form, "phase": phase}
    return render(request, "network/phase_form.html", shown, status=422 if form.errors else 200)


def _task_page(request: ActorRequest, seat: Seat, form: TaskForm, task: NetworkTask | None) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        occasion = request.occasion("network")
        try:
            save_task(seat=seat, phase=form.chosen_phase(), details=form.details(), task=task, occasion=occasion)
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Oppgaven er lagret."))
            return redirect("network-plan", network_id=seat.network.public_id)
    shown = {**frame_of(seat, request), "form": form, "task": task}
    return render(request, "network/task_form.html", shown, status=422 if form.errors else 200)

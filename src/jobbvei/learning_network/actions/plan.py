"""Changing a network's phases and tasks: the facilitators' own plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import NetworkTask, Phase, SizeGroup, TaskDate
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.types import Seat, TaskPlace
from jobbvei.shared.sentence import N_, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseDetails:
    """What is said about a phase."""

    name: str
    first_day: date
    last_day: date
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDetails:
    """What is said about a task.

    Attributes:
        due_on: For all whose size group has no day of its own; None when no day is set.
        due_for_groups: A day of their own for some size groups.
    """

    title: str
    explanation: str = ""
    place: str = TaskPlace.BETWEEN
    due_on: date | None = None
    due_for_groups: Mapping[SizeGroup, date] = field(default_factory=dict)


@transaction.atomic
def save_phase(*, seat: Seat, details: PhaseDetails, phase: Phase | None = None, occasion: Occasion) -> Phase:
    """Add a phase after the others, or change one.

    Raises:
        Refused: The seat is not a facilitator's.
        UnableToSave: It has no name, or ends before it begins.
    """
    may_facilitate(seat).ensure()
    if not details.name.strip():
        raise UnableToSave("learning_network.phase_name", Sentence(N_("Gi fasen et navn.")))
    if details.last_day < details.first_day:
        template = N_("Siste dag {last} er før første dag {first}. Rett en av dem.")
        told = Sentence(template, {"last": details.last_day, "first": details.first_day})
        raise UnableToSave("learning_network.phase_period", told)
    phase = phase or Phase(network=seat.network, order=Phase.objects.in_network(seat.network).count())
    phase.name, phase.purpose = details.name.strip(), details.purpose.strip()
    phase.first_day, phase.last_day = details.first_day, details.last_day
    phase.save()
    tell("phase.changed", "phase", phase.public_id, occasion)
    return phase


@transaction.atomic
def remove_phase(*, seat: Seat, phase: Phase, occasion: Occasion) -> None:
    """Take a phase away.

    Raises:
        UnableToSave: It has tasks; they are moved or removed first, for teams may have done them.
    """
    may_facilitate(seat).ensure()
    if NetworkTask.objects.in_network(seat.network).filter(phase=phase).exists():
        template = N_("«{phase}» har oppgaver. Flytt eller fjern dem først.")
        raise UnableToSave("learning_network.phase_has_tasks", Sentence(template, {"phase": phase.name}))
    tell("phase.changed", "phase", phase.public_id, occasion, removed=True)
    phase.delete()


@transaction.atomic
def save_task(
    *, seat: Seat, phase: Phase, details: TaskDetails, task: NetworkTask | None = None, occasion: Occasion
) -> NetworkTask:
    """Add a task to the phase, or change one and move it there; what teams have done of it stands.

    Raises:
        Refused: The seat is not a facilitator's.
        UnableToSave: It has no title.
    """
    may_facilitate(seat).ensure()
    if not details.title.strip():
        raise UnableToSave("learning_network.task_title", Sentence(N_("Skriv hva gruppene skal gjøre.")))
    task = task or NetworkTask(network=seat.network, order=_next_place(phase))
    task.phase, task.title, task.explanation = phase, details.title.strip(), details.explanation.strip()
    task.place = details.place
    task.save()
    _set_days(task, details)
    tell("task.changed", "network_task", task.public_id, occasion)
    return task


@transaction.atomic
def remove_task(*, seat: Seat, task: NetworkTask, occasion: Occasion) -> None:
    """Take a task away, also for the teams that have done it."""
    may_facilitate(seat).ensure()
    tell("task.changed", "network_task", task.public_id, occasion, removed=True)
    task.delete()


def _next_place(phase: Phase) -> int:
    return NetworkTask.objects.in_network(phase.network).filter(phase=phase).count()


def _set_days(task: NetworkTask, details: TaskDetails) -> None:
    TaskDate.objects.in_network(task.network).filter(task=task).delete()
    days: list[tuple[SizeGroup | None, date | None]] = [(None, details.due_on), *details.due_for_groups.items()]
    TaskDate.objects.get_queryset().bulk_create(
        TaskDate(network=task.network, task=task, size_group=group, due_on=day)
        for group, day in days
        if day is not None
    )

"""The phases and tasks of a network, and what is due for a team."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from jobbvei.learning_network.models import MunicipalTeam, NetworkTask, Phase, SizeGroup, TaskDate, TaskDone
from jobbvei.learning_network.types import Network, Seat
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence

EVERYBODY = None


class PhaseNotFound(NotFound):
    """No phase with this key in the network."""

    def __init__(self) -> None:
        super().__init__("learning_network.phase_not_found", Sentence(N_("Fasen finnes ikke i dette nettverket.")))


class TaskNotFound(NotFound):
    """No task with this key in the network."""

    def __init__(self) -> None:
        super().__init__("learning_network.task_not_found", Sentence(N_("Oppgaven finnes ikke i dette nettverket.")))


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task as it stands for one team.

    Attributes:
        due_on: For the team's size group, else for all; None when no day is set.
        is_done: Whether the team has said so.
    """

    task: NetworkTask
    due_on: date | None
    is_done: bool

    def is_late(self, on: date) -> bool:
        """Whether it should have been done before ``on``."""
        return not self.is_done and self.due_on is not None and self.due_on < on


@dataclass(frozen=True, slots=True)
class PlannedPhase:
    """A phase with its tasks in order."""

    phase: Phase
    tasks: list[PlannedTask]

    @property
    def done_count(self) -> int:
        """How many of its tasks are done."""
        return sum(one.is_done for one in self.tasks)

    @property
    def is_finished(self) -> bool:
        """Whether all its tasks are done; never of a phase without tasks."""
        return bool(self.tasks) and self.done_count == len(self.tasks)

    def is_now(self, on: date) -> bool:
        """Whether ``on`` is in the phase."""
        return self.phase.first_day <= on <= self.phase.last_day


def plan_for(network: Network, team: MunicipalTeam | None) -> list[PlannedPhase]:
    """The network's plan with the team's days and what it has done; with days for all when there is no team."""
    done = set() if team is None else set(TaskDone.objects.of_team(team).values_list("task_id", flat=True))
    group = None if team is None else team.size_group_id
    return _planned(network, group, done)


def plans_of_all(network: Network, teams: Iterable[MunicipalTeam]) -> Mapping[int, list[PlannedPhase]]:
    """The plan of every team, by the team's primary key; a constant number of queries."""
    rows = TaskDone.objects.of_all_teams(network).values_list("team_id", "task_id").order_by("team_id", "task_id")
    done: dict[int, set[int]] = {}
    for team_id, task_id in rows:
        done.setdefault(team_id, set()).add(task_id)
    phases, days = _phases(network), _days(network)
    return {team.pk: _with(phases, days, team.size_group_id, done.get(team.pk, set())) for team in teams}


def phase_on(network: Network, day: date) -> Phase | None:
    """The phase the network is in on ``day``, the later one when two run; None before, between and after."""
    rows = Phase.objects.in_network(network).filter(first_day__lte=day, last_day__gte=day)
    return rows.order_by("-first_day", "-order", "-id").first()


def open_phase(public_id: UUID | str, *, seat: Seat) -> Phase:
    """The phase with the key.

    Raises:
        PhaseNotFound: There is none in the seat's network.
    """
    found = Phase.objects.in_network(seat.network).filter(public_id=public_id).first()
    if found is None:
        raise PhaseNotFound
    return found


def phases_of(network: Network) -> list[Phase]:
    """The phases in order."""
    return list(Phase.objects.in_network(network).order_by("order", "first_day", "id"))


def size_groups_of(network: Network) -> list[SizeGroup]:
    """The size groups in order."""
    return list(SizeGroup.objects.in_network(network).order_by("order", "id"))


def days_of(task: NetworkTask) -> dict[int | None, date]:
    """When the task is due, by the size group's primary key; None for those without a day of their own."""
    rows = TaskDate.objects.in_network(task.network).filter(task=task).order_by("id")
    return dict(rows.values_list("size_group_id", "due_on"))


def open_task(public_id: UUID | str, *, seat: Seat) -> NetworkTask:
    """The task with the key.

    Raises:
        TaskNotFound: There is none in the seat's network.
    """
    found = (
        NetworkTask.objects.in_network(seat.network)
        .filter(public_id=public_id)
        .select_related("phase", "network")
        .first()
    )
    if found is None:
        raise TaskNotFound
    return found


def _planned(network: Network, group: int | None, done: set[int]) -> list[PlannedPhase]:
    return _with(_phases(network), _days(network), group, done)


Days = dict[tuple[int, int | None], date]


def _phases(network: Network) -> list[tuple[Phase, list[NetworkTask]]]:
    tasks: dict[int, list[NetworkTask]] = {}
    for task in NetworkTask.objects.in_network(network).order_by("phase_id", "order", "id"):
        tasks.setdefault(task.phase_id, []).append(task)
    phases = Phase.objects.in_network(network).order_by("order", "first_day", "id")
    return [(phase, tasks.get(phase.pk, [])) for phase in phases]


def _days(network: Network) -> Days:
    rows = TaskDate.objects.in_network(network).order_by("id")
    return {(task, group): day for task, group, day in rows.values_list("task_id", "size_group_id", "due_on")}


def _with(
    phases: list[tuple[Phase, list[NetworkTask]]], days: Days, group: int | None, done: set[int]
) -> list[PlannedPhase]:
    return [
        PlannedPhase(phase, [PlannedTask(one, _due(days, one.pk, group), one.pk in done) for one in tasks])
        for phase, tasks in phases
    ]


def _due(days: Days, task: int, group: int | None) -> date | None:
    return days.get((task, group), days.get((task, EVERYBODY)))

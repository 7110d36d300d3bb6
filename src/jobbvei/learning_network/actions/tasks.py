"""Ticking the network's tasks off for a team."""

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.models import NetworkTask, TaskDone
from jobbvei.learning_network.policies import may_work_in_team
from jobbvei.learning_network.types import Seat


@transaction.atomic
def mark_task_done(*, seat: Seat, task: NetworkTask, occasion: Occasion) -> None:
    """Say that the seat's own team has done the task; saying it twice changes nothing."""
    may_work_in_team(seat).ensure()
    said = {"done_at": occasion.at, "done_by": acting_user(occasion).user}
    _row, is_new = TaskDone.objects.of_team(seat.own_team).get_or_create(
        network=seat.network, team=seat.own_team, task=task, defaults=said
    )
    if is_new:
        tell("task.done", "network_task", task.public_id, occasion)


@transaction.atomic
def reopen_task(*, seat: Seat, task: NetworkTask, occasion: Occasion) -> None:
    """Take it back that the seat's own team has done the task."""
    may_work_in_team(seat).ensure()
    gone, _by_model = TaskDone.objects.of_team(seat.own_team).filter(task=task).delete()
    if gone:
        tell("task.reopened", "network_task", task.public_id, occasion)

"""Signs of life, and what happens to work when they stop."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jobbvei.background.models import LongWork, Worker, WorkState
from jobbvei.background.tasks import run_work

SILENT_AFTER = timedelta(minutes=5)
ATTEMPTS = 3
FORGOTTEN_AFTER = timedelta(days=1)
SERVES_ALL = "the worker serves all tenants"


def note_worker(name: str, *, at: datetime) -> None:
    """A worker is alive; those not seen for a day are forgotten."""
    Worker.objects.update_or_create(name=name, defaults={"seen_at": at})
    Worker.objects.filter(seen_at__lt=at - FORGOTTEN_AFTER).delete()


def keep_alive(running: Collection[int], *, at: datetime) -> None:
    """The process that runs these is alive, even where it has not reported progress for a while."""
    rows = LongWork.objects.across_tenants(reason=SERVES_ALL)
    rows.filter(pk__in=running, state=WorkState.RUNNING).update(heartbeat_at=at)


def take_over_silent_work(*, at: datetime) -> int:
    """Queue again what has shown no sign of life for five minutes; after three attempts it fails for good.

    Returns:
        How many pieces of work were found silent.
    """
    with transaction.atomic():
        silent = _silent_work(at)
        for work in silent:
            _forget_task(work, at)
            if work.attempts < ATTEMPTS:
                _queue_again(work)
            else:
                _give_up(work, at)
    return len(silent)


def _silent_work(at: datetime) -> list[LongWork]:
    rows = LongWork.objects.across_tenants(reason=SERVES_ALL).select_for_update(skip_locked=True)
    return list(rows.filter(state=WorkState.RUNNING, heartbeat_at__lt=at - SILENT_AFTER).order_by("id"))


def _forget_task(work: LongWork, at: datetime) -> None:
    """The queue's own row would stay «running» for ever: its process is dead."""
    stuck = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, task_path=run_work.module_path)
    mine = stuck.filter(args_kwargs__args__1=str(work.public_id))
    mine.update(status=TaskResultStatus.FAILED, finished_at=at, traceback="the process died", return_value=None)


def _queue_again(work: LongWork) -> None:
    work.state, work.doing = WorkState.WAITING, ""
    work.save(update_fields=["state", "doing"])
    run_work.enqueue(work.tenant_id, str(work.public_id))


def _give_up(work: LongWork, at: datetime) -> None:
    work.state, work.finished_at, work.doing = WorkState.FAILED, at, ""
    work.problem = _(
        "Jobben stoppet tre ganger uten å bli ferdig. Ingenting er lagret. Prøv igjen, og si fra om det skjer på nytt."
    )
    work.save(update_fields=["state", "finished_at", "doing", "problem"])

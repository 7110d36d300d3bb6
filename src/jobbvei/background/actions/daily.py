"""What must happen once a day without anybody asking: old things go."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from importlib import import_module

import structlog
from django.conf import settings
from django.db import transaction
from django.utils.timezone import get_current_timezone
from django_tasks_db.models import DBTaskResult

from jobbvei.audit.actions import remove_expired_events
from jobbvei.background.hooks import Chore, registered_chores
from jobbvei.background.models import DailyChore, LongWork

WORK_KEPT = timedelta(days=90)  # Retention.SHORT
QUEUE_ROWS_KEPT = timedelta(days=14)  # they may hold a traceback, and nobody looks for it after a fortnight
SERVES_ALL = "what is too old goes from all tenants"

log = structlog.get_logger(__name__)


def remove_old_work(at: datetime) -> None:
    """Remove finished work after 90 days, and the queue's own rows after 14. What waits or runs stays."""
    finished = LongWork.objects.across_tenants(reason=SERVES_ALL).filter(finished_at__lt=at - WORK_KEPT)
    finished.delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=at - QUEUE_ROWS_KEPT).delete()


def remove_ended_sessions(_at: datetime) -> None:
    """Remove sessions that have run out; the browser's cookie already opens nothing."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


CHORES: dict[str, Chore] = {
    "remove_expired_events": lambda at: remove_expired_events(at=at),
    "remove_old_work": remove_old_work,
    "remove_ended_sessions": remove_ended_sessions,
}


def do_daily_chores(*, at: datetime, chores: Mapping[str, Chore] | None = None) -> list[str]:
    """Do what has not been done on the day of ``at`` in the site's time zone; workers ask often.

    The day is written down in the transaction that does the chore. So a chore is done once however many workers
    there are, a stopped server does yesterday's when it starts, and one that failed is tried again at the next turn.

    Args:
        chores: By code; those of this package and the registered ones unless told.

    Returns:
        Codes of the chores that were done now.
    """
    chores = {**CHORES, **registered_chores()} if chores is None else chores
    on = at.astimezone(get_current_timezone()).date()
    return [code for code, chore in chores.items() if _done_now(code, chore, on=on, at=at)]


def _done_now(code: str, chore: Chore, *, on: date, at: datetime) -> bool:
    if DailyChore.objects.filter(code=code, done_on__gte=on).exists():
        return False
    try:
        with transaction.atomic():
            return _claimed_and_done(code, chore, on=on, at=at)
    except Exception:  # the worker must go on giving signs of life, and the other chores have their turn
        log.exception("daily_chore_failed", code=code)
        return False


def _claimed_and_done(code: str, chore: Chore, *, on: date, at: datetime) -> bool:
    DailyChore.objects.get_or_create(code=code)
    # The row is locked by this from here to the end of the transaction; another worker waits, then finds nothing.
    undone = DailyChore.objects.exclude(done_on__gte=on).filter(code=code)
    if undone.update(done_on=on) == 0:
        return False
    chore(at)
    return True

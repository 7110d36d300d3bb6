"""One attempt at a piece of work, from start to end.

Each start raises ``attempts``; everything an attempt writes names its number, so that a process which was thought
dead and wakes up again can write nothing.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from jobbvei.background.models import LongWork, WorkState
from jobbvei.background.types import WorkResult
from jobbvei.municipalities.types import TenantQuerySet

LONGEST_PHRASE = 200
LONGEST_PROBLEM = 500


class TakenOver(Exception):
    """The attempt is no longer the one that counts."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A start of a piece of work, with the number that lets it write."""

    work: LongWork
    number: int


def begin_attempt(tenant_number: str, public_id: str, *, at: datetime) -> Attempt | None:
    """Claim waiting work; None when there is none (somebody else has it, or it is over)."""
    with transaction.atomic():
        found = LongWork.objects.for_tenant(tenant_number).select_for_update()
        work = found.filter(public_id=public_id, state=WorkState.WAITING).first()
        if work is None:
            return None
        work.state, work.attempts = WorkState.RUNNING, work.attempts + 1
        work.started_at = work.heartbeat_at = at
        work.done_count = work.total_count = 0
        work.save()
    return Attempt(work, work.attempts)


def report_progress(attempt: Attempt, *, counts: tuple[int, int], doing: str, at: datetime) -> None:
    """Tell how far the attempt has come.

    Args:
        counts: Units done, and how many in all (0 when not known).

    Raises:
        TakenOver: Somebody else does the work now.
    """
    done_count, total_count = counts
    _write(attempt, done_count=done_count, total_count=total_count, doing=doing[:LONGEST_PHRASE], heartbeat_at=at)


def hold_attempt(attempt: Attempt) -> None:
    """Lock the work until the transaction ends, so that nobody takes it over while it writes.

    Raises:
        TakenOver: Somebody already has.
    """
    if _rows(attempt).select_for_update().first() is None:
        raise TakenOver


def finish_attempt(attempt: Attempt, result: WorkResult, *, at: datetime) -> None:
    """The work is done. Call it in the transaction that wrote what the work was for.

    Raises:
        TakenOver: Somebody else does the work now; the transaction must be rolled back.
    """
    _write(attempt, state=WorkState.DONE, finished_at=at, heartbeat_at=at, doing="", result=asdict(result))


def fail_attempt(attempt: Attempt, problem: str, *, at: datetime) -> None:
    """The work stopped for good; ``problem`` is the sentence its user reads.

    Raises:
        TakenOver: Somebody else does the work now.
    """
    _write(attempt, state=WorkState.FAILED, finished_at=at, doing="", problem=problem[:LONGEST_PROBLEM])


def _write(attempt: Attempt, **values: Any) -> None:
    if _rows(attempt).update(**values) == 0:
        raise TakenOver


def _rows(attempt: Attempt) -> TenantQuerySet[LongWork]:
    mine = LongWork.objects.for_tenant(attempt.work.tenant_id)
    return mine.filter(pk=attempt.work.pk, state=WorkState.RUNNING, attempts=attempt.number)

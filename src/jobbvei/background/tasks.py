"""The door the queue knocks on: runs one piece of work, whatever its kind, and keeps how it went.

What happened is told once, in :class:`~jobbvei.background.models.LongWork`; the queue's own row only says that the
door was opened.
"""

from collections.abc import Callable

import structlog
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from jobbvei.access.queries import memberships_in_force
from jobbvei.access.roles import ROLES
from jobbvei.access.types import Actor
from jobbvei.background.attempts import (
    Attempt,
    TakenOver,
    begin_attempt,
    fail_attempt,
    finish_attempt,
    hold_attempt,
    report_progress,
)
from jobbvei.background.hooks import work_kind
from jobbvei.background.models import LongWork
from jobbvei.background.types import Run
from jobbvei.shared.errors import JobbveiError, Refused
from jobbvei.shared.sentence import N_, Sentence

log = structlog.get_logger(__name__)
running_here: set[int] = set()


@task()
def run_work(tenant_number: str, public_id: str) -> None:
    """Do the waiting work known by ``public_id``; nothing when it is no longer waiting."""
    attempt = begin_attempt(tenant_number, public_id, at=timezone.now())
    if attempt is None:
        return
    running_here.add(attempt.work.pk)
    try:
        _attempt_work(attempt)
    except TakenOver:
        log.warning("work_taken_over", kind=attempt.work.kind, attempt=attempt.number)
    finally:
        running_here.discard(attempt.work.pk)


def _attempt_work(attempt: Attempt) -> None:
    try:
        _do_work(attempt)
    except TakenOver:
        raise
    except JobbveiError as problem:
        fail_attempt(attempt, str(problem), at=timezone.now())
    except Exception:
        log.exception("work_failed", kind=attempt.work.kind, attempt=attempt.number)
        told = _("Noe gikk galt hos oss, og ingenting er lagret. Vi har fått beskjed. Prøv igjen senere.")
        fail_attempt(attempt, told, at=timezone.now())


def _do_work(attempt: Attempt) -> None:
    work = attempt.work
    kind = work_kind(work.kind)
    run = Run(arguments=work.arguments, actor=_actor_of(work), at=timezone.now(), progress=_reporter(attempt))
    prepared = kind.prepare(run)  # outside any transaction: progress is seen while it goes, and nobody waits
    with transaction.atomic():
        hold_attempt(attempt)
        result = kind.write(run, prepared)
        finish_attempt(attempt, result, at=timezone.now())


def _reporter(attempt: Attempt) -> Callable[[int, int, str], None]:
    def progress(done: int, total: int, doing: str) -> None:
        report_progress(attempt, counts=(done, total), doing=doing, at=timezone.now())

    return progress


def _actor_of(work: LongWork) -> Actor:
    """Whoever asked, in the role they asked in, if it is still theirs."""
    today = timezone.localdate()
    roles = memberships_in_force(work.asked_by, on=today).filter(tenant_id=work.tenant_id, role=work.asked_in_role)
    if not roles.exists():
        raise Refused(
            "background.role_is_over",
            Sentence(N_("Den som startet jobben, har ikke lenger rollen som trengs. Ingenting er lagret.")),
        )
    return Actor(user=work.asked_by, role=ROLES[work.asked_in_role].at(work.tenant), tenant=work.tenant, on=today)

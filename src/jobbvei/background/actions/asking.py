"""Putting work in the queue."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from jobbvei.access.types import Actor
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.background.models import LongWork
from jobbvei.background.policies import may_ask_for_work
from jobbvei.background.tasks import run_work
from jobbvei.background.types import Argument


def ask_for_work(kind: str, *, arguments: Mapping[str, Argument], by: Actor, at: datetime) -> LongWork:
    """Ask for work of ``kind``; it is queued if and only if the transaction around this call commits.

    Args:
        arguments: Keys and choices the work needs, never names or content.

    Raises:
        Refused: The role does not open it.
        UnknownWork: Nobody has registered the kind.
    """
    may_ask_for_work(by, kind).ensure()
    with transaction.atomic():
        work = LongWork.objects.create(
            tenant=by.tenant,
            kind=kind,
            asked_by=by.user,
            asked_in_role=by.role_code,
            asked_at=at,
            arguments=dict(arguments),
        )
        occasion = Occasion(by=by, at=at, purpose="administration", details={"kind": kind})
        record_writing("background.work.asked", Thing("long_work", str(work.public_id)), occasion=occasion)
        run_work.enqueue(by.tenant.number, str(work.public_id))
    work.refresh_from_db()
    return work

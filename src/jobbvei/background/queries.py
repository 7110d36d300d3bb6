"""How work goes, and whether anybody does it."""

from datetime import datetime
from uuid import UUID

from jobbvei.background.models import LongWork, Worker
from jobbvei.municipalities.types import Municipality


def work_with_public_id(public_id: UUID | str, *, tenant: Municipality) -> LongWork | None:
    """The work known by ``public_id`` in the municipality, or None."""
    return LongWork.objects.for_tenant(tenant).filter(public_id=public_id).first()


def seconds_since_worker(*, at: datetime) -> int | None:
    """Seconds since any worker was last alive; None when there has never been one."""
    latest = Worker.objects.order_by("-seen_at").first()
    return None if latest is None else max(0, int((at - latest.seen_at).total_seconds()))

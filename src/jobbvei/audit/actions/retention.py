"""The only way an event leaves the trail: ten years have passed."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count

from jobbvei.audit.actions.recording import record_writing
from jobbvei.audit.models import AuditEvent, RetentionPermit
from jobbvei.audit.types import Installation, Occasion, Thing

KEPT_YEARS = 10


@transaction.atomic
def remove_expired_events(*, at: datetime) -> int:
    """Remove what happened more than ten years before ``at``; returns how many events went.

    The permit that let them go stays, and each municipality's log tells how many of its events went. When nothing is
    old enough, nothing is written: this is asked every day.
    """
    before = _years_earlier(at)
    expired = AuditEvent.objects.filter(at__lt=before)
    counts = list(expired.order_by("tenant_number").values_list("tenant_number").annotate(events=Count("pk")))
    if not counts:
        return 0
    permit = RetentionPermit.objects.create(before=before, reason="expired", opened_at=at)
    removed, _ = expired.delete()
    permit.closed_at = at
    permit.save(update_fields=["closed_at"])
    for tenant_number, events in counts:
        _tell(tenant_number, events, permit)
    return removed


def _tell(tenant_number: str, events: int, permit: RetentionPermit) -> None:
    occasion = Occasion(
        by=Installation(tenant_number), at=permit.opened_at, purpose="retention", details={"removed": events}
    )
    record_writing("audit.retention.removed", Thing("retention_permit", str(permit.pk)), occasion=occasion)


def _years_earlier(at: datetime) -> datetime:
    try:
        return at.replace(year=at.year - KEPT_YEARS)
    except ValueError:  # 29 February: keep one day more
        return at.replace(year=at.year - KEPT_YEARS, day=28)

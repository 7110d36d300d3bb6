"""The only way an event leaves the trail: ten years have passed."""

from datetime import datetime

from django.db import transaction

from jobbvei.audit.actions.recording import record_writing
from jobbvei.audit.models import AuditEvent, RetentionPermit
from jobbvei.audit.types import Occasion, Thing

KEPT_YEARS = 10


def remove_expired_events(*, occasion: Occasion) -> int:
    """Remove what happened more than ten years before the occasion; returns how many events went.

    The permit that let them go stays, and the removal is itself an event.
    """
    before = _years_earlier(occasion.at)
    with transaction.atomic():
        permit = RetentionPermit.objects.create(before=before, reason="expired", opened_at=occasion.at)
        removed, _ = AuditEvent.objects.filter(at__lt=before).delete()
        permit.closed_at = occasion.at
        permit.save(update_fields=["closed_at"])
        record_writing("audit.retention.removed", Thing("retention_permit", str(permit.pk)), occasion=occasion)
    return removed


def _years_earlier(at: datetime) -> datetime:
    try:
        return at.replace(year=at.year - KEPT_YEARS)
    except ValueError:  # 29 February: keep one day more
        return at.replace(year=at.year - KEPT_YEARS, day=28)

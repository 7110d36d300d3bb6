"""Empties the trail after a test that really commits."""

from datetime import UTC, datetime

import pytest

FAR_AWAY = datetime(9999, 1, 1, tzinfo=UTC)


def commits(request: pytest.FixtureRequest) -> bool:
    """Whether the test leaves rows behind instead of rolling back."""
    marker = request.node.get_closest_marker("django_db")
    by_marker = marker is not None and bool(marker.kwargs.get("transaction"))
    return by_marker or not {"transactional_db", "live_server"}.isdisjoint(request.fixturenames)


def empty_trail() -> None:
    """Remove every event, under a permit of the only kind the database accepts."""
    from jobbvei.audit.models import AuditEvent, RetentionPermit  # noqa: PLC0415  # Django is ready only inside tests

    permit = RetentionPermit.objects.create(before=FAR_AWAY, reason="end_of_test", opened_at=FAR_AWAY)
    AuditEvent.objects.all().delete()
    permit.delete()

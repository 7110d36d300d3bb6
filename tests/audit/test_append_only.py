from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from jobbvei.access.types import Actor
from jobbvei.audit.actions import record_writing, remove_expired_events
from jobbvei.audit.models import AuditEvent, RetentionPermit, TrailIsAppendOnly
from jobbvei.audit.types import Thing
from tests.factories.access import NOW, make_actor, make_municipality, make_occasion

pytestmark = pytest.mark.django_db


def make_event(by: Actor | None = None) -> AuditEvent:
    return record_writing("audit.log.opened", Thing("audit_log", "9901"), occasion=make_occasion(by))


def ten_years_after(event: AuditEvent) -> datetime:
    return event.at.replace(year=event.at.year + 10)


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


class TestTheDatabase:
    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE audit_auditevent SET actor_key = 'somebody else'",
            "UPDATE audit_auditevent SET details = '{}'",
            "DELETE FROM audit_auditevent",
        ],
    )
    def test_refuses_to_change_or_remove_an_event(self, statement: str) -> None:
        event = make_event()
        before = AuditEvent.objects.values().get(pk=event.pk)
        with pytest.raises(DatabaseError, match="append-only"):
            run(statement)
        assert AuditEvent.objects.values().get(pk=event.pk) == before

    def test_refuses_a_queryset_too(self) -> None:
        make_event()
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            AuditEvent.objects.all().delete()
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            AuditEvent.objects.all().update(role="leader")

    def test_refuses_removal_under_a_permit_for_older_events(self) -> None:
        event = make_event()
        RetentionPermit.objects.create(before=event.at, reason="expired", opened_at=NOW)
        with pytest.raises(DatabaseError, match="append-only"):
            run("DELETE FROM audit_auditevent")

    def test_refuses_removal_under_a_closed_permit(self) -> None:
        event = make_event()
        RetentionPermit.objects.create(
            before=event.at + timedelta(days=1), reason="expired", opened_at=NOW, closed_at=NOW
        )
        with pytest.raises(DatabaseError, match="append-only"):
            run("DELETE FROM audit_auditevent")

    @pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has TRUNCATE")
    def test_refuses_to_empty_the_table(self) -> None:
        make_event()
        with pytest.raises(DatabaseError, match="append-only"):
            run("TRUNCATE audit_auditevent")


class TestAuditEvent:
    def test_refuses_to_be_saved_again(self) -> None:
        event = make_event()
        event.role = "leader"
        with pytest.raises(TrailIsAppendOnly):
            event.save()

    def test_refuses_to_be_deleted(self) -> None:
        with pytest.raises(TrailIsAppendOnly):
            make_event().delete()


class TestRemoveExpiredEvents:
    def test_removes_what_is_older_than_ten_years_and_says_so(self) -> None:
        kept = make_event()
        elsewhere = make_event(make_actor(tenant=make_municipality("9902", "Nordvik")))
        assert remove_expired_events(at=ten_years_after(kept) + timedelta(seconds=1)) == 2
        told = AuditEvent.objects.order_by("tenant_number").values_list("kind", "tenant_number", "actor_key", "details")
        assert list(told) == [
            ("audit.retention.removed", kept.tenant_number, "system", {"removed": 1}),
            ("audit.retention.removed", elsewhere.tenant_number, "system", {"removed": 1}),
        ]

    def test_keeps_what_is_ten_years_old_to_the_second(self) -> None:
        kept = make_event()
        assert remove_expired_events(at=ten_years_after(kept)) == 0
        assert AuditEvent.objects.filter(pk=kept.pk).exists()

    def test_writes_nothing_when_nothing_is_old_enough(self) -> None:
        assert remove_expired_events(at=NOW) == 0
        assert not AuditEvent.objects.exists()
        assert not RetentionPermit.objects.exists()

    def test_leaves_no_open_permit(self) -> None:
        remove_expired_events(at=ten_years_after(make_event()) + timedelta(seconds=1))
        make_event()
        with pytest.raises(DatabaseError, match="append-only"):
            run("DELETE FROM audit_auditevent")

    def test_counts_years_from_a_leap_day(self) -> None:
        assert remove_expired_events(at=NOW.replace(year=2028, month=2, day=29)) == 0


@pytest.mark.django_db(transaction=True)
class TestTheEndOfATestThatCommits:
    @pytest.mark.parametrize("turn", [1, 2])
    def test_empties_the_trail(self, turn: int) -> None:
        assert AuditEvent.objects.count() == 0
        make_event()

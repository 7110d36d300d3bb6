"""Appending to the trail, in the transaction of the thing that happens."""

from collections.abc import Iterable

from jobbvei.audit.models import Act, AuditEvent
from jobbvei.audit.types import Occasion, Thing


def record_reading(kind: str, thing: Thing, *, occasion: Occasion) -> AuditEvent:
    """Append that ``thing`` was read.

    Args:
        kind: Dotted code owned by the caller, such as ``people.participant.opened``.
    """
    event = _event(kind, Act.READ, thing, occasion)
    event.save()
    return event


def record_reading_of_list(kind: str, things: Iterable[Thing], *, occasion: Occasion) -> int:
    """Append one reading for each of ``things`` in a single statement; returns how many."""
    return len(AuditEvent.objects.bulk_create([_event(kind, Act.READ, thing, occasion) for thing in things]))


def record_writing(kind: str, thing: Thing, *, occasion: Occasion) -> AuditEvent:
    """Append that ``thing`` was written."""
    event = _event(kind, Act.WRITE, thing, occasion)
    event.save()
    return event


def _event(kind: str, act: Act, thing: Thing, occasion: Occasion) -> AuditEvent:
    return AuditEvent(
        at=occasion.at,
        act=act,
        kind=kind,
        actor_key=occasion.by.key,
        role=occasion.by.role_code,
        tenant_number=occasion.by.tenant_number,
        purpose=occasion.purpose,
        object_kind=thing.kind,
        object_key=thing.key,
        subject_key=thing.subject_key,
        details=occasion.details,
    )

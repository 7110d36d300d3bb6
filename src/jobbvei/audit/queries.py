"""Reading the trail."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from jobbvei.audit.models import Act, AuditEvent


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which events the log shows. Everything left out means all.

    Attributes:
        first_day: From the start of this day, in the site's time zone.
        last_day: Through this day.
    """

    first_day: date | None = None
    last_day: date | None = None
    actor_key: str = ""
    act: Act | None = None
    subject_key: str = ""


def events_of_tenant(tenant_number: str) -> QuerySet[AuditEvent]:
    """Everything done for the municipality, newest first."""
    return AuditEvent.objects.filter(tenant_number=tenant_number).order_by("-at", "-id")


def events_about_person(subject_key: str, *, tenant_number: str) -> QuerySet[AuditEvent]:
    """Everything read or written about one participant, newest first."""
    return events_of_tenant(tenant_number).filter(subject_key=subject_key)


def events_matching(wanted: LogFilter, *, tenant_number: str) -> QuerySet[AuditEvent]:
    """The municipality's events that ``wanted`` asks for, newest first."""
    conditions: dict[str, str | datetime] = {
        name: value
        for name, value in (
            ("actor_key", wanted.actor_key),
            ("act", wanted.act or ""),
            ("subject_key", wanted.subject_key),
        )
        if value
    }
    if wanted.first_day is not None:
        conditions["at__gte"] = _start_of(wanted.first_day)
    if wanted.last_day is not None:
        conditions["at__lt"] = _start_of(wanted.last_day + timedelta(days=1))
    return events_of_tenant(tenant_number).filter(**conditions)


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

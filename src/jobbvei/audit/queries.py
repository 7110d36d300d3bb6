"""Reading the trail."""

from django.db.models import QuerySet

from jobbvei.audit.models import AuditEvent


def events_of_tenant(tenant_number: str) -> QuerySet[AuditEvent]:
    """Everything done for the municipality, newest first."""
    return AuditEvent.objects.filter(tenant_number=tenant_number).order_by("-at", "-id")


def events_about_person(subject_key: str, *, tenant_number: str) -> QuerySet[AuditEvent]:
    """Everything read or written about one participant, newest first."""
    return events_of_tenant(tenant_number).filter(subject_key=subject_key)

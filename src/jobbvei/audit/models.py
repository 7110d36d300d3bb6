"""The trail."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class TrailIsAppendOnly(Exception):
    """Something tried to change or remove an event. A fault in our code."""


class Act(models.TextChoices):
    """What was done to the object."""

    READ = "read", _("leste")
    WRITE = "write", _("endret")


class AuditEvent(models.Model):
    """One reading or writing. No foreign keys: the trail outlives what it speaks of.

    Attributes:
        kind: Dotted code owned by the package that writes it, such as ``casework.next_step.added``.
        actor_key: The user's public id, or ``system``.
        tenant_number: The municipality the actor acted for.
        purpose: Code of why the actor may do this.
        object_key: Public id of the thing; ``object_kind`` says what it is.
        subject_key: Public id of the participant it is about, or empty.
        details: Codes, dates and keys; never names, numbers or free text.
    """

    at = models.DateTimeField(db_index=True)
    act = models.CharField(max_length=5, choices=Act.choices)
    kind = models.CharField(max_length=60)
    actor_key = models.CharField(max_length=36)
    role = models.CharField(max_length=30)
    tenant_number = models.CharField(max_length=4)
    purpose = models.CharField(max_length=40)
    object_kind = models.CharField(max_length=40)
    object_key = models.CharField(max_length=36)
    subject_key = models.CharField(max_length=36, blank=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("hendelse i loggen")
        verbose_name_plural = _("hendelser i loggen")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["tenant_number", "-at"], name="audit_by_tenant"),
            models.Index(fields=["subject_key", "-at"], name="audit_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only."""
        if not self._state.adding:
            raise TrailIsAppendOnly("an audit event cannot be changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never; retention removes old events through its own action."""
        raise TrailIsAppendOnly("an audit event cannot be removed")


class RetentionPermit(models.Model):
    """Leave to remove what happened before an instant. Without an open one the database itself refuses.

    Closed permits stay, so that the log can tell when something was removed and why.

    Attributes:
        before: Only events older than this may go.
        reason: Code of why.
        closed_at: None while the removal runs, inside one transaction.
    """

    before = models.DateTimeField()
    reason = models.CharField(max_length=40)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("tillatelse til å slette fra loggen")
        verbose_name_plural = _("tillatelser til å slette fra loggen")
        ordering = ["-opened_at", "-id"]

    def __str__(self) -> str:
        return f"{self.before:%Y-%m-%d} {self.reason}"

"""A piece of long work as its user sees it, who does it, and what is done every day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jobbvei.municipalities.types import TenantOwned


class WorkState(models.TextChoices):
    """Where the work is."""

    WAITING = "waiting", _("venter")
    RUNNING = "running", _("pågår")
    DONE = "done", _("ferdig")
    FAILED = "failed", _("stoppet med feil")


class LongWork(TenantOwned):
    """One piece of work in the background.

    Attributes:
        kind: Code of the task, such as ``import_people``.
        done_count: Units finished; ``total_count`` is 0 until it is known.
        doing: What is being done now, in bokmål.
        asked_in_role: Code of the role the asker had; the work is done in that role, and only while it is theirs.
        arguments: What the work needs to know: keys and choices, never names or content.
        result: A sentence, counts and an address the page shows when it is done.
        problem: Why it stopped, in one bokmål sentence, when it did.
        attempts: How many times it has been started; an attempt that was taken over can no longer write.
        heartbeat_at: Last sign of life; work without one for five minutes is taken over.
    """

    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=WorkState.choices, default=WorkState.WAITING)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_in_role = models.CharField(max_length=30)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(default=0)
    doing = models.CharField(max_length=200, blank=True)
    arguments = models.JSONField(default=dict, blank=True)
    result = models.JSONField(default=dict, blank=True)
    problem = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("bakgrunnsjobb")
        verbose_name_plural = _("bakgrunnsjobber")
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in {WorkState.DONE, WorkState.FAILED}


class Worker(models.Model):
    """A process that takes work from the queue, and when it was last alive."""

    name = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("arbeider")
        verbose_name_plural = _("arbeidere")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class DailyChore(models.Model):
    """Something the workers do once a day, and the last day it was done.

    Attributes:
        code: Stable, such as ``remove_expired_events``.
        done_on: In the site's time zone; None until the first time.
    """

    code = models.CharField(max_length=40, primary_key=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("daglig oppgave")
        verbose_name_plural = _("daglige oppgaver")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code

"""Phases of a network, and what the teams do in them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.models.networks import SizeGroup
from jobbvei.learning_network.models.walls import NetworkOwned, TeamOwned


class Phase(NetworkOwned):
    """A part of the network's time with a purpose of its own.

    Attributes:
        last_day: The last day of it.
    """

    name = models.CharField(_("navn"), max_length=80)
    purpose = models.TextField(_("formål"), max_length=1000, blank=True)
    first_day = models.DateField(_("første dag"))
    last_day = models.DateField(_("siste dag"))
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("fase")
        verbose_name_plural = _("faser")
        ordering = ["network", "order", "first_day", "id"]

    def __str__(self) -> str:
        return self.name


class TaskPlace(models.TextChoices):
    """Where a task is done."""

    BETWEEN = "between", _("mellom samlinger")
    AT_GATHERING = "at_gathering", _("på en samling")


class NetworkTask(NetworkOwned):
    """Something every team does in a phase."""

    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(_("oppgave"), max_length=120)
    explanation = models.TextField(_("forklaring"), max_length=2000, blank=True)
    place = models.CharField(_("gjøres"), max_length=15, choices=TaskPlace.choices, default=TaskPlace.BETWEEN)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("oppgave i nettverket")
        verbose_name_plural = _("oppgaver i nettverket")
        ordering = ["phase", "order", "id"]

    def __str__(self) -> str:
        return self.title


class TaskDate(NetworkOwned):
    """When a task is due.

    Attributes:
        size_group: Whom the day is for; None for those whose group has no day of its own.
    """

    task = models.ForeignKey(NetworkTask, on_delete=models.CASCADE, related_name="dates")
    size_group = models.ForeignKey(SizeGroup, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    due_on = models.DateField(_("frist"))

    class Meta:
        verbose_name = _("frist for en oppgave")
        verbose_name_plural = _("frister for oppgaver")
        ordering = ["task", "due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["task", "size_group"], name="network_one_date_per_task_and_group"),
            models.UniqueConstraint(
                fields=["task"], condition=Q(size_group__isnull=True), name="network_one_date_per_task_for_the_rest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class TaskDone(TeamOwned):
    """A team has done a task."""

    task = models.ForeignKey(NetworkTask, on_delete=models.CASCADE, related_name="+")
    done_at = models.DateTimeField()
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("utført oppgave")
        verbose_name_plural = _("utførte oppgaver")
        ordering = ["team", "task", "id"]
        constraints = [models.UniqueConstraint(fields=["team", "task"], name="network_task_done_once")]

    def __str__(self) -> str:
        return f"{self.pk}"

"""Who is asked, and who has answered. Nothing here leads to an answer."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jobbvei.municipalities.types import TenantOwned
from jobbvei.surveys.models.instruments import InstrumentVersion
from jobbvei.surveys.states import WaveState


class Audience(models.TextChoices):
    """How the wave reaches those who are asked."""

    LIST = "list", _("en lenke til hver mottaker")
    OPEN = "open", _("én åpen lenke")


class Wave(TenantOwned):
    """A version of an instrument asked in a period.

    Attributes:
        about: What it is about in another package, such as ``gathering:`` and a public id; empty when nothing.
        sender: Who asks, as the respondent reads it.
        contact: Whom a respondent may ask.
        opens_on: The first day it can be answered; ``closes_on`` is the last.
        closed_on: The day somebody closed it or took it back.
        group_names: What the recipients' groups are called, at most three, in order.
        open_key: The end of the open link; empty with a link for each recipient.
        asked_count: How many were asked when it opened or later; None for an open link, which anybody may pass on.
        shared_on: The day its owner let those who were asked see the figures; None while only the owner does.
    """

    version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="waves")
    title = models.CharField(_("tittel"), max_length=120)
    about = models.CharField(max_length=80, blank=True)
    sender = models.CharField(_("avsender"), max_length=120)
    contact = models.CharField(_("kontakt"), max_length=120, blank=True)
    audience = models.CharField(_("hvem som kan svare"), max_length=10, choices=Audience.choices)
    state = models.CharField(_("tilstand"), max_length=10, choices=WaveState.choices, default=WaveState.DRAFT)
    opens_on = models.DateField(_("åpner"))
    closes_on = models.DateField(_("siste dag"))
    closed_on = models.DateField(null=True, blank=True)
    group_names = models.JSONField(_("grupper"), default=list, blank=True)
    open_key = models.CharField(max_length=40, blank=True, editable=False)
    asked_count = models.PositiveIntegerField(_("antall spurt"), null=True, blank=True)
    shared_on = models.DateField(_("resultatet delt"), null=True, blank=True)

    class Meta:
        verbose_name = _("undersøkelse")
        verbose_name_plural = _("undersøkelser")
        ordering = ["-opens_on", "-id"]
        indexes = [models.Index(fields=["tenant", "about"], name="surveys_wave_about")]
        constraints = [
            models.UniqueConstraint(fields=["open_key"], condition=~Q(open_key=""), name="surveys_one_open_key"),
        ]

    def __str__(self) -> str:
        return self.title

    def is_over(self, on: date) -> bool:
        """Whether no more answers come: it is closed, or its last day has passed."""
        return self.state == WaveState.CLOSED or (self.state == WaveState.OPEN and self.closes_on < on)

    def takes_answers(self, on: date) -> bool:
        """Whether somebody can answer on the day."""
        return self.state == WaveState.OPEN and self.opens_on <= on <= self.closes_on


class Invitation(TenantOwned):
    """Somebody who is asked, with a link of their own.

    Attributes:
        about: Who it is in another package, such as ``team_person:`` and a public id; empty when only a name is known.
        key_hash: Hash of the end of the link; the link itself is made anew when it is to be sent.
        groups: What is known of the recipient, coarsened so that everybody shares it with at least four others.
        answered_on: The day, never the time; None while nothing is sent in.
    """

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="invitations")
    name = models.CharField(_("navn"), max_length=120, blank=True)
    email = models.EmailField(_("e-post"), blank=True)
    about = models.CharField(max_length=80, blank=True)
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    groups = models.JSONField(_("grupper"), default=list, blank=True)
    reminded_on = models.DateField(_("påminnet"), null=True, blank=True)
    answered_on = models.DateField(_("svarte"), null=True, blank=True)

    class Meta:
        verbose_name = _("mottaker")
        verbose_name_plural = _("mottakere")
        ordering = ["wave", "name", "email", "id"]
        indexes = [models.Index(fields=["tenant", "about"], name="surveys_invitation_about")]
        constraints = [
            models.UniqueConstraint(fields=["wave", "about"], condition=~Q(about=""), name="surveys_asked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

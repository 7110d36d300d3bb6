"""The network, its groups by size, and the municipalities in it."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.models.walls import NetworkOwned
from jobbvei.learning_network.states import TeamState
from jobbvei.municipalities.types import TenantOwned

MISSED_BEFORE_WARNING, QUIET_WEEKS_BEFORE_WARNING = 2, 6


class Network(TenantOwned):
    """A learning network: an organiser's programme over some time for teams of municipalities.

    The tenant is the organiser, such as KS.

    Attributes:
        partners: The others who stand behind it, one on each line.
        first_day: The day it starts; ``last_day`` its last, None while it is not settled.
        fee_kr: What a municipality pays to take part, in whole kroner; None when it is not settled.
        enrolment_due_on: The last day to sign up.
        warn_after_missed: Facilitators are warned about a team that missed so many gatherings in a row; None is never.
        warn_after_quiet_weeks: And about one that has written nothing for so many weeks; None is never.
    """

    name = models.CharField(_("navn"), max_length=100)
    purpose = models.TextField(_("formål"), max_length=2000, blank=True)
    partners = models.TextField(_("samarbeidspartnere"), max_length=500, blank=True)
    first_day = models.DateField(_("første dag"))
    last_day = models.DateField(_("siste dag"), null=True, blank=True)
    fee_kr = models.PositiveIntegerField(_("deltakeravgift"), null=True, blank=True)
    fee_covers = models.CharField(_("avgiften dekker"), max_length=200, blank=True)
    enrolment_due_on = models.DateField(_("påmeldingsfrist"), null=True, blank=True)
    warn_after_missed = models.PositiveSmallIntegerField(
        _("varsle etter så mange samlinger på rad uten oppmøte"), null=True, blank=True, default=MISSED_BEFORE_WARNING
    )
    warn_after_quiet_weeks = models.PositiveSmallIntegerField(
        _("varsle etter så mange uker uten at noe er skrevet"),
        null=True,
        blank=True,
        default=QUIET_WEEKS_BEFORE_WARNING,
    )

    class Meta:
        verbose_name = _("nettverk")
        verbose_name_plural = _("nettverk")
        ordering = ["-first_day", "name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="network_ends_after_it_starts",
                violation_error_message=_("Siste dag er før første dag. Rett en av dem."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class SizeGroup(NetworkOwned):
    """Municipalities of about the same size, that meet in gatherings of their own.

    Attributes:
        population_min: Inhabitants from and with; None for no lower limit.
        population_below: Up to, not with; None for no upper limit.
    """

    name = models.CharField(_("navn"), max_length=60)
    population_min = models.PositiveIntegerField(_("innbyggere fra og med"), null=True, blank=True)
    population_below = models.PositiveIntegerField(_("innbyggere under"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("størrelsesgruppe")
        verbose_name_plural = _("størrelsesgrupper")
        ordering = ["network", "order", "id"]

    def __str__(self) -> str:
        return self.name

    def holds(self, population: int) -> bool:
        """Whether a municipality with ``population`` inhabitants belongs here."""
        above = self.population_min is None or population >= self.population_min
        return above and (self.population_below is None or population < self.population_below)


class WithdrawalReason(models.TextChoices):
    """Why a municipality left the network."""

    ECONOMY = "economy", _("kommunens økonomi eller Navs ressurser")
    STAFF = "staff", _("folk har sluttet eller byttet jobb")
    MISSING_PARTNERS = "missing_partners", _("viktige samarbeidspartnere ble ikke med")
    OVERLAP = "overlap", _("overlapper med andre prosjekter")
    REORGANISATION = "reorganisation", _("store endringer i organisasjonen")
    OTHER = "other", _("noe annet")


class Attendance(models.TextChoices):
    """How a team takes part in physical gatherings, unless it says otherwise for one of them."""

    PHYSICAL = "physical", _("fysisk")
    DIGITAL = "digital", _("bare digitalt")


class MunicipalTeam(NetworkOwned):
    """A municipality's group in a network.

    Attributes:
        district: The part of the municipality that takes part, when it is not the whole, such as a district of Oslo.
        paused_on: When it last went on pause, or left; ``resumed_on`` when it came back, None while it is away.
        size_group: None when no group holds the municipality, or its population is not known.
        status_line: How it goes, in one line by the project lead.
        withdrawal_note: What the municipality said; read by facilitators only.
    """

    municipality = models.ForeignKey("municipalities.Municipality", on_delete=models.PROTECT, related_name="+")
    district = models.CharField(_("bydel"), max_length=60, blank=True)
    size_group = models.ForeignKey(
        SizeGroup,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("størrelsesgruppe"),
    )
    state = models.CharField(_("status"), max_length=12, choices=TeamState.choices, default=TeamState.TAKES_PART)
    attendance = models.CharField(
        _("deltar på fysiske samlinger"), max_length=10, choices=Attendance.choices, default=Attendance.PHYSICAL
    )
    joined_on = models.DateField(_("med fra"))
    paused_on = models.DateField(_("på pause fra"), null=True, blank=True)
    resumed_on = models.DateField(_("tilbake fra"), null=True, blank=True)
    expected_back_on = models.DateField(_("ventes tilbake"), null=True, blank=True)
    withdrew_on = models.DateField(_("trakk seg"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("grunn"), max_length=20, choices=WithdrawalReason.choices, blank=True)
    withdrawal_note = models.TextField(_("hva kommunen sa"), max_length=1000, blank=True)
    status_line = models.CharField(_("slik går det"), max_length=160, blank=True)
    status_line_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("kommunegruppe")
        verbose_name_plural = _("kommunegrupper")
        ordering = ["network", "municipality", "district", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "municipality", "district"],
                name="network_one_team_per_municipality",
                violation_error_message=_("Kommunen er allerede med i nettverket."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What the others call it: the municipality, and its district when only that takes part."""
        return f"{self.district}, {self.municipality.name}" if self.district else self.municipality.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the name of a district free of stray spaces."""
        self.district = " ".join(self.district.split())
        super().save(*args, **kwargs)

"""Gatherings of a network: what is planned, for whom, and what comes of it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.models.keys import KEY_LETTERS, new_key
from jobbvei.learning_network.models.networks import SizeGroup
from jobbvei.learning_network.models.phases import Phase
from jobbvei.learning_network.models.walls import NetworkOwned

NORWEGIAN_TIME = ZoneInfo("Europe/Oslo")


def norwegian_day(moment: datetime) -> date:
    """The day it is in Norway at ``moment``."""
    return moment.astimezone(NORWEGIAN_TIME).date()


class GatheringKind(models.TextChoices):
    """What sort of gathering it is."""

    GATHERING = "gathering", _("samling")
    WEBINAR = "webinar", _("webinar")
    INSPIRATION = "inspiration", _("inspirasjon")
    PROJECT_LEADS = "project_leads", _("møte for prosjektledere")
    INFORMATION = "information", _("informasjonsmøte")


class GatheringMode(models.TextChoices):
    """Where people meet."""

    DIGITAL = "digital", _("digitalt")
    PHYSICAL = "physical", _("fysisk")
    PHYSICAL_WITH_DIGITAL = "physical_with_digital", _("fysisk, men kan følges digitalt")


class ForWhom(models.TextChoices):
    """Who in the teams is invited."""

    ALL = "all", _("alle i gruppene")
    PROJECT_LEADS = "project_leads", _("bare prosjektlederne")


class Gathering(NetworkOwned):
    """People of the network meet, at a time and in a place.

    Attributes:
        starts_at: In Norwegian time on every page, like ``ends_at``; the last day when it lasts several.
        capacity: How many the place or the meeting takes; None when nobody has said.
        alternative_to: The physical gathering this one is a digital alternative to, on another day.
        invited_at: When the teams were told; None while only facilitators see it.
        sequence: Rises each time what stands in people's calendars changes.
        recorded_at: When the recording was laid out.
        door_key: Opens the page that shows late-comers where their municipality sits, without log-in.
    """

    title = models.CharField(_("tittel"), max_length=120)
    kind = models.CharField(_("type"), max_length=15, choices=GatheringKind.choices, default=GatheringKind.GATHERING)
    mode = models.CharField(_("form"), max_length=25, choices=GatheringMode.choices, default=GatheringMode.DIGITAL)
    for_whom = models.CharField(_("for hvem"), max_length=15, choices=ForWhom.choices, default=ForWhom.ALL)
    starts_at = models.DateTimeField(_("begynner"))
    ends_at = models.DateTimeField(_("slutter"))
    place = models.CharField(_("sted"), max_length=200, blank=True)
    meeting_link = models.URLField(_("møtelenke"), max_length=500, blank=True)
    explanation = models.TextField(_("om samlingen"), max_length=2000, blank=True)
    capacity = models.PositiveIntegerField(_("plass til"), null=True, blank=True)
    phase = models.ForeignKey(
        Phase, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("fase")
    )
    alternative_to = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("alternativ til")
    )
    invited_at = models.DateTimeField(null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(_("hvorfor"), max_length=200, blank=True)
    recording_link = models.URLField(_("opptak"), max_length=500, blank=True)
    captions_link = models.URLField(_("teksting"), max_length=500, blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)
    door_key = models.CharField(max_length=KEY_LETTERS, unique=True, default=new_key, editable=False)

    class Meta:
        verbose_name = _("samling")
        verbose_name_plural = _("samlinger")
        ordering = ["network", "starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="gathering_ends_after_it_starts")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_cancelled(self) -> bool:
        """Whether it will not happen."""
        return self.cancelled_at is not None

    @property
    def is_physical(self) -> bool:
        """Whether there is a place to go to."""
        return self.mode != GatheringMode.DIGITAL

    @property
    def first_day(self) -> date:
        """The day it begins, in Norway."""
        return norwegian_day(self.starts_at)

    @property
    def last_day(self) -> date:
        """The day it ends, in Norway."""
        return norwegian_day(self.ends_at)

    def has_ended(self, at: datetime) -> bool:
        """Whether it is over at ``at``."""
        return self.ends_at <= at


class GatheringGroup(NetworkOwned):
    """A size group a gathering is for; a gathering without any is for all."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="+")
    size_group = models.ForeignKey(SizeGroup, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("størrelsesgruppe på en samling")
        verbose_name_plural = _("størrelsesgrupper på samlinger")
        ordering = ["gathering", "size_group", "id"]
        constraints = [models.UniqueConstraint(fields=["gathering", "size_group"], name="gathering_group_once")]

    def __str__(self) -> str:
        return f"{self.pk}"


class ProgrammeItem(NetworkOwned):
    """A part of a gathering's programme.

    Attributes:
        speaker: Who speaks, and from where.
        practice: The practice it is about, in the organiser's words.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField(_("begynner"))
    length_minutes = models.PositiveSmallIntegerField(_("minutter"))
    title = models.CharField(_("hva"), max_length=120)
    speaker = models.CharField(_("hvem"), max_length=120, blank=True)
    practice = models.CharField(_("praksis"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("programpost")
        verbose_name_plural = _("programposter")
        ordering = ["gathering", "starts_at", "id"]

    def __str__(self) -> str:
        return self.title


class GatheringMaterial(NetworkOwned):
    """Something to read or fill in for a gathering."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(_("tittel"), max_length=120)
    link = models.URLField(_("lenke"), max_length=500)

    class Meta:
        verbose_name = _("materiell til en samling")
        verbose_name_plural = _("materiell til samlinger")
        ordering = ["gathering", "id"]

    def __str__(self) -> str:
        return self.title

"""Who comes to a gathering, and which room they sit in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.models.gatherings import Gathering
from jobbvei.learning_network.models.teams import TeamPerson
from jobbvei.learning_network.models.walls import NetworkOwned, TeamOwned


class GatheringRoom(NetworkOwned):
    """A room people are divided into during a gathering.

    Attributes:
        meeting_link: The room's own meeting; empty when the meeting divides people by itself.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField(_("rom"))
    meeting_link = models.URLField(_("møtelenke"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("rom på en samling")
        verbose_name_plural = _("rom på samlinger")
        ordering = ["gathering", "number", "id"]
        constraints = [models.UniqueConstraint(fields=["gathering", "number"], name="gathering_room_number_once")]

    def __str__(self) -> str:
        return f"{self.number}"


class ComingAs(models.TextChoices):
    """How somebody comes to a gathering."""

    PHYSICAL = "physical", _("kommer fysisk")
    DIGITAL = "digital", _("deltar digitalt")
    NOT_COMING = "not_coming", _("kan ikke")


class Participation(TeamOwned):
    """What is known of one person and one gathering; nobody has a row before something is.

    Attributes:
        coming_as: Empty while they have not answered.
        answered_by: Who answered for them; None when they did it themselves, through their own link.
        room: Where they are put; None when their room follows from their municipality's.
        arrived_at: When they were first seen there.
        recording_seen_at: When they first opened the recording.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(TeamPerson, on_delete=models.CASCADE, related_name="+")
    coming_as = models.CharField(_("svar"), max_length=10, choices=ComingAs.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    room = models.ForeignKey(GatheringRoom, on_delete=models.SET_NULL, null=True, related_name="+")
    arrived_at = models.DateTimeField(null=True, blank=True)
    recording_seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("deltakelse på en samling")
        verbose_name_plural = _("deltakelse på samlinger")
        ordering = ["gathering", "team", "person", "id"]
        constraints = [models.UniqueConstraint(fields=["gathering", "person"], name="participation_once")]

    def __str__(self) -> str:
        return f"{self.pk}"

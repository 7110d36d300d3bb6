"""The people of a municipality's team."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.models.keys import KEY_LETTERS, new_key
from jobbvei.learning_network.models.walls import TeamOwned

FORGOTTEN_NAME = "–"  # stands where a name was, two years after the network ended; no language, and nobody's name


class TeamService(models.TextChoices):
    """Where in the municipality or Nav somebody works; the requirements of a network ask for some of these."""

    REFUGEE_SERVICE = "refugee_service", _("flyktningtjenesten")
    ADULT_EDUCATION = "adult_education", _("voksenopplæringen")
    NAV = "nav", _("Nav")
    HR = "hr", _("HR og personal")
    BUSINESS = "business", _("næringsutvikling")
    DIRECTOR = "director", _("kommunedirektør eller kommunalsjef")
    UNION = "union", _("tillitsvalgt")
    UNIT = "unit", _("en tjeneste som kan ansette, som helse eller barnehage")
    OTHER = "other", _("annet")


class TeamPerson(TeamOwned):
    """Somebody in the team. They work in the municipality or Nav; a participant is never entered here.

    Attributes:
        user: Their user in Jobbvei, when they have one.
        is_lead: Leads the team; at most one at a time.
        is_core: Drives the work from week to week; the others are drawn in when needed.
        left_on: The first day they are no longer in the team.
        link_key: Opens their own page of the gatherings, without log-in.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    full_name = models.CharField(_("navn"), max_length=100)
    email = models.EmailField(_("e-post"), blank=True)
    service = models.CharField(_("tjeneste"), max_length=20, choices=TeamService.choices)
    title = models.CharField(_("stilling"), max_length=80, blank=True)
    is_lead = models.BooleanField(_("prosjektleder"), default=False)
    is_core = models.BooleanField(_("med i kjernegruppen"), default=False)
    joined_on = models.DateField(_("med fra"))
    left_on = models.DateField(_("ikke med fra"), null=True, blank=True)
    link_key = models.CharField(max_length=KEY_LETTERS, unique=True, default=new_key, editable=False)

    class Meta:
        verbose_name = _("gruppemedlem")
        verbose_name_plural = _("gruppemedlemmer")
        ordering = ["team", "-is_lead", "-is_core", "full_name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["team"],
                condition=Q(is_lead=True, left_on__isnull=True),
                name="network_one_lead_per_team",
                violation_error_message=_("Gruppen har allerede en prosjektleder. Bruk overlevering for å bytte."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

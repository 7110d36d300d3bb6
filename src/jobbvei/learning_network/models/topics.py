"""What an initiative or a practice is about, and for whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    """The kinds of initiatives the evaluators found in the first network (NIBR, June 2025, chapter 5)."""

    PLACEMENTS = "placements", _("praksisplasser")
    OWN_SERVICES = "own_services", _("kommunens egne stillinger")
    COOPERATION = "cooperation", _("samarbeid i kommunen")
    BUSINESS = "business", _("samarbeid med næringslivet")
    NORWEGIAN = "norwegian", _("norsk på jobb og mentor")
    COMPETENCE = "competence", _("fagbrev og bransjekurs")
    OTHER = "other", _("andre tiltak")


class TargetGroup(models.TextChoices):
    """Whom it is for, first of all."""

    EVERYBODY = "everybody", _("alle flyktninger")
    IN_PROGRAMME = "in_programme", _("deltakere i introduksjonsprogrammet")
    AFTER_PROGRAMME = "after_programme", _("ferdige med introduksjonsprogrammet")
    TEMPORARY = "temporary", _("kollektivt beskyttede fra Ukraina")
    LITTLE_SCHOOLING = "little_schooling", _("lite skolegang")
    HIGHER_EDUCATION = "higher_education", _("høyere utdanning eller lang erfaring")
    ALSO_OTHERS = "also_others", _("flyktninger og andre utenfor arbeid")


class MunicipalitySize(models.TextChoices):
    """How large the municipality that does it is; the limits are those of the first network."""

    SMALL = "small", _("under 10 000 innbyggere")
    MEDIUM = "medium", _("10 000–25 000 innbyggere")
    LARGE = "large", _("over 25 000 innbyggere")
    SEVERAL = "several", _("flere kommuner sammen eller hele landet")

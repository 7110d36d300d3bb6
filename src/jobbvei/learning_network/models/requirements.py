"""What a network asks of each team."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.models.walls import NetworkOwned

SEPARATOR = "|"


class RequirementKind(models.TextChoices):
    """What is looked at."""

    SERVICES = "services", _("noen fra en av disse tjenestene er med i gruppen")
    LEAD = "lead", _("gruppen har en prosjektleder")
    INITIATIVES = "initiatives", _("kommunen har minst ett tiltak, med mål og ansvarlig")
    MUNICIPAL_INITIATIVE = "municipal_initiative", _("minst ett tiltak gjelder kommunens egne stillinger")
    EVALUATION = "evaluation", _("minst ett tiltak er evaluert")


class Requirement(NetworkOwned):
    """One thing the network asks of each team; whether it is met is worked out, never ticked.

    Attributes:
        services: Codes of services with bars between, for a requirement of services; one of them is enough.
    """

    kind = models.CharField(_("krav"), max_length=25, choices=RequirementKind.choices)
    services = models.CharField(_("tjenester"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("krav til gruppene")
        verbose_name_plural = _("krav til gruppene")
        ordering = ["network", "order", "id"]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def any_of(self) -> tuple[str, ...]:
        """The services, one of which is enough."""
        return tuple(filter(None, self.services.split(SEPARATOR)))

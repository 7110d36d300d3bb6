"""The reference table of municipalities, and the organisers of networks."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Municipality(models.Model):
    """One municipality of Norway, an invented one for demonstration, or an organiser of learning networks.

    An organiser, such as KS, is a tenant like a municipality, with users, roles and a trail of its own; it has no
    participants, and no role that sees people can be given there.

    Attributes:
        name: The Norwegian form.
        official_name: Every official form, Norwegian, Sámi and Kven, parted by " - "; empty for an invented one.
        population: Inhabitants on ``population_on``.
        centrality: Statistics Norway's class, 1 (most central) to 6.
        latitude: Decimal degrees of the mean of the area, not of the town.
        is_organiser: It is no municipality, but runs networks of them. Its number starts with 00, which no county has.
        joined_on: The day it became a tenant; None while it only stands in the reference table.
    """

    number = models.CharField(
        _("kommunenummer"), max_length=4, primary_key=True, validators=[RegexValidator(r"^\d{4}$")]
    )
    name = models.CharField(_("navn"), max_length=60)
    official_name = models.CharField(_("offisielt navn"), max_length=80, blank=True)
    county_number = models.CharField(max_length=2)
    county_name = models.CharField(_("fylke"), max_length=40)
    population = models.PositiveIntegerField(_("folketall"), null=True)
    population_on = models.DateField(null=True)
    centrality = models.PositiveSmallIntegerField(
        _("sentralitet"), null=True, validators=[MinValueValidator(1), MaxValueValidator(6)]
    )
    labour_market_region_number = models.PositiveSmallIntegerField(null=True, blank=True)
    labour_market_region = models.CharField(_("arbeidsmarkedsregion"), max_length=60, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    is_invented = models.BooleanField(_("oppdiktet"), default=False)
    is_organiser = models.BooleanField(_("arrangør av nettverk"), default=False)
    joined_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("kommune")
        verbose_name_plural = _("kommuner")
        ordering = ["number"]

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> tuple[str, ...]:
        """Every form of the name somebody may write."""
        return tuple(filter(None, dict.fromkeys((self.name, self.official_name, *self.official_name.split(" - ")))))

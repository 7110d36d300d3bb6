"""What is asked."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from jobbvei.municipalities.types import TenantOwned
from jobbvei.surveys.definitions import Definition
from jobbvei.surveys.reading import definition_of


class Instrument(TenantOwned):
    """Something that can be asked again and again, under one code."""

    code = models.CharField(_("kode"), max_length=40)

    class Meta:
        verbose_name = _("spørreskjema")
        verbose_name_plural = _("spørreskjemaer")
        ordering = ["code", "id"]
        constraints = [models.UniqueConstraint(fields=["tenant", "code"], name="surveys_one_instrument_per_code")]

    def __str__(self) -> str:
        return self.code


class InstrumentVersion(TenantOwned):
    """The instrument as it stood from a day on. It never changes; a change is a new version."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("nummer"))
    definition = models.JSONField(_("spørsmål og tekster"))
    published_on = models.DateField(_("publisert"))

    class Meta:
        verbose_name = _("versjon av et spørreskjema")
        verbose_name_plural = _("versjoner av spørreskjemaer")
        ordering = ["instrument", "number"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "number"], name="surveys_one_version_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.instrument_id}/{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new version; one that is stored is never written again.

        Raises:
            ValidationError: It is stored already.
        """
        if not self._state.adding:
            raise ValidationError("a published version never changes")
        super().save(*args, **kwargs)

    @property
    def as_defined(self) -> Definition:
        """What it asks."""
        return definition_of(self.definition)

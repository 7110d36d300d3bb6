"""A placement."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jobbvei.matching.types import Suggestion
from jobbvei.municipalities.types import TenantOwned
from jobbvei.placements.states import PlacementState


class Placement(TenantOwned):
    """A participant at a workplace, first as a draft made when the participant says yes.

    Attributes:
        kind: The opening's kind on the day of the draft.
        agree_step: The next step that reminds of agreeing with the employer.
        starts_on: Proposed first day; None while it is not known.
    """

    suggestion = models.OneToOneField(Suggestion, on_delete=models.PROTECT, related_name="placement")
    participant = models.ForeignKey("people.Participant", on_delete=models.CASCADE, related_name="placements")
    opening = models.ForeignKey("employers.Opening", on_delete=models.PROTECT, related_name="placements")
    state = models.CharField(_("status"), max_length=12, choices=PlacementState.choices)
    agree_step = models.ForeignKey("casework.NextStep", on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(_("type"), max_length=20)
    starts_on = models.DateField(_("oppstart"), null=True, blank=True)
    hours_per_week = models.DecimalField(_("timer i uka"), max_digits=4, decimal_places=1, null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("plassering")
        verbose_name_plural = _("plasseringer")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

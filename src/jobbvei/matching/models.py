"""A suggestion and its answer."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jobbvei.matching.states import SuggestionState
from jobbvei.municipalities.types import TenantOwned


class Suggestion(TenantOwned):
    """One participant proposed for one opening.

    Attributes:
        tier: ``ready``, ``with_support`` or ``within_3_months`` on the day it was made.
        score: 0–1000, the sum of ``parts``.
        reasons: Bokmål templates and values as they were that day, so that the explanation stands later.
        asked_step: The next step that reminds of getting an answer.
        answered_through: How the participant answered: ``meeting``, ``phone``, ``message`` or ``self``.
    """

    participant = models.ForeignKey("people.Participant", on_delete=models.CASCADE, related_name="suggestions")
    opening = models.ForeignKey("employers.Opening", on_delete=models.PROTECT, related_name="suggestions")
    state = models.CharField(_("status"), max_length=20, choices=SuggestionState.choices)
    tier = models.CharField(_("gruppe"), max_length=20)
    score = models.PositiveSmallIntegerField(_("poeng"))
    parts = models.JSONField(default=dict)
    reasons = models.JSONField(default=list)
    missing = models.JSONField(default=list)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_through = models.CharField(_("svarte"), max_length=10, blank=True)
    asked_step = models.ForeignKey("casework.NextStep", on_delete=models.SET_NULL, null=True, related_name="+")
    answer_reason = models.CharField(_("grunn"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("forslag")
        verbose_name_plural = _("forslag")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "opening"],
                condition=Q(state__in=["proposed", "accepted"]),
                name="matching_one_live_suggestion",
                violation_error_message=_("Deltakeren er allerede foreslått til denne plassen."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

"""Where a suggestion can be, and where it can go from there."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SuggestionState(models.TextChoices):
    """The states of a suggestion; the participant is asked before any employer sees a thing."""

    PROPOSED = "proposed", _("foreslått, venter på svar")
    ACCEPTED = "accepted", _("deltakeren sa ja")
    DECLINED = "declined", _("deltakeren sa nei")
    WITHDRAWN = "withdrawn", _("trukket tilbake")


TRANSITIONS: dict[SuggestionState, frozenset[SuggestionState]] = {
    SuggestionState.PROPOSED: frozenset(
        {SuggestionState.ACCEPTED, SuggestionState.DECLINED, SuggestionState.WITHDRAWN}
    ),
    SuggestionState.ACCEPTED: frozenset({SuggestionState.WITHDRAWN, SuggestionState.DECLINED}),
    SuggestionState.DECLINED: frozenset({SuggestionState.PROPOSED}),
    SuggestionState.WITHDRAWN: frozenset({SuggestionState.PROPOSED}),
}

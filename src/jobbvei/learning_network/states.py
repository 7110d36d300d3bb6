"""The states of a municipality's team in a network."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _


class TeamState(models.TextChoices):
    """Whether a team takes part. Paused is not out: it keeps its workbook, its people and its place."""

    TAKES_PART = "takes_part", _("med")
    PAUSED = "paused", _("på pause")
    WITHDRAWN = "withdrawn", _("trukket seg")


TRANSITIONS = MappingProxyType(
    {
        TeamState.TAKES_PART: frozenset({TeamState.PAUSED, TeamState.WITHDRAWN}),
        TeamState.PAUSED: frozenset({TeamState.TAKES_PART, TeamState.WITHDRAWN}),
        TeamState.WITHDRAWN: frozenset({TeamState.TAKES_PART}),
    }
)

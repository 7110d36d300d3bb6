"""Where a placement can be, and where it can go from there."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlacementState(models.TextChoices):
    """The states of a placement."""

    DRAFT = "draft", _("utkast")
    CANCELLED = "cancelled", _("avlyst")


TRANSITIONS: dict[PlacementState, frozenset[PlacementState]] = {
    PlacementState.DRAFT: frozenset({PlacementState.CANCELLED}),
    PlacementState.CANCELLED: frozenset(),
}

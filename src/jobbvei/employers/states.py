"""Where an opening can be, and where it can go from there."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OpeningStatus(models.TextChoices):
    """The states of an opening. One that has passed its last day is still open here, but is not matched."""

    OPEN = "open", _("åpen")
    FILLED = "filled", _("besatt")
    CLOSED = "closed", _("lukket")


TRANSITIONS: dict[OpeningStatus, frozenset[OpeningStatus]] = {
    OpeningStatus.OPEN: frozenset({OpeningStatus.FILLED, OpeningStatus.CLOSED}),
    OpeningStatus.FILLED: frozenset({OpeningStatus.OPEN, OpeningStatus.CLOSED}),
    OpeningStatus.CLOSED: frozenset({OpeningStatus.OPEN}),
}

"""Where a wave can be, and where it can go from there."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WaveState(models.TextChoices):
    """The states of a wave. One whose last day has passed counts as closed, whether or not somebody closed it."""

    DRAFT = "draft", _("utkast")
    OPEN = "open", _("åpen")
    CLOSED = "closed", _("lukket")
    WITHDRAWN = "withdrawn", _("trukket tilbake")


TRANSITIONS: dict[WaveState, frozenset[WaveState]] = {
    WaveState.DRAFT: frozenset({WaveState.OPEN, WaveState.WITHDRAWN}),
    WaveState.OPEN: frozenset({WaveState.CLOSED, WaveState.WITHDRAWN}),
    WaveState.CLOSED: frozenset(),
    WaveState.WITHDRAWN: frozenset(),
}

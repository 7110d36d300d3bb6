"""Results where those who were asked can see them, outside the pages of whoever runs the survey."""

from datetime import date

from jobbvei.learning_network.queries.surveys import may_show_results
from jobbvei.learning_network.types import Seat
from jobbvei.shared.errors import Refused
from jobbvei.surveys.types import Wave
from jobbvei.web.survey.results import ShownResults, shown_in_short


def results_for(seat: Seat | None, wave: Wave, on: date) -> ShownResults | None:
    """The results in short, when they may be seen and are shown here.

    Args:
        seat: None for somebody who came by their own link.
    """
    if not may_show_results(seat, wave):
        return None
    try:
        return shown_in_short(wave, on=on)
    except Refused:
        return None

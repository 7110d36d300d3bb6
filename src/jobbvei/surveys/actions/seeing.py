"""Writing in the trail that somebody looked at what was answered, or took it out."""

from dataclasses import replace

from jobbvei.audit.actions import record_reading
from jobbvei.audit.types import Occasion
from jobbvei.surveys.models import Wave
from jobbvei.surveys.policies import may_run_wave
from jobbvei.surveys.things import thing_of_wave


def record_results_seen(*, wave: Wave, occasion: Occasion) -> None:
    """Note that the results were opened.

    Raises:
        Refused: The role does not open it.
    """
    may_run_wave(occasion.by, wave).ensure()
    record_reading("surveys.results.opened", thing_of_wave(wave), occasion=occasion)


def record_export(*, wave: Wave, what: str, occasion: Occasion) -> None:
    """Note that answers were taken out as a file.

    Args:
        what: Name of the table and its form, such as ``answers.csv``.

    Raises:
        Refused: The role does not open it.
    """
    may_run_wave(occasion.by, wave).ensure()
    told = replace(occasion, details={**occasion.details, "what": what})
    record_reading("surveys.results.exported", thing_of_wave(wave), occasion=told)

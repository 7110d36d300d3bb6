"""What the trail calls the things of this package."""

from jobbvei.audit.types import Thing
from jobbvei.surveys.models import InstrumentVersion, OpenAnswer, Wave


def thing_of_wave(wave: Wave) -> Thing:
    """The wave."""
    return Thing("survey_wave", str(wave.public_id))


def thing_of_version(version: InstrumentVersion) -> Thing:
    """The version of an instrument."""
    return Thing("survey_version", str(version.public_id))


def thing_of_open_answer(answer: OpenAnswer) -> Thing:
    """The answer in somebody's own words."""
    return Thing("survey_open_answer", str(answer.public_id))

"""Writing down a programme or Norwegian training: what both have in common."""

from dataclasses import fields
from datetime import date, timedelta
from typing import TypeVar

from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.casework.details import ProgrammeDetails, TrainingDetails
from jobbvei.casework.models import IntroductionProgramme, NorwegianTraining
from jobbvei.casework.things import thing_of_case
from jobbvei.people.types import ImpossibleValue, Participant, refuse_unclean, save_unless_taken
from jobbvei.shared.sentence import N_, Sentence

AHEAD_MAX = timedelta(days=366)
Course = TypeVar("Course", IntroductionProgramme, NorwegianTraining)


def written(course: Course, details: ProgrammeDetails | TrainingDetails, *, kind: str, occasion: Occasion) -> Course:
    """Put every detail on the row, save it and leave ``kind`` in the trail.

    Raises:
        ImpossibleValue: A field that cannot be saved.
    """
    for field in fields(details):
        setattr(course, field.name, getattr(details, field.name))
    refuse_unclean(course)
    save_unless_taken(course)
    record_writing(kind, thing_of_case(course), occasion=occasion)
    return course


def refuse_impossible_start(
    participant: Participant, offered_on: date | None, started_on: date | None, *, on: date
) -> None:
    """Refuse an offer or a start far ahead, before birth, or in the wrong order.

    Raises:
        ImpossibleValue: With the field and one sentence.
    """
    for field, day in (("offered_on", offered_on), ("started_on", started_on)):
        if day is not None and not participant.born_on < day <= on + AHEAD_MAX:
            raise ImpossibleValue(
                field, Sentence(N_("Datoen {day} kan ikke stemme. Sjekk dag, måned og år."), {"day": day})
            )
    if offered_on is not None and started_on is not None and started_on < offered_on:
        raise ImpossibleValue("started_on", Sentence(N_("Starten kan ikke være før tilbudet ble gitt.")))

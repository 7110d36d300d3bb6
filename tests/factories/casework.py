"""Participants with a case, by situation. Names are visibly invented, numbers synthetic.

The law's dates are counted from the programme's start, so «the programme ends in 24 days» is made by placing the start.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from jobbvei.access.types import Actor, User
from jobbvei.casework.actions import (
    add_next_step,
    give_lead,
    record_contact,
    start_norwegian_training,
    start_programme,
)
from jobbvei.casework.details import ContactDetails, ProgrammeDetails, StepDetails, TrainingDetails
from jobbvei.casework.models import ContactType, NextStep, StepSource
from jobbvei.people.actions import set_language_level
from jobbvei.people.choices import Cefr, LevelSource, Skill
from jobbvei.people.details import LevelDetails
from jobbvei.people.models import Participant
from jobbvei.shared.period import add_months
from tests.factories.access import TODAY, make_actor, make_occasion
from tests.factories.people import participant_details, registered_participant, synthetic_number

__all__ = [
    "Situation",
    "make_case",
    "make_participant",
    "make_step",
    "participant_details",
    "synthetic_number",
]

# Collective protection, upper secondary, goal work: six months for a start offered in 2025, twelve from 2026.
START_IN_2025 = date(2025, 12, 1)
LAST_DAY_OF_SIX_MONTHS = date(2026, 5, 31)
LAST_DAY_OF_SIX_MONTHS_WITH_LEAVE = date(2026, 12, 30)


@dataclass(frozen=True, kw_only=True)
class Situation:
    """Where somebody stands on :data:`TODAY`. None leaves the part out.

    Attributes:
        programme_ends_in_days: Days to the last day the law gives; negative when it has passed.
        norwegian_ends_in_days: The same for the ordinary right to Norwegian.
        step_due_in_days: The next step's date; negative is overdue.
        speaking: Spoken Norwegian.
    """

    given_name: str = "Olena"
    programme_ends_in_days: int | None = 200
    norwegian_ends_in_days: int | None = None
    last_contact_days_ago: int | None = 3
    step_due_in_days: int | None = 10
    step_waits_for: str = ""
    step_what: str = "Samtale om mål"
    speaking: Cefr | None = Cefr.A2
    end_goal: str = "work"
    is_shielded: bool = False


def make_participant(actor: Actor | None = None, **changes: Any) -> Participant:
    """A registered participant without a case; ``changes`` as for :func:`participant_details`."""
    return registered_participant(actor or make_actor(), **changes)


def make_case(actor: Actor | None = None, situation: Situation | None = None, **changes: Any) -> Participant:
    """A participant with programme, level, step and contact, led by ``actor``.

    Args:
        changes: Fields of :class:`Situation`.
    """
    lead = actor or make_actor()
    wanted = replace(situation or Situation(), **changes)
    participant = make_participant(
        lead,
        given_name=wanted.given_name,
        permit_granted_on=date(2025, 6, 2),
        settled_on=date(2025, 9, 1),
        is_shielded=False,
    )
    occasion = make_occasion(lead)
    give_lead(participant=participant, user=lead.user, occasion=occasion)
    if wanted.programme_ends_in_days is not None:
        details = _programme_that_ends(TODAY + timedelta(days=wanted.programme_ends_in_days), wanted.end_goal)
        start_programme(participant=participant, details=details, occasion=occasion)
    if wanted.norwegian_ends_in_days is not None:
        started_on = _start_of_twelve_months(wanted.norwegian_ends_in_days)
        training = TrainingDetails(started_on=started_on)
        start_norwegian_training(participant=participant, details=training, occasion=occasion)
    if wanted.speaking is not None:
        level = LevelDetails(skill=Skill.SPEAKING, level=wanted.speaking, source=LevelSource.TEACHER)
        set_language_level(participant=participant, details=level, occasion=occasion)
    if wanted.step_due_in_days is not None:
        make_step(participant, lead, wanted)
    if wanted.last_contact_days_ago is not None:
        contact = ContactDetails(
            type=ContactType.PHONE, on=TODAY - timedelta(days=wanted.last_contact_days_ago), note=""
        )
        record_contact(participant=participant, details=contact, occasion=occasion)
    if wanted.is_shielded:
        participant.is_shielded = True
        participant.save()
    return participant


def make_step(participant: Participant, actor: Actor, situation: Situation | None = None) -> NextStep:
    """An open step owned by ``actor``; overdue when the situation says so."""
    wanted = situation or Situation()
    return add_next_step(
        participant=participant,
        details=step_details(
            actor.user,
            due_on=TODAY + timedelta(days=wanted.step_due_in_days or 0),
            what=wanted.step_what,
            waits_for=wanted.step_waits_for,
        ),
        occasion=make_occasion(actor),
    )


def step_details(owner: User, **changes: Any) -> StepDetails:
    """A talk about the goal today; imported, so that the date may have passed."""
    talk = StepDetails(what="Samtale om mål", owner=owner, due_on=TODAY, source=StepSource.IMPORT)
    return replace(talk, **changes)


def _programme_that_ends(last_day: date, end_goal: str) -> ProgrammeDetails:
    if last_day > LAST_DAY_OF_SIX_MONTHS_WITH_LEAVE:
        started_on = add_months(last_day + timedelta(days=1), -12)
        return ProgrammeDetails(end_goal=end_goal, offered_on=started_on, started_on=started_on)
    return ProgrammeDetails(
        end_goal=end_goal,
        offered_on=START_IN_2025,
        started_on=START_IN_2025,
        leave_days=(last_day - LAST_DAY_OF_SIX_MONTHS).days,
    )


def _start_of_twelve_months(ends_in_days: int) -> date:
    """The start that makes twelve months end so many days from today."""
    return add_months(TODAY + timedelta(days=ends_in_days + 1), -12)

"""What an action of case work is given. None is «nobody has said»."""

from dataclasses import dataclass
from datetime import date

from jobbvei.access.types import User
from jobbvei.casework.models import ContactType, StepSource
from jobbvei.shared.sentence import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeDetails:
    """An introduction programme.

    Attributes:
        offered_on: The day the start was offered; from 2026 it decides which rules apply.
        leave_days: Approved leave that is added to the time.
    """

    end_goal: str = ""
    offered_on: date | None = None
    started_on: date | None = None
    part_time_percent: int = 100
    part_time_reason: str = ""
    leave_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingDetails:
    """Norwegian training; ``leave_days`` is approved leave that is added to the time."""

    offered_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    leave_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDetails:
    """What is to happen, who sees to it, and by when.

    Attributes:
        what: Words a person wrote, or a sentence of the system's, which is translated for each reader.
        waits_for: Code of :class:`~jobbvei.casework.models.WaitsFor` when the next move is not ours.
    """

    what: Sentence | str
    owner: User
    due_on: date
    waits_for: str = ""
    source: str = StepSource.MANUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetails:
    """One time somebody was in touch. Nothing about health in the note."""

    type: ContactType
    on: date
    note: str = ""

"""What others may name of case work."""

from jobbvei.casework.details import ContactDetails, ProgrammeDetails, StepDetails, TrainingDetails
from jobbvei.casework.models import (
    CaseClosure,
    ClosingReason,
    Contact,
    ContactType,
    EndGoal,
    IntroductionProgramme,
    NextStep,
    NorwegianExtension,
    NorwegianTraining,
    PartTimeReason,
    ProgrammeEndReason,
    Service,
    StepSource,
    TeamMember,
    WaitsFor,
)
from jobbvei.casework.timeline import Mark, MarkKind
from jobbvei.casework.urgency import Ground, Urgency, UrgencyPart
from jobbvei.casework.work_list import LastContact, Sort, StepInRow, Tab, WorkList, WorkListRow

__all__ = [
    "CaseClosure",
    "ClosingReason",
    "Contact",
    "ContactDetails",
    "ContactType",
    "EndGoal",
    "Ground",
    "IntroductionProgramme",
    "LastContact",
    "Mark",
    "MarkKind",
    "NextStep",
    "NorwegianExtension",
    "NorwegianTraining",
    "PartTimeReason",
    "ProgrammeDetails",
    "ProgrammeEndReason",
    "Service",
    "Sort",
    "StepDetails",
    "StepInRow",
    "StepSource",
    "Tab",
    "TeamMember",
    "TrainingDetails",
    "Urgency",
    "UrgencyPart",
    "WaitsFor",
    "WorkList",
    "WorkListRow",
]

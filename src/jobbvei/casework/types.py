"""What others may name of case work."""

from jobbvei.casework.calendar import CalendarEntry, PersonCalendar, When
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
from jobbvei.casework.reminders import LeadTime
from jobbvei.casework.timeline import Mark, MarkKind
from jobbvei.casework.urgency import Ground, Urgency, UrgencyPart
from jobbvei.casework.work_list import LastContact, Sort, StepInRow, Tab, WorkList, WorkListRow

__all__ = [
    "CalendarEntry",
    "CaseClosure",
    "ClosingReason",
    "Contact",
    "ContactDetails",
    "ContactType",
    "EndGoal",
    "Ground",
    "IntroductionProgramme",
    "LastContact",
    "LeadTime",
    "Mark",
    "MarkKind",
    "NextStep",
    "NorwegianExtension",
    "NorwegianTraining",
    "PartTimeReason",
    "PersonCalendar",
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
    "When",
    "WorkList",
    "WorkListRow",
]

"""What others may name of case work."""

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
    StepSource,
    TeamMember,
    WaitsFor,
)

__all__ = [
    "CaseClosure",
    "ClosingReason",
    "Contact",
    "ContactType",
    "EndGoal",
    "IntroductionProgramme",
    "NextStep",
    "NorwegianExtension",
    "NorwegianTraining",
    "PartTimeReason",
    "ProgrammeEndReason",
    "StepSource",
    "TeamMember",
    "WaitsFor",
]

"""What others may name of case work."""

from jobbvei.casework.models import (
    Contact,
    ContactType,
    EndGoal,
    IntroductionProgramme,
    NextStep,
    NorwegianExtension,
    NorwegianTraining,
    PartTimeReason,
    TeamMember,
)

__all__ = [
    "Contact",
    "ContactType",
    "EndGoal",
    "IntroductionProgramme",
    "NextStep",
    "NorwegianExtension",
    "NorwegianTraining",
    "PartTimeReason",
    "TeamMember",
]

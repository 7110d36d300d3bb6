"""What others may name of people."""

from jobbvei.people.models import (
    Authorisation,
    Availability,
    Cefr,
    ChildCareWindow,
    Household,
    HouseholdKind,
    LanguageLevel,
    LevelSource,
    Licence,
    OccupationWish,
    Participant,
    PermitKind,
    SchoolingLevel,
    Shift,
    Skill,
    WorkExperience,
)

__all__ = [
    "Authorisation",
    "Availability",
    "Cefr",
    "ChildCareWindow",
    "Household",
    "HouseholdKind",
    "LanguageLevel",
    "LevelSource",
    "Licence",
    "OccupationWish",
    "Participant",
    "PermitKind",
    "SchoolingLevel",
    "Shift",
    "Skill",
    "WorkExperience",
]

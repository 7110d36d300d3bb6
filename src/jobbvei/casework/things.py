"""Rows of a case as the audit trail names them; each is about its participant."""

from jobbvei.audit.types import Thing
from jobbvei.casework.models import Contact, IntroductionProgramme, NextStep, NorwegianTraining, TeamMember

CaseRow = Contact | IntroductionProgramme | NextStep | NorwegianTraining | TeamMember
_KINDS: dict[type, str] = {
    Contact: "contact",
    IntroductionProgramme: "introduction_programme",
    NextStep: "next_step",
    NorwegianTraining: "norwegian_training",
    TeamMember: "team_member",
}


def thing_of_case(row: CaseRow) -> Thing:
    """The row, about its participant."""
    return Thing(_KINDS[type(row)], str(row.public_id), subject_key=str(row.participant.public_id))

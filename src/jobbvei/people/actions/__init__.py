"""What can be done with a participant: one verb each, in one transaction, with a trace in the audit trail."""

from jobbvei.people.actions.abilities import (
    set_availability,
    set_child_care,
    set_competence,
    set_language_level,
    set_language_levels,
)
from jobbvei.people.actions.files import SavedParticipant, save_participant_file
from jobbvei.people.actions.households import (
    change_household,
    join_household,
    leave_household,
    start_household,
)
from jobbvei.people.actions.identity import read_identity_number, renew_identity_encryption
from jobbvei.people.actions.registration import change_participant, register_participant

__all__ = [
    "SavedParticipant",
    "change_household",
    "change_participant",
    "join_household",
    "leave_household",
    "read_identity_number",
    "register_participant",
    "renew_identity_encryption",
    "save_participant_file",
    "set_availability",
    "set_child_care",
    "set_competence",
    "set_language_level",
    "set_language_levels",
    "start_household",
]

"""What can be done in a case: one verb each, in one transaction, with a trace in the audit trail."""

from jobbvei.casework.actions.closing import close_case, reopen_case
from jobbvei.casework.actions.contacts import record_contact, undo_contact
from jobbvei.casework.actions.norwegian import (
    change_norwegian_training,
    decide_norwegian_extension,
    start_norwegian_training,
    undo_norwegian_extension,
)
from jobbvei.casework.actions.opening import open_case
from jobbvei.casework.actions.programmes import change_programme, end_programme, resume_programme, start_programme
from jobbvei.casework.actions.steps import (
    add_next_step,
    complete_next_step,
    move_next_step,
    undo_complete_next_step,
)
from jobbvei.casework.actions.teams import add_team_member, end_team_membership, give_lead

__all__ = [
    "add_next_step",
    "add_team_member",
    "change_norwegian_training",
    "change_programme",
    "close_case",
    "complete_next_step",
    "decide_norwegian_extension",
    "end_programme",
    "end_team_membership",
    "give_lead",
    "move_next_step",
    "open_case",
    "record_contact",
    "reopen_case",
    "resume_programme",
    "start_norwegian_training",
    "start_programme",
    "undo_complete_next_step",
    "undo_contact",
    "undo_norwegian_extension",
]

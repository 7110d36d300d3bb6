"""Registering and changing employers, contact persons and openings; each in one transaction with its audit event."""

from jobbvei.employers.actions.employers import (
    add_contact_person,
    change_employer,
    register_employer,
    remove_contact_person,
    save_employer,
    set_contact_owner,
)
from jobbvei.employers.actions.openings import (
    change_opening,
    close_opening,
    fill_opening,
    register_opening,
    reopen,
    save_opening,
    set_people_in_advertisement,
    withdraw_advertisement,
)
from jobbvei.employers.actions.saving import Saved

__all__ = [
    "Saved",
    "add_contact_person",
    "change_employer",
    "change_opening",
    "close_opening",
    "fill_opening",
    "register_employer",
    "register_opening",
    "remove_contact_person",
    "reopen",
    "save_employer",
    "save_opening",
    "set_contact_owner",
    "set_people_in_advertisement",
    "withdraw_advertisement",
]

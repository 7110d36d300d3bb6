"""What is done to users and their roles, and the notes about who signed in."""

from jobbvei.access.actions.demonstration import make_invented_user
from jobbvei.access.actions.memberships import GivenRole, NewMember, end_role, give_role, make_password_link
from jobbvei.access.actions.second_factors import renew_second_factors
from jobbvei.access.actions.sign_in import (
    record_failed_passkey,
    record_failed_second_factor,
    record_failed_sign_in,
    record_role_chosen,
    record_sign_in,
    record_sign_out,
)

__all__ = [
    "GivenRole",
    "NewMember",
    "end_role",
    "give_role",
    "make_invented_user",
    "make_password_link",
    "record_failed_passkey",
    "record_failed_second_factor",
    "record_failed_sign_in",
    "record_role_chosen",
    "record_sign_in",
    "record_sign_out",
    "renew_second_factors",
]

"""What is done to users and their roles, and the notes about who signed in."""

from jobbvei.access.actions.api_keys import (
    KeyNotAccepted,
    MadeApiKey,
    NewApiKey,
    TooManyCalls,
    UnableToMakeKey,
    make_api_key,
    open_with_api_key,
    revoke_api_key,
)
from jobbvei.access.actions.demonstration import make_invented_user
from jobbvei.access.actions.joining import LetIn, let_municipality_in
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
    "KeyNotAccepted",
    "LetIn",
    "MadeApiKey",
    "NewApiKey",
    "NewMember",
    "TooManyCalls",
    "UnableToMakeKey",
    "end_role",
    "give_role",
    "let_municipality_in",
    "make_api_key",
    "make_invented_user",
    "make_password_link",
    "open_with_api_key",
    "record_failed_passkey",
    "record_failed_second_factor",
    "record_failed_sign_in",
    "record_role_chosen",
    "record_sign_in",
    "record_sign_out",
    "renew_second_factors",
    "revoke_api_key",
]

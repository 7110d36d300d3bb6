"""Passkeys that are not accepted leave a note in the trail, as wrong codes do."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm, ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal.auth import (
    extract_user_from_response,
    get_authenticator_by_credential_id,
    parse_authentication_response,
)
from django.core.exceptions import ValidationError
from django.utils import timezone

from jobbvei.access.actions import record_failed_passkey
from jobbvei.access.types import User

STOPPED_BEFORE_TRIED = "too_many_login_attempts"


class NotingPasskey:
    """Notes at whose name a passkey was not accepted; comes before one of allauth's forms."""

    user: User | None
    cleaned_data: dict[str, Any]

    def clean_credential(self) -> Authenticator:
        """The user's own passkey.

        Raises:
            ValidationError: It is not accepted, and has been noted.
        """
        sent = self.cleaned_data["credential"]
        try:
            return super().clean_credential()  # type: ignore[misc]  # from allauth's form, which ships no types
        except ValidationError as problem:
            user = self.user or owner_of(sent)
            if user is not None and problem.code != STOPPED_BEFORE_TRIED:
                record_failed_passkey(user, at=timezone.now())
            raise


class SecondStepPasskeyForm(NotingPasskey, AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """After the password."""


class OnlyPasskeyForm(NotingPasskey, LoginWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """Instead of a password."""


class AgainPasskeyForm(NotingPasskey, ReauthenticateWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """By a signed-in user, before something important."""


def owner_of(sent: Any) -> User | None:
    """Whose passkey this claims to be, when the user really has a passkey with that id; else None.

    Without a password anybody can send any user's number, and could fill the trail with notes. The passkey's id is
    long and random and known only to those who have had the key in their hands.
    """
    try:
        response = parse_authentication_response(sent)
        user: User = extract_user_from_response(sent)
    except ValidationError:
        return None
    return user if get_authenticator_by_credential_id(user, response.raw_id) else None

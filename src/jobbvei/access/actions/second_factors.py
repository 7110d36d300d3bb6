"""Changing the key that secrets of second factors are encrypted with."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from jobbvei.access.second_factor_secrets import decrypted, encrypted, is_under_first_key
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing

SECRETS = ("secret", "seed", "migrated_codes")  # where an app and recovery codes keep what is encrypted


@transaction.atomic
def renew_second_factors(*, occasion: Occasion) -> int:
    """Encrypt the secrets of all second factors with the first key in the list. All or nothing.

    A second factor belongs to a user, who may have roles in many municipalities: one run serves the installation.
    Passkeys keep no secret here and stay as they are.

    Returns:
        How many second factors were encrypted anew.

    Raises:
        SecondFactorKeyMissing: A secret was encrypted with a key that is gone; nothing is changed.
    """
    kept = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).select_for_update().order_by("pk")
    renewed = sum(_renew(one) for one in kept)
    if renewed:
        told = Occasion(by=occasion.by, at=occasion.at, purpose=occasion.purpose, details={"renewed": renewed})
        record_writing("access.second_factors.renewed", Thing("second_factor_key", ""), occasion=told)
    return renewed


def _renew(one: Authenticator) -> bool:
    renewed = {name: _again(value) if name in SECRETS else value for name, value in one.data.items()}
    if renewed == one.data:
        return False
    one.data = renewed
    one.save(update_fields=["data"])
    return True


def _again(stored: str | list[str]) -> str | list[str]:
    if isinstance(stored, list):
        return [_again_one(one) for one in stored]
    return _again_one(stored)


def _again_one(stored: str) -> str:
    return stored if is_under_first_key(stored) else encrypted(decrypted(stored))

"""Secrets of second factors, encrypted at rest with the keys that guard identity numbers."""

import base64
import hashlib
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from jobbvei.shared.errors import JobbveiError
from jobbvei.shared.sentence import N_, Sentence


class SecondFactorKeyMissing(JobbveiError):
    """A secret was encrypted with a key this installation no longer has."""


def encrypted(secret: str) -> str:
    """The secret, encrypted with the first key."""
    return _ring(_keys()).encrypt(secret.encode()).decode()


def decrypted(stored: str) -> str:
    """The secret in what :func:`encrypted` made, with any of the keys this installation has.

    Raises:
        SecondFactorKeyMissing: It was encrypted with a key that is gone, or has been tampered with.
    """
    try:
        return _ring(_keys()).decrypt(stored.encode()).decode()
    except InvalidToken:
        text = N_(
            "En hemmelighet for totrinnsinnlogging kan ikke leses: nøkkelen mangler. Legg den i JOBBVEI_IDENTITY_KEYS."
        )
        raise SecondFactorKeyMissing("access.second_factor_key_missing", Sentence(text)) from None


def is_under_first_key(stored: str) -> bool:
    """Whether the first key alone reads it, so that nothing is gained by encrypting it again."""
    try:
        _ring(_keys()[:1]).decrypt(stored.encode())
    except InvalidToken:
        return False
    return True


def _keys() -> Sequence[str]:
    return tuple(settings.JOBBVEI_IDENTITY_KEYS)


def _ring(keys: Sequence[str]) -> MultiFernet:
    return MultiFernet([_fernet(key) for key in keys])


def _fernet(key: str) -> Fernet:
    digest = hashlib.sha256(b"second factor\0" + key.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))

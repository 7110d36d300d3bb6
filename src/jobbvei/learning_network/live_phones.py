"""Fingerprints: how a question knows a phone again without being able to say so to another question."""

import secrets
from uuid import UUID

from django.utils.crypto import salted_hmac

from jobbvei.learning_network.types import LiveQuestion

PURPOSE = "jobbvei.learning_network.live"


def new_phone_key() -> str:
    """What a phone keeps in its cookie; it is written nowhere else."""
    return secrets.token_urlsafe(24)


def fingerprint(question: LiveQuestion, phone_key: str, idea: UUID | None = None) -> str:
    """The phone's mark in one question, or on one idea in it.

    Without the phone's key, two marks of the same phone cannot be told from those of two phones.
    """
    salt = f"{PURPOSE}:{question.secret}:{idea or ''}"
    return salted_hmac(salt, phone_key, algorithm="sha256").hexdigest()

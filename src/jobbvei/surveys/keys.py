"""The ends of links, and the sealing of drafts.

A link's end is made from the site's secret and the invitation's own key, so that it can be shown again without being
stored. A draft is found and opened only with the link's end and a secret that stays in the respondent's browser: not
by whoever sent the link, and not by whoever reads the database.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac

LINK_SALT = "jobbvei.surveys.link"
LINK_BYTES = 16
FILLED_TO = 2048  # characters; a draft grows in steps of this


def link_end(public_id: object) -> str:
    """The end of the link of an invitation, the same each time: 22 letters, figures, - and _."""
    digest = salted_hmac(LINK_SALT, str(public_id), algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:LINK_BYTES]).decode().rstrip("=")


def new_secret() -> str:
    """A new end of an open link, or a new secret for a browser."""
    return secrets.token_urlsafe(LINK_BYTES)


def hash_of(*secret_parts: str) -> str:
    """What is stored to find a row by its secrets."""
    return hashlib.sha256("\n".join(secret_parts).encode()).hexdigest()


def sealed(answers: Mapping[str, Any], *secret_parts: str) -> str:
    """The answers encrypted with a key of the secrets."""
    plain = json.dumps(answers)
    filled = plain.ljust(-(-len(plain) // FILLED_TO) * FILLED_TO)
    return _box(secret_parts).encrypt(filled.encode()).decode()


def unsealed(text: str, *secret_parts: str) -> dict[str, Any]:
    """The answers again; empty when the secrets are others."""
    try:
        opened: dict[str, Any] = json.loads(_box(secret_parts).decrypt(text.encode()))
    except InvalidToken:
        return {}
    return opened


def _box(secret_parts: tuple[str, ...]) -> Fernet:
    key = hashlib.sha256("\n".join(("jobbvei.surveys.draft", *secret_parts)).encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))

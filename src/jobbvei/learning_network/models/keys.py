"""Keys of the doors that open without log-in."""

import secrets

KEY_BYTES = 24  # 192 random bits: nobody guesses one, however long they try
KEY_LETTERS = 32


def new_key() -> str:
    """A random key that can stand in an address.

    It is kept as it is, not as a sum of it: whoever invites must be able to show somebody their link again. What it
    opens is a programme and one's own place in it, and it can be changed for a new one.
    """
    return secrets.token_urlsafe(KEY_BYTES)

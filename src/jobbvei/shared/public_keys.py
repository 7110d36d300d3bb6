"""Keys that name a row to the outside: by chance one may hold eleven digits in a row, and is still nobody's number."""

import re
from typing import Final

_PUBLIC_KEY: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def is_public_key(text: str) -> bool:
    """Whether the whole text is a key as our rows have them, and others' systems too.

    >>> is_public_key("5134d7da-dc55-4f52-bcf7-158190123459")
    True
    >>> is_public_key("158190123459")
    False
    """
    return _PUBLIC_KEY.fullmatch(text) is not None

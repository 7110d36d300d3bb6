"""The order names stand in on a page: the Norwegian alphabet, and numbers by what they are worth."""

import re
import unicodedata
from functools import lru_cache

KEPT_NAMES = 5000
DIGITS = re.compile(r"([0-9]+)")
Place = tuple[str | int, ...]


@lru_cache(maxsize=KEPT_NAMES)
def place_of(name: str) -> Place:
    """Where the name stands: Æ, Ø and Å last, other letters with marks beside those without, 2 before 10.

    >>> sorted(["Ål", "Øyer", "Ås", "Alta", "Ærøy", "Étable"], key=place_of)
    ['Alta', 'Étable', 'Ærøy', 'Øyer', 'Ål', 'Ås']
    >>> sorted(["Nav 10", "Nav 9", "nav 1"], key=place_of)
    ['nav 1', 'Nav 9', 'Nav 10']
    """
    last = name.casefold().replace("æ", "{").replace("ø", "|").replace("å", "}")
    parts = DIGITS.split(without_marks(last))
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts))


def without_marks(name: str) -> str:
    """The letters in lower case, without the marks over and under them.

    >>> without_marks("Étable")
    'etable'
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))

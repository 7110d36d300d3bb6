"""Names as people write them, and as they are looked for."""

import re
import unicodedata

APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'"})


def tidy_name(text: str) -> str:
    """A name with single spaces, composed letters and nothing around it; upper and lower case are kept.

    >>> tidy_name("  Olena   Testesen ")
    'Olena Testesen'
    """
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def search_form(text: str) -> str:
    """How names are compared: tidied, case-folded (Æ, Ø and Å too), one kind of apostrophe.

    The database cannot do this: SQLite folds only the letters A to Z.

    >>> search_form("ÅSE  Dem’janenko") == search_form("åse dem'janenko")
    True
    """
    return tidy_name(text).casefold().translate(APOSTROPHES)

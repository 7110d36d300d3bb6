"""Days written on the command line."""

import re
from datetime import date

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

_WRITTEN_OUT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
)  # Python reads 20230403 and weeks too, and 2023-W14-1 is a typo


def day_of(text: str) -> date:
    """The day written YYYY-MM-DD, and no other way; ValueError when there is none."""
    if not _WRITTEN_OUT.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def written_day(text: str, *, option: str) -> date:
    """As :func:`day_of`, told in words when it cannot be read.

    Raises:
        UnusableInput: There is no such day; the sentence names ``option``.
    """
    try:
        return day_of(text)
    except ValueError as problem:
        template = N_("«{option}» er «{text}», som ikke er en dato. Skriv ÅÅÅÅ-MM-DD, for eksempel 2023-04-03.")
        raise UnusableInput("cli.not_a_day", Sentence(template, {"option": option, "text": text})) from problem

"""What is wrong with a cell or a file, said so that the one who made it can mend it."""

import re
from dataclasses import dataclass

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import Sentence

LONGEST_SHOWN_VALUE = 60
# Mistyped ones too, with a zero lost or a digit too many; an organisation number has nine digits and stays.
LIKE_AN_IDENTITY_NUMBER = re.compile(r"(?<!\d)(?:\d{6}[\s.–-]?\d{4,}|\d{2}([ .-])\d{2}\1\d{2}[ .-]?\d{5,})")
BLANK = "•" * 11


class UnusableFile(UnusableInput):
    """The file as a whole cannot be read; nothing has been written."""


class UnreadableCell(Exception):
    """A cell does not hold what its column asks for.

    Attributes:
        reason: What is wrong, and what to write instead.
    """

    def __init__(self, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file: the line as an editor counts, and the column by its name in the header (empty: the row)."""

    line: int
    column: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that stops a row: where, what stood there, and why it cannot be used."""

    position: Position
    value: str
    reason: Sentence

    @property
    def line(self) -> int:
        """The line in the file, the header being line 1."""
        return self.position.line

    @property
    def column(self) -> str:
        """The column's name in the header; empty when it is the whole row."""
        return self.position.column

    def as_json(self) -> dict[str, str | int]:
        """The fault as a stable document."""
        return {"line": self.line, "column": self.column, "value": self.value, "reason": str(self.reason)}


def shown(value: str) -> str:
    """``value`` on one line, not too long to read, and without identity numbers: reports are kept and read by others.

    >>> shown("to  linjer\\nher")
    'to linjer her'
    """
    text = " ".join(LIKE_AN_IDENTITY_NUMBER.sub(BLANK, value).split())
    return text if len(text) <= LONGEST_SHOWN_VALUE else f"{text[: LONGEST_SHOWN_VALUE - 1]}…"

"""Calendar months as numbers that can be counted with, written 2023-07, and quarters written 2023K3."""

import re
from typing import Final

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

MONTHS_A_YEAR: Final = 12
MONTHS_A_QUARTER: Final = 3
_MONTH = re.compile(r"([12]\d{3})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"([12]\d{3})[KkQq]([1-4])")


def months_in(text: str) -> tuple[int, ...]:
    """The months of a month or a quarter, each counted from year 0.

    Raises:
        UnusableInput: The text is neither.

    >>> [month_text(month) for month in months_in("2023K3")]
    ['2023-07', '2023-08', '2023-09']
    """
    if found := _MONTH.fullmatch(text):
        return (int(found[1]) * MONTHS_A_YEAR + int(found[2]) - 1,)
    if found := _QUARTER.fullmatch(text):
        first = int(found[1]) * MONTHS_A_YEAR + (int(found[2]) - 1) * MONTHS_A_QUARTER
        return tuple(range(first, first + MONTHS_A_QUARTER))
    template = N_("«{text}» er ikke en måned eller et kvartal. Skriv som 2023-07 eller 2023K3.")
    raise UnusableInput("forecast.no_month", Sentence(template, {"text": text}))


def last_month_in(text: str) -> int:
    """The last month of a month or a quarter; UnusableInput as :func:`months_in`."""
    return months_in(text)[-1]


def month_text(month: int) -> str:
    """The month as it is written.

    >>> month_text(2023 * 12 + 6)
    '2023-07'
    """
    return f"{month // MONTHS_A_YEAR:04d}-{month % MONTHS_A_YEAR + 1:02d}"

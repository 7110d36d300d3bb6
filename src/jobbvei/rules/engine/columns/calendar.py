"""The calendar as tables from day to month and year, so that a column of days is looked up, not reckoned.

A day is a whole number of days since :data:`FIRST`, 32 bits.
"""

from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FIRST, LAST = date(1850, 1, 1), date(2149, 12, 31)
BASE = FIRST.toordinal()
SINCE_1970 = date(1970, 1, 1).toordinal() - BASE
MONTHS_IN_A_YEAR = 12
DAYS_APART = 32
Whole = NDArray[np.int32]


class Calendar(NamedTuple):
    """For each day its year, its month counted from the first, its day of month from nought, and month and day in one.

    For each month its first day and its number of days.
    """

    year: NDArray[np.int16]
    month: NDArray[np.int16]
    day: NDArray[np.int8]
    month_and_day: NDArray[np.int16]
    starts: Whole
    lengths: NDArray[np.int8]


@cache
def calendar() -> Calendar:
    """The tables, made once in a process."""
    days = np.arange(np.datetime64(FIRST), np.datetime64(LAST) + 1)
    months = days.astype("M8[M]")
    month = (months - months[0]).astype(np.int16)
    day = (days - months.astype("M8[D]")).astype(np.int8)
    starts = np.append(np.flatnonzero(day == 0), len(days)).astype(np.int32)
    month_and_day = month % MONTHS_IN_A_YEAR * np.int16(DAYS_APART) + day
    year = (month // MONTHS_IN_A_YEAR + FIRST.year).astype(np.int16)
    return Calendar(year, month, day, month_and_day, starts[:-1], np.diff(starts).astype(np.int8))


@lru_cache(maxsize=64)
def months_later_on(months: int) -> Whole:
    """For every day of the calendar the day ``months`` later, clamped to the end of a shorter month."""
    table = calendar()
    month = np.clip(table.month.astype(np.int32) + months, 0, len(table.starts) - 1)
    later: Whole = table.starts[month] + np.minimum(table.day, table.lengths[month] - np.int8(1))
    return later


def number_of(day: date) -> int:
    """The day as a whole number.

    >>> number_of(date(1850, 1, 2))
    1
    """
    return day.toordinal() - BASE


def date_of(number: int) -> date:
    """The day that ``number`` stands for."""
    return date.fromordinal(number + BASE)

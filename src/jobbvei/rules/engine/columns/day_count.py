"""Counting days and months for many people; the reading of the law is told in :mod:`jobbvei.rules.engine.days`."""

from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from jobbvei.rules.engine.columns.calendar import (
    DAYS_APART,
    MONTHS_IN_A_YEAR,
    Whole,
    calendar,
    months_later_on,
    number_of,
)
from jobbvei.rules.engine.columns.values import Days, Numbers


def months_later(start: date | Days, months: int | Numbers) -> Days:
    """The day so many months later, clamped to the end of a shorter month."""
    days = start if isinstance(start, Days) else Days(np.array([number_of(start)], np.int32))
    if isinstance(months, Numbers):
        return Days(_each_its_months(days.days, months.over.astype(np.int32)))
    return Days(months_later_on(months).take(days.days))


def days_later(start: Days, *numbers: int | Numbers) -> Days:
    """The day so many days later."""
    for number in numbers:
        start = start.plus(number)
    return start


def day_before_birthday(born_on: Days, age_years: int) -> Days:
    """The last day before each turns ``age_years``; 29 February turns on 1 March."""
    return Days(_days_before_birthday(age_years).take(born_on.days))


def age_on(born_on: date | Days, day: date | Days) -> Numbers:
    """Full years lived on ``day``."""
    (born_year, born_day), (year, month_and_day) = _year_and_day(born_on), _year_and_day(day)
    return Numbers(np.subtract(year, born_year, dtype=np.int16) - (month_and_day < born_day))


def _each_its_months(days: Whole, months: Whole) -> Whole:
    table = calendar()
    month = np.clip(table.month.take(days) + months, 0, len(table.starts) - 1)
    later: Whole = table.starts.take(month) + np.minimum(table.day.take(days), table.lengths.take(month) - np.int8(1))
    return later


@lru_cache(maxsize=8)
def _days_before_birthday(years: int) -> Whole:
    """For every day of birth."""
    table, birthday = calendar(), months_later_on(years * MONTHS_IN_A_YEAR)
    clamped = table.day.take(birthday) != table.day
    before: Whole = birthday - np.int32(1) + clamped
    return before


def _year_and_day(day: date | Days) -> tuple[Any, Any]:
    if isinstance(day, Days):
        return day.year_and_day
    return np.int16(day.year), np.int16((day.month - 1) * DAYS_APART + day.day - 1)

"""Counting days and months the way ADR 0006 reads the law.

Reading: a right that lasts "up to n months from" a day ends on that day + n months − 1 day, the day clamped to the
month's end; approved leave is added day by day. A deadline "within n months after" a day falls on the day + n months.

Every function takes one person's days and numbers, or columns of them in the same places; then it gives a column.
"""

from datetime import date, timedelta
from importlib import import_module
from typing import Any

from jobbvei.rules.engine.column import Column
from jobbvei.shared import period

ONE_DAY = timedelta(days=1)
MONTHS_IN_A_YEAR = 12


def last_day(start: date | Column, *, months: int | Column, added_days: int | Column = 0) -> date:
    """The last day of ``months`` months that begin on ``start``, prolonged by ``added_days`` days.

    >>> last_day(date(2023, 4, 3), months=6)
    datetime.date(2023, 10, 2)
    >>> last_day(date(2023, 8, 31), months=6, added_days=2)
    datetime.date(2024, 3, 1)
    """
    if isinstance(start, Column) or isinstance(months, Column) or isinstance(added_days, Column):
        last: date = _columns().days_later(_columns().months_later(start, months), added_days, -1)
        return last
    without_added = period.add_months(start, months) - ONE_DAY
    return without_added + timedelta(days=added_days) if added_days else without_added


def last_day_of_years(start: date, *, years: int) -> date:
    """The last day of ``years`` years that begin on ``start``.

    >>> last_day_of_years(date(2024, 2, 29), years=3)
    datetime.date(2027, 2, 27)
    """
    return last_day(start, months=years * MONTHS_IN_A_YEAR)


def deadline(start: date | Column, *, months: int | Column) -> date:
    """The last day of a deadline of ``months`` months after ``start``.

    >>> deadline(date(2023, 12, 31), months=2)
    datetime.date(2024, 2, 29)
    """
    if isinstance(start, Column) or isinstance(months, Column):
        last: date = _columns().months_later(start, months)
        return last
    return period.add_months(start, months)


def day_before_birthday(born_on: date | Column, *, age_years: int) -> date:
    """The last day before somebody born on ``born_on`` turns ``age_years``; 29 February turns on 1 March.

    >>> day_before_birthday(date(1960, 2, 29), age_years=67)
    datetime.date(2027, 2, 28)
    """
    if isinstance(born_on, Column):
        last: date = _columns().day_before_birthday(born_on, age_years)
        return last
    try:
        birthday = date(born_on.year + age_years, born_on.month, born_on.day)
    except ValueError:
        birthday = date(born_on.year + age_years, born_on.month + 1, 1)
    return birthday - ONE_DAY


def nth_birthday(born_on: date, *, age_years: int) -> date:
    """The day somebody turns ``age_years``.

    >>> nth_birthday(date(2005, 11, 30), age_years=19)
    datetime.date(2024, 11, 30)
    """
    return deadline(born_on, months=age_years * MONTHS_IN_A_YEAR)


def first_of_birthday_year(born_on: date, *, age_years: int) -> date:
    """The first day of the year somebody turns ``age_years``.

    >>> first_of_birthday_year(date(2005, 11, 30), age_years=19)
    datetime.date(2024, 1, 1)
    """
    return date(born_on.year + age_years, 1, 1)


def age_on(born_on: date | Column, day: date | Column) -> int:
    """Full years lived on ``day``.

    >>> age_on(date(1989, 5, 2), date(2023, 5, 1))
    33
    """
    if isinstance(born_on, Column) or isinstance(day, Column):
        age: int = _columns().age_on(born_on, day)
        return age
    return period.age_on(born_on, day)


def _columns() -> Any:
    """The same for columns; read only when there is one, so that one person's law needs no numpy."""
    return import_module("jobbvei.rules.engine.columns.day_count")

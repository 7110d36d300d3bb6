"""Columns that stand in for one person's value: days, numbers, and answers to yes and no."""

import operator
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from jobbvei.rules.engine.column import Column
from jobbvei.rules.engine.columns.calendar import DAYS_APART, Whole, calendar, date_of, number_of
from jobbvei.rules.engine.columns.divided import Bools, Divided, People
from jobbvei.rules.engine.money import Exact

LARGEST = 2**62
"""Beyond this, whole numbers are reckoned by Python, slowly and without any limit."""
Compare = Callable[[Any, Any], Any]


class Mask(Column):
    """Yes or no for each person in the group."""

    __slots__ = ("mask",)

    def __init__(self, mask: Bools) -> None:
        self.mask = mask

    def __bool__(self) -> bool:
        if not self.mask.any():
            return False
        if self.mask.all():
            return True
        raise Divided(self.mask)

    def __radd__(self, other: "int | Numbers") -> "Numbers":
        return Numbers(self.mask.astype(np.int32)) + other

    def __rsub__(self, other: "int | Numbers") -> "Numbers":
        return other - Numbers(self.mask.astype(np.int32))

    __add__ = __radd__


class Days(Column):
    """A day for each person in the group.

    It calls itself a date, so that a function that asks for one finds it; what it cannot do for all at once, it does
    for each day apart.
    """

    __slots__ = ("_bounds", "_year_and_day", "days")

    def __init__(self, days: Whole) -> None:
        self.days = days
        self._bounds: tuple[int, int] | None = None
        self._year_and_day: tuple[NDArray[np.int16], NDArray[np.int16]] | None = None

    @property
    def bounds(self) -> tuple[int, int]:
        """The first and the last day of anybody."""
        if self._bounds is None:
            self._bounds = int(self.days.min()), int(self.days.max())
        return self._bounds

    @property
    def year_and_day(self) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
        """The year, and month and day as one number that orders the days of a year."""
        if self._year_and_day is None:
            table = calendar()
            self._year_and_day = table.year.take(self.days), table.month_and_day.take(self.days)
        return self._year_and_day

    @property
    def year(self) -> "Numbers":
        """The year."""
        return Numbers(self.year_and_day[0])

    @property
    def month(self) -> "Numbers":
        """The month, from 1."""
        return Numbers(self.year_and_day[1] // np.int16(DAYS_APART) + np.int16(1))

    @property
    def day(self) -> "Numbers":
        """The day of the month, from 1."""
        return Numbers(self.year_and_day[1] % np.int16(DAYS_APART) + np.int16(1))

    if not TYPE_CHECKING:  # mypy knows it for what it is
        __class__ = property(lambda _: date)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.one(), name)

    def take(self, people: People) -> "Days":
        """The days of ``people``."""
        return Days(self.days.take(people))

    def plus(self, days: "int | Numbers") -> "Days":
        """So many days later."""
        if isinstance(days, Numbers):
            return Days(self.days + days.over.astype(np.int32))
        return Days(self.days + np.int32(days)) if days else self

    def one(self) -> date:
        """The day when everybody has the same; else the group is divided by it."""
        first, last = self.bounds
        if first != last:
            raise Divided(self.days - np.int32(first))
        return date_of(first)

    def __add__(self, other: timedelta) -> "Days":
        return self.plus(other.days)

    def __sub__(self, other: timedelta) -> "Days":
        return self.plus(-other.days)

    def __lt__(self, other: "date | Days") -> "bool | Mask":
        return self._compare(operator.lt, other)

    def __le__(self, other: "date | Days") -> "bool | Mask":
        return self._compare(operator.le, other)

    def __gt__(self, other: "date | Days") -> "bool | Mask":
        return self._compare(operator.gt, other)

    def __ge__(self, other: "date | Days") -> "bool | Mask":
        return self._compare(operator.ge, other)

    def __eq__(self, other: object) -> "bool | Mask":  # type: ignore[override]  # a question to many has many answers
        return self._compare(operator.eq, other) if isinstance(other, Days | date) else NotImplemented

    def __ne__(self, other: object) -> "bool | Mask":  # type: ignore[override]  # a question to many has many answers
        return self._compare(operator.ne, other) if isinstance(other, Days | date) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.one())

    def _compare(self, compare: Compare, other: "date | Days") -> "bool | Mask":
        if isinstance(other, Days):
            return Mask(compare(self.days, other.days))
        limit = number_of(other)
        alike = _all_alike(compare, self.bounds, limit)
        return Mask(compare(self.days, np.int32(limit))) if alike is None else alike


class Numbers(Column):
    """An exact number for each person in the group: whole numbers over one divisor that all share.

    ``is_amount`` tells amounts, which are read as decimals, from whole numbers.
    """

    __slots__ = ("_bounds", "is_amount", "over", "under")

    def __init__(self, over: NDArray[Any], under: int = 1, *, is_amount: bool = False) -> None:
        self.over = over
        self.under = under
        self.is_amount = is_amount
        self._bounds: tuple[int, int] | None = None

    @property
    def bounds(self) -> tuple[int, int]:
        """The least and the greatest, before the divisor."""
        if self._bounds is None:
            self._bounds = int(self.over.min()), int(self.over.max())
        return self._bounds

    def take(self, people: People) -> "Numbers":
        """The numbers of ``people``."""
        return Numbers(self.over.take(people), self.under, is_amount=self.is_amount)

    def as_amount(self) -> "Numbers":
        """The same numbers, to be read as amounts."""
        return Numbers(self.over, self.under, is_amount=True)

    def scaled(self, factor: int) -> NDArray[Any]:
        """Every number times ``factor``, with room for it."""
        if factor == 1:
            return self.over
        largest = max(map(abs, self.bounds)) * abs(factor)
        return self.over.astype(object if largest > LARGEST else np.int64) * factor

    def one(self) -> int | Fraction:
        """The number when everybody has the same; else the group is divided by it."""
        first, last = self.bounds
        if first != last:
            raise Divided(np.unique(self.over, return_inverse=True)[1])
        return Fraction(first, self.under) if self.under != 1 else first

    def __add__(self, other: "Numbers | Exact | int | Mask") -> "Numbers":
        return self._reckon(operator.add, other)

    def __sub__(self, other: "Numbers | Exact | int | Mask") -> "Numbers":
        return self._reckon(operator.sub, other)

    def __rsub__(self, other: "Exact | int") -> "Numbers":
        return self * -1 + other

    def __mul__(self, other: "Numbers | Exact | int") -> "Numbers":
        if isinstance(other, Numbers):
            largest = max(map(abs, self.bounds)) * max(map(abs, other.bounds))
            kind = object if largest > LARGEST else np.int64
            product = self.over.astype(kind) * other.over.astype(kind)
            return Numbers(product, self.under * other.under, is_amount=self.is_amount or other.is_amount)
        over, under = ratio_of(other)
        return Numbers(self.scaled(over), self.under * under, is_amount=self.is_amount or isinstance(other, Exact))

    def __truediv__(self, other: "Exact | int") -> "Numbers":
        over, under = ratio_of(other)
        return Numbers(self.scaled(under), self.under * over, is_amount=True)

    __radd__, __rmul__ = __add__, __mul__

    def __lt__(self, other: Any) -> "bool | Mask":
        return self._compare(operator.lt, other)

    def __le__(self, other: Any) -> "bool | Mask":
        return self._compare(operator.le, other)

    def __gt__(self, other: Any) -> "bool | Mask":
        return self._compare(operator.gt, other)

    def __ge__(self, other: Any) -> "bool | Mask":
        return self._compare(operator.ge, other)

    def __eq__(self, other: object) -> "bool | Mask":  # type: ignore[override]  # a question to many has many answers
        return self._compare(operator.eq, other)

    def __ne__(self, other: object) -> "bool | Mask":  # type: ignore[override]  # a question to many has many answers
        return self._compare(operator.ne, other)

    def __bool__(self) -> bool:
        return bool(self != 0)

    def __int__(self) -> int:
        return int(self.one())

    __index__ = __int__

    def __hash__(self) -> int:
        return hash(self.one())

    def _reckon(self, reckon: Compare, other: "Numbers | Exact | int | Mask") -> "Numbers":
        if isinstance(other, Mask):
            other = Numbers(other.mask.astype(np.int32))
        mine, theirs, under = self._alike(other)
        is_amount = self.is_amount or isinstance(other, Exact) or (isinstance(other, Numbers) and other.is_amount)
        return Numbers(reckon(mine, theirs), under, is_amount=is_amount)

    def _compare(self, compare: Compare, other: Any) -> "bool | Mask":
        if isinstance(other, int) and self.under == 1:
            alike = _all_alike(compare, self.bounds, other)
            return Mask(compare(self.over, other).astype(np.bool_)) if alike is None else alike
        mine, theirs, _ = self._alike(other)
        return Mask(compare(mine, theirs).astype(np.bool_))

    def _alike(self, other: Any) -> tuple[NDArray[Any], Any, int]:
        """Both sides over one divisor, wide enough that a sum of them has room."""
        if isinstance(other, Numbers):
            under = lcm(self.under, other.under)
            return _wide(self.scaled(under // self.under)), _wide(other.scaled(under // other.under)), under
        over, theirs = ratio_of(other)
        under = lcm(self.under, theirs)
        mine = self.scaled(under // self.under)
        limit: int = over * (under // theirs)
        return _wide(mine) if abs(limit) < LARGEST else mine.astype(object), limit, under


def _all_alike(compare: Compare, bounds: tuple[int, int], limit: int) -> bool | None:
    """The answer when the least and the greatest settle it for everybody; None when each must be asked."""
    first, last = bounds
    answer: bool = compare(first, limit)
    if answer != compare(last, limit):
        return None
    ordered = compare not in (operator.eq, operator.ne)
    return answer if ordered or first == last or not first <= limit <= last else None


def _wide(numbers: NDArray[Any]) -> NDArray[Any]:
    return numbers if numbers.dtype == object else numbers.astype(np.int64, copy=False)


def ratio_of(number: Exact | int | Decimal | Fraction) -> tuple[int, int]:
    """A number as two whole ones, shortened.

    >>> ratio_of(Decimal("162.5")), ratio_of(3)
    ((325, 2), (3, 1))
    """
    if isinstance(number, Exact):
        return Fraction(number.over, number.under).as_integer_ratio()
    return number.as_integer_ratio()

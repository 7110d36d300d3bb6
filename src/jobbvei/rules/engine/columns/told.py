"""What is known of everybody: a fact, a feature or a finding's value as one column, and why it is not known of some."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jobbvei.rules.engine.columns.calendar import number_of
from jobbvei.rules.engine.columns.divided import Codes, Divided, People
from jobbvei.rules.engine.columns.values import LARGEST, Days, Mask, Numbers, ratio_of
from jobbvei.rules.engine.money import Exact

Reasons = int | NDArray[np.int8]
"""Why something is not known, as a number of :class:`Everybody`'s list; 0 is known. One number is everybody's."""
YES_OR_NO = (False, True)


@dataclass(frozen=True, slots=True)
class Constant:
    """One value that everybody has."""

    value: Any

    def take(self, people: People) -> "Constant":
        """The same for ``people``."""
        return self


@dataclass(frozen=True, slots=True)
class Choices:
    """One of few values for each person, held as its number in ``values``."""

    codes: Codes
    values: Sequence[Any]

    def take(self, people: People) -> "Choices":
        """The choices of ``people``."""
        return replace(self, codes=self.codes.take(people))


@dataclass(frozen=True, slots=True)
class Lists:
    """A list for each person: how long it is, and for each place in it a column, filled where the list is that long.

    ``kind`` makes one entry of the list from the columns of its parts, in order.
    """

    lengths: NDArray[np.int8]
    places: tuple[tuple["Days | Numbers", ...], ...]
    kind: Any

    def take(self, people: People) -> "Lists":
        """The lists of ``people``."""
        places = tuple(tuple(part.take(people) for part in place) for place in self.places)
        return Lists(self.lengths.take(people), places, self.kind)


Column = Constant | Choices | Lists | Days | Numbers


@dataclass(frozen=True, slots=True)
class Told:
    """A column, and for whom it is not known; there the column holds nothing of meaning."""

    column: Column
    reasons: Reasons = 0


@dataclass(frozen=True, slots=True)
class FoundByAll:
    """A finding of everybody: the value where it is answered, the standing, the row, and why it is not known."""

    value: Column
    standing: Column
    decided: Told
    reasons: Reasons


def one_value(column: Column) -> Any:
    """What a function may use as one person's value.

    Raises:
        Divided: The group has several, and only one can be used at a time.
    """
    if isinstance(column, Constant):
        return column.value
    if isinstance(column, Choices):
        return column.values[one_code(column.codes)]
    if isinstance(column, Lists):
        length = one_code(column.lengths)
        return tuple(column.kind(*place) for place in column.places[:length])
    return column


def one_code(codes: Codes) -> int:
    """The code everybody has.

    Raises:
        Divided: There are several.
    """
    first = int(codes[0])
    if (codes != first).any():
        raise Divided(codes)
    return first


def gathered(answers: Sequence[tuple[People | None, Any]], count: int) -> Column:
    """One column of the values that groups of people got."""
    values = [value for _, value in answers]
    if not values:
        return Constant(None)
    if len(values) == 1 and answers[0][0] is None:
        return _alone(values[0])
    if any(isinstance(value, Days | date) for value in values):
        return _days(answers, count)
    if any(isinstance(value, Numbers | Exact | Decimal) or type(value) is int for value in values):
        return _numbers(answers, count)
    return _choices(answers, count)


def _alone(value: Any) -> Column:
    if isinstance(value, Mask):
        return Choices(value.mask.view(np.int8), YES_OR_NO)
    return value if isinstance(value, Days | Numbers) else Constant(value)


def _days(answers: Iterable[tuple[People | None, Any]], count: int) -> Days:
    days = np.zeros(count, np.int32)
    for people, value in answers:
        days[slice(None) if people is None else people] = value.days if isinstance(value, Days) else number_of(value)
    return Days(days)


def _numbers(answers: Sequence[tuple[People | None, Any]], count: int) -> Numbers:
    columns = [(people, _as_numbers(value)) for people, value in answers]
    under = lcm(*(column.under for _, column in columns))
    scaled = [(people, column.scaled(under // column.under)) for people, column in columns]
    kind: Any = object if any(over.dtype == object for _, over in scaled) else np.int64
    numbers = np.zeros(count, kind)
    for people, over in scaled:
        numbers[slice(None) if people is None else people] = over
    return Numbers(numbers, under, is_amount=any(column.is_amount for _, column in columns))


def _as_numbers(value: Any) -> Numbers:
    """A number that a whole group has, as a column one person long."""
    if isinstance(value, Numbers):
        return value
    over, under = ratio_of(value)
    kind: Any = object if abs(over) > LARGEST else np.int64
    return Numbers(np.array([over], kind), under, is_amount=type(value) is not int)


def _choices(answers: Iterable[tuple[People | None, Any]], count: int) -> Choices:
    codes, values = np.zeros(count, np.int8), [*YES_OR_NO]
    for people, value in answers:
        inside = slice(None) if people is None else people
        codes[inside] = value.mask if isinstance(value, Mask) else _code(values, value)
    return Choices(codes, values)


def _code(values: list[Any], value: Any) -> int:
    for code, known in enumerate(values):
        if type(known) is type(value) and known == value:
            return code
    values.append(value)
    return len(values) - 1


def reasons_of(reasons: Reasons, people: People | None) -> Reasons:
    """The reasons of ``people``."""
    return reasons if people is None or isinstance(reasons, int) else reasons.take(people)

"""Many people's facts as columns, and what the law gives them.

Numpy is needed here and in :mod:`jobbvei.rules.engine.columns`, and nowhere else in the rules.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from math import lcm
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jobbvei.rules.engine.columns.calendar import BASE, SINCE_1970, number_of
from jobbvei.rules.engine.columns.told import Choices, Column, Constant, Lists
from jobbvei.rules.engine.columns.values import LARGEST, Days, Numbers
from jobbvei.rules.facts import FIELDS, Extension, Facts, Permit, fact_names
from jobbvei.rules.subjects import OfMunicipality
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

EARLIEST, LATEST = date(1850, 1, 1), date(2079, 12, 31)
Given = bool | NDArray[np.bool_]
"""For whom a fact is given."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A fact with few values, for each person: the number of the value in ``values``, below nothing when not given."""

    codes: NDArray[np.integer[Any]]
    values: Sequence[Any]


class Population:
    """The facts of ``count`` people. A fact is made into a column when a rule first asks for it."""

    def __init__(self, count: int, column_of: Callable[[str], tuple[Column, Given]]) -> None:
        self.count = count
        self._column_of = column_of
        self._columns: dict[str, tuple[Column, Given]] = {}

    @classmethod
    def of(cls, people: Iterable[Facts | OfMunicipality]) -> "Population":
        """The population of ``people``, in their order; several cases of a municipality are asked the same way."""
        everybody = tuple(people)
        return cls(len(everybody), lambda path: column_of_values(list(map(_reader(path), everybody)), path))

    @classmethod
    def of_columns(cls, count: int, given: Mapping[str, Any]) -> "Population":
        """A population given as columns.

        Args:
            count: How many people there are.
            given: Facts by their name in the document (``programme.started_on``). Each is one value that all have, or
                ``count`` of them: datetime64[D] (NaT is not given), whole numbers, yes or no, :class:`Chosen`, or a
                list of what a fact of one person can be (None is not given). A fact that is not named is what it is
                in :class:`~jobbvei.rules.facts.Facts` when nobody says anything.

        Raises:
            UnusableInput: A name is no fact, a column is not ``count`` long, or a day is out of reach.
        """
        unknown = tuple(sorted(given.keys() - fact_names()))
        if unknown:
            raise UnusableInput(
                "facts.unknown_fact",
                Sentence(
                    N_("Vi kjenner ikke opplysningen {unknown}. Bruk navnene i dokumentet."), {"unknown": unknown}
                ),
            )
        for name, values in given.items():
            _refuse_length(name, values, count)
        return cls(
            count, lambda path: _given_column(given[path], path) if path in given else _alike(_unsaid(path), path)
        )

    def column(self, path: str) -> tuple[Column, Given]:
        """The fact at ``path``, and for whom it is given."""
        if path not in self._columns:
            self._columns[path] = self._column_of(path)
        return self._columns[path]


def column_of_values(values: list[Any], path: str) -> tuple[Column, Given]:
    """The fact at ``path`` for each person as a column, None where it is not given."""
    first = next((value for value in values if value is not None), None)
    if first is None:
        return Constant(None), False
    given: Given = np.fromiter((value is not None for value in values), np.bool_, len(values))
    return _filled(values, first, path), True if np.all(given) else given


NOBODY = Facts(born_on=None, permit=Permit(None))  # type: ignore[arg-type]  # what a fact is when nobody says anything


def _unsaid(path: str) -> Any:
    return _reader(path)(NOBODY)


def _reader(path: str) -> Callable[[Any], Any]:
    return attrgetter(FIELDS.get(path, path))


def _alike(value: Any, path: str) -> tuple[Column, Given]:
    """One value that everybody has."""
    if isinstance(value, date):
        _refuse_days(np.array([number_of(value)]), path)
    return Constant(value), value is not None


def _given_column(values: Any, path: str) -> tuple[Column, Given]:
    if isinstance(values, Chosen):
        given = values.codes >= 0
        kind: Any = np.int8 if len(values.values) <= np.iinfo(np.int8).max else np.int32
        return Choices(np.maximum(values.codes, 0).astype(kind), values.values), True if given.all() else given
    if isinstance(values, np.ndarray) and values.dtype.kind == "M":
        return _days_given(values, path)
    if isinstance(values, np.ndarray) and values.dtype.kind == "b":
        return Choices(values.view(np.int8), (False, True)), True
    if isinstance(values, np.ndarray) and values.dtype.kind in "iu":
        return Numbers(values), True
    return column_of_values(list(values), path) if isinstance(values, list | np.ndarray) else _alike(values, path)


def _days_given(values: NDArray[Any], path: str) -> tuple[Column, Given]:
    given = ~np.isnat(values)
    days = values.astype("M8[D]").astype(np.int64) + SINCE_1970
    if not given.all():
        days = np.where(given, days, number_of(EARLIEST))
    _refuse_days(days, path)
    return Days(days.astype(np.int32)), True if given.all() else given


def _filled(values: list[Any], first: Any, path: str) -> Column:
    if isinstance(first, date):
        return _days(values, path)
    if isinstance(first, tuple):
        return _lists(values, path)
    if isinstance(first, bool | str | Enum):
        return _choices(values)
    return _numbers(values)


def _days(values: list[Any], path: str) -> Days:
    count, unsaid = len(values), number_of(EARLIEST) + BASE
    days = np.fromiter((unsaid if value is None else value.toordinal() for value in values), np.int64, count) - BASE
    _refuse_days(days, path)
    return Days(days.astype(np.int32))


def _choices(values: list[Any]) -> Choices:
    """One code for each value; two kinds of value never share one, though Python calls 1 and True equal."""
    codes: dict[Any, int] = {}
    of_each = [codes.setdefault((value.__class__, value), len(codes)) for value in values]
    kind: Any = np.int8 if len(codes) < np.iinfo(np.int8).max else np.int32
    return Choices(np.array(of_each, kind), tuple(value for _, value in codes))


def _numbers(values: list[Any]) -> Numbers:
    """Exact whole numbers over the divisor that all of them share."""
    ratios = {value: _ratio(value) for value in set(values)}
    under = lcm(*(under for _, under in ratios.values()))
    whole = {value: over * (under // each) for value, (over, each) in ratios.items()}
    kind: Any = object if any(abs(number) > LARGEST for number in whole.values()) else np.int64
    is_amount = any(isinstance(value, Decimal) for value in ratios)
    return Numbers(np.array([whole[value] for value in values], kind), under, is_amount=is_amount)


def _ratio(value: int | Decimal | Fraction | None) -> tuple[int, int]:
    return (0, 1) if value is None else value.as_integer_ratio()


def _lists(values: list[Any], path: str) -> Lists:
    """Lists of days, or of decisions to extend."""
    lists = [value or () for value in values]
    lengths = np.array([len(one) for one in lists], np.int8)
    entry = next((one[0] for one in lists if one), None)
    places = tuple(_place(lists, place, entry, path) for place in range(int(lengths.max())))
    return Lists(lengths, places, Extension if isinstance(entry, Extension) else _itself)


def _place(lists: list[Any], place: int, entry: Any, path: str) -> tuple[Days | Numbers, ...]:
    there = [one[place] if len(one) > place else None for one in lists]
    if not isinstance(entry, Extension):
        return (_days(there, path),)
    decided_on = [None if one is None else one.decided_on for one in there]
    return _days(decided_on, path), _numbers([None if one is None else one.months for one in there])


def _itself(day: Days) -> Days:
    return day


def _refuse_days(days: NDArray[np.int64], path: str) -> None:
    if len(days) and (days.min() < number_of(EARLIEST) or days.max() > number_of(LATEST)):
        said = N_("«{path}» har en dag før {first} eller etter {last}. Rett datoen.")
        values: Mapping[str, str | date] = {"path": path, "first": EARLIEST, "last": LATEST}
        raise UnusableInput("facts.day_out_of_reach", Sentence(said, values))


def _refuse_length(name: str, values: Any, count: int) -> None:
    many = values.codes if isinstance(values, Chosen) else values
    if isinstance(many, list | np.ndarray) and len(many) != count:
        said = N_("Kolonnen «{name}» har {length} verdier, men det er {count} personer. Rett kolonnen.")
        raise UnusableInput("facts.length", Sentence(said, {"name": name, "length": len(many), "count": count}))

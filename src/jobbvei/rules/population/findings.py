"""What the law gives each of many people: a column for every question."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jobbvei.rules.engine.book import RuleBook
from jobbvei.rules.engine.columns.calendar import SINCE_1970, date_of
from jobbvei.rules.engine.columns.everybody import Everybody
from jobbvei.rules.engine.columns.told import Choices, Column, Constant, FoundByAll, Reasons
from jobbvei.rules.engine.columns.values import Days, Numbers
from jobbvei.rules.engine.findings import NO_RULE, FindingValue, Standing
from jobbvei.rules.engine.money import Exact, exact
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.library import rule_book
from jobbvei.rules.population.people import Population


@dataclass(frozen=True, slots=True)
class BareFinding:
    """The answer to one question for one of many: as a finding, but without its sentence and trace."""

    id: str
    value: FindingValue
    rule: str
    standing: Standing
    missing: str


class FindingColumn:
    """The answers to one question, one for each person, in the population's order."""

    def __init__(self, finding_id: str, found: FoundByAll, everybody: Everybody) -> None:
        self.id = finding_id
        self._found = found
        self._everybody = everybody

    @property
    def is_answered(self) -> NDArray[np.bool_]:
        """Whether the law answered, for each."""
        return self._with_standing(Standing.ANSWERED)

    @property
    def is_unknown(self) -> NDArray[np.bool_]:
        """Whether nobody knows, for each."""
        return self._with_standing(Standing.UNKNOWN)

    @property
    def days(self) -> NDArray[np.datetime64]:
        """The answers as datetime64[D]; NaT where there is none.

        Raises:
            TypeError: The question is not answered with days.
        """
        return np.where(self.is_answered, self._day_numbers().astype("M8[D]"), np.datetime64("NaT"))

    @property
    def exact(self) -> tuple[NDArray[Any], int]:
        """The answers as exact numbers: whole numbers for each, and the divisor all share. 0 where there is none.

        Raises:
            TypeError: The question is not answered with numbers.
        """
        column = self._found.value
        if isinstance(column, Numbers):
            return np.where(self.is_answered, column.over, 0), column.under
        over, under = (0, 1) if _constant(column) is None else _ratio(_constant(column))
        return np.where(self.is_answered, over, 0), under

    @property
    def amounts(self) -> list[Decimal | None]:
        """The answers as exact amounts, one for each; None where there is none.

        Raises:
            TypeError: The question is not answered with numbers.
        """
        whole, under = self.exact
        decimals = {over: exact(Exact(over, under)) for over in set(whole.tolist())}
        given = zip(whole.tolist(), self.is_answered.tolist(), strict=True)
        return [decimals[over] if is_answered else None for over, is_answered in given]

    def of(self, person: int) -> BareFinding:
        """The answer for the person at place ``person``, counted from nought."""
        standing: Standing = _value(self._found.standing, person)
        value = _value(self._found.value, person) if standing == Standing.ANSWERED else None
        row = self.decided(person)
        missing = self._everybody.missing(_reason(self._found.reasons, person))
        return BareFinding(self.id, value, NO_RULE if row is None else row.rule, standing, missing)

    def decided(self, person: int) -> Row | None:
        """The row that decided for the person at place ``person``; None when none could be found."""
        decided = self._found.decided
        row: Row | None = None if _reason(decided.reasons, person) else _value(decided.column, person)
        return row

    def _with_standing(self, standing: Standing) -> NDArray[np.bool_]:
        column = self._found.standing
        if isinstance(column, Choices):
            return np.array([value == standing for value in column.values]).take(column.codes)
        return np.full(self._everybody.count, _constant(column) == standing)

    def _day_numbers(self) -> NDArray[np.int64]:
        """Days since 1970."""
        column = self._found.value
        if isinstance(column, Days):
            return column.days.astype(np.int64) - SINCE_1970
        value = _constant(column)
        if value is not None and not isinstance(value, date):
            raise TypeError(f"{self.id} is not answered with days")
        since = 0 if value is None else (value - date(1970, 1, 1)).days
        return np.full(self._everybody.count, since, np.int64)


class PopulationFindings(Mapping[str, FindingColumn]):
    """Columns of answers by finding id, in the catalogue's order."""

    def __init__(self, columns: Mapping[str, FindingColumn], count: int) -> None:
        self._columns = columns
        self.count = count

    def __getitem__(self, finding_id: str) -> FindingColumn:
        return self._columns[finding_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def of(self, person: int) -> tuple[BareFinding, ...]:
        """Every answer for one person, in the catalogue's order."""
        return tuple(column.of(person) for column in self._columns.values())


def find_for_population(
    people: Population, *, on: date, asked: tuple[str, ...], book: RuleBook | None = None
) -> PopulationFindings:
    """The answers to ``asked`` for everybody in ``people``, by ``book``: the law as it is when none is named."""
    if not people.count:
        return PopulationFindings({}, 0)
    everybody = Everybody(book or rule_book(), people, on)
    columns = {name: FindingColumn(name, everybody.finding(name), everybody) for name in asked}
    for name in asked:
        everybody.raise_what_failed(everybody.finding(name).reasons)
    return PopulationFindings(columns, people.count)


def _value(column: Column, person: int) -> Any:
    if isinstance(column, Days):
        return date_of(int(column.days[person]))
    if isinstance(column, Numbers):
        number = int(column.over[person])
        return exact(Exact(number, column.under)) if column.is_amount else number // column.under
    if isinstance(column, Choices):
        return column.values[column.codes[person]]
    value = _constant(column)
    return exact(value) if isinstance(value, Exact) else value


def _constant(column: Column) -> Any:
    if not isinstance(column, Constant):
        raise TypeError("the question is not answered with that kind of value")
    return column.value


def _ratio(value: Any) -> tuple[int, int]:
    if isinstance(value, Exact):
        return value.over, value.under
    if isinstance(value, int | Decimal):
        return value.as_integer_ratio()
    raise TypeError("the question is not answered with numbers")


def _reason(reasons: Reasons, person: int) -> int:
    return reasons if isinstance(reasons, int) else int(reasons[person])

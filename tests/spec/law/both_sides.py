"""Which days and limits the worked cases stand on: every date of effect and every threshold needs both sides.

A date of effect of a row has two sides: a case that the row decides on the very day, and a case on the neighbouring day
whose facts fit the row. A threshold has two: a case on the limit and one just across it. A figure has two: a case that
reads it on the first or last day of a value, and one that asks its table on the neighbouring day.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from jobbvei.rules.engine.missing import NoFigure, NotKnown
from jobbvei.rules.engine.parameters import DatedValue, Number, Parameter
from jobbvei.rules.engine.tables import Comparison, Condition, Row
from jobbvei.rules.engine.tracing import TracingCase
from jobbvei.rules.guidance import Subject
from jobbvei.rules.library import rule_book

ONE_DAY = timedelta(days=1)
UPWARDS = frozenset({"at_least", "below", "from"})
"""Comparisons whose neighbour across the limit lies below it; that of the others lies above."""
Place = tuple[str, str, date]
"""A table, which edge of its rows (``from`` or ``to``), and the day."""
Limit = tuple[str, str, str, str]
"""A table, a fact or feature, how it is compared, and with what."""


@dataclass(slots=True)
class Stood:
    """What the cases stood on, inside and just outside."""

    inside: set[Place] = field(default_factory=set)
    outside: set[Place] = field(default_factory=set)
    at_limit: set[Limit] = field(default_factory=set)
    across_limit: set[Limit] = field(default_factory=set)
    read: set[tuple[str, date]] = field(default_factory=set)
    asked: set[tuple[str, date]] = field(default_factory=set)


class Recording(TracingCase):
    """A case that notes which tables and figures are asked."""

    def __init__(self, subject: Subject, on: date) -> None:
        super().__init__(rule_book(), subject, on)
        self.tables: set[str] = set()
        self.figures_read: set[tuple[str, date]] = set()

    def row(self, table: str) -> Row:
        """The row, with the table noted."""
        self.tables.add(table)
        return super().row(table)

    def value_of(self, parameter: str, *, on: date) -> Number:
        """The value, noted when there is one."""
        value = super().value_of(parameter, on=on)
        self.figures_read.add((parameter, on))
        return value


def stand(stood: Stood, subject: Subject, on: date, asked: Iterable[str]) -> None:
    """Note in ``stood`` what one case stands on when it asks for ``asked``."""
    case = Recording(subject, on)
    for name in asked:
        case.finding(name)
    stood.read |= case.figures_read
    stood.asked |= case.figures_read
    for table in tuple(case.tables):
        try:
            decided = case.row(table).id
        except NotKnown:
            decided = ""
        for row in rule_book().tables[table].rows:
            _stand_on_row(stood, case, table, (row, decided == row.id))


def edges() -> Iterator[Place]:
    """Every first and last day of the rows of every table."""
    for name, table in rule_book().tables.items():
        for row in table.rows:
            yield name, "from", row.valid_from
            if row.valid_to is not None:
                yield name, "to", row.valid_to


def limits() -> Iterator[Limit]:
    """Every threshold of every table."""
    for name, table in rule_book().tables.items():
        for row in table.rows:
            for condition in row.when:
                for comparison in condition.comparisons:
                    yield _limit(name, condition.name, comparison)


def turns(parameter: Parameter) -> Iterator[tuple[date, date | None]]:
    """Each first or last day of a value, and the neighbouring day on the other side.

    Days on which no row that uses the figure is in force are left out: nobody can ask for the value then. A figure that
    no row holds is read by a function; its rows' own dates are asked for elsewhere, so it has no neighbouring day.
    """
    rows = [row for table in rule_book().tables.values() for row in table.rows if parameter.name in _figures(row)]
    for dated in parameter.values:
        for day, neighbour in _ends(dated):
            if not rows or any(row.in_force_on(day) for row in rows):
                yield day, neighbour if rows else None


def _ends(dated: DatedValue) -> Iterator[tuple[date, date]]:
    yield dated.valid_from, dated.valid_from - ONE_DAY
    if dated.valid_to is not None:
        yield dated.valid_to, dated.valid_to + ONE_DAY


def _stand_on_row(stood: Stood, case: TracingCase, table: str, row_decides: tuple[Row, bool]) -> None:
    row, decides = row_decides
    try:
        day = case.day(row.decided_by)
    except NotKnown:
        return
    stood.asked |= {(figure, day) for figure in _figures(row)}
    fits = all(_holds(stood, case, (table, row), condition, day) for condition in row.when)
    for edge, first, neighbour in _edges(row):
        if decides and day == first:
            stood.inside.add((table, edge, first))
        if day == neighbour and fits:
            stood.outside.add((table, edge, first))


def _edges(row: Row) -> Iterator[tuple[str, date, date]]:
    yield "from", row.valid_from, row.valid_from - ONE_DAY
    if row.valid_to is not None:
        yield "to", row.valid_to, row.valid_to + ONE_DAY


def _holds(stood: Stood, case: TracingCase, place: tuple[str, Row], condition: Condition, day: date) -> bool:
    table, row = place
    try:
        value = case.feature(condition.name)
    except (NotKnown, KeyError):  # a feature may lean on a row that the table never comes to for this person
        return False
    if not condition.comparisons:
        return value in condition.values
    held = [
        _compared(
            stood, value, comparison, (_limit_on(row, comparison, day), _limit(table, condition.name, comparison))
        )
        for comparison in condition.comparisons
    ]
    return all(held)


def _compared(stood: Stood, value: Any, comparison: Comparison, limit_name: tuple[Any, Limit]) -> bool:
    limit, name = limit_name
    step: Any = ONE_DAY if isinstance(limit, date) else 1
    across = limit - step <= value < limit if comparison.operator in UPWARDS else limit < value <= limit + step
    if value == limit:
        stood.at_limit.add(name)
    if across:
        stood.across_limit.add(name)
    return bool(_COMPARE[comparison.operator](value, limit))


def _limit_on(row: Row, comparison: Comparison, day: date) -> Any:
    """The limit on the day, or on the row's nearest day when the figure has no value outside the row."""
    if isinstance(comparison.limit, date):
        return comparison.limit
    parameter = rule_book().parameters[comparison.limit]
    for candidate in (day, row.valid_from, row.valid_to or row.valid_from):
        try:
            return parameter.on(candidate).value
        except NoFigure:
            continue
    return parameter.values[0].value


def _limit(table: str, name: str, comparison: Comparison) -> Limit:
    return table, name, comparison.operator, str(comparison.limit)


def _figures(row: Row) -> Iterator[str]:
    yield from row.figures.values()
    for condition in row.when:
        yield from (str(one.limit) for one in condition.comparisons if isinstance(one.limit, str))


_COMPARE: Mapping[str, Any] = {
    "at_least": lambda value, limit: value >= limit,
    "from": lambda value, limit: value >= limit,
    "at_most": lambda value, limit: value <= limit,
    "through": lambda value, limit: value <= limit,
    "below": lambda value, limit: value < limit,
}

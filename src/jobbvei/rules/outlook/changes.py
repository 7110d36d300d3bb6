"""Every day on which the law changes: which rules and figures begin or end, read from the rule book itself."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from jobbvei.rules.engine.findings import Finding
from jobbvei.rules.engine.parameters import DatedValue, Parameter
from jobbvei.rules.engine.tables import Comparison, Row, Table
from jobbvei.rules.library import rule_book

ONE_DAY = timedelta(days=1)
DAY_ASKED = "on"
FROM_A_DAY = frozenset({"from", "at_least"})


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of law before and after a day; None is that no value is in force, or that none is known."""

    figure: Parameter
    before: DatedValue | None
    after: DatedValue | None


@dataclass(frozen=True, slots=True)
class TableChange:
    """Rows of one decision table that end and begin on a day.

    Attributes:
        questions: Finding ids of the questions the table answers; empty when only other rules ask it.
        ended: Rows in force the day before and no longer.
        begun: Rows in force from the day.
    """

    table: Table
    questions: tuple[str, ...]
    ended: tuple[Row, ...]
    begun: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ChangeOfLaw:
    """What changes on one day.

    Attributes:
        on: The first day of the new law.
        questions: Finding ids whose own table changes, or points to a figure that does; others may rest on them.
    """

    on: date
    tables: tuple[TableChange, ...]
    figures: tuple[FigureChange, ...]
    questions: frozenset[str]

    @property
    def rule_count(self) -> int:
        """How many rows begin or end."""
        return sum(len(one.ended) + len(one.begun) for one in self.tables)

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts, regulations and agreements that change, each once, without paragraphs."""
        rows = (row.law for table in self.tables for row in (*table.ended, *table.begun))
        names = (*rows, *(one.figure.act for one in self.figures))
        return tuple(dict.fromkeys(re.split(r" §| kapittel|,", name)[0] for name in names))


@cache
def changes_of_law() -> tuple[ChangeOfLaw, ...]:
    """Every day on which a row or a figure begins or ends, in order."""
    book = rule_book()
    tables, figures = tuple(book.tables.values()), tuple(book.parameters.values())
    days = {*_days_of_rows(tables), *_days_of_figures(figures)}
    changes = (_change(day, tables, figures) for day in sorted(days))
    return tuple(one for one in changes if one.tables or one.figures)


def change_of_law(on: date) -> ChangeOfLaw | None:
    """What changes on the day, or None when nothing does."""
    return next((change for change in changes_of_law() if change.on == on), None)


def next_change(after: date) -> ChangeOfLaw | None:
    """The first change that comes later than the day, or None when none is known."""
    return next((change for change in changes_of_law() if change.on > after), None)


def begins_or_ends(change: ChangeOfLaw, row: Row | None) -> bool:
    """Whether the row begins or ends with ``change``."""
    return row is not None and row.id in _rows_and_values(change.on)[0]


def rests_on(change: ChangeOfLaw, findings: Iterable[Finding]) -> bool:
    """Whether a rule or a figure that begins or ends with ``change`` was used on the way to one of ``findings``.

    Two answers on two days may also differ because somebody has a birthday, or because a new year has begun; then none
    of them rests on the change.
    """
    rows, values = _rows_and_values(change.on)
    return any(
        step.rule in rows or any((figure.name, figure.dated) in values for figure in step.figures)
        for finding in findings
        for step in finding.trace
    )


def _change(on: date, tables: Iterable[Table], figures: Iterable[Parameter]) -> ChangeOfLaw:
    changed = tuple(filter(None, (_figure_change(figure, on) for figure in figures)))
    begun_or_ended = tuple(filter(None, (_table_change(table, on) for table in tables)))
    names = {one.figure.name for one in changed}
    asked = {one.table.name for one in begun_or_ended} | {one.name for one in tables if names & set(_figures_of(one))}
    questions = frozenset(one.id for one in rule_book().provisions.values() if one.table in asked)
    return ChangeOfLaw(on, begun_or_ended, changed, questions)


@cache
def _rows_and_values(on: date) -> tuple[frozenset[str], frozenset[tuple[str, DatedValue]]]:
    """Ids of the rows, and the values of figures, that begin or end on the day."""
    change = change_of_law(on)
    assert change is not None  # noqa: S101  # it was made by changes_of_law
    rows = frozenset(row.id for table in change.tables for row in (*table.ended, *table.begun))
    values = ((one.figure.name, dated) for one in change.figures for dated in (one.before, one.after) if dated)
    return rows, frozenset(values)


def _figures_of(table: Table) -> Iterator[str]:
    """Names of the figures that rows point to or measure against."""
    for row in table.rows:
        yield from row.figures.values()
        limits = (limit.limit for condition in row.when for limit in condition.comparisons)
        yield from (limit for limit in limits if isinstance(limit, str))


def _days_of_rows(tables: Iterable[Table]) -> Iterator[date]:
    for row in (row for table in tables for row in table.rows):
        yield _first_day(row)
        yield from filter(None, (_day_after(row),))


def _days_of_figures(figures: Iterable[Parameter]) -> Iterator[date]:
    for figure in figures:
        for dated in figure.values:
            yield dated.valid_from
            if dated.valid_to is not None:
                yield dated.valid_to + ONE_DAY


def _table_change(table: Table, day: date) -> TableChange | None:
    ended = tuple(row for row in table.rows if _day_after(row) == day)
    begun = tuple(row for row in table.rows if _first_day(row) == day)
    if not ended and not begun:
        return None
    questions = tuple(one.id for one in rule_book().provisions.values() if one.table == table.name)
    return TableChange(table, questions, ended, begun)


def _figure_change(figure: Parameter, day: date) -> FigureChange | None:
    before, after = figure.if_known_on(day - ONE_DAY), figure.if_known_on(day)
    is_same = before is not None and after is not None and before.value == after.value
    return None if is_same or before is after else FigureChange(figure, before, after)


def _first_day(row: Row) -> date:
    """The first day the row can decide anything: its own, or the first that may be asked about when that is later."""
    limits = (limit.limit for limit in _limits_of_day_asked(row) if limit.operator in FROM_A_DAY)
    return max([row.valid_from, *(limit for limit in limits if isinstance(limit, date))])


def _day_after(row: Row) -> date | None:
    """The first day the row is no longer law; None for one that speaks of older cases only after its own days."""
    ends = [] if row.valid_to is None else [row.valid_to + ONE_DAY]
    for limit in _limits_of_day_asked(row):
        if limit.operator not in FROM_A_DAY and isinstance(limit.limit, date):
            ends.append(limit.limit if limit.operator == "below" else limit.limit + ONE_DAY)
    return min((end for end in ends if end > _first_day(row)), default=None)


def _limits_of_day_asked(row: Row) -> tuple[Comparison, ...]:
    """Limits to the day that is asked about, which are days of change as much as the row's own first and last day."""
    return tuple(limit for condition in row.when if condition.name == DAY_ASKED for limit in condition.comparisons)

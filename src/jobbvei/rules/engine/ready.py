"""Decision tables made ready for asking: which rows can decide on a day, found without reading the others."""

import operator
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import takewhile
from typing import Any, NamedTuple

from jobbvei.rules.engine.tables import Condition, Row, Table

COMPARE: Mapping[str, Callable[[Any, Any], Any]] = {
    "at_least": operator.ge, "from": operator.ge, "at_most": operator.le, "through": operator.le, "below": operator.lt,
}  # fmt: skip


class Limit(NamedTuple):
    """One side of a threshold: how to compare, with which figure (or empty), else with which day."""

    compare: Callable[[Any, Any], Any]
    figure: str
    day: date | None


class ReadyCondition(NamedTuple):
    """What ``name`` must be: one of ``values``; or, when they are None, inside the limit given here and ``more``."""

    name: str
    values: tuple[Any, ...] | None
    compare: Callable[[Any, Any], Any] = operator.eq
    figure: str = ""
    day: date | None = None
    more: tuple[Limit, ...] = ()

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Every limit."""
        return (Limit(self.compare, self.figure, self.day), *self.more)


class ReadyRow(NamedTuple):
    """A row with its days as an interval that always has an end; ``decided_by`` is empty when it is known in force."""

    row: Row
    decided_by: str
    first: date
    last: date
    conditions: tuple[ReadyCondition, ...]


class ReadyTable:
    """A table whose rows are found by the day that decides them.

    ``lead`` are the rows at the top that other days decide: they are asked before anybody needs the table's own day.
    ``candidates[bisect_right(starts, day)]`` are the rows after them that are in force on ``day`` or that another day
    decides, in the table's order.
    """

    __slots__ = ("candidates", "decided_by", "lead", "rest", "rows", "starts", "table")

    def __init__(self, table: Table) -> None:
        self.table = table
        self.decided_by = table.decided_by
        self.rows = tuple(_ready(row) for row in table.rows)
        self.lead = tuple(takewhile(lambda row: row.decided_by != table.decided_by, self.rows))
        self.rest = self.rows[len(self.lead) :]
        own = [row for row in self.rest if row.decided_by == self.decided_by]
        ends = {row.last + timedelta(days=1) for row in own if row.last != date.max}
        self.starts = sorted({row.first for row in own} | ends)
        days = [date.min, *self.starts]
        self.candidates = tuple(tuple(self._may_decide(day)) for day in days)

    def _may_decide(self, day: date) -> Iterator[ReadyRow]:
        for row in self.rest:
            if row.decided_by != self.decided_by:
                yield row
            elif row.first <= day <= row.last:
                yield row._replace(decided_by="")


def _ready(row: Row) -> ReadyRow:
    last = date.max if row.valid_to is None else row.valid_to
    return ReadyRow(row, row.decided_by, row.valid_from, last, tuple(map(_condition, row.when)))


def _condition(condition: Condition) -> ReadyCondition:
    if not condition.comparisons:
        return ReadyCondition(condition.name, condition.values)
    first, *more = (
        Limit(COMPARE[one.operator], one.limit, None)
        if isinstance(one.limit, str)
        else Limit(COMPARE[one.operator], "", one.limit)
        for one in condition.comparisons
    )
    return ReadyCondition(condition.name, None, *first, tuple(more))

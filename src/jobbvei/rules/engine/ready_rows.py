"""Rows of decision tables as the engine asks them: days that always have an end, comparisons as functions."""

import operator
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from jobbvei.rules.engine.tables import Condition, Row

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

    @property
    def asks_figures(self) -> bool:
        """Whether a limit is a dated figure."""
        return any(limit.figure for limit in self.limits)


class ReadyRow(NamedTuple):
    """A row with its days as an interval that always has an end; ``decided_by`` is empty when it is known in force."""

    row: Row
    decided_by: str
    first: date
    last: date
    conditions: tuple[ReadyCondition, ...]


def ready(row: Row) -> ReadyRow:
    """The row as the engine asks it."""
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

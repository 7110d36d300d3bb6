"""Decision tables for everybody at once: the first row in force whose every condition holds, in three values.

Read :meth:`~jobbvei.rules.engine.stepwise.StepwiseCase._first_that_fits` first; this is the same for a population: a
certain no outweighs what cannot be told, and what cannot be told stops at the row.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from jobbvei.rules.engine.book import RuleBook
from jobbvei.rules.engine.columns.calendar import number_of
from jobbvei.rules.engine.columns.divided import Bools
from jobbvei.rules.engine.columns.figures import figure_on
from jobbvei.rules.engine.columns.told import Choices, Column, Constant, Reasons, Told
from jobbvei.rules.engine.columns.values import Days, Mask
from jobbvei.rules.engine.ready import ReadyTable
from jobbvei.rules.engine.ready_rows import Limit, ReadyCondition, ReadyRow

Truth = bool | Bools
NOT_KNOWN = 1
"""The number of every reason but a fact that is missing."""


class Held(NamedTuple):
    """For whom something holds, and for whom that is not known."""

    yes: Truth
    reasons: Reasons = 0


class Decisions:
    """Tables asked for everybody; what a condition gave is kept, because many rows have it."""

    def __init__(self, book: RuleBook, tell: Callable[[str], Told], *, on: date, count: int) -> None:
        self._book = book
        self._tell = tell
        self._on = on
        self._count = count
        self._held: dict[tuple[Any, ...], Held] = {}

    def decide(self, table: ReadyTable) -> Told:
        """The row of each person, or why there is none."""
        codes, reasons = np.zeros(self._count, np.int8), np.zeros(self._count, np.int8)
        undecided: Truth = True
        for number, row in enumerate(table.rows):
            fits = self._fits(row, undecided)
            if _nobody(fits.yes):
                continue
            if _everybody(fits.yes):
                return Told(Constant(row.row), fits.reasons)
            np.copyto(codes, number, where=fits.yes)
            np.copyto(reasons, fits.reasons, where=fits.yes)
            undecided = _both(undecided, _not(fits.yes))
            if _nobody(undecided):
                break
        else:
            self._note_no_rule(table, undecided, reasons)
        return Told(_shortest(codes, table), reasons if reasons.any() else 0)

    def _note_no_rule(self, table: ReadyTable, undecided: Truth, reasons: Any) -> None:
        day = self._tell(table.decided_by).reasons
        np.copyto(reasons, _first_reason(day, NOT_KNOWN), where=undecided)

    def _fits(self, row: ReadyRow, undecided: Truth) -> Held:
        """Those for whom the row decides, and those of them for whom it cannot be told."""
        day = self._tell(row.decided_by)
        fits = _narrowed(Held(undecided), self._in_force(row, day))
        for condition in row.conditions:
            if _nobody(fits.yes):
                break
            fits = _narrowed(fits, self._holds(condition, row.decided_by, day))
        return fits

    def _in_force(self, row: ReadyRow, day: Told) -> Held:
        key = (row.decided_by, row.first, row.last)
        held = self._held.get(key)
        if held is None:
            started, not_over = _at_least(day.column, row.first), _at_most(day.column, row.last)
            held = self._held[key] = Held(_both(started, not_over), day.reasons)
        return held

    def _holds(self, condition: ReadyCondition, decided_by: str, day: Told) -> Held:
        key = (condition, decided_by if condition.values is None else "")
        held = self._held.get(key)
        if held is None:
            told = self._tell(condition.name)
            if condition.values is None:
                held = self._inside(told, condition.limits, self._day_for_figures(day))
            else:
                held = Held(_one_of(told.column, condition.values), told.reasons)
            self._held[key] = held
        return held

    def _day_for_figures(self, day: Told) -> Days | date:
        """Each person's day; the day that is asked about where it cannot be told."""
        if isinstance(day.column, Constant):
            return self._on if day.reasons else day.column.value
        if not isinstance(day.column, Days):
            raise TypeError("a table is decided by something that is not a day")
        if isinstance(day.reasons, int):
            return self._on if day.reasons else day.column
        return Days(np.where(day.reasons == 0, day.column.days, np.int32(number_of(self._on))))

    def _inside(self, told: Told, limits: tuple[Limit, ...], day: Days | date) -> Held:
        value = told.column.value if isinstance(told.column, Constant) else told.column
        if value is None:
            return Held(False, told.reasons)
        held = Held(True)
        for compare, figure, limit in limits:
            wanted, known = figure_on(self._book.parameters[figure], day) if figure else (limit, True)
            answer = _truth(compare(value, wanted))
            reasons: Reasons = 0 if known is True else NOT_KNOWN if known is False else np.where(known, 0, NOT_KNOWN)
            held = _narrowed(held, Held(answer, reasons))
        return Held(held.yes, _first_reason(told.reasons, held.reasons))


def _narrowed(fits: Held, held: Held) -> Held:
    """Only those who fit so far and for whom the next holds, or for whom that is not known."""
    if isinstance(held.reasons, int) and not held.reasons:
        return Held(_both(fits.yes, held.yes), fits.reasons)
    unknown = held.reasons != 0
    return Held(_both(fits.yes, _either(held.yes, unknown)), _first_reason(fits.reasons, held.reasons))


def _one_of(column: Column, values: tuple[Any, ...]) -> Truth:
    if isinstance(column, Constant):
        return column.value in values
    if not isinstance(column, Choices):
        return _any_of([_truth(column == value) for value in values])
    return _any_of([column.codes == code for code, value in enumerate(column.values) if value in values])


def _any_of(truths: list[Truth]) -> Truth:
    answer: Truth = False
    for truth in truths:
        answer = _either(answer, truth)
    return answer


def _at_least(column: Column, day: date) -> Truth:
    value: Any = column.value if isinstance(column, Constant) else column
    return False if value is None else _truth(value >= day)


def _at_most(column: Column, day: date) -> Truth:
    value: Any = column.value if isinstance(column, Constant) else column
    return False if value is None else _truth(value <= day)


def _truth(answer: Any) -> Truth:
    return answer.mask if isinstance(answer, Mask) else bool(answer)


def _first_reason(first: Reasons, then: Reasons) -> Reasons:
    if isinstance(first, int):
        return first or then
    return first if isinstance(then, int) and not then else np.where(first == 0, then, first).astype(np.int8)


def _both(one: Truth, other: Truth) -> Truth:
    if isinstance(one, bool):
        return other if one else False
    return (one if other else False) if isinstance(other, bool) else one & other


def _either(one: Truth, other: Truth) -> Truth:
    if isinstance(one, bool):
        return True if one else other
    return (True if other else one) if isinstance(other, bool) else one | other


def _not(truth: Truth) -> Truth:
    return not truth if isinstance(truth, bool) else ~truth


def _nobody(truth: Truth) -> bool:
    return not truth if isinstance(truth, bool) else not truth.any()


def _everybody(truth: Truth) -> bool:
    return truth if isinstance(truth, bool) else bool(truth.all())


def _shortest(codes: Any, table: ReadyTable) -> Column:
    return Choices(codes, tuple(row.row for row in table.rows))

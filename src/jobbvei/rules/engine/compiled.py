"""Decision tables as Python: each table becomes one function of plain ifs, with a block for each stretch of days.

The function answers for one person of whom everything it asks about is known; it takes the same rows in the same order
as :class:`~jobbvei.rules.engine.stepwise.StepwiseCase`. As soon as something is not known it raises, and the table is
asked again step by step, where a certain no outweighs what cannot be told. Only the order of the conditions inside a
row may differ, which changes nothing for somebody of whom all is known.

This is what the function of a table with two rows looks like, the second in force from k4::

    def decide(case):
        facts = case._facts
        day = case['norwegian_decided_on']
        if day >= k4:
            figures = case._figures[day]
            v0 = facts.permit.granted_on or case['permit.granted_on']
            if v0 <= k0: return k1
            if v0 >= k2 and case['age_at_grant'] < figures['integration_act.age_lower_years']: return k3
            return None
        if day >= k5:
            v0 = facts.permit.granted_on or case['permit.granted_on']
            if v0 <= k0: return k1
            return None
        return None
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from jobbvei.rules.engine.ready_rows import Limit, ReadyCondition, ReadyRow
from jobbvei.rules.engine.tables import Row

Rows = tuple[ReadyRow, ...]
Decide = Callable[[Any], Row | None]
"""The row that decides for a case; None when no row fits.

Raises:
    NotKnown: Something it asks about is not known.
"""
FieldOf = Callable[[str], str]
"""The field that holds a fact, by the fact's name; empty for what is no fact."""
SIGNS = {operator.ge: ">=", operator.le: "<=", operator.lt: "<"}


def compiled(decided_by: str, lead: Rows, stretches: Sequence[tuple[date, Rows]], field_of: FieldOf) -> Decide:
    """A table as one function: the rows asked before its day is needed, then those of each stretch by its first day."""
    writing = _Writing(field_of)
    lines = [*writing.table(decided_by, lead, stretches)]
    source = "\n".join(["def decide(case):", "    facts = case._facts", *(f"    {line}" for line in lines)])
    made: dict[str, Any] = dict(writing.constants)
    exec(compile(source, "<decision table>", "exec"), made)  # noqa: S102  # written here, from our own tables alone
    decide: Decide = made["decide"]
    return decide


class _Writing:
    """One function being written: the constants it needs, and the features that stand in a variable already."""

    def __init__(self, field_of: FieldOf) -> None:
        self._field_of = field_of
        self._names: dict[int, str] = {}
        self._constants: list[Any] = []
        self._variables: dict[str, str] = {}

    @property
    def constants(self) -> Mapping[str, Any]:
        """Rows, days and operands by the name the function has for them."""
        return {f"k{number}": constant for number, constant in enumerate(self._constants)}

    def table(self, decided_by: str, lead: Rows, stretches: Sequence[tuple[date, Rows]]) -> Iterator[str]:
        """The lines of the whole table; the newest stretch first, since most people are asked about lately."""
        yield from self._rows(lead)
        yield f"day = {self._variables.get(decided_by) or self._asked(decided_by)}"
        before = {**self._variables, decided_by: "day"}
        for first, rows in reversed(stretches):
            self._variables = dict(before)
            lines = [*self._rows(rows), "return None"]
            yield f"if day >= {self._constant(first)}:"
            if any("figures[" in line for line in lines):
                yield "    figures = case._figures[day]"
            yield from (f"    {line}" for line in lines)
        yield "return None"

    def _rows(self, rows: Rows) -> Iterator[str]:
        """The rows, each a line, after a line for what is read there the first time."""
        for row in rows:
            tests = self._tests(row)
            for name in self._read_first(row):
                self._variables[name] = f"v{len(self._variables)}"
                yield f"{self._variables[name]} = {self._asked(name)}"
            answer = f"return {self._constant(row.row)}"
            yield f"if {' and '.join(self._filled(tests))}: {answer}" if tests else answer

    def _read_first(self, row: ReadyRow) -> list[str]:
        """What every person who comes to this row is asked: the day that decides it, else its first condition."""
        asked = [row.decided_by] if row.decided_by else [condition.name for condition in self._ordered(row)][:1]
        return [name for name in asked if name not in self._variables]

    def _ordered(self, row: ReadyRow) -> list[ReadyCondition]:
        """The conditions in the table's order, but first those that neither a feature nor a figure is asked for."""
        return sorted(row.conditions, key=lambda one: one.name not in self._variables or one.asks_figures)

    def _tests(self, row: ReadyRow) -> list[str]:
        day, figures, in_force = f"{{{row.decided_by}}}", "figures", []
        if row.decided_by:
            figures = f"case._figures[{day}]"
            in_force = [f"{self._constant(row.first)} <= {day} <= {self._constant(row.last)}"]
        return in_force + [self._test(condition, figures) for condition in self._ordered(row)]

    def _test(self, condition: ReadyCondition, figures: str) -> str:
        asked = f"{{{condition.name}}}"
        if condition.values is not None:
            return f"{asked} in {self._constant(condition.values)}"
        return " and ".join(self._compared(asked, limit, figures) for limit in condition.limits)

    def _compared(self, asked: str, limit: Limit, figures: str) -> str:
        wanted = f"{figures}[{limit.figure!r}]" if limit.figure else self._constant(limit.day)
        return f"{asked} {SIGNS[limit.compare]} {wanted}"

    def _filled(self, tests: list[str]) -> list[str]:
        """The tests with a variable or a question to the case where a name stands in braces."""
        return [re.sub(r"\{(.*?)\}", lambda name: self._said(name[1]), test) for test in tests]

    def _said(self, name: str) -> str:
        return self._variables.get(name) or f"({self._asked(name)})"

    def _asked(self, name: str) -> str:
        """A fact is read where it lies; one that nobody has given, or that is no or nothing, is asked of the case."""
        field = self._field_of(name)
        return f"facts.{field} or case[{name!r}]" if field else f"case[{name!r}]"

    def _constant(self, value: Any) -> str:
        name = self._names.get(id(value))
        if name is None:
            name = self._names[id(value)] = f"k{len(self._constants)}"
            self._constants.append(value)
        return name

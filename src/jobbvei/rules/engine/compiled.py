"""Decision tables as Python: each stretch of days between two changes of a table becomes one function of plain ifs.

The function answers for one person of whom everything it asks about is known; it takes the same rows in the same order
as :class:`~jobbvei.rules.engine.stepwise.StepwiseCase`. As soon as something is not known it raises, and the table is
asked again step by step, where a certain no outweighs what cannot be told. Only the order of the conditions inside a
row may differ, which changes nothing for somebody of whom all is known.

This is what the function of a table with two rows looks like::

    def decide(case, day):
        figures = case._figures[day]
        v0 = case['permit.granted_on']
        if v0 <= k0: return k1
        if v0 >= k2 and case['age_at_grant'] < figures['integration_act.age_lower_years']: return k3
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from jobbvei.rules.engine.ready_rows import Limit, ReadyCondition, ReadyRow
from jobbvei.rules.engine.tables import Row

Decide = Callable[[Any, date], Row | None]
"""The row that decides for a case, a certain day of the table given; None when no row fits.

Raises:
    NotKnown: Something it asks about is not known.
"""
SIGNS = {operator.ge: ">=", operator.le: "<=", operator.lt: "<"}


def compiled(rows: tuple[ReadyRow, ...]) -> Decide:
    """The rows as one function."""
    writing = _Writing()
    lines = [*writing.lines(rows), "    return None"]
    if any("figures[" in line for line in lines):
        lines.insert(0, "    figures = case._figures[day]")
    source = "\n".join(["def decide(case, day):", *lines])
    made: dict[str, Any] = dict(writing.constants)
    exec(compile(source, "<decision table>", "exec"), made)  # noqa: S102  # written here, from our own tables alone
    decide: Decide = made["decide"]
    return decide


class _Writing:
    """One function being written: the constants it needs, and the features that stand in a variable already."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._constants: list[Any] = []
        self._variables: dict[str, str] = {}

    @property
    def constants(self) -> Mapping[str, Any]:
        """Rows, days and operands by the name the function has for them."""
        return {f"k{number}": constant for number, constant in enumerate(self._constants)}

    def lines(self, rows: tuple[ReadyRow, ...]) -> Iterator[str]:
        """The rows, each a line, after a line for what is read there the first time."""
        for row in rows:
            tests = self._tests(row)
            for name in self._read_first(row):
                self._variables[name] = f"v{len(self._variables)}"
                yield f"    {self._variables[name]} = case[{name!r}]"
            answer = f"return {self._constant(row.row)}"
            yield f"    if {' and '.join(self._filled(tests))}: {answer}" if tests else f"    {answer}"

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
        return self._variables.get(name) or f"case[{name!r}]"

    def _constant(self, value: Any) -> str:
        name = self._names.get(id(value))
        if name is None:
            name = self._names[id(value)] = f"k{len(self._constants)}"
            self._constants.append(value)
        return name

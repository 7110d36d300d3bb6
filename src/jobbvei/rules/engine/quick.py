"""One person on one day, noting nothing on the way: the same answers as step by step, by the shortest road."""

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from jobbvei.rules.engine.book import Provision
from jobbvei.rules.engine.findings import Finding, Found
from jobbvei.rules.engine.missing import NoRule, NotKnown
from jobbvei.rules.engine.money import Exact, exact
from jobbvei.rules.engine.parameters import Number
from jobbvei.rules.engine.ready import ReadyTable
from jobbvei.rules.engine.stepwise import FiguresOfRow, Reckoned, StepwiseCase
from jobbvei.rules.engine.tables import Row


class QuickCase(StepwiseCase):
    """A case that asks tables written as Python, and takes a figure of law where the last person left it."""

    __slots__ = ()

    def amount(self, row: Row, name: str) -> Number:
        """The figure that ``row`` calls ``name``, exact, as it was on the day that decides the row."""
        return self._figures[self[row.decided_by]][row.figures[name]]

    def figure(self, row: Row, name: str) -> int:
        """The whole-number figure that ``row`` calls ``name``, as it was on the day that decides the row."""
        return int(self._figures[self[row.decided_by]][row.figures[name]])

    def reckoned(self, compute: Callable[[FiguresOfRow], Reckoned], row: Row) -> Reckoned:
        """What ``compute`` makes of the row's figures alone, kept with the figures of the day."""
        kept = self._figures[self[row.decided_by]].reckoned
        key = compute, id(row)
        made: Reckoned | None = kept.get(key)
        if made is None:
            made = kept[key] = compute(FiguresOfRow(self, row))
        return made

    def none_given(self, paths: tuple[str, ...]) -> bool:
        """Whether nobody has given any of the facts at ``paths``."""
        told: tuple[Any, ...] = self._readers[paths](self._facts)
        return told.count(None) == len(paths)

    def finding(self, finding_id: str) -> Finding:
        """The finding; what it rests on is computed once."""
        found = self._found.get(finding_id)
        if found is None:
            found = self._found[finding_id] = self._find(self._book.provisions[finding_id])
        return Finding(self, found)

    def __missing__(self, name: str) -> Any:
        """Find out a fact or feature.

        Raises:
            NotKnown: It cannot be told; that is found out once, too.
        """
        if name in self._unknown:
            raise self._unknown[name]
        compute = self._features.get(name)
        try:
            if compute is None:
                value = self._readers[name](self._facts)
                if value is None:
                    value = self.fact(name)  # which tells why not
            else:
                value = compute(self)
        except NotKnown as reason:
            self._unknown[name] = reason
            raise
        self[name] = value
        return value

    def _find(self, provision: Provision) -> Found:
        row: Row | None = None
        try:
            row = self.row(provision.table)
            answer = self._answer(provision, row) if row.unknown or row.nothing else provision.compute(self, row)
        except NotKnown as reason:
            return self._without_answer(provision, row, reason)
        value = answer.value
        return Found(provision.id, row, exact(value) if isinstance(value, Exact) else value, answer.standing)

    def _decide(self, table: ReadyTable) -> Row | NotKnown:
        try:
            if table.decide_lead:
                row = table.decide_lead(self, self.on)
                if row is not None:
                    return row
            day = self[table.decided_by]
            decide = table.by_stretch[bisect_right(table.starts, day)] or table.decide_on(day)
            row = decide(self, day)
        except NotKnown:
            return super()._decide(table)
        return row or NoRule(table.table.name, table.table.description, day)

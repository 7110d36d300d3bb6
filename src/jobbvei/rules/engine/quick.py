"""One person on one day, noting nothing on the way: the same answers as step by step, by the shortest road."""

from collections.abc import Callable
from typing import Any

from jobbvei.rules.engine.missing import NotKnown
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

    def _decide(self, table: ReadyTable) -> Row | NotKnown:
        try:
            row = table.decide(self)
        except NotKnown:
            row = None
        return row or super()._decide(table)

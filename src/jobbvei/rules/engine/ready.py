"""Decision tables made ready for asking: which rows can decide on a day, found without reading the others."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

from jobbvei.rules.engine.compiled import Decide, compiled
from jobbvei.rules.engine.ready_rows import ReadyRow, ready
from jobbvei.rules.engine.tables import Table


class ReadyTable:
    """A table whose rows are found by the day that decides them.

    ``lead`` are the rows at the top that other days decide: they are asked before anybody needs the table's own day.
    ``candidates[bisect_right(starts, day)]`` are the rows after them that are in force on ``day`` or that another day
    decides, in the table's order; ``by_stretch`` has the same as functions, those that somebody has asked for.
    """

    __slots__ = ("by_stretch", "candidates", "decide_lead", "decided_by", "lead", "rest", "rows", "starts", "table")

    def __init__(self, table: Table) -> None:
        self.table = table
        self.decided_by = table.decided_by
        self.rows = tuple(ready(row) for row in table.rows)
        self.lead = tuple(takewhile(lambda row: row.decided_by != table.decided_by, self.rows))
        self.rest = self.rows[len(self.lead) :]
        own = [row for row in self.rest if row.decided_by == self.decided_by]
        ends = {row.last + timedelta(days=1) for row in own if row.last != date.max}
        self.starts = sorted({row.first for row in own} | ends)
        days = [date.min, *self.starts]
        self.candidates = tuple(tuple(self._may_decide(day)) for day in days)
        self.decide_lead = compiled(self.lead) if self.lead else None
        self.by_stretch: list[Decide | None] = [None] * len(days)

    def rows_on(self, day: date) -> tuple[ReadyRow, ...]:
        """The candidates on ``day``."""
        return self.candidates[bisect_right(self.starts, day)]

    def decide_on(self, day: date) -> Decide:
        """The candidates on ``day`` as one function, made when first asked for."""
        stretch = bisect_right(self.starts, day)
        decide = self.by_stretch[stretch]
        if decide is None:
            decide = self.by_stretch[stretch] = compiled(self.candidates[stretch])
        return decide

    def _may_decide(self, day: date) -> Iterator[ReadyRow]:
        for row in self.rest:
            if row.decided_by != self.decided_by:
                yield row
            elif row.first <= day <= row.last:
                yield row._replace(decided_by="")

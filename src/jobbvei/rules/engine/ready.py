"""Decision tables made ready for asking: which rows can decide on a day, found without reading the others."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import takewhile

from jobbvei.rules.engine.compiled import Decide, FieldOf, compiled
from jobbvei.rules.engine.ready_rows import ReadyRow, ready
from jobbvei.rules.engine.tables import Table


class ReadyTable:
    """A table whose rows are found by the day that decides them.

    ``lead`` are the rows at the top that other days decide: they are asked before anybody needs the table's own day.
    ``candidates[bisect_right(starts, day)]`` are the rows after them that are in force on ``day`` or that another day
    decides, in the table's order. ``decide`` is all of it as one function, written when first asked for.
    """

    def __init__(self, table: Table, field_of: FieldOf) -> None:
        self.table = table
        self.decided_by = table.decided_by
        self.rows = tuple(ready(row) for row in table.rows)
        self.lead = tuple(takewhile(lambda row: row.decided_by != table.decided_by, self.rows))
        self.rest = self.rows[len(self.lead) :]
        own = [row for row in self.rest if row.decided_by == self.decided_by]
        ends = {row.last + timedelta(days=1) for row in own if row.last != date.max}
        self.starts = sorted({row.first for row in own} | ends)
        self.candidates = tuple(tuple(self._may_decide(day)) for day in (date.min, *self.starts))
        self._field_of = field_of

    def rows_on(self, day: date) -> tuple[ReadyRow, ...]:
        """The candidates on ``day``."""
        return self.candidates[bisect_right(self.starts, day)]

    @cached_property
    def decide(self) -> Decide:
        """The row for somebody of whom everything is known, as one function."""
        stretches = list(zip((date.min, *self.starts), self.candidates, strict=True))
        return compiled(self.decided_by, self.lead, stretches, self._field_of)

    def _may_decide(self, day: date) -> Iterator[ReadyRow]:
        for row in self.rest:
            if row.decided_by != self.decided_by:
                yield row
            elif row.first <= day <= row.last:
                yield row._replace(decided_by="")

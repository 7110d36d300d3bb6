"""The way without holes: small counts become 0 or the base, and every total is added up anew."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from jobbvei.estimates.disclosure.equations import system_of
from jobbvei.estimates.disclosure.system import Cell, System, places_of
from jobbvei.estimates.disclosure.tables import CountTable

BASE: Final = 3
CHANGES_PER_CELL_MAX: Final = 4
Wholes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RoundedCell:
    """A cell after rounding; None is missing, as it was."""

    categories: tuple[str, ...]
    count: int | None


@dataclass(frozen=True, slots=True)
class RoundedTable:
    """A table without small counts, where every part still adds up to its total.

    Attributes:
        base: What small counts were rounded to a multiple of; no cell is from 1 to one below it.
        largest_error: The most any cell is off, in people.
        mean_error: How far off the totals are on average, in people, sign left out; 0 when there are none.
    """

    dimensions: tuple[str, ...]
    cells: tuple[RoundedCell, ...]
    base: int
    largest_error: int
    mean_error: float

    def as_json(self) -> dict[str, Any]:
        """The answer as a stable document."""
        return {
            "rounded_to": self.base,
            "dimensions": list(self.dimensions),
            "cells": [
                {**dict(zip(self.dimensions, cell.categories, strict=True)), "count": cell.count} for cell in self.cells
            ],
            "largest_error": self.largest_error,
            "mean_error": self.mean_error,
        }


def round_small_counts(table: CountTable, *, base: int = BASE) -> RoundedTable:
    """Round the small inner counts so that the totals suffer least.

    Method: every inner count from 1 to one below the base becomes 0 or the base. All begin at 0; then, one at a time,
        the change that lessens the sum of squared errors of the cells and their totals the most, until none does.
    Reference: Langsrud and Heldal (2018), An Algorithm for Small Count Rounding of Tabular Data (SmallCountRounding).
    Assumptions: whoever reads the table knows it is rounded, so that 3 may be 1, 2 or 3, and 0 may be 1 or 2.
    When not to use: beside the same table unrounded or suppressed, or when each release is rounded anew and people
        are few: changes of 3 may then be changes of 1.

    Args:
        base: 3 for the rule that hides 1 and 2, 4 for 1 to 3, 5 for 1 to 4.

    Raises:
        UnusableInput: Parts do not add up to their total.

    Three groups of 1 make one 3, and the total stays:

    >>> from jobbvei.estimates.disclosure.tables import count_table
    >>> table = count_table(("age",), {("20",): 1, ("30",): 1, ("40",): 1, ("50",): 8, ("total",): 11})
    >>> [cell.count for cell in round_small_counts(table).cells]
    [3, 0, 0, 8, 11]
    """
    system = system_of([[table]])
    over = _totals_over(system)
    small = [place for place in _inner(system) if system.is_known[place] and 0 < system.counts[place] < base]
    error = _spread(system, small, over, base=base)
    return RoundedTable(
        dimensions=table.dimensions,
        cells=tuple(_cells(table, system, error, base=base)),
        base=base,
        largest_error=int(np.max(np.abs(error), initial=0)),
        mean_error=_mean_of_totals(system, error),
    )


def _inner(system: System) -> list[int]:
    totals = {line.total for line in system.lines}
    return [place for place in range(len(system.cells)) if place not in totals]


def _totals_over(system: System) -> list[frozenset[int]]:
    """For each cell every total it is summed in, near and far."""
    as_part = system.lines_as_part()
    found: dict[int, frozenset[int]] = {}

    def over(place: int) -> frozenset[int]:
        if place not in found:
            near = {line.total for line in as_part[place]}
            found[place] = frozenset(near).union(*(over(total) for total in near))
        return found[place]

    return [over(place) for place in range(len(system.cells))]


def _spread(system: System, small: Sequence[int], over: Sequence[frozenset[int]], *, base: int) -> Wholes:
    """How much each cell of the system is off after rounding."""
    error = np.zeros(len(system.cells), dtype=np.int64)
    rows = [(number, one) for number, place in enumerate(small) for one in (place, *over[place])]
    if not rows:
        return error
    numbers, columns = np.array(rows, dtype=np.int64).T
    touched = csr_array((np.ones(len(rows)), (numbers, columns)), shape=(len(small), len(system.cells)))
    counts = np.array([system.counts[place] for place in small], dtype=np.int64)
    error -= np.rint(touched.T @ counts).astype(np.int64)
    step = np.full(len(small), base, dtype=np.int64)
    weight = np.asarray(touched.sum(axis=1)).ravel()
    for _change in range(CHANGES_PER_CELL_MAX * len(small)):
        worse = 2 * step * (touched @ error) + step**2 * weight
        best = int(np.argmin(worse))
        if worse[best] >= 0:
            break
        error[columns[numbers == best]] += step[best]
        step[best] = -step[best]
    return error


def _cells(table: CountTable, system: System, error: Wholes, *, base: int) -> Iterator[RoundedCell]:
    """The cells in the table's order; a small total of missing parts cannot be added up anew, and goes missing."""
    places = places_of(system.cells)
    for entry in table.entries:
        if entry.count is None:
            yield RoundedCell(entry.categories, None)
        else:
            place = places[Cell(0, table.key(entry))]
            count = system.counts[place] + int(error[place])
            yield RoundedCell(entry.categories, None if 0 < count < base else count)


def _mean_of_totals(system: System, error: Wholes) -> float:
    totals = sorted({line.total for line in system.lines})
    return float(np.mean(np.abs(error[totals]))) if totals else 0.0

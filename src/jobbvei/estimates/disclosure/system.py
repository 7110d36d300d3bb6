"""The one system of equations that tables make together: every total is the sum of its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array

from jobbvei.estimates.disclosure.tables import Key


@dataclass(frozen=True, slots=True)
class Cell:
    """A count in one release (from 0); linked tables of the same release share it."""

    release: int
    key: Key


@dataclass(frozen=True, slots=True)
class Line:
    """One equation, by the places of its cells: the total is the sum of the parts."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class System:
    """Every cell that is given or can be added up, in one fixed order, and the equations between them.

    Attributes:
        counts: True counts; where nobody knows one, a count that fits the others.
        is_known: Whether the count is given or follows from the given ones.
        masks: Cells with the same number are hidden together: the same cell in every release.
    """

    cells: tuple[Cell, ...]
    counts: tuple[int, ...]
    is_known: tuple[bool, ...]
    lines: tuple[Line, ...]
    masks: tuple[int, ...]

    def lines_as_part(self) -> list[list[Line]]:
        """For each cell the lines it is a part of."""
        found: list[list[Line]] = [[] for _cell in self.cells]
        for line in self.lines:
            for part in line.parts:
                found[part].append(line)
        return found

    def equations(self) -> csc_array:
        """One row for each line and one column for each cell: the parts less the total, which is zero."""
        signed = [
            (number, place, sign)
            for number, line in enumerate(self.lines)
            for place, sign in ((line.total, -1), *((part, 1) for part in line.parts))
        ]
        rows, places, signs = np.array(signed, dtype=np.int64).reshape(-1, 3).T
        return csc_array((signs, (rows, places)), shape=(len(self.lines), len(self.cells)), dtype=np.float64)

    def members(self) -> list[list[int]]:
        """For each mask the cells that are hidden with it."""
        found: list[list[int]] = [[] for _mask in range(max(self.masks, default=-1) + 1)]
        for place, mask in enumerate(self.masks):
            found[mask].append(place)
        return found


def places_of(cells: Sequence[Cell]) -> dict[Cell, int]:
    """Where each cell stands."""
    return {cell: place for place, cell in enumerate(cells)}

"""The quickest other table of a full table: the corners of a cube.

One person more in a cell, one less in another of the same row, and so round until every line is even again: in two
dimensions four cells, in three eight. Where such corners may move there is no need for a programme.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from jobbvei.estimates.disclosure.moves import FIXED, Move, Prices
from jobbvei.estimates.disclosure.system import Line, System

Wholes = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
NOWHERE = -1
TOTAL_PLACE = 0


@dataclass(frozen=True, slots=True)
class Cubes:
    """Every cell by its category in each dimension, the total first; several releases lie one after another.

    Attributes:
        where: For each cell its place in the grid.
        grid: The cell at each place; the last is always nowhere, so that a missing corner costs too much.
        lines: For each cell the equations it stands in.
    """

    where: tuple[tuple[int, ...], ...]
    grid: Wholes
    may_fall: npt.NDArray[np.bool_]
    lines: tuple[tuple[Line, ...], ...]

    @classmethod
    def of(cls, system: System, lowest: list[int]) -> "Cubes":
        """The grid of all releases; dimensions in alphabetical order after the release."""
        names = sorted({name for cell in system.cells for name, _category in cell.key})
        categories = {name: sorted({dict(c.key)[name] for c in system.cells if name in dict(c.key)}) for name in names}
        numbers = {name: {word: place for place, word in enumerate(categories[name], start=1)} for name in names}
        where = []
        for cell in system.cells:
            by = dict(cell.key)
            where.append((cell.release, *(numbers[name][by[name]] if name in by else TOTAL_PLACE for name in names)))
        releases = 1 + max((cell.release for cell in system.cells), default=0)
        grid = np.full((releases, *(1 + len(categories[name]) for name in names)), NOWHERE, dtype=np.int64)
        for place, at in enumerate(where):
            grid[at] = place
        falls = np.array([count > low for count, low in zip(system.counts, lowest, strict=True)], dtype=np.bool_)
        return cls(tuple(where), grid, falls, _lines_of_each(system))

    def cheapest(self, target: int, prices: Prices) -> tuple[float, Move] | None:
        """The cheapest corners that keep every line even, with what they cost; None when there are none."""
        priced = np.append(np.asarray(prices, dtype=np.float64), np.inf)
        priced[priced == FIXED] = np.inf
        priced[target] = 0.0
        falling = np.where(np.append(self.may_fall, False), priced, np.inf)
        found = [one for step in (1, -1) if (one := self._corners(target, step, (priced, falling))) is not None]
        return min(found, key=lambda one: one[0]) if found else None

    def _corners(self, target: int, step: int, costs: tuple[Floats, Floats]) -> tuple[float, Move] | None:
        if step < 0 and not self.may_fall[target]:
            return None
        at = self.where[target]
        axes = [axis for axis in range(1, len(at)) if self._is_divided(at, axis)]
        shape = [self.grid.shape[axis] for axis in axes]
        cost = np.zeros(shape)
        for moved in _ways_to_move(len(axes)):
            cells, signs = self._corner(at, axes, moved)
            cost = cost + np.where(signs * step > 0, costs[0][cells], costs[1][cells])
        if not cost.size or not np.isfinite(cost.min()):
            return None
        best = np.unravel_index(int(np.argmin(cost)), cost.shape)
        move = {target: step}
        for moved in _ways_to_move(len(axes)):
            cells, signs = self._corner(at, axes, moved)
            place = tuple(number if is_moved else 0 for number, is_moved in zip(best, moved, strict=True))
            move[int(cells[place])] = step * int(signs[place])
        return (float(cost[best]), move) if self._is_even(move) else None

    def _is_divided(self, at: tuple[int, ...], axis: int) -> bool:
        index: list[int | slice] = list(at)
        index[axis] = slice(None)
        along = self.grid[tuple(index)]
        return bool(np.count_nonzero(along != NOWHERE) > 1)

    def _corner(self, at: tuple[int, ...], axes: list[int], moved: tuple[bool, ...]) -> tuple[Wholes, Wholes]:
        """For every choice of other categories the cell at one corner, and whether it goes with the target or against.

        A part goes with its total and against the other parts.
        """
        index: list[int | slice] = list(at)
        signs = np.ones([1] * len(axes), dtype=np.int64)
        for number, (axis, is_moved) in enumerate(zip(axes, moved, strict=True)):
            if is_moved:
                index[axis] = slice(None)
                along = np.full(self.grid.shape[axis], 1 if at[axis] == TOTAL_PLACE else -1, dtype=np.int64)
                along[TOTAL_PLACE] = 1
                signs = signs * along.reshape([-1 if place == number else 1 for place in range(len(axes))])
        cells = self.grid[tuple(index)]
        kept = [self.grid.shape[axis] if is_moved else 1 for axis, is_moved in zip(axes, moved, strict=True)]
        cells = cells.reshape(kept).copy()
        for number, (axis, is_moved) in enumerate(zip(axes, moved, strict=True)):
            if is_moved:
                np.moveaxis(cells, number, 0)[at[axis]] = NOWHERE
        return cells, np.broadcast_to(signs, cells.shape)

    def _is_even(self, move: Move) -> bool:
        """Whether every equation holds; sums within sums and linked tables can make a cube uneven."""
        touched = {line for place in move for line in self.lines[place]}
        return all(sum(move.get(part, 0) for part in line.parts) == move.get(line.total, 0) for line in touched)


def _ways_to_move(axis_count: int) -> Iterator[tuple[bool, ...]]:
    """Every corner but the target's own."""
    return (moved for moved in product((False, True), repeat=axis_count) if any(moved))


def _lines_of_each(system: System) -> tuple[tuple[Line, ...], ...]:
    found: list[list[Line]] = [[] for _cell in system.cells]
    for line in system.lines:
        for place in (line.total, *line.parts):
            found[place].append(line)
    return tuple(tuple(lines) for lines in found)

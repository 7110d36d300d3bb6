"""Whether a hidden cell can be worked out from what is shown. Knows nothing of how the cells were chosen.

The attacker sees every shown count, knows the equations and the lowest count the rule lets a hidden cell have. The
audit finds other whole tables that show exactly the same. A cell that differs between two of them cannot be recovered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array
from scipy.sparse.csgraph import connected_components

from jobbvei.estimates.disclosure.system import Cell, System

Wholes = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

# A count that has no upper end is followed this far; the cell is then as safe as it can be.
FOLLOWED: Final = 1000
EVERY_END_UP_TO: Final = 40
SWEEPS_MAX: Final = 40

# A linear programme over such equations is whole by itself nearly always; only if not is it asked for whole counts.
AS_IT_COMES, WHOLE = 0, 1


@dataclass(frozen=True, slots=True)
class Interval:
    """What a hidden cell can be: a whole table with each of the two counts shows the same as the true one.

    Attributes:
        highest: None when the count may be as high as anybody likes.
        is_exact: Whether no table has a lower or a higher count. Otherwise the cell is at least this uncertain.
    """

    cell: Cell
    lowest: int
    highest: int | None
    is_exact: bool

    @property
    def width(self) -> int:
        """How many counts apart the two ends are; 0 when the cell can be worked out."""
        return FOLLOWED if self.highest is None else self.highest - self.lowest


@dataclass(frozen=True, slots=True)
class Audit:
    """What the attack found.

    Attributes:
        intervals: One for each hidden cell, margins nobody wrote included, in the system's order.
        programme_count: How many programmes were solved.
    """

    intervals: tuple[Interval, ...]
    programme_count: int

    @property
    def recovered(self) -> tuple[Cell, ...]:
        """The hidden cells that can be worked out to the person."""
        return tuple(interval.cell for interval in self.intervals if not interval.width)

    @property
    def is_safe(self) -> bool:
        """Whether no hidden cell can be worked out."""
        return not self.recovered

    @property
    def narrowest(self) -> Interval | None:
        """The hidden cell that is least uncertain; None when nothing is hidden."""
        return min(self.intervals, key=lambda one: one.width, default=None)


def audit(system: System, hidden: Sequence[int], lowest: Sequence[int], *, seed: int = 1) -> Audit:
    """Attack a masked table.

    Method: with the shown counts put in, programmes in whole numbers push many hidden cells up or down at once. Each
        answer is a table that shows the same, and every cell in it that differs is safe. The cells left over get a
        programme of their own, which finds a difference or proves that there is none. With few hidden cells every
        cell gets both its ends.
    Reference: Fischetti and Salazar (2001) on the attacker's problems of complementary cell suppression.
    Assumptions: the attacker knows no cell from elsewhere, such as being one of the people counted.
    When not to use: as leave to publish a table somebody else has hidden cells in by another rule; state its floor.

    Args:
        hidden: The places of the hidden cells.
        lowest: For each cell of the system the lowest count the attacker can think of, were it hidden.
        seed: Which cells are pushed which way; the verdict does not depend on it.
    """
    attack = _Attack.of(system, hidden, lowest)
    attack.sweep(np.random.default_rng(seed))
    attack.push_each()
    return Audit(tuple(attack.intervals(system)), attack.programme_count)


@dataclass(slots=True)
class _Attack:
    """The attacker's equations over what is not shown, and the ends found so far."""

    places: Wholes
    is_asked: npt.NDArray[np.bool_]
    equations: csc_array
    sides: Floats
    bounds: Bounds
    parts: list[Wholes]
    low: Wholes
    high: Wholes
    is_exact: npt.NDArray[np.bool_]
    programme_count: int = 0

    @classmethod
    def of(cls, system: System, hidden: Sequence[int], lowest: Sequence[int]) -> "_Attack":
        counts, asked = np.array(system.counts, dtype=np.int64), frozenset(hidden)
        places = np.array([p for p, known in enumerate(system.is_known) if p in asked or not known], dtype=np.int64)
        every = system.equations()
        shown = np.setdiff1d(np.arange(len(counts)), places)
        equations, sides = every[:, places], -(every[:, shown] @ counts[shown])
        met = np.flatnonzero(np.diff(equations.tocsr().indptr))
        low = np.array([min(lowest[place], system.counts[place]) for place in places], dtype=np.float64)
        return cls(
            places=places,
            is_asked=np.isin(places, list(asked)),
            equations=equations[met],
            sides=np.asarray(sides, dtype=np.float64)[met],
            bounds=Bounds(low, (counts[places] + FOLLOWED).astype(np.float64)),
            parts=_parts(equations[met]),
            low=counts[places].copy(),
            high=counts[places].copy(),
            is_exact=np.zeros(len(places), dtype=np.bool_),
        )

    def sweep(self, rng: np.random.Generator) -> None:
        """Push every cell not yet seen to differ, together: all up, all down, then by chance, while it helps."""
        for turn in range(SWEEPS_MAX):
            still = self._still()
            if not still.any():
                return
            push = np.where(still, -1.0 if turn == 0 else 1.0, 0.0)
            if turn > 1:
                push *= rng.choice((-1.0, 1.0), size=len(push))
            for part in self.parts:
                if push[part].any():
                    self._solve(part, push[part])
            if turn > 1 and self._still().sum() == still.sum():
                return

    def push_each(self) -> None:
        """Both ends of each cell when they are few; otherwise of each cell that has not been seen to differ."""
        wanted = self.is_asked if self.is_asked.sum() <= EVERY_END_UP_TO else self._still()
        for part in self.parts:
            for cell in part[wanted[part]]:
                ends = [self._solve(part, np.where(part == cell, sign, 0.0)) for sign in (1.0, -1.0)]
                self.is_exact[cell] = all(ends)

    def intervals(self, system: System) -> Iterator[Interval]:
        """What was found for each hidden cell."""
        for one in np.flatnonzero(self.is_asked):
            cell, high = system.cells[self.places[one]], int(self.high[one])
            highest = None if high >= self.bounds.ub[one] else high
            yield Interval(cell, int(self.low[one]), highest, bool(self.is_exact[one]))

    def _still(self) -> npt.NDArray[np.bool_]:
        return np.asarray(self.is_asked & (self.low == self.high))

    def _solve(self, part: Wholes, push: Floats) -> bool:
        """One programme over a part that hangs together; whether it was solved to the end."""
        rows = self.equations[:, part]
        met = np.flatnonzero(np.diff(rows.tocsr().indptr))
        kept, sides = rows[met], self.sides[met]
        constraints = LinearConstraint(kept, sides, sides) if len(met) else ()
        bounds = Bounds(self.bounds.lb[part], self.bounds.ub[part])
        for integrality in (AS_IT_COMES, WHOLE):
            answer = milp(push, constraints=constraints, bounds=bounds, integrality=integrality)
            self.programme_count += 1
            if answer.x is None:
                return False
            found = np.rint(answer.x).astype(np.int64)
            if np.array_equal(kept @ found, sides):
                break
        else:
            return False
        self.low[part] = np.minimum(self.low[part], found)
        self.high[part] = np.maximum(self.high[part], found)
        return bool(answer.status == 0)


def _parts(equations: csc_array) -> list[Wholes]:
    """The unknown cells in groups that no equation ties together."""
    count, labels = connected_components(abs(equations).T @ abs(equations), directed=False)
    return [np.flatnonzero(labels == label) for label in range(count)]

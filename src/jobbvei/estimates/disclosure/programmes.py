"""Tables of any shape: the other table is found by a whole-number programme."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import hstack

from jobbvei.estimates.disclosure.moves import FIXED, FREE_STEP, Move, Prices
from jobbvei.estimates.disclosure.system import System

Wholes = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

# How far a cell may be from its count in the other table; the way upwards through every total needs 1.
REACH: Final = 8

# The linear programme is whole by itself nearly always; where it is not, this near the best whole one is good enough.
STOP: Final = {"mip_rel_gap": 0.02}


class Programmes:
    """Finds the cheapest other table by the smallest priced sum of differences.

    Method: differences upwards and downwards as whole-number variables, every equation zero, HiGHS by scipy.
    Assumptions: a dearer cell that moves by two is thought twice as dear, though hiding it costs the same; the answer
        is then a little dearer than the best, never wrong.
    """

    def __init__(self, system: System, lowest: list[int]) -> None:
        counts = np.array(system.counts, dtype=np.int64)
        self._may_fall = np.minimum(REACH, counts - np.array(lowest, dtype=np.int64)).astype(np.float64)
        self._equations = system.equations()

    def cheapest(self, target: int, prices: Prices) -> Move | None:
        """The cheaper of moving the cell upwards and downwards."""
        priced = np.array(prices, dtype=np.float64)
        priced[target] = max(priced[target], 0.0)
        movable = np.flatnonzero(priced != FIXED)
        upwards = self._move(target, movable, priced[movable], is_upwards=True)
        downwards = self._move(target, movable, priced[movable], is_upwards=False)
        found = [one for one in (upwards, downwards) if one is not None]
        return min(found, key=lambda one: one[0])[1] if found else None

    def together(self, targets: Sequence[int], prices: Prices) -> Move:
        """One free move that pushes the cells up, or down when that moves none."""
        movable = np.flatnonzero(np.array(prices) == FREE_STEP)
        highest = np.append(np.full(len(movable), REACH), self._may_fall[movable])
        is_target = np.isin(movable, list(targets))
        for sign in (-1.0, 1.0):
            push = np.where(is_target, sign, 0.0)
            steps = self._solve(np.append(push, -push), movable, Bounds(np.zeros(2 * len(movable)), highest))
            if steps is not None and np.any(steps[is_target]):
                return _move_of(movable, steps)
        return {}

    def _move(self, target: int, movable: Wholes, priced: Floats, *, is_upwards: bool) -> tuple[float, Move] | None:
        place, width = int(np.searchsorted(movable, target)), len(movable)
        lowest, highest = np.zeros(2 * width), np.append(np.full(width, REACH), self._may_fall[movable])
        wanted, other = (place, width + place) if is_upwards else (width + place, place)
        if highest[wanted] < 1:
            return None
        lowest[wanted], highest[other] = 1, 0
        steps = self._solve(np.append(priced, priced), movable, Bounds(lowest, highest))
        if steps is None:
            return None
        return float(priced @ np.abs(steps)), _move_of(movable, steps)

    def _solve(self, push: Floats, movable: Wholes, bounds: Bounds) -> Wholes | None:
        """The differences that keep every equation, for the smallest push; None when there are none."""
        part = self._equations[:, movable]
        part = part[np.flatnonzero(np.diff(part.tocsr().indptr))]
        constraints, width = LinearConstraint(hstack([part, -part]), 0, 0), len(movable)
        for integrality in (0, 1):
            answer = milp(push, constraints=constraints, bounds=bounds, integrality=integrality, options=STOP)
            if answer.x is None:
                return None
            steps: Wholes = np.rint(answer.x[:width] - answer.x[width:]).astype(np.int64)
            if not np.any(part @ steps):
                return steps
        return None


def _move_of(movable: Wholes, steps: Wholes) -> Move:
    return {int(movable[one]): int(steps[one]) for one in np.flatnonzero(steps)}

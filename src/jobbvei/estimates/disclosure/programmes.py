"""Tables of any shape: the other table is found by a whole-number programme."""

from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import hstack

from jobbvei.estimates.disclosure.cubes import Cubes
from jobbvei.estimates.disclosure.moves import FIXED, FREE_STEP, STEPS_THAT_HIDE_NOTHING, Move, Prices
from jobbvei.estimates.disclosure.system import System

Wholes = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

# How far a cell may be from its count in the other table; the way upwards through every total needs 1.
REACH: Final = 8

# Above so many cells a programme for each hidden cell takes too long, and the cheapest cube is good enough.
LARGE: Final = 400

# The linear programme is whole by itself nearly always; where it is not, this near the best whole one is good enough.
STOP: Final = {"mip_rel_gap": 0.02}


class Programmes:
    """Finds the cheapest other table by the smallest priced sum of differences.

    Method: differences upwards and downwards as whole-number variables, every equation zero, HiGHS by scipy. Corners
        of a cube are taken without a programme when they are free, and in a large table also when they are not.
    Assumptions: a dearer cell that moves by two is thought twice as dear, though hiding it costs the same; the answer
        is then a little dearer than the best, never wrong.
    """

    def __init__(self, system: System, lowest: list[int]) -> None:
        counts = np.array(system.counts, dtype=np.int64)
        self._may_fall = np.minimum(REACH, counts - np.array(lowest, dtype=np.int64)).astype(np.float64)
        self._equations = system.equations()
        self._cubes = Cubes.of(system, lowest)
        self._is_large = len(counts) > LARGE

    def cheapest(self, target: int, prices: Prices) -> Move | None:
        """The cheaper of moving the cell upwards and downwards.

        Where nothing more may be hidden, a large table is only searched for cubes: a cell too many may stay hidden.
        """
        cube = self._cubes.cheapest(target, prices)
        if cube is not None and (self._is_large or cube[0] < STEPS_THAT_HIDE_NOTHING):
            return cube[1]
        priced = np.array(prices, dtype=np.float64)
        if self._is_large and priced.max() <= FREE_STEP:
            return None
        priced[target] = max(priced[target], 0.0)
        movable = np.flatnonzero(priced != FIXED)
        upwards = self._move(target, movable, priced[movable], is_upwards=True)
        downwards = self._move(target, movable, priced[movable], is_upwards=False)
        found = [one for one in (upwards, downwards, cube) if one is not None]
        return min(found, key=lambda one: one[0])[1] if found else None

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

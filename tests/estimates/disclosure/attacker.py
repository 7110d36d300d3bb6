"""An attacker with a solver: reads what is published and the rule, and shares no code with what made the mask."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import inf
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Key = frozenset[tuple[str, str]]
Answer = Mapping[str, Any]
MANY = 10_000


class Attacker:
    """What one who has every published release of some linked tables can work out.

    Of an earlier release a hidden count may be zero, as it is hidden when the count of a later one is; the last
    release of counts that only grow has no such zeros.

    Args:
        releases: For each release the answers (``as_json``) of its tables.
        is_growing: Whether the attacker knows that no count ever falls from one release to the next.
    """

    def __init__(self, releases: Sequence[Sequence[Answer]], *, is_growing: bool = False) -> None:
        self.number: dict[tuple[int, Key], int] = {}
        self.low: list[float] = []
        self.high: list[float] = []
        self.rows: list[tuple[dict[int, float], float, float]] = []
        for release, answers in enumerate(releases):
            self._read(release, answers, knows_floor=release + 1 == len(releases))
        if is_growing:
            self._grow(len(releases))
        matrix = np.zeros((len(self.rows), len(self.low)))
        for row, (signs, _low, _high) in enumerate(self.rows):
            for place, sign in signs.items():
                matrix[row, place] = sign
        self.seen_low, self.seen_high = np.full(len(self.low), inf), np.full(len(self.low), -inf)
        self.constraints = LinearConstraint(matrix, [row[1] for row in self.rows], [row[2] for row in self.rows])

    def recovers(self, release: int, key: Key) -> bool:
        """Whether the cell can only be one thing."""
        place = self.number[release, key]
        for sign in (1.0, -1.0):
            if self.seen_low[place] >= self.seen_high[place]:
                self._push(place, sign)
        return bool(self.seen_low[place] >= self.seen_high[place])

    def _push(self, place: int, sign: float) -> None:
        """Find the table where the cell is lowest or highest, and note every count in it."""
        push = np.zeros(len(self.low))
        push[place] = sign
        answer = milp(push, constraints=self.constraints, bounds=Bounds(self.low, self.high), integrality=1)
        assert answer.status == 0, answer.message
        self.seen_low = np.minimum(self.seen_low, np.rint(answer.x))
        self.seen_high = np.maximum(self.seen_high, np.rint(answer.x))

    def _read(self, release: int, answers: Sequence[Answer], *, knows_floor: bool) -> None:
        cells = {key: cell for answer in answers for key, cell in keyed(answer)}
        for key in sorted(with_margins(cells), key=sorted):
            cell = cells.get(key)
            self.number[release, key] = len(self.low)
            if cell is not None and cell["count"] is not None:
                self._add(cell["count"], cell["count"])
            else:
                is_hidden = cell is not None and cell["status"] != "missing"
                self._add(floor_of(key, cells, answers[0]["rule"]) if is_hidden and knows_floor else 0, MANY)
        for total, parts in sums(cells):
            signs = {self.number[release, total]: -1.0}
            signs.update(dict.fromkeys((self.number[release, part] for part in parts), 1.0))
            self.rows.append((signs, 0, 0))

    def _grow(self, releases: int) -> None:
        for (release, key), place in self.number.items():
            if release + 1 < releases:
                self.rows.append(({self.number[release + 1, key]: 1.0, place: -1.0}, 0, inf))

    def _add(self, low: float, high: float) -> None:
        self.low.append(low)
        self.high.append(high)


def keyed(answer: Answer) -> Iterator[tuple[Key, Mapping[str, Any]]]:
    """Each published row with what it counts."""
    for cell in answer["cells"]:
        yield frozenset((name, cell[name]) for name in answer["dimensions"] if cell[name] != "total"), cell


def with_margins(cells: Iterable[Key]) -> set[Key]:
    """The cells and everything they can be added to."""
    return {
        frozenset(some) for key in cells for length in range(len(key) + 1) for some in combinations(sorted(key), length)
    }


def sums(cells: Iterable[Key]) -> Iterator[tuple[Key, list[Key]]]:
    """Every total with its parts."""
    found: dict[tuple[Key, str], list[Key]] = {}
    for key in with_margins(cells):
        for pair in key:
            found.setdefault((key - {pair}, pair[0]), []).append(key)
    for (total, _name), parts in found.items():
        yield total, parts


def floor_of(key: Key, cells: Mapping[Key, Mapping[str, Any]], rule: Mapping[str, Any]) -> int:
    """1 where the rule would have shown a zero: always, or where every total over the cell is seen to be large."""
    if not rule["zeros_hidden_below"]:
        return 1
    over = [cells.get(key - {pair}) for pair in key]
    large = [cell is not None and (cell["count"] or 0) >= rule["zeros_hidden_below"] for cell in over]
    return int(bool(large) and all(large))

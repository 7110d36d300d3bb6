"""Tables of one or two dimensions as a network, where another table is a way round.

Each equation is a node and each cell an arc between the two equations it stands in. Sending one person round a cycle
changes the cells on it and no total, so a hidden cell can be something else exactly when it lies on a cycle of cells
that may move.
"""

import heapq
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jobbvei.estimates.disclosure.moves import FIXED, FREE_STEP, Move, Prices
from jobbvei.estimates.disclosure.system import System

LINES_OF_A_CELL_MAX: Final = 2
MORE, LESS = 1, -1


@dataclass(frozen=True, slots=True)
class _Arc:
    """A cell; one person more in it goes from ``tail`` to ``head``."""

    tail: int
    head: int


@dataclass(frozen=True, slots=True)
class _Search:
    """What a way may use: not the cell itself, and no cell above a price."""

    without: int
    prices: Prices
    most: int


@dataclass(frozen=True, slots=True)
class Network:
    """A system where each cell stands in at most two equations, once on each side."""

    arcs: tuple[_Arc, ...]
    around: tuple[tuple[tuple[int, int, int], ...], ...]
    may_fall: tuple[bool, ...]

    @classmethod
    def of(cls, system: System, lowest: list[int]) -> "Network | None":
        """The network, or None when the tables are not one (three dimensions, or tables linked by a margin)."""
        ends = _ends(system)
        if any(len(one) > LINES_OF_A_CELL_MAX for one in ends):
            return None
        sides = _sides(ends, len(system.lines))
        if sides is None:
            return None
        arcs = tuple(_arc(one, sides, outside=len(system.lines)) for one in ends)
        falls = tuple(count > low for count, low in zip(system.counts, lowest, strict=True))
        return cls(arcs, _around(arcs, falls, len(system.lines) + 1), falls)

    def cheapest(self, target: int, prices: Prices) -> Move | None:
        """The cheapest cycle through the cell, upwards or downwards.

        Method: Dijkstra's shortest path back from one end of the arc to the other, without the arc itself; first among
            the hidden cells, which is quick and enough for most.
        """
        arc = self.arcs[target]
        if arc.tail == arc.head:
            return {target: MORE}
        for most in dict.fromkeys((FREE_STEP, max(prices))):
            upwards = self._way(arc.head, arc.tail, _Search(target, prices, most))
            downwards = self._way(arc.tail, arc.head, _Search(target, prices, most)) if self.may_fall[target] else None
            found = [(*way, step) for step, way in ((MORE, upwards), (LESS, downwards)) if way is not None]
            if found:
                _cost, way, step = min(found, key=lambda one: one[0])
                return {target: step, **way}
        return None

    def _way(self, start: int, goal: int, search: "_Search") -> tuple[int, dict[int, int]] | None:
        """The cheapest way from node to node and its cost, as the step of each cell on it."""
        without, prices, most = search.without, search.prices, search.most
        came: dict[int, tuple[int, int, int]] = {}
        best, done, waiting = {start: 0}, set(), [(0, start)]
        while waiting:
            cost, node = heapq.heappop(waiting)
            if node == goal:
                return cost, self._steps(came, goal, start)
            if node in done:
                continue
            done.add(node)
            for other, cell, step in self.around[node]:
                price = prices[cell]
                if price > most or price == FIXED or cell == without or other in done:
                    continue
                if other not in best or cost + price < best[other]:
                    best[other], came[other] = cost + price, (node, cell, step)
                    heapq.heappush(waiting, (cost + price, other))
        return None

    @staticmethod
    def _steps(came: Mapping[int, tuple[int, int, int]], goal: int, start: int) -> dict[int, int]:
        steps, node = {}, goal
        while node != start:
            node, cell, step = came[node]
            steps[cell] = step
        return steps


def _ends(system: System) -> list[list[tuple[int, int]]]:
    """For each cell the lines it stands in, and 1 as a part or -1 as the total."""
    found: list[list[tuple[int, int]]] = [[] for _cell in system.cells]
    for number, line in enumerate(system.lines):
        found[line.total].append((number, -1))
        for part in line.parts:
            found[part].append((number, 1))
    return found


def _sides(ends: list[list[tuple[int, int]]], line_count: int) -> list[int] | None:
    """A sign for each line so that every cell in two lines stands in them with opposite signs; None if impossible."""
    beside: list[list[tuple[int, int]]] = [[] for _line in range(line_count)]
    for one in ends:
        if len(one) == LINES_OF_A_CELL_MAX:
            (first, sign), (second, other_sign) = one
            beside[first].append((second, -sign * other_sign))
            beside[second].append((first, -sign * other_sign))
    sides = [0] * line_count
    for begin in range(line_count):
        if sides[begin]:
            continue
        sides[begin], waiting = 1, [begin]
        while waiting:
            line = waiting.pop()
            for other, turn in beside[line]:
                if not sides[other]:
                    sides[other] = sides[line] * turn
                    waiting.append(other)
                elif sides[other] != sides[line] * turn:
                    return None
    return sides


def _arc(ends: list[tuple[int, int]], sides: list[int], *, outside: int) -> _Arc:
    """From the line where the cell takes to the one where it gives; a line that is not there is the outside."""
    gives = [line for line, sign in ends if sign * sides[line] > 0]
    takes = [line for line, sign in ends if sign * sides[line] < 0]
    return _Arc(tail=(takes or [outside])[0], head=(gives or [outside])[0])


def _around(
    arcs: tuple[_Arc, ...], falls: tuple[bool, ...], node_count: int
) -> tuple[tuple[tuple[int, int, int], ...], ...]:
    """For each node the neighbours that can be reached, by which cell, and whether that is one more or one less."""
    found: list[list[tuple[int, int, int]]] = [[] for _node in range(node_count)]
    for cell, (arc, may_fall) in enumerate(zip(arcs, falls, strict=True)):
        found[arc.tail].append((arc.head, cell, MORE))
        if may_fall:
            found[arc.head].append((arc.tail, cell, LESS))
    return tuple(tuple(one) for one in found)

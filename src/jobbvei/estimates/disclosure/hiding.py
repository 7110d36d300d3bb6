"""Which further cells are hidden, so that no hidden cell can be worked out from the ones that are shown."""

from collections.abc import Iterable
from typing import Final

from jobbvei.estimates.disclosure.moves import FIXED, FREE_STEP, STEPS_THAT_HIDE_NOTHING, Finder, Move
from jobbvei.estimates.disclosure.network import Network
from jobbvei.estimates.disclosure.programmes import Programmes
from jobbvei.estimates.disclosure.system import System

# Hiding a cell costs a little for itself and one for each person in it: few cells, small cells, totals last.
CELL_PRICE: Final = 10
STEPS_PER_PRICE: Final = STEPS_THAT_HIDE_NOTHING


def finder_for(system: System, lowest: list[int]) -> Finder:
    """The quick way for tables of one or two dimensions, the general one for the rest."""
    return Network.of(system, lowest) or Programmes(system, lowest)


def hide_further(system: System, hidden: Iterable[int], finder: Finder) -> frozenset[int]:
    """The masks to hide: those of ``hidden``, and as few and small others as it takes.

    Method: for each hidden cell the cheapest other table in which it differs, where cells already hidden cost next to
        nothing; whatever differs in that table is hidden, and has by it been shown not to be recoverable. Afterwards
        the cells whose hiding turned out needless are shown again, dearest first.
    Reference: Kelly, Golden and Assad (1992) on cell suppression in networks; Fischetti and Salazar (2001) in general.
    Assumptions: the attacker knows the rule and every shown count, not how the further cells were chosen.
    When not to use: to find the smallest number of hidden cells; that is a much harder problem.

    Args:
        hidden: The places of the cells the rule hides.

    Returns:
        Numbers of :attr:`System.masks`. The same system gives the same masks.
    """
    first = {system.masks[place] for place in hidden}
    work = _Work(system, finder)
    for mask in sorted(first):
        work.hide(mask)
    work.protect_all()
    for mask in sorted(work.hidden - first, key=lambda one: (-work.prices[one], one)):
        work.show_if_needless(mask)
    return frozenset(work.hidden)


def _prices(system: System, members: list[list[int]]) -> list[int]:
    """What each mask costs; FIXED when it only holds zeros, which stay shown."""
    found = []
    for places in members:
        people = sum(system.counts[place] for place in places)
        found.append(STEPS_PER_PRICE * (CELL_PRICE * len(places) + people) if people else FIXED)
    return found


class _Work:
    """A mask in the making: what is hidden, and for each hidden cell the other table that protects it."""

    def __init__(self, system: System, finder: Finder) -> None:
        self.system = system
        self.finder = finder
        self.members = system.members()
        self.prices = _prices(system, self.members)
        self.hidden: set[int] = set()
        self.protected_by: dict[int, Move] = {}
        self._waiting: list[int] = []
        self._asked = [self._price_of(place) for place in range(len(system.cells))]
        self._free_only = [price if price == FREE_STEP else FIXED for price in self._asked]

    def hide(self, mask: int) -> None:
        """Nobody will see these cells; those whose count is known must be protected."""
        if mask in self.hidden:
            return
        self.hidden.add(mask)
        for place in self.members[mask]:
            self._asked[place] = self._free_only[place] = FREE_STEP
            if self.system.is_known[place]:
                self._waiting.append(place)

    def protect_all(self) -> None:
        """Until every hidden cell has another table: find one for the next, largest first, and hide what it needs."""
        while self._waiting:
            waiting = sorted(self._waiting, key=lambda place: (-self.system.counts[place], place))
            self._waiting = []
            for place in waiting:
                if place not in self.protected_by:
                    self._protect(place)

    def show_if_needless(self, mask: int) -> None:
        """Show the mask again if every cell that leaned on it has another table without it."""
        own = [place for place in self.members[mask] if self.system.is_known[place]]
        self._set_free(own, FIXED)
        found = self._without(frozenset(own))
        if found is None:
            self._set_free(own, FREE_STEP)
            return
        self.hidden.remove(mask)
        self.protected_by.update(found)
        for place in own:
            self._asked[place] = self.prices[mask]
            self.protected_by.pop(place, None)

    def _without(self, own: frozenset[int]) -> dict[int, Move] | None:
        """Other tables for the cells whose own leaned on these; None when one has no other."""
        found: dict[int, Move] = {}
        leaning = [place for place, move in self.protected_by.items() if place not in own and not own.isdisjoint(move)]
        for place in leaning:
            if place not in found:
                move = self.finder.cheapest(place, self._free_only)
                if move is None:
                    return None
                found.update((one, move) for one in leaning if one in move)
        return found

    def _set_free(self, places: list[int], price: int) -> None:
        for place in places:
            self._free_only[place] = price

    def _protect(self, place: int) -> None:
        move = self.finder.cheapest(place, self._asked) or self.finder.cheapest(place, self._anything())
        if move is None:
            message = "one more in the cell and in every total over it is always another table"
            raise AssertionError(message)
        for one in move:
            if self.system.is_known[one]:
                self.hide(self.system.masks[one])
                self.protected_by.setdefault(one, move)

    def _anything(self) -> list[int]:
        """The prices when even zeros may be hidden, dearest of all; only releases that differ much need it."""
        dearest = STEPS_PER_PRICE * (CELL_PRICE * len(self.system.cells) + sum(self.system.counts))
        return [dearest if price == FIXED else price for price in self._asked]

    def _price_of(self, place: int) -> int:
        return self.prices[self.system.masks[place]] if self.system.is_known[place] else FREE_STEP

"""Which further cells are hidden, so that no hidden cell can be worked out from the ones that are shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from jobbvei.estimates.disclosure.moves import FIXED, FREE_STEP, Finder, Move
from jobbvei.estimates.disclosure.network import Network
from jobbvei.estimates.disclosure.programmes import Programmes
from jobbvei.estimates.disclosure.system import System

# Hiding a cell costs a little for itself and one for each person in it: few cells, small cells, totals last.
CELL_PRICE: Final = 10
STEPS_PER_PRICE: Final = 1000

# So many cells get tables of their own before it is asked again how many the new mask protects together.
AT_A_TIME: Final = 25
WORTH_TOGETHER: Final = 5


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
    members = system.members()
    first = {system.masks[place] for place in hidden}
    work = _Work(system, finder, members, _prices(system, members))
    for mask in first:
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


@dataclass(slots=True)
class _Work:
    """A mask in the making: what is hidden, and for each hidden cell the other table that protects it."""

    system: System
    finder: Finder
    members: list[list[int]]
    prices: list[int]
    hidden: set[int] = field(default_factory=set)
    protected_by: dict[int, Move] = field(default_factory=dict)

    def hide(self, mask: int) -> None:
        self.hidden.add(mask)

    def protect_all(self) -> None:
        """Until every hidden cell has another table: find one for the next, largest first, and hide what it needs."""
        while waiting := self._unprotected():
            self.protected_by.update(self._together(waiting, self._step_prices(self.hidden, may_hide_more=False)))
            for place in [one for one in waiting if one not in self.protected_by][:AT_A_TIME]:
                if place not in self.protected_by:
                    self._protect(place)

    def show_if_needless(self, mask: int) -> None:
        """Show the mask again if every cell that leaned on it has another table without it."""
        own = set(self.members[mask])
        leaning = [place for place, move in self.protected_by.items() if place not in own and not own.isdisjoint(move)]
        prices = self._step_prices(self.hidden - {mask}, may_hide_more=False)
        found = self._together(leaning, prices)
        for place in leaning:
            if place in found:
                continue
            move = self.finder.cheapest(place, prices)
            if move is None:
                return
            found.update((one, move) for one in leaning if one in move)
        self.hidden.remove(mask)
        self.protected_by.update(found)
        for place in own:
            self.protected_by.pop(place, None)

    def _together(self, places: list[int], prices: list[int]) -> dict[int, Move]:
        """Other tables for many of the cells at once, for as long as that finds any."""
        found: dict[int, Move] = {}
        while len(left := [place for place in places if place not in found]) >= WORTH_TOGETHER:
            move = self.finder.together(left, prices)
            more = {place: move for place in left if place in move}
            if not more:
                break
            found.update(more)
        return found

    def _unprotected(self) -> list[int]:
        places = (place for mask in self.hidden for place in self.members[mask] if self.system.is_known[place])
        waiting = [place for place in places if place not in self.protected_by]
        return sorted(waiting, key=lambda place: (-self.system.counts[place], place))

    def _protect(self, place: int) -> None:
        move = self.finder.cheapest(place, self._step_prices(self.hidden, may_hide_more=True))
        if move is None:
            dearest = STEPS_PER_PRICE * (1 + sum(self.system.counts))
            anything = [
                dearest if price == FIXED else price for price in self._step_prices(self.hidden, may_hide_more=True)
            ]
            move = self.finder.cheapest(place, anything)
        if move is None:
            message = "one more in the cell and in every total over it is always another table"
            raise AssertionError(message)
        for one in move:
            if self.system.is_known[one]:
                self.hidden.add(self.system.masks[one])
                self.protected_by.setdefault(one, move)

    def _step_prices(self, hidden: set[int], *, may_hide_more: bool) -> list[int]:
        """The price of each cell: next to nothing when nobody sees it, FIXED when it must stay as it is."""
        found = []
        for place, mask in enumerate(self.system.masks):
            if mask in hidden or not self.system.is_known[place]:
                found.append(FREE_STEP)
            else:
                found.append(self.prices[mask] if may_hide_more else FIXED)
        return found

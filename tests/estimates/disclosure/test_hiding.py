"""The ways of finding another table agree, and each keeps its promise."""

from random import Random

import pytest

from jobbvei.estimates.disclosure.auditing import audit
from jobbvei.estimates.disclosure.cubes import Cubes
from jobbvei.estimates.disclosure.equations import system_of
from jobbvei.estimates.disclosure.hiding import finder_for, hide_further
from jobbvei.estimates.disclosure.moves import FIXED, Move
from jobbvei.estimates.disclosure.network import Network
from jobbvei.estimates.disclosure.primary import lowest_thinkable, primary_cells
from jobbvei.estimates.disclosure.profiles import SSB
from jobbvei.estimates.disclosure.programmes import LARGE, Programmes
from jobbvei.estimates.disclosure.system import System
from jobbvei.estimates.disclosure.tables import CountTable, count_table
from tests.estimates.disclosure.random_tables import NAMES, by, inner_counts, with_margins


def random_system(seed: int, shape: tuple[int, ...]) -> System:
    return system_of([[with_margins(inner_counts(Random(seed), shape), NAMES[: len(shape)])]])


def prices_of(system: System) -> list[int]:
    return [1000 * (10 + count) if count else FIXED for count in system.counts]


def cost(move: Move, prices: list[int], target: int) -> int:
    return sum(abs(step) * prices[place] for place, step in move.items() if place != target)


def is_another_table(system: System, move: Move, lowest: list[int]) -> bool:
    """Whether every equation holds with the move made, and no cell falls below what can be thought."""
    even = all(sum(move.get(part, 0) for part in line.parts) == move.get(line.total, 0) for line in system.lines)
    return even and all(system.counts[place] + step >= lowest[place] for place, step in move.items())


class TestFinderFor:
    @pytest.mark.parametrize(
        ("shape", "kind"), [((4,), Network), ((4, 3), Network), ((2, 2, 2), Programmes)], ids=["one", "two", "three"]
    )
    def test_takes_one_and_two_dimensions_as_a_network(self, shape: tuple[int, ...], kind: type) -> None:
        system = random_system(1, shape)
        assert isinstance(finder_for(system, lowest_thinkable(system, SSB)), kind)

    def test_takes_tables_linked_by_a_margin_as_programmes(self) -> None:
        inner = inner_counts(Random(1), (2, 3, 2))
        tables = [by(inner, NAMES, kept) for kept in (NAMES[:2], NAMES[1:])]
        system = system_of([tables])
        assert isinstance(finder_for(system, lowest_thinkable(system, SSB)), Programmes)

    def test_protects_a_cell_of_counties_by_sex(self) -> None:
        inner = {(place, sex): 5 for place in "abc" for sex in "km"}
        county = {("north", sex): 10 for sex in "km"}
        table = CountTable(
            NAMES[:2], count_table(NAMES[:2], {**inner, **county}).entries, {"age": {"a": "north", "b": "north"}}
        )
        system = system_of([[table]])
        finder = finder_for(system, lowest_thinkable(system, SSB))
        masks = hide_further(system, [next(p for p, c in enumerate(system.cells) if len(c.key) == 2)], finder)
        hidden = [place for place, mask in enumerate(system.masks) if mask in masks]
        assert audit(system, hidden, lowest_thinkable(system, SSB)).is_safe


class TestCheapest:
    @pytest.mark.parametrize("seed", range(8))
    def test_costs_the_same_by_network_and_by_programme(self, seed: int) -> None:
        system = random_system(seed, (4, 4))
        lowest, prices = lowest_thinkable(system, SSB), prices_of(system)
        network = Network.of(system, lowest)
        assert network is not None
        for target in sorted(primary_cells(system, SSB))[:4]:
            way, programme = network.cheapest(target, prices), Programmes(system, lowest).cheapest(target, prices)
            assert way is not None
            assert programme is not None
            assert is_another_table(system, way, lowest)
            assert is_another_table(system, programme, lowest)
            assert cost(programme, prices, target) <= 1.02 * cost(way, prices, target)
            assert cost(way, prices, target) <= cost(programme, prices, target)

    @pytest.mark.parametrize("shape", [(12,), (4, 4), (3, 3, 3)])
    def test_gives_corners_that_are_another_table(self, shape: tuple[int, ...]) -> None:
        system = random_system(5, shape)
        lowest, prices = lowest_thinkable(system, SSB), prices_of(system)
        cubes = Cubes.of(system, lowest)
        found = [cubes.cheapest(target, prices) for target in primary_cells(system, SSB)]
        assert any(found)
        for one in found:
            assert one is None or is_another_table(system, one[1], lowest)

    def test_finds_none_where_nothing_else_may_move(self) -> None:
        system = random_system(1, (3, 3))
        lowest, fixed = lowest_thinkable(system, SSB), [FIXED] * len(system.cells)
        for finder in (finder_for(system, lowest), Programmes(system, lowest)):
            assert finder.cheapest(0, fixed) is None


class TestHideFurther:
    def test_protects_a_large_table_of_three_dimensions(self) -> None:
        system = random_system(3, (11, 6, 4))
        assert len(system.cells) > LARGE
        lowest, primary = lowest_thinkable(system, SSB), primary_cells(system, SSB)
        masks = hide_further(system, primary, finder_for(system, lowest))
        hidden = [place for place, mask in enumerate(system.masks) if mask in masks]
        assert primary <= set(hidden)
        assert audit(system, hidden, lowest).is_safe

    def test_protects_by_programmes_what_a_network_protects(self) -> None:
        system = random_system(7, (5, 4))
        lowest, primary = lowest_thinkable(system, SSB), primary_cells(system, SSB)
        for finder in (finder_for(system, lowest), Programmes(system, lowest)):
            masks = hide_further(system, primary, finder)
            assert audit(system, [place for place, mask in enumerate(system.masks) if mask in masks], lowest).is_safe

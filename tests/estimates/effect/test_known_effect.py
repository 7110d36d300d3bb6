"""Invented municipalities, and a small run of the simulation of how often intervals hold the truth."""

import numpy as np
import pytest
from tools.coverage_simulation import WAYS, simulate, table

from jobbvei.estimates.effect.collapsed import collapsed
from jobbvei.estimates.effect.known_effect import World, panel_with_known_effect

SMALL = World(units=80, periods=8, treated=20, start=4)


class TestPanelWithKnownEffect:
    def test_has_the_network_s_size_and_outcomes_that_are_shares(self) -> None:
        panel = panel_with_known_effect(World(), seed=1)
        assert panel.outcome.shape == (357, 12)
        assert int(panel.treated.sum()) == 41
        assert panel.is_share

    def test_is_the_same_for_the_same_seed(self) -> None:
        one, other = (panel_with_known_effect(World(), seed=4) for _time in range(2))
        assert np.array_equal(one.outcome, other.outcome)

    def test_differs_by_the_effect_alone(self) -> None:
        with_it, without = (panel_with_known_effect(World(effect=effect), seed=4) for effect in (0.03, 0.0))
        moved = (with_it.outcome - without.outcome)[with_it.treated, 6:]
        assert moved.mean() == pytest.approx(0.03, abs=0.001)
        assert np.array_equal(with_it.outcome[:, :6], without.outcome[:, :6])

    def test_lets_those_that_stand_low_join_when_they_are_selected(self) -> None:
        panel = panel_with_known_effect(World(selected=True), seed=1)
        assert panel.outcome[panel.treated, 0].mean() < panel.outcome[~panel.treated, 0].mean() - 0.03


class TestSimulate:
    @pytest.mark.parametrize("way", ["did, Welch", "ri", "cs"])
    def test_holds_the_truth_about_as_often_as_it_says(self, way: str) -> None:
        line = simulate(WAYS[way], SMALL, replications=120)
        assert 88 <= line.coverage <= 99.5
        assert abs(line.bias) < 0.5

    def test_shows_that_selection_breaks_what_has_no_covariates(self) -> None:
        world = World(units=120, treated=40, selected=True)
        assert simulate(lambda panel: collapsed(panel.chosen(())), world, replications=40).coverage < 60

    def test_is_written_as_a_table(self) -> None:
        lines = list(table({"did": collapsed}, [("små", SMALL)], replications=3))
        assert lines[2].startswith("| små | did | 3 | ")
        assert len({line.count("|") for line in lines}) == 1

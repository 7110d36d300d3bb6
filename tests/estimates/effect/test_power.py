"""What can be found, before anything is looked for."""

import doctest

import numpy as np
import pytest
from scipy import stats

from jobbvei.estimates.effect import power
from jobbvei.estimates.effect.panel import Panel
from jobbvei.estimates.effect.power import chance_of, detectable
from tests.estimates.effect.panels import invented, panel_of, refused


def planned(*, units: int = 60, periods: int = 4) -> Panel:
    return panel_of(invented(seed=1, units=units, periods=periods, start=1).outcome, [None] * units)


class TestDetectable:
    def test_is_found_with_the_wanted_chance(self) -> None:
        found = detectable(planned(), n_treated=20)
        assert chance_of(found.smallest_pp, se=found.se, freedom=58) == pytest.approx(0.8, abs=0.002)

    def test_looks_at_the_periods_before_the_start_only(self) -> None:
        panel = invented(seed=1)
        changed = panel_of(np.where(np.arange(8) >= 4, 0.9, panel.outcome), [4] * 20 + [None] * 40)
        assert detectable(changed).smallest_pp == detectable(panel).smallest_pp
        assert detectable(panel).n_periods == 4

    def test_is_smaller_with_more_that_take_part(self) -> None:
        few, many = detectable(planned(), n_treated=5), detectable(planned(), n_treated=30)
        assert few.smallest_pp > many.smallest_pp

    def test_comes_of_the_spread_of_the_changes(self) -> None:
        outcome = np.array([[0.0, 0.0], [0.0, 0.2], [0.0, 0.0], [0.0, 0.2]])
        found = detectable(panel_of(outcome, [None] * 4), n_treated=2)
        error = np.std([0, 0.2, 0, 0.2], ddof=1)
        assert found.se == pytest.approx(100 * error)
        assert found.smallest_pp == pytest.approx(100 * error * (stats.t.ppf(0.975, 2) + stats.t.ppf(0.8, 2)))

    def test_gives_the_chances_of_other_effects_in_rising_order(self) -> None:
        chances = [chance for _effect, chance in detectable(planned(), n_treated=20).chances]
        assert chances == sorted(chances)
        assert all(0.05 <= chance <= 1 for chance in chances)

    def test_is_said_in_words(self) -> None:
        assert "minst" in str(detectable(planned(), n_treated=20).sentence())
        assert "80 av 100" in str(detectable(planned(), n_treated=20).sentence())

    @pytest.mark.parametrize(("treated", "told"), [(4, 1), (5, 0)])
    def test_says_that_a_group_below_five_is_only_described(self, treated: int, told: int) -> None:
        assert len(detectable(planned(), n_treated=treated).notes) == told

    def test_refuses_one_period(self) -> None:
        with refused("too_few_periods_for_power"):
            detectable(invented(seed=1, start=1))

    @pytest.mark.parametrize("treated", [0, 60, 61])
    def test_refuses_what_gives_no_two_groups(self, treated: int) -> None:
        with refused("no_two_groups"):
            detectable(planned(), n_treated=treated)


class TestChanceOf:
    def test_is_all_when_nothing_varies(self) -> None:
        assert chance_of(0.1, se=0.0, freedom=5) == 1

    def test_is_the_same_down_as_up(self) -> None:
        assert chance_of(-2.0, se=1.0, freedom=30) == chance_of(2.0, se=1.0, freedom=30)


def test_the_example_in_the_documentation_holds() -> None:
    assert doctest.testmod(power).failed == 0

"""The same question in other ways."""

from dataclasses import replace

import numpy as np
import pytest

from jobbvei.estimates.effect.averages import group_time_effect
from jobbvei.estimates.effect.checks import balance, leave_one_out, placebo_start, sensitivity
from jobbvei.estimates.effect.collapsed import collapsed
from jobbvei.estimates.effect.panel import Panel
from tests.estimates.effect.panels import counties, invented, panel_of, refused

STARTS = [4] * 20 + [None] * 40


def with_flags(panel: Panel) -> Panel:
    """The last seven withdrew; the first treated is a district; weights are known."""
    place = np.arange(len(panel.units))
    return replace(panel, withdrawn=place >= 53, district=place == 0, weights=(1 + place % 3).astype(np.float64))


class TestBalance:
    def test_compares_the_outcome_before_and_each_covariate(self) -> None:
        outcome = np.array([[0.5, 0.9], [0.3, 0.9], [0.2, 0.1], [0.4, 0.1]])
        lines = balance(panel_of(outcome, [1, 1, None, None], np.array([[3.0], [1.0], [1.0], [1.0]])))
        assert [line.name for line in lines] == [None, "x0"]
        assert lines[0].treated_mean == pytest.approx(0.4)
        assert lines[0].standardised == pytest.approx(0.1 / np.sqrt(0.02))
        assert lines[1].standardised == pytest.approx(1 / np.sqrt(2 / 2))

    def test_marks_what_is_a_quarter_of_a_standard_deviation_apart(self) -> None:
        outcome = np.array([[0.5, 0.5]] * 2 + [[0.4, 0.4]] * 2)
        [line] = balance(panel_of(outcome, [1, 1, None, None]))
        assert line.standardised is None
        assert not line.is_apart
        outcome[0, 0] = 0.51
        assert balance(panel_of(outcome, [1, 1, None, None]))[0].is_apart


class TestPlaceboStart:
    def test_forgets_what_came_after_the_start(self) -> None:
        panel = invented(seed=1)
        helped = panel_of(panel.outcome + 0.3 * (np.arange(8) >= 4), STARTS, panel.covariates)
        helped.outcome[:20, 4:] = 0.99
        assert placebo_start(helped).estimate_pp == pytest.approx(placebo_start(panel).estimate_pp)
        assert placebo_start(panel).n_periods == 4

    def test_finds_those_that_went_apart_before(self) -> None:
        panel = invented(seed=1)
        early = panel_of(panel.outcome + 0.1 * np.outer(panel.treated, np.arange(8) >= 2), STARTS)
        assert placebo_start(early).estimate_pp == pytest.approx(10, abs=3)

    def test_takes_three_periods_before_and_not_two(self) -> None:
        assert placebo_start(invented(seed=1, start=3)).n_periods == 3
        with refused("too_few_periods_for_placebo"):
            placebo_start(invented(seed=1, start=2))


class TestLeaveOneOut:
    def test_leaves_out_each_treated_once_lowest_first(self) -> None:
        panel = invented(seed=1)
        found = leave_one_out(panel)
        assert sorted(one.unit for one in found) == list(panel.units[:20])
        assert [one.estimate_pp for one in found] == sorted(one.estimate_pp for one in found)

    def test_shows_the_one_that_carries_it_all(self) -> None:
        panel = invented(seed=1).chosen(())
        panel.outcome[7, 4:] = 0.95
        assert leave_one_out(panel)[0].unit == panel.units[7]

    def test_takes_another_estimator(self) -> None:
        found = leave_one_out(invented(seed=1, treated=6), estimate=group_time_effect)
        assert len(found) == 6


class TestSensitivity:
    def test_asks_in_every_way_the_panel_allows(self) -> None:
        found = {check.code: check for check in sensitivity(with_flags(invented(seed=1)))}
        assert list(found) == [
            "main", "without_covariates", "weighted", "with_district", "withdrawn_as_control", "placebo_start",
        ]  # fmt: skip
        counts = {code: (one.result.n_treated, one.result.n_control) for code, one in found.items() if one.result}
        assert counts["main"] == (19, 33)
        assert counts["with_district"] == (20, 33)
        assert counts["withdrawn_as_control"] == (19, 7)

    def test_asks_unweighted_when_the_main_figure_is_weighted(self) -> None:
        found = {check.code: check.result for check in sensitivity(with_flags(invented(seed=1)), weighted=True)}
        assert found["main"] is not None
        assert found["main"].weights
        assert found["unweighted"] is not None
        assert not found["unweighted"].weights

    def test_says_why_one_of_them_cannot_be_done(self) -> None:
        [_main, _without, placebo] = sensitivity(invented(seed=1, start=2))
        assert placebo.result is None
        assert "minst 3 perioder før start" in str(placebo.refused)

    def test_has_the_main_figure_first(self) -> None:
        panel = invented(seed=1)
        assert sensitivity(panel)[0].result == collapsed(panel)

    def test_says_that_different_starts_have_no_common_placebo(self) -> None:
        found = {check.code: check for check in sensitivity(counties(), estimate=group_time_effect)}
        assert found["main"].result is not None
        assert found["placebo_start"].refused is not None

"""Callaway and Sant'Anna against the published example."""

import numpy as np
import pytest

from jobbvei.estimates.effect.averages import EffectLevel, group_time_effect
from jobbvei.estimates.effect.group_time import ComparisonGroup, group_time, pretest
from jobbvei.estimates.effect.panel import Panel
from jobbvei.estimates.effect.result import Point
from jobbvei.estimates.effect.rows import Columns, read_panel
from tests.estimates.effect.panels import counties, county_rows, invented, panel_of, refused

# The manual of the R package did, version 2.5: group, period, ATT(g,t), to the digits printed there.
PRINTED = {
    ("2004", "2004"): -0.0105, ("2004", "2005"): -0.0704, ("2004", "2006"): -0.1373, ("2004", "2007"): -0.1008,
    ("2006", "2004"): 0.0065, ("2006", "2005"): -0.0028, ("2006", "2006"): -0.0046, ("2006", "2007"): -0.0412,
    ("2007", "2004"): 0.0305, ("2007", "2005"): -0.0027, ("2007", "2006"): -0.0311, ("2007", "2007"): -0.0261,
}  # fmt: skip
DYNAMIC = {-3: 0.0305, -2: -0.0006, -1: -0.0245, 0: -0.0199, 1: -0.0510, 2: -0.1373, 3: -0.1008}
# diff-diff 3.13.0 with the population as covariate, doubly robust; it stops its logistic fit earlier than we do.
ADJUSTED = {
    ComparisonGroup.NEVER_TREATED: (-0.041751497, 0.011502920),
    ComparisonGroup.NOT_YET_TREATED: (-0.041351667, 0.011427895),
}
ADJUSTED_CELLS = {
    ("2004", "2004"): (-0.014529621, 0.022129195),
    ("2004", "2007"): (-0.106903819, 0.032886514),
    ("2006", "2004"): (-0.000465435, 0.022224686),
    ("2006", "2006"): (0.000961395, 0.019401476),
    ("2007", "2007"): (-0.028781354, 0.016239017),
}


def by_cell(points: tuple[Point, ...]) -> dict[tuple[str | None, str | None], Point]:
    return {(point.group, point.period): point for point in points}


def by_relative(panel: Panel) -> dict[int | None, float]:
    points = group_time_effect(panel, level=EffectLevel.DYNAMIC).points
    return {point.relative: point.estimate_pp for point in points}


class TestGroupTime:
    def test_gives_every_printed_effect(self) -> None:
        found = by_cell(group_time_effect(counties(), level=EffectLevel.ATT).points)
        assert {cell: round(point.estimate_pp, 4) for cell, point in found.items()} == PRINTED

    @pytest.mark.parametrize("comparison", list(ComparisonGroup))
    def test_agrees_doubly_robust_with_another_programme(self, comparison: ComparisonGroup) -> None:
        result = group_time_effect(counties(covariates=True), comparison=comparison)
        assert (result.estimate_pp, result.se) == pytest.approx(ADJUSTED[comparison], abs=5e-7)

    def test_agrees_cell_by_cell_with_another_programme(self) -> None:
        found = by_cell(group_time_effect(counties(covariates=True), level=EffectLevel.ATT).points)
        for cell, expected in ADJUSTED_CELLS.items():
            assert (found[cell].estimate_pp, found[cell].se) == pytest.approx(expected, abs=1e-5)

    def test_with_a_covariate_that_says_nothing_moves_little_and_without_one_not_at_all(self) -> None:
        panel = invented(seed=3)
        plain, adjusted = group_time_effect(panel.chosen(())), group_time_effect(panel)
        assert plain.estimate_pp == pytest.approx(adjusted.estimate_pp, abs=0.3)
        assert plain.estimate_pp != adjusted.estimate_pp

    def test_is_the_same_for_a_covariate_on_another_scale(self) -> None:
        panel = invented(seed=3)
        moved = panel_of(panel.outcome, [4] * 20 + [None] * 40, panel.covariates * 1e6 + 1e9)
        one, other = group_time_effect(panel), group_time_effect(moved)
        assert (one.estimate_pp, one.se) == pytest.approx((other.estimate_pp, other.se), rel=1e-6)

    def test_weighs_units_as_copies_of_them(self) -> None:
        panel = invented(seed=5, units=12, treated=5).chosen(())
        times = np.array([1, 2, 3, 1, 2, 1, 1, 4, 2, 1, 3, 1])
        copies = np.repeat(np.arange(12), times)
        many = panel_of(panel.outcome[copies], [4 if place < 5 else None for place in copies])
        weighted = panel_of(panel.outcome, [4] * 5 + [None] * 7)
        heavy = Panel(**{name: getattr(weighted, name) for name in Panel.__slots__} | {"weights": times.astype(float)})
        assert group_time_effect(heavy, weighted=True).estimate_pp == pytest.approx(group_time_effect(many).estimate_pp)

    def test_refuses_a_covariate_that_tells_who_was_treated(self) -> None:
        panel = invented(seed=1)
        with refused("no_overlap"):
            group_time(panel_of(panel.outcome, [4] * 20 + [None] * 40, panel.treated[:, None].astype(np.float64)))

    def test_compares_with_those_not_yet_treated_when_few_never_are(self) -> None:
        outcome = np.array([[0.0, 1, 1, 1], [0, 0, 0, 1], [0, 0.2, 0.2, 0.2]])
        panel = panel_of(outcome, [1, 3, None])
        never, not_yet = (group_time(panel, comparison=one).cells[0].estimate for one in ComparisonGroup)
        assert never == pytest.approx(0.8)
        assert not_yet == pytest.approx(0.9)


class TestGroupTimeEffect:
    def test_gives_the_simple_average_and_its_error(self) -> None:
        result = group_time_effect(counties())
        assert result.estimate_pp == pytest.approx(-0.039951275, abs=5e-10)
        assert result.se == pytest.approx(0.0120340, abs=5e-8)

    def test_gives_the_dynamic_average_and_its_error(self) -> None:
        result = group_time_effect(counties(), level=EffectLevel.DYNAMIC)
        assert result.estimate_pp == pytest.approx(-0.077239821, abs=5e-10)
        assert result.se == pytest.approx(0.0199650, abs=5e-8)

    def test_gives_the_printed_course_of_time(self) -> None:
        assert {relative: round(value, 4) for relative, value in by_relative(counties()).items()} == DYNAMIC

    # diff-diff 3.13.0 gives each group's; the overall figures are the R package's.
    def test_gives_the_average_of_each_group(self) -> None:
        result = group_time_effect(counties(), level=EffectLevel.GROUP)
        found = {point.group: (point.estimate_pp, point.se) for point in result.points}
        assert found["2004"] == pytest.approx((-0.07974912657, 0.02636779943), abs=1e-9)
        assert found["2006"] == pytest.approx((-0.02290953925, 0.01670333026), abs=1e-9)
        assert found["2007"] == pytest.approx((-0.02605441072, 0.01665543535), abs=1e-9)
        assert (round(result.estimate_pp, 4), round(result.se or 0, 4)) == (-0.0310, 0.0124)

    def test_gives_the_average_of_each_period(self) -> None:
        result = group_time_effect(counties(), level=EffectLevel.CALENDAR)
        assert [point.period for point in result.points] == ["2004", "2005", "2006", "2007"]
        assert round(result.estimate_pp, 4) == -0.0417

    def test_leaves_no_interval_to_a_group_of_four(self) -> None:
        panel = invented(seed=2).chosen(())
        two = panel_of(panel.outcome, [3] * 4 + [4] * 16 + [None] * 40)
        small, large = group_time_effect(two, level=EffectLevel.GROUP).points
        assert small.ci is None
        assert large.ci is not None

    def test_is_the_same_without_the_rows_order(self) -> None:
        named = Columns(outcome="employed", unit="county")
        rows = county_rows()
        shuffled = [rows[place] for place in np.random.default_rng(1).permutation(2500)]
        assert group_time_effect(read_panel(shuffled, named)) == group_time_effect(counties())

    def test_refuses_a_course_of_time_with_two_periods_before(self) -> None:
        with refused("too_few_periods_before"):
            group_time_effect(invented(seed=1, start=2), level=EffectLevel.DYNAMIC)


class TestPretest:
    def test_gives_the_published_p_value(self) -> None:
        assert pretest(group_time(counties())) == pytest.approx(0.16812, abs=5e-6)

    def test_is_none_with_one_period_before(self) -> None:
        assert pretest(group_time(invented(seed=1, start=1))) is None

"""The change from before to after, against the regression it equals."""

import doctest

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from jobbvei.estimates.effect import regression
from jobbvei.estimates.effect.collapsed import changes, collapsed, event_study
from jobbvei.estimates.effect.panel import Floats, Panel
from jobbvei.estimates.effect.regression import adjusted, design_of, welch
from jobbvei.estimates.effect.two_way import two_way
from tests.estimates.effect.panels import counties, invented, panel_of, refused

SEEDS = st.integers(0, 10_000)


def within_regression(panel: Panel, start: int, covariates: Floats) -> float:
    """Two-way fixed effects written out: a column for each unit and period, treated after, covariates after."""
    units, periods = panel.outcome.shape
    after = np.tile(np.arange(periods) >= start, units).astype(float)
    unit_columns = np.repeat(np.eye(units), periods, axis=0)
    period_columns = np.tile(np.eye(periods), (units, 1))[:, 1:]
    treated = np.repeat(panel.treated, periods) * after
    crossed = np.repeat(covariates, periods, axis=0) * after[:, None]
    columns = np.column_stack([treated, crossed, unit_columns, period_columns])
    return float(np.linalg.lstsq(columns, panel.outcome.ravel(), rcond=None)[0][0])


class TestCollapsed:
    @settings(deadline=None, max_examples=20)
    @given(seed=SEEDS, start=st.integers(1, 7))
    def test_is_the_two_way_regression(self, seed: int, start: int) -> None:
        panel = invented(seed=seed, units=24, treated=8, start=start).chosen(())
        expected = within_regression(panel, start, np.zeros((24, 0)))
        assert collapsed(panel).estimate_pp / 100 == pytest.approx(expected, abs=1e-10)
        assert two_way(panel).estimate_pp / 100 == pytest.approx(expected, abs=1e-10)

    @settings(deadline=None, max_examples=20)
    @given(seed=SEEDS, start=st.integers(1, 7))
    def test_with_covariates_is_the_regression_with_covariates_after(self, seed: int, start: int) -> None:
        panel = invented(seed=seed, units=24, treated=8, start=start)
        assert collapsed(panel).estimate_pp / 100 == pytest.approx(
            within_regression(panel, start, panel.covariates), abs=1e-10
        )

    def test_gives_welchs_test_of_the_changes(self) -> None:
        panel = invented(seed=7).chosen(())
        change = changes(panel, 4)
        theirs = stats.ttest_ind(change[panel.treated], change[~panel.treated], equal_var=False)
        result = collapsed(panel)
        assert result.p == pytest.approx(theirs.pvalue, abs=1e-12)
        assert np.array(result.ci) / 100 == pytest.approx(list(theirs.confidence_interval()), abs=1e-12)

    @settings(deadline=None, max_examples=20)
    @given(seed=SEEDS, constant=st.floats(-0.2, 0.2))
    def test_stays_when_a_constant_is_added(self, seed: int, constant: float) -> None:
        panel = invented(seed=seed)
        moved = panel_of(panel.outcome * 0.5 + 0.2 + constant, [4] * 20 + [None] * 40, panel.covariates)
        scaled = panel_of(panel.outcome * 0.5 + 0.2, [4] * 20 + [None] * 40, panel.covariates)
        assert collapsed(moved).estimate_pp / moved.scale == pytest.approx(
            collapsed(scaled).estimate_pp / scaled.scale, abs=1e-12
        )

    @settings(deadline=None, max_examples=20)
    @given(seed=SEEDS, shock=st.lists(st.floats(0, 0.1), min_size=8, max_size=8))
    def test_stays_when_all_have_the_same_shock(self, seed: int, shock: list[float]) -> None:
        panel = invented(seed=seed)
        shocked = panel_of(panel.outcome + np.array(shock), [4] * 20 + [None] * 40, panel.covariates)
        assert collapsed(shocked).estimate_pp == pytest.approx(collapsed(panel).estimate_pp, abs=1e-9)

    @settings(deadline=None, max_examples=20)
    @given(seed=SEEDS)
    def test_finds_an_effect_that_is_added(self, seed: int) -> None:
        panel = invented(seed=seed)
        helped = panel.outcome + 0.03 * np.outer(panel.treated, np.arange(8) >= 4)
        found = collapsed(panel_of(helped, [4] * 20 + [None] * 40, panel.covariates)).estimate_pp
        assert found == pytest.approx(collapsed(panel).estimate_pp + 3, abs=1e-9)

    def test_weighted_by_copies_is_the_estimate_of_the_copies(self) -> None:
        panel = invented(seed=4, units=12, treated=5).chosen(())
        times = np.array([1, 2, 3, 1, 2, 1, 1, 4, 2, 1, 3, 1])
        copies = np.repeat(np.arange(12), times)
        many = panel_of(panel.outcome[copies], [4 if place < 5 else None for place in copies])
        heavy = Panel(**{name: getattr(panel, name) for name in Panel.__slots__} | {"weights": times.astype(float)})
        assert collapsed(heavy, weighted=True).estimate_pp == pytest.approx(collapsed(many).estimate_pp, abs=1e-10)

    def test_of_two_periods_says_why_there_is_no_course_of_time(self) -> None:
        result = collapsed(invented(seed=1, periods=2, start=1))
        assert result.points == ()
        assert any("minst 3 perioder før start" in str(note) for note in result.notes)

    def test_claims_no_interval_for_four_and_says_so(self) -> None:
        result = collapsed(invented(seed=1, treated=4))
        assert (result.ci, result.p) == (None, None)
        assert any("ikke oppgis noe intervall" in str(note) for note in result.notes)

    def test_claims_an_interval_for_five(self) -> None:
        assert collapsed(invented(seed=1, treated=5)).ci is not None

    @pytest.mark.parametrize(("treated", "told"), [(19, True), (20, False)])
    def test_points_to_randomisation_below_twenty(self, treated: int, told: bool) -> None:
        notes = collapsed(invented(seed=1, treated=treated)).notes
        assert any("metoden ri" in str(note) for note in notes) is told

    @pytest.mark.parametrize("names", [(), ("x0",)])
    def test_of_one_treated_has_no_error(self, names: tuple[str, ...]) -> None:
        assert collapsed(invented(seed=1, treated=1).chosen(names)).se is None

    def test_refuses_different_starts(self) -> None:
        with refused("starts_differ"):
            collapsed(counties())

    def test_refuses_weights_that_were_never_given(self) -> None:
        with refused("no_weights"):
            collapsed(invented(seed=1), weighted=True)

    def test_refuses_a_covariate_that_is_the_same_for_all(self) -> None:
        panel = invented(seed=1)
        with refused("covariates_follow"):
            collapsed(panel_of(panel.outcome, [4] * 20 + [None] * 40, np.ones((60, 1))))

    def test_refuses_a_covariate_that_follows_from_another(self) -> None:
        panel = invented(seed=1)
        twice = np.column_stack([panel.covariates, 3 - 2 * panel.covariates])
        with refused("covariates_follow"):
            collapsed(panel_of(panel.outcome, [4] * 20 + [None] * 40, twice))

    def test_refuses_a_covariate_that_tells_who_was_treated(self) -> None:
        panel = invented(seed=1)
        with refused("covariates_tell_treatment"):
            collapsed(panel_of(panel.outcome, [4] * 20 + [None] * 40, panel.treated[:, None].astype(np.float64)))

    def test_refuses_more_covariates_than_units_can_tell_apart(self) -> None:
        with refused("too_many_covariates"):
            collapsed(panel_of(np.eye(4), [2, 2, None, None], np.eye(4)[:, :2]))


class TestAdjusted:
    def test_without_covariates_has_welchs_error(self) -> None:
        panel = invented(seed=9)
        change = changes(panel, 4)
        ours = adjusted(change, panel.treated, design_of(np.zeros((60, 0)), np.ones(60)))
        assert (ours.estimate, ours.se) == pytest.approx(
            (welch(change, panel.treated).estimate, welch(change, panel.treated).se), abs=1e-12
        )

    def test_has_the_error_and_freedom_of_the_matrices_written_out(self) -> None:
        panel = invented(seed=9, units=15, treated=6)
        change, weights = changes(panel, 4), np.random.default_rng(2).uniform(0.5, 3, 15)
        root = np.sqrt(weights)[:, None]
        columns = root * np.column_stack([panel.treated, np.ones(15), panel.covariates])
        bread = np.linalg.inv(columns.T @ columns)
        maker = np.eye(15) - columns @ bread @ columns.T
        left = maker @ (root[:, 0] * change) / np.sqrt(np.diag(maker))
        variance = (bread @ columns.T @ np.diag(left**2) @ columns @ bread)[0, 0]
        pull = maker * ((columns @ bread)[:, 0] / np.sqrt(np.diag(maker)))
        spread = np.linalg.eigvalsh(pull.T @ pull)
        ours = adjusted(change, panel.treated, design_of(panel.covariates, weights))
        assert ours.se == pytest.approx(np.sqrt(variance), rel=1e-10)
        assert ours.df == pytest.approx(spread.sum() ** 2 / (spread**2).sum(), rel=1e-8)


class TestEventStudy:
    def test_leaves_out_the_last_period_before_and_ends_at_the_last(self) -> None:
        points = event_study(invented(seed=1))
        assert [point.relative for point in points] == [-4, -3, -2, 0, 1, 2, 3]
        assert points[0].period == "0"

    def test_is_the_difference_against_the_last_period_before(self) -> None:
        panel = invented(seed=1).chosen(())
        gap = panel.outcome[panel.treated].mean(axis=0) - panel.outcome[~panel.treated].mean(axis=0)
        expected = [100 * (gap[place] - gap[3]) for place in range(8) if place != 3]
        assert [point.estimate_pp for point in event_study(panel)] == pytest.approx(expected, abs=1e-10)

    def test_is_refused_with_two_periods_before(self) -> None:
        with refused("too_few_periods_before"):
            event_study(invented(seed=1, start=2))


class TestTwoWay:
    def test_gives_the_known_coefficient_of_different_starts(self) -> None:
        result = two_way(counties())
        assert result.estimate_pp == pytest.approx(-0.036549, abs=5e-7)

    # pyfixest 0.60.0 gives 0.013255: it counts fewer coefficients in the small-sample factor.
    def test_gives_an_error_that_differs_in_the_small_sample_factor_only(self) -> None:
        assert two_way(counties()).se == pytest.approx(0.013255, rel=1.2e-3)

    def test_says_that_it_mixes_starts(self) -> None:
        assert any("metoden cs" in str(note) for note in two_way(counties()).notes)

    @pytest.mark.parametrize(("treated", "told"), [(29, True), (30, False)])
    def test_says_that_errors_are_small_below_thirty(self, treated: int, told: bool) -> None:
        notes = two_way(invented(seed=1, treated=treated)).notes
        assert any("færre enn 30" in str(note) for note in notes) is told


def test_the_example_in_the_documentation_holds() -> None:
    assert doctest.testmod(regression).failed == 0

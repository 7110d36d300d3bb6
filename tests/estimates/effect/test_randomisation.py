"""Handing out the measure anew: against every permutation, against the plain test, and where nothing was done."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from scipy import stats

from jobbvei.estimates.effect.collapsed import changes, collapsed
from jobbvei.estimates.effect.panel import Panel
from jobbvei.estimates.effect.randomisation import randomisation
from jobbvei.estimates.effect.regression import adjusted, design_of, welch
from tests.estimates.effect.panels import counties, invented, panel_of, refused

STARTS = [4] * 20 + [None] * 40


def exact_p(panel: Panel) -> float:
    """Of every way to choose the treated, the share that gives a t-statistic as far from zero."""
    change, units = changes(panel, 4), len(panel.units)
    observed = abs(_ratio(change, panel.treated))
    reached = []
    for chosen in combinations(range(units), int(panel.treated.sum())):
        treated = np.isin(np.arange(units), chosen)
        reached.append(abs(_ratio(change, treated)) >= observed - 1e-9)
    return float(np.mean(reached))


def _ratio(
    change: np.ndarray[tuple[int], np.dtype[np.float64]], treated: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> float:
    found = welch(change, treated)
    return found.estimate / (found.se or 1)


class TestRandomisation:
    def test_comes_near_every_permutation(self) -> None:
        panel = invented(seed=11, units=11, treated=5).chosen(())
        assert randomisation(panel, seed=1, draws=20_000).p == pytest.approx(exact_p(panel), abs=0.012)

    def test_gives_the_collapsed_difference(self) -> None:
        panel = invented(seed=2)
        ours, plain = randomisation(panel, seed=1), collapsed(panel)
        assert (ours.estimate_pp, ours.se) == (plain.estimate_pp, plain.se)

    @pytest.mark.parametrize("with_covariate", [False, True])
    def test_gives_an_interval_near_the_plain_one(self, with_covariate: bool) -> None:
        panel = invented(seed=2) if with_covariate else invented(seed=2).chosen(())
        ours, plain = randomisation(panel, seed=1).ci, collapsed(panel).ci
        assert ours is not None
        assert plain is not None
        assert ours == pytest.approx(plain, abs=0.1 * (plain[1] - plain[0]))

    @pytest.mark.parametrize("with_covariate", [False, True])
    def test_puts_the_ends_where_the_test_turns(self, with_covariate: bool) -> None:
        panel = invented(seed=2) if with_covariate else invented(seed=2).chosen(())
        low, high = randomisation(panel, seed=3).ci or (0, 0)
        for end, inward in ((low, 1e-4), (high, -1e-4)):
            assert _p_when_taken_off(panel, end + inward) > 0.05
            assert _p_when_taken_off(panel, end - inward) <= 0.05

    def test_moves_its_interval_with_an_effect_that_is_added(self) -> None:
        panel = invented(seed=2)
        helped = panel_of(panel.outcome + 0.03 * np.outer(panel.treated, np.arange(8) >= 4), STARTS, panel.covariates)
        before, after = randomisation(panel, seed=1).ci, randomisation(helped, seed=1).ci
        assert before is not None
        assert after == pytest.approx((before[0] + 3, before[1] + 3), abs=1e-6)

    def test_is_the_same_for_the_same_seed_and_not_for_another(self) -> None:
        panel = invented(seed=2)
        assert randomisation(panel, seed=5) == randomisation(panel, seed=5)
        assert randomisation(panel, seed=5).p != randomisation(panel, seed=6).p

    def test_counts_the_observed_among_the_draws(self) -> None:
        panel = invented(seed=2)
        helped = panel_of(panel.outcome + 0.3 * np.outer(panel.treated, np.arange(8) >= 4), STARTS)
        assert randomisation(helped, seed=1, draws=99).p == pytest.approx(0.01)

    def test_with_too_few_draws_to_reject_anything_claims_no_interval(self) -> None:
        assert randomisation(invented(seed=2), seed=1, draws=18).ci is None

    def test_is_uniform_when_nothing_was_done(self) -> None:
        found = [randomisation(invented(seed=seed, units=20, treated=6), seed=seed, draws=199).p for seed in range(300)]
        assert stats.kstest(np.array(found), "uniform").pvalue > 0.01
        assert 0.02 <= np.mean([p <= 0.05 for p in found if p is not None]) <= 0.085

    def test_weighted_uses_the_weighted_statistic(self) -> None:
        panel = invented(seed=2)
        weights = np.random.default_rng(1).uniform(0.5, 4, 60)
        heavy = Panel(**{name: getattr(panel, name) for name in Panel.__slots__} | {"weights": weights})
        expected = adjusted(changes(panel, 4), panel.treated, design_of(panel.covariates, weights / weights.mean()))
        assert randomisation(heavy, seed=1, weighted=True).estimate_pp == pytest.approx(100 * expected.estimate)

    def test_is_the_same_by_the_short_way_of_equal_weights_and_by_the_long_way(self) -> None:
        panel = invented(seed=2).chosen(())
        nearly_equal = np.where(np.arange(60) == 30, 1 + 1e-13, 1.0)
        long_way = randomisation(replace(panel, weights=nearly_equal), seed=1, weighted=True)
        short_way = randomisation(panel, seed=1)
        assert long_way.p == short_way.p
        assert long_way.ci == pytest.approx(short_way.ci, abs=1e-6)

    def test_claims_nothing_for_four(self) -> None:
        result = randomisation(invented(seed=1, treated=4), seed=1)
        assert (result.ci, result.p) == (None, None)
        assert not any("p-verdien" in str(note) for note in result.notes)

    def test_refuses_different_starts(self) -> None:
        with refused("starts_differ"):
            randomisation(counties(), seed=1)


def _p_when_taken_off(panel: Panel, points: float) -> float:
    effect = points / 100 * np.outer(panel.treated, np.arange(8) >= 4)
    less = panel_of(panel.outcome - effect, STARTS, panel.covariates if panel.covariate_names else None)
    return randomisation(less, seed=3).p or 0

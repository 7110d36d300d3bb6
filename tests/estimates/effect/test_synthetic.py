"""Synthetic difference in differences against the article's own example."""

import doctest

import numpy as np
import pytest

from jobbvei.estimates.effect import simplex
from jobbvei.estimates.effect.collapsed import changes, collapsed
from jobbvei.estimates.effect.synthetic import SyntheticKind, synthetic, synthetic_fit
from tests.estimates.effect.panels import counties, invented, panel_of, refused, states


class TestSyntheticFit:
    def test_gives_the_published_effect_of_the_tax(self) -> None:
        assert synthetic_fit(states()).estimate == pytest.approx(-15.603827872733845, abs=1e-9)

    @pytest.mark.parametrize(
        ("kind", "expected"),
        [(SyntheticKind.SYNTHETIC_CONTROL, -19.61966347), (SyntheticKind.DIFFERENCE, -27.34911108)],
    )
    def test_gives_the_published_comparisons(self, kind: SyntheticKind, expected: float) -> None:
        assert synthetic_fit(states(), kind=kind).estimate == pytest.approx(expected, abs=5e-9)

    def test_weighs_the_others_only_and_to_one(self) -> None:
        panel = invented(seed=1).chosen(())
        fit = synthetic_fit(panel)
        assert fit.unit_weights[panel.treated].tolist() == [0] * 20
        assert (fit.unit_weights >= 0).all()
        assert fit.unit_weights.sum() == pytest.approx(1)
        assert fit.period_weights.sum() == pytest.approx(1)

    def test_as_a_plain_difference_is_the_collapsed_one(self) -> None:
        panel = invented(seed=1).chosen(())
        fit = synthetic_fit(panel, kind=SyntheticKind.DIFFERENCE)
        assert fit.estimate == pytest.approx(collapsed(panel).estimate_pp / 100, abs=1e-12)

    def test_stays_when_a_unit_is_higher_all_the_time(self) -> None:
        panel = invented(seed=1).chosen(())
        higher = panel_of(panel.outcome + np.linspace(0, 0.2, 60)[:, None], [4] * 20 + [None] * 40)
        assert synthetic_fit(higher).estimate == pytest.approx(synthetic_fit(panel).estimate, abs=1e-9)

    def test_finds_the_one_that_runs_parallel(self) -> None:
        course = np.array([0.1, 0.5, 0.2, 0.6, 0.3, 0.4])
        others = np.stack([course - 0.05, course[::-1], np.linspace(0.2, 0.3, 6)])
        helped = course + np.array([0, 0, 0, 0, 0.1, 0.1])
        fit = synthetic_fit(panel_of(np.vstack([helped, others]), [4, None, None, None]))
        assert fit.unit_weights[1] == fit.unit_weights.max()


class TestSynthetic:
    def test_keeps_to_a_description_for_one_treated(self) -> None:
        result = synthetic(states(), seed=1, placebos=20)
        assert result.se is not None
        assert (result.ci, result.p) == (None, None)

    def test_as_a_plain_difference_has_the_error_of_drawing_two_groups_of_the_others(self) -> None:
        panel = invented(seed=1).chosen(())
        error = synthetic(panel, seed=1, kind=SyntheticKind.DIFFERENCE, placebos=4_000).se
        spread = changes(panel, 4)[~panel.treated].std(ddof=1)
        assert error == pytest.approx(100 * spread * np.sqrt(1 / 20 + 1 / 20), rel=0.05)

    def test_is_the_same_for_the_same_seed(self) -> None:
        panel = invented(seed=1).chosen(())
        assert synthetic(panel, seed=4, placebos=10) == synthetic(panel, seed=4, placebos=10)

    def test_has_no_error_when_the_others_are_no_more_than_the_treated(self) -> None:
        result = synthetic(invented(seed=1, treated=30).chosen(()), seed=1, placebos=5)
        assert (result.se, result.ci) == (None, None)
        assert any("Standardfeilen kan ikke regnes ut" in str(note) for note in result.notes)

    def test_refuses_covariates(self) -> None:
        with refused("no_covariates_in_synthetic"):
            synthetic(invented(seed=1), seed=1)

    def test_refuses_one_period_before(self) -> None:
        with refused("too_little_for_synthetic"):
            synthetic(invented(seed=1, start=1).chosen(()), seed=1)

    def test_refuses_different_starts(self) -> None:
        with refused("starts_differ"):
            synthetic(counties(), seed=1)


def test_the_example_in_the_documentation_holds() -> None:
    assert doctest.testmod(simplex).failed == 0

"""The contract's answer: its names, that it can be written, and what it says in words."""

import json
from dataclasses import replace

import numpy as np
import pytest

from jobbvei.estimates.effect.answer import (
    EffectMethod,
    Question,
    checks_answer,
    effect_answer,
    effect_of,
    power_answer,
)
from jobbvei.estimates.effect.averages import EffectLevel
from jobbvei.estimates.effect.panel import Panel
from jobbvei.estimates.effect.power import detectable
from jobbvei.estimates.effect.result import EffectResult, verdict
from tests.estimates.effect.panels import counties, invented, panel_of, refused, states

NAMES = {
    "estimand", "estimate_pp", "se", "ci", "p", "method", "n_treated", "n_control", "n_periods", "covariates",
    "weights", "seed", "notes", "unit", "verdict", "event_study", "event_study_refused",
}  # fmt: skip


def panel() -> Panel:
    return invented(seed=1).chosen(())


def result(ci: tuple[float, float] | None, *, is_share: bool = True) -> EffectResult:
    return EffectResult(
        estimand="att", method="", estimate_pp=2.25, se=1.0, ci=ci, p=0.03, n_treated=41, n_control=316, n_periods=12,
        is_share=is_share,
    )  # fmt: skip


class TestEffectAnswer:
    @pytest.mark.parametrize("method", list(EffectMethod))
    def test_has_the_contracts_names_and_can_be_written(self, method: EffectMethod) -> None:
        answer = effect_answer(panel(), Question(method=method, draws=199, placebos=5))
        assert set(answer) >= NAMES
        assert json.loads(json.dumps(answer, allow_nan=False)) == answer

    @pytest.mark.parametrize("level", list(EffectLevel))
    def test_gives_the_level_and_every_effect(self, level: EffectLevel) -> None:
        answer = effect_answer(counties(), Question(method=EffectMethod.GROUP_TIME, level=level))
        assert answer["level"] == level.value
        assert len(answer["att_gt"]) == 12
        assert answer["pretest_p"] == pytest.approx(0.16812, abs=5e-6)

    def test_leaves_the_outcome_in_its_own_unit_when_it_is_no_share(self) -> None:
        answer = effect_answer(counties(), Question(method=EffectMethod.GROUP_TIME))
        assert answer["unit"] == "outcome"
        assert answer["estimate_pp"] == pytest.approx(-0.039951275, abs=5e-10)

    def test_gives_percentage_points_for_a_share(self) -> None:
        helped = panel_of(panel().outcome + 0.05 * np.outer(panel().treated, np.arange(8) >= 4), [4] * 20 + [None] * 40)
        answer = effect_answer(helped, Question())
        assert answer["unit"] == "pp"
        assert answer["estimate_pp"] == pytest.approx(5, abs=2)

    @pytest.mark.parametrize("method", [EffectMethod.DIFFERENCE, EffectMethod.GROUP_TIME, EffectMethod.RANDOMISATION])
    def test_has_a_course_of_time_with_three_periods_before_and_not_with_two(self, method: EffectMethod) -> None:
        three = effect_answer(invented(seed=1, start=3), Question(method=method, draws=99))
        two = effect_answer(invented(seed=1, start=2), Question(method=method, draws=99))
        assert three["event_study"]
        assert three["event_study_refused"] is None
        assert two["event_study"] is None
        assert "minst 3 perioder før start" in two["event_study_refused"]

    def test_of_the_states_is_a_description(self) -> None:
        answer = effect_answer(states(), Question(method=EffectMethod.SYNTHETIC, placebos=5))
        assert answer["estimate_pp"] == pytest.approx(-15.603827872733845, abs=1e-9)
        assert answer["ci"] is None
        assert "kan ikke sies" in answer["verdict"]

    def test_keeps_the_withdrawn_and_the_district_out_and_says_so(self) -> None:
        place = np.arange(60)
        flagged = replace(panel(), withdrawn=place > 55, district=place == 0)
        answer = effect_answer(flagged, Question())
        assert (answer["n_treated"], answer["n_control"]) == (19, 36)
        assert any("5 er holdt utenfor" in note for note in answer["notes"])


class TestEffectOf:
    def test_of_different_starts_by_difference_is_the_two_way_regression(self) -> None:
        assert effect_of(counties(), Question()).estimate_pp == pytest.approx(-0.036549, abs=5e-7)

    def test_refuses_weights_for_the_method_that_finds_its_own(self) -> None:
        with refused("no_weights_in_synthetic"):
            effect_of(panel(), Question(method=EffectMethod.SYNTHETIC, weighted=True))


class TestChecksAnswer:
    @pytest.mark.parametrize("method", list(EffectMethod))
    def test_can_be_written(self, method: EffectMethod) -> None:
        answer = checks_answer(invented(seed=1, treated=6), Question(method=method))
        assert json.loads(json.dumps(answer, allow_nan=False)) == answer
        assert len(answer["leave_one_out"]) == 6
        assert answer["balance"][0]["name"] is None


class TestPowerAnswer:
    def test_can_be_written(self) -> None:
        answer = power_answer(detectable(panel()))
        assert json.loads(json.dumps(answer, allow_nan=False)) == answer
        assert answer["unit"] == "pp"


class TestVerdict:
    def test_traces_what_lies_clear_of_zero(self) -> None:
        said = str(verdict(result((0.21, 4.25))))
        assert said.startswith("En effekt kan spores: anslaget er 2,3 prosentpoeng")
        assert "fra 0,2 til 4,3 prosentpoeng" in said

    def test_never_says_that_the_effect_is_nothing(self) -> None:
        said = str(verdict(result((-0.5, 4.3))))
        assert said.startswith("En effekt kan ikke spores")
        assert "Det viser ikke at effekten er null" in said

    def test_shows_the_digits_that_keep_an_end_clear_of_zero(self) -> None:
        assert "fra 0,04 til" in str(verdict(result((0.04, 4.3))))

    def test_claims_nothing_without_an_interval(self) -> None:
        assert str(verdict(result(None))).startswith("Det kan ikke sies om noe kan spores")

    def test_names_the_unit_when_it_is_no_share(self) -> None:
        assert "i utfallets egen enhet" in str(verdict(result((0.2, 4.3), is_share=False)))

    def test_never_gives_a_p_value_alone(self) -> None:
        assert all("0,03" not in str(verdict(result(ci))) for ci in ((0.2, 4.3), None))

"""The chain of stated sums: replayed to the digit, and every fault told where it is."""

import doctest
import json
from decimal import Decimal
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.estimates.forecast import chain as module
from jobbvei.estimates.forecast import formulas
from jobbvei.estimates.forecast.chain import Step, replay
from jobbvei.estimates.forecast.documents import chain_answer
from jobbvei.estimates.forecast.formulas import work_out
from jobbvei.shared.errors import UnusableInput
from tests.estimates.forecast.stated_sums import chain
from tests.house.checks.sources import PROJECT

SEED = PROJECT.parent / "shared" / "data" / "seeds" / "seed003_forecast_2_5.json"


def one(formula: object, **inputs: object) -> dict[str, object]:
    return chain(inputs=inputs, steps=[{"id": "F1", "formula": formula}])


def rows(document: dict[str, object]) -> list[dict[str, object]]:
    steps = chain_answer(document)["steps"]
    assert isinstance(steps, list)
    return steps


class TestChainAnswer:
    def test_works_out_every_step_with_the_values_it_used(self) -> None:
        first, second, third, fourth = rows(chain())
        assert first["inputs"] == {"here_adults": 300, "here": 400, "expected": 1200}
        assert [row["value"] for row in (first, second, third, fourth)] == [900, 0.5, 300, 184]
        assert fourth["inputs"] == {"in_programme": 150, "F3s": 310, "goal_share": 0.6}

    def test_tells_how_far_ours_is_from_the_printed(self) -> None:
        third = rows(chain())[2]
        assert (third["seed_value"], third["difference"], third["tolerance"], third["within"]) == (310, -10, 5, False)

    def test_counts_how_many_agree_and_says_nothing_where_nothing_was_printed(self) -> None:
        answer = chain_answer(chain())
        assert (answer["within"], answer["compared"]) == (2, 3)
        assert set(rows(chain())[3]) == {"id", "formula", "inputs", "value"}

    def test_cannot_say_within_without_a_tolerance(self) -> None:
        [row] = rows(chain(steps=[{"id": "F1", "formula": "here", "seed_value": 400}]))
        assert row["within"] is None

    def test_names_the_inputs_no_step_used(self) -> None:
        assert chain_answer(one("here", here=1, spare=2))["unused_inputs"] == ["spare"]

    def test_can_be_written_as_json_and_keeps_source_and_notes(self) -> None:
        answer = json.loads(json.dumps(chain_answer(chain())))
        assert answer["source"] == "made up"
        assert answer["notes"] == ["310 is rounded up in the source"]

    def test_reckons_as_by_hand(self) -> None:
        assert rows(one("8400*(1-0.6)+0.1+0.2-0.3"))[0]["value"] == 3360

    def test_takes_what_a_third_times_three_is(self) -> None:
        assert rows(one("1/3*3"))[0]["value"] == 1

    def test_takes_the_name_itself_before_the_printed_value(self) -> None:
        document = chain(
            inputs={"F1s": 7},
            steps=[{"id": "F1", "formula": "1", "seed_value": 2}, {"id": "F2", "formula": "F1s"}],
        )
        assert rows(document)[1]["value"] == 7

    @pytest.mark.skipif(not SEED.exists(), reason="the seed's figures are not beside the project")
    def test_replays_the_forecast_of_2023_with_all_fifteen_steps_within(self) -> None:
        answer = chain_answer(json.loads(SEED.read_text(encoding="utf-8")))
        assert (answer["within"], answer["compared"]) == (15, 15)
        by_id = {row["id"]: row["value"] for row in rows(json.loads(SEED.read_text(encoding="utf-8")))}
        assert (by_id["F8"], by_id["F12"], by_id["F11"]) == (21220, 1710, 660)
        assert (by_id["F9"], by_id["F10"], by_id["F14"], by_id["F15"]) == (4200, 3360, 1504.8, 23384.8)
        assert by_id["F3"] == pytest.approx(20654.35, abs=0.01)

    @pytest.mark.parametrize(
        ("document", "code", "said"),
        [
            ({"steps": []}, "forecast.no_inputs", "inputs"),
            (chain(inputs=[1]), "forecast.no_inputs", "inputs"),
            (chain(steps=[]), "forecast.no_steps", "steps"),
            (chain(steps="F1"), "forecast.no_steps", "steps"),
            (chain(steps=[{"id": "F1"}]), "forecast.no_step", "steps[0]"),
            (chain(steps=["F1"]), "forecast.no_step", "steps[0]"),
            (one("1", here="400"), "forecast.not_a_number", "inputs.here"),
            (one("1", here=True), "forecast.not_a_number", "inputs.here"),
            (one("1", here=None), "forecast.not_a_number", "inputs.here"),
            (one("1", here=float("nan")), "forecast.not_a_number", "here"),
            (one("1", here=10**15), "forecast.not_a_number", "here"),
            (one("gone+1"), "forecast.unknown_name", "F1"),
            (one("1/(here-here)", here=3), "forecast.division_by_zero", "F1"),
            (one("1/0"), "forecast.division_by_zero", "F1"),
            (one("F1+1"), "forecast.later_step", "F1"),
            (one("F1s+1"), "forecast.later_step", "F1"),
            (one("heres", here=1), "forecast.nothing_printed", "here"),
            (one("10**9"), "forecast.not_arithmetic", "F1"),
            (one("9999999*99999999*99999999"), "forecast.too_large", "F1"),
            (one("1e400"), "forecast.too_large", "F1"),
        ],
    )
    def test_tells_what_is_wrong_and_where(self, document: dict[str, object], code: str, said: str) -> None:
        with pytest.raises(UnusableInput) as told:
            chain_answer(document)
        assert told.value.code == code
        assert said in str(told.value)

    def test_refuses_a_later_step_and_a_name_used_twice(self) -> None:
        later = [{"id": "F1", "formula": "F2"}, {"id": "F2", "formula": "1"}]
        twice = [{"id": "F1", "formula": "1"}, {"id": "F1", "formula": "2"}]
        as_input = [{"id": "here", "formula": "1"}]
        for steps, code in ((later, "later_step"), (twice, "same_id"), (as_input, "same_id")):
            with pytest.raises(UnusableInput) as told:
                chain_answer(chain(steps=steps))
            assert told.value.code == f"forecast.{code}"

    def test_refuses_an_id_that_no_formula_could_name(self) -> None:
        with pytest.raises(UnusableInput, match="nummer 1"):
            chain_answer(chain(steps=[{"id": "F 1", "formula": "1"}]))


class TestWorkOut:
    @pytest.mark.parametrize(
        "formula",
        [
            "", "()", "1,5", "a if a else a", "a.b", "a[0]", "a(1)", "'1'", "True", "1j", "a//a", "a%a", "a<1", "~a",
            "[a for a in a]", "lambda: 1", "a:=1", "a;a", "a\nb", "__import__('os')", "f'{a}'", "(" * 300, "\x00",
            "a and a", "not a", "...", "*a", "9" * 5000,
        ],
    )  # fmt: skip
    def test_refuses_all_that_is_not_arithmetic(self, formula: str) -> None:
        with pytest.raises(UnusableInput) as told:
            work_out("F1", formula, {"a": Decimal(1)})
        assert told.value.code in {"forecast.not_arithmetic", "forecast.too_long"}

    @pytest.mark.parametrize("formula", ["-" * 1_900 + "1", "+".join("1" * 900), "(" * 190 + "1" + ")" * 190])
    def test_does_not_fall_over_a_deep_formula(self, formula: str) -> None:
        try:
            work_out("F1", formula, {})
        except UnusableInput as told:
            assert told.code in {"forecast.not_arithmetic", "forecast.too_long"}

    @given(text=st.text(alphabet="ab1.+-*/() ", max_size=30))
    def test_gives_a_number_or_one_sentence_whatever_is_written(self, text: str) -> None:
        try:
            assert work_out("F1", text, {"a": Decimal(2), "b": Decimal("0.5")}).value.is_finite()
        except UnusableInput as told:
            assert str(told)

    @given(numbers=st.lists(st.integers(-1000, 1000), min_size=1, max_size=20))
    def test_adds_as_people_add(self, numbers: list[int]) -> None:
        formula = "+".join(f"({number})" for number in numbers)
        assert work_out("F1", formula, {}).value == sum(numbers)

    def test_keeps_the_order_of_signs(self) -> None:
        assert work_out("F1", " 2+3*4-6/(1-3) - -1", {}).value == 18

    def test_reads_norwegian_letters(self) -> None:
        assert work_out("F1", "år*2", {"år": Decimal(3)}).value == 6


class TestReplay:
    def test_does_not_touch_what_it_was_given(self) -> None:
        inputs = {"a": Decimal(1)}
        replay(inputs, [Step("F1", "a")])
        assert inputs == {"a": Decimal(1)}


@pytest.mark.parametrize("read", [module, formulas])
def test_the_examples_in_the_docstrings_hold(read: ModuleType) -> None:
    assert doctest.testmod(read).failed == 0

"""How forecasts went, told as it was: held, not held, or too coarse to say."""

import json
from typing import Any

import pytest

from jobbvei.estimates.forecast.back_test import BackTest, Outcome, Trial, back_test, back_test_answer, plain_back_test
from jobbvei.estimates.forecast.draws import Lots, Range
from jobbvei.estimates.forecast.forecast_of_2023 import back_test_of_2023
from jobbvei.shared.errors import UnusableInput


def trial(low: float, high: float, came: tuple[float, float] = (100, 100)) -> Trial:
    return Trial("one", Range(low, (low + high) / 2, high), Outcome(*came, "made up"))


class TestTrial:
    @pytest.mark.parametrize(
        ("ends", "came", "covers"),
        [
            ((90, 110), (100, 100), True),
            ((100, 110), (100, 100), True),
            ((101, 110), (100, 100), False),
            ((80, 99), (100, 100), False),
            ((90, 99), (95, 105), None),
            ((90, 110), (95, 105), True),
            ((100, 100), (100, 100), None),
        ],
    )
    def test_holds_when_all_of_what_came_is_inside(
        self, ends: tuple[float, float], came: tuple[float, float], covers: bool | None
    ) -> None:
        assert trial(*ends, came).covers is covers

    def test_tells_how_far_off_the_middle_was(self) -> None:
        assert trial(80, 100).error_share == pytest.approx(-0.1)
        assert trial(0, 2, (0, 0)).error_share is None


class TestBackTest:
    def test_counts_only_what_is_decided(self) -> None:
        found = back_test([trial(90, 110), trial(90, 95), trial(90, 99, (95, 105))])
        assert (found.covered, found.decided) == (1, 2)
        assert found.chance_of_so_few == pytest.approx(0.2**2 + 2 * 0.8 * 0.2)

    def test_says_that_few_say_little(self) -> None:
        assert "for få til å si mer" in str(back_test([trial(90, 95)]).told()[-1])

    def test_says_when_too_few_held(self) -> None:
        assert "for smale, eller" in str(back_test([trial(90, 95)] * 2).told()[-1])

    def test_says_when_nothing_can_be_tried(self) -> None:
        found = back_test([trial(90, 90)])
        assert found.chance_of_so_few is None
        assert "Ingen av prognosene" in str(found.told()[-1])

    def test_says_how_each_went(self) -> None:
        rows = [trial(90, 110), trial(90, 95), trial(90, 99, (95, 105)), trial(90, 90)]
        said = [str(sentence) for sentence in back_test(rows).told()]
        for part, sentence in zip(("dekket utfallet", "dekket ikke", "for grovt", "hvor sikker"), said, strict=False):
            assert part in sentence


class TestBackTestAnswer:
    def test_reads_a_document(self) -> None:
        document = {
            "forecasts": {
                "2023": {"low": 90, "middle": 100, "high": 110, "outcome": {"value": 105, "source": "counted"}},
                "2024": {"middle": 100, "outcome": {"low": 95, "high": 105, "source": "about 100"}},
            }
        }
        answer = json.loads(json.dumps(back_test_answer(document)))
        assert [row["covers"] for row in answer["rows"]] == [True, None]
        assert (answer["covered"], answer["decided"]) == (1, 1)

    @pytest.mark.parametrize(
        ("forecast", "said"),
        [
            ({"low": 1, "high": 2, "outcome": {"value": 1, "source": "a"}}, "forecasts.x.middle"),
            ({"low": 3, "middle": 2, "high": 1, "outcome": {"value": 1, "source": "a"}}, "forecasts.x.middle"),
            ({"middle": 2}, "forecasts.x.outcome"),
            ({"middle": 2, "outcome": {"value": 1}}, "forecasts.x.outcome.source"),
            ({"middle": 2, "outcome": {"low": 2, "high": 1, "source": "a"}}, "lavest før høyest"),
        ],
    )
    def test_tells_what_is_wrong_and_where(self, forecast: dict[str, Any], said: str) -> None:
        with pytest.raises(UnusableInput) as told:
            back_test_answer({"forecasts": {"x": forecast}})
        assert said in str(told.value)


class TestBackTestOf2023:
    def test_says_that_the_stated_assumptions_gave_too_few(self) -> None:
        found = back_test_of_2023(Lots(seed=1))
        assert isinstance(found, BackTest)
        as_autumn, as_year, by_new_year, by_spring = found.rows
        assert as_autumn.forecast.middle == 9_861
        assert as_autumn.error_share == pytest.approx(-0.0827, abs=0.001)
        assert as_year.error_share == pytest.approx(-0.2186, abs=0.001)
        assert by_new_year.forecast.middle == pytest.approx(7_614, abs=150)
        assert by_new_year.covers is False
        assert by_spring.covers is False

    def test_can_be_written_as_json(self) -> None:
        answer = plain_back_test(back_test_of_2023(Lots(seed=1, draws=200)))
        assert json.loads(json.dumps(answer))["covered"] == 0

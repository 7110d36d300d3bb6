"""The model's document in and its answer out: whole, as JSON, and with every fault placed."""

import copy
import json
from decimal import Decimal
from typing import Any

import pytest

from jobbvei.estimates.forecast.documents import forecast_answer
from jobbvei.estimates.forecast.formulas import work_out
from jobbvei.shared.errors import UnusableInput
from tests.estimates.forecast.stated_sums import chain

DOCUMENT: dict[str, Any] = {
    "source": "made up",
    "starts": {"Eksempelvik": {"2022K3": 60, "2023-01": 10}, "Nabovik": {"2022-08": 7}},
    "course": {
        "short_share": 0.9, "extended_share": 0.85, "short_months": 6, "extended_months": 12, "longest_months": 24,
    },
    "cause_shares": {"work": 0.5, "education": 0.05, "nav_measure": 0.2, "moved": 0.1, "other": 0.1, "unknown": 0.05},
    "from": "2023-01",
    "until": "2023K4",
    "scenarios": {"low": 0.5, "mid": 0.55, "high": 0.6},
    "unknowns": {
        "seed": 3,
        "draws": 200,
        "from_month": "2023-01",
        "goal": {"share": 0.55, "weight": 20},
        "arrivals": {"low": 5, "likely": 10, "high": 20},
        "participation": {"share": 0.55, "weight": 50},
        "extension": {"after_month": 6, "weight": 20},
        "lag_months": {"low": 0, "likely": 1, "high": 2},
    },
}  # fmt: skip


def document(**changed: object) -> dict[str, Any]:
    return copy.deepcopy(DOCUMENT) | changed


def unknowns(**changed: object) -> dict[str, Any]:
    return document(unknowns=copy.deepcopy(DOCUMENT["unknowns"]) | changed)


class TestForecastAnswer:
    def test_says_where_everybody_is_in_plain_values(self) -> None:
        answer = json.loads(json.dumps(forecast_answer(document()), allow_nan=False))
        assert (answer["months"][0], answer["months"][-1]) == ("2022-07", "2023-12")
        area = answer["areas"]["Eksempelvik"]
        assert sum(map(sum, area["exits"].values())) + area["in_programme"][-1] == 70
        assert sum(area["in_programme_by_months_since_start"]) == area["in_programme"][-1]

    def test_gives_every_step_with_what_it_used(self) -> None:
        steps = forecast_answer(document())["steps"]
        assert isinstance(steps, list)
        assert {"area", "id", "formula", "inputs", "value"} == set(steps[0])
        for step in steps:
            if not step["formula"].startswith("whole people"):
                names = {name: Decimal(repr(value)) for name, value in step["inputs"].items()}
                assert float(work_out(step["id"], step["formula"], names).value) == pytest.approx(step["value"])

    def test_gives_scenarios_and_ranges_with_what_was_drawn(self) -> None:
        answer: dict[str, Any] = forecast_answer(document())
        assert [one["goal_share"] for one in answer["scenarios"]] == [0.5, 0.55, 0.6]
        ranges = answer["ranges"]
        assert ranges["left"]["low"] <= ranges["left"]["middle"] <= ranges["left"]["high"]
        assert [one["month"] for one in ranges["left_by_month"]][::11] == ["2023-01", "2023-12"]
        assert any("Forlengelse: 86,5 prosent" in sentence for sentence in ranges["drawn"])

    def test_gives_only_what_was_asked_for(self) -> None:
        bare = {key: DOCUMENT[key] for key in ("course", "cause_shares", "until")}
        answer = forecast_answer(bare | {"starts": {"2022K3": 60}})
        assert "scenarios" not in answer
        assert "ranges" not in answer
        assert list(answer["areas"]) == [""]  # type: ignore[call-overload]  # a dict by area

    def test_takes_hazards_by_month(self) -> None:
        answer: dict[str, Any] = forecast_answer(
            {"starts": {"2022-07": 10}, "hazards": {"work": [0.5, 1], "moved": [0.1, 0]}, "until": "2022-09"}
        )
        assert answer["areas"][""]["exits"] == {"work": [0, 5, 4], "moved": [0, 1, 0]}

    def test_still_replays_a_chain(self) -> None:
        assert forecast_answer(chain())["compared"] == 3

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (document(starts=[]), "«starts»"),
            (document(starts={"A": {"2022-07": 1}, "B": 2}), "starts.B"),
            (document(starts={"A": {"2022-07": "1"}}), "A, 2022-07"),
            (document(until=None), "«until»"),
            (document(until="2023"), "2023"),
            (document(**{"from": "2024-01"}), "from"),
            (document(course=None), "«course»"),
            (document(course={"short_share": 0.9, "extended": 1}), "course.extended"),
            (document(cause_shares={"work": "all"}), "cause_shares.work"),
            (document(hazards={"work": [0.1, "x"]}), "hazards.work.1"),
            (document(hazards={"work": "0.1"}), "hazards.work"),
            (document(scenarios={"low": None}), "scenarios.low"),
            (document(scenario={"low": 0.5}), "«scenario»"),
            (document(goal_causes="work"), "goal_causes"),
            (document(goal_causes=["gone"]), "gone"),
            (unknowns(seed=None), "unknowns.seed"),
            (unknowns(seed=1.5), "unknowns.seed"),
            (unknowns(seed=-1), "Frøet"),
            (unknowns(draws=1), "100"),
            (unknowns(goal={"share": 0.5}), "unknowns.goal.weight"),
            (unknowns(arrivals={"low": 3, "likely": 2, "high": 1}), "rekkefølgen"),
            (unknowns(lag={"low": 3}), "unknowns.lag"),
            (unknowns(from_month="soon"), "soon"),
        ],
    )
    def test_tells_what_is_wrong_and_where(self, given: dict[str, Any], said: str) -> None:
        with pytest.raises(UnusableInput) as told:
            forecast_answer(given)
        assert said in str(told.value)

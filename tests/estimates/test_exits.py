"""Exits by cause, against worked examples, Kaplan–Meier with Greenwood, and a slow form of the same variance."""

import doctest
import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from jobbvei.estimates import exits
from jobbvei.estimates.exits import cumulative_incidence, exits_answer, hazards_by_month
from jobbvei.shared.errors import UnusableInput

TIMES = [1, 2, 2, 3, 4, 5, 6, 6]
EVENTS = ["1", "2", "1", "0", "1", "2", "0", "1"]
PEOPLE = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from(["", "work", "school", "moved"])), min_size=1, max_size=40
)


def split(people: list[tuple[int, str]]) -> tuple[list[float], list[str]]:
    return [float(time) for time, _cause in people], [cause for _time, cause in people]


class TestCumulativeIncidence:
    def test_gives_the_worked_example(self) -> None:
        found = cumulative_incidence(TIMES, EVENTS)
        assert found.times.tolist() == [1, 2, 3, 4, 5, 6]
        assert found.by_cause["1"].share == pytest.approx([0.125, 0.25, 0.25, 0.40625, 0.40625, 0.5625], abs=1e-12)
        assert found.by_cause["2"].share == pytest.approx([0, 0.125, 0.125, 0.125, 0.28125, 0.28125], abs=1e-12)
        assert found.still_there[-1] == pytest.approx(0.15625, abs=1e-12)

    def test_counts_those_last_seen_at_a_time_as_there_when_others_leave_at_it(self) -> None:
        found = cumulative_incidence([1, 1], ["work", ""])
        assert found.at_risk.tolist() == [2]
        assert found.by_cause["work"].share.tolist() == [0.5]

    def test_gives_the_binomial_error_at_the_first_time(self) -> None:
        found = cumulative_incidence([1] * 10, ["work"] * 3 + [""] * 7).by_cause["work"]
        assert found.standard_error[0] == pytest.approx(math.sqrt(0.3 * 0.7 / 10))

    def test_gives_a_worked_interval(self) -> None:
        found = cumulative_incidence([1] * 10, ["work"] * 3 + [""] * 7).by_cause["work"]
        width = stats.norm.ppf(0.975) * math.sqrt(0.021) / (0.7 * math.log(0.7))
        assert found.low[0] == pytest.approx(1 - 0.7 ** math.exp(width))
        assert found.high[0] == pytest.approx(1 - 0.7 ** math.exp(-width))

    @given(people=PEOPLE)
    def test_adds_to_one_with_those_still_there(self, people: list[tuple[int, str]]) -> None:
        found = cumulative_incidence(*split(people))
        gone = sum((one.share for one in found.by_cause.values()), np.zeros(len(found.times)))
        assert found.still_there + gone == pytest.approx(np.ones(len(found.times)))

    @given(people=PEOPLE)
    def test_never_falls_and_lies_inside_its_interval(self, people: list[tuple[int, str]]) -> None:
        for one in cumulative_incidence(*split(people)).by_cause.values():
            assert (np.diff(one.share) >= 0).all()
            known = ~np.isnan(one.low)
            assert (one.low[known] <= one.share[known] + 1e-12).all()
            assert (one.share[known] <= one.high[known] + 1e-12).all()
            assert (one.low[known] >= 0).all()
            assert (one.high[known] <= 1).all()

    @given(people=PEOPLE)
    def test_with_one_cause_is_one_minus_kaplan_meier_with_greenwood(self, people: list[tuple[int, str]]) -> None:
        times, causes = split(people)
        found = cumulative_incidence(times, ["left" if cause else "" for cause in causes])
        survival, greenwood = 1.0, 0.0
        for place, moment in enumerate(found.times):
            n = sum(time >= moment for time in times)
            left = sum(time == moment and bool(cause) for time, cause in zip(times, causes, strict=True))
            survival *= 1 - left / n
            greenwood += left / (n * (n - left)) if n > left else 0
            for one in found.by_cause.values():
                assert one.share[place] == pytest.approx(1 - survival, abs=1e-12)
                assert one.standard_error[place] == pytest.approx(survival * math.sqrt(greenwood), abs=1e-7)

    @given(people=PEOPLE)
    def test_has_the_variance_of_the_multinomial_exits(self, people: list[tuple[int, str]]) -> None:
        """The delta method written out: derivatives by each exit's share, with the covariance of a multinomial."""
        found = cumulative_incidence(*split(people))
        counts = {cause: one.exits / found.at_risk for cause, one in found.by_cause.items()}
        before = np.concatenate([[1.0], found.still_there[:-1]])
        for cause, one in found.by_cause.items():
            for until in range(len(found.times)):
                wanted = 0.0
                for at in range(until + 1):
                    shares = np.array([counts[other][at] for other in counts])
                    remaining = 1 - shares.sum()
                    ahead = one.share[until] - one.share[at]
                    slope = np.array([before[at] * (other == cause) for other in counts])
                    slope -= ahead / remaining if remaining > 1e-12 else 0
                    covariance = (np.diag(shares) - np.outer(shares, shares)) / found.at_risk[at]
                    wanted += slope @ covariance @ slope
                assert one.standard_error[until] ** 2 == pytest.approx(max(wanted, 0), abs=1e-10)

    @given(people=PEOPLE, seed=st.integers(0, 100))
    def test_does_not_depend_on_the_order_of_the_rows(self, people: list[tuple[int, str]], seed: int) -> None:
        mixed = [people[place] for place in np.random.default_rng(seed).permutation(len(people))]
        assert exits_answer(*split(mixed)) == exits_answer(*split(people))

    def test_covers_the_truth_about_as_often_as_it_says(self) -> None:
        """300 draws of 120 people: leaves to work at 3 of 10 a month, otherwise at 2 of 10, followed 1–8 months."""
        draws, truth, hits = np.random.default_rng(5), 0.3 * (1 + 0.5 + 0.25), 0
        for _draw in range(300):
            time = draws.geometric(0.5, size=120)
            why = np.where(draws.random(120) < 0.6, "work", "other")
            seen = draws.integers(1, 9, size=120)
            found = cumulative_incidence(np.minimum(time, seen), np.where(time <= seen, why, "")).by_cause["work"]
            hits += bool(found.low[2] <= truth <= found.high[2])
        assert 0.91 <= hits / 300 <= 0.98

    def test_says_nothing_of_the_interval_where_nobody_or_everybody_has_left(self) -> None:
        found = cumulative_incidence([1, 2], ["work", "work"]).by_cause["work"]
        assert math.isnan(found.low[1])
        assert found.share[1] == 1

    def test_has_no_cause_when_all_are_still_there(self) -> None:
        found = cumulative_incidence([3, 3], ["", "0"])
        assert found.by_cause == {}
        assert found.still_there.tolist() == [1]

    @pytest.mark.parametrize(
        ("times", "causes", "code", "said"),
        [
            ([], [], "exits.no_rows", "ingen rader"),
            ([1], [], "exits.uneven", "1 tider og 0 årsaker"),
            ([1, -1], ["", ""], "exits.no_time", "Rad 2"),
            ([float("nan")], [""], "exits.no_time", "Rad 1"),
            ([float("inf")], ["work"], "exits.no_time", "Rad 1"),
            (list(range(1_001)), [f"c{number}" for number in range(1_001)], "exits.too_many_causes", "1001"),
        ],
    )
    def test_tells_what_cannot_be_used(self, times: list[float], causes: list[str], code: str, said: str) -> None:
        with pytest.raises(UnusableInput) as told:
            cumulative_incidence(times, causes)
        assert told.value.code == code
        assert said in str(told.value)


class TestHazardsByMonth:
    def test_counts_those_there_as_each_month_begins(self) -> None:
        found = hazards_by_month([0, 0.5, 1, 1.5, 3], ["work", "work", "", "moved", "work"])
        assert found.at_risk.tolist() == [5, 2, 1]
        assert found.exits["work"].tolist() == [2, 0, 1]
        assert found.exits["moved"].tolist() == [0, 1, 0]

    @given(people=PEOPLE)
    def test_give_back_the_cumulative_incidence(self, people: list[tuple[int, str]]) -> None:
        times, causes = split(people)
        times = [max(time, 1) for time in times]
        hazards, found = hazards_by_month(times, causes), cumulative_incidence(times, causes)
        there, gone = 1.0, dict.fromkeys(hazards.exits, 0.0)
        for month in range(len(hazards.at_risk)):
            shares = {cause: each[month] or 0.0 for cause, each in hazards.shares().items()}
            gone = {cause: gone[cause] + there * shares[cause] for cause in gone}
            there *= 1 - sum(shares.values())
        assert there == pytest.approx(found.still_there[-1], abs=1e-12)
        assert gone == pytest.approx({cause: one.share[-1] for cause, one in found.by_cause.items()})

    def test_do_not_know_a_month_nobody_reached(self) -> None:
        assert hazards_by_month([1], [""]).shares() == {}
        assert hazards_by_month([2], ["work"]).shares()["work"] == (0.0, 1.0)

    def test_refuse_days_for_months(self) -> None:
        with pytest.raises(UnusableInput, match="måneder"):
            hazards_by_month([601], ["work"])


class TestExitsAnswer:
    def test_can_be_written_as_json_with_no_number_that_is_none(self) -> None:
        answer = json.loads(json.dumps(exits_answer(TIMES, EVENTS), allow_nan=False))
        assert (answer["n"], answer["exits"], answer["still_in_programme"]) == (8, 6, 2)
        assert answer["times"] == [1, 2, 3, 4, 5, 6]
        assert answer["cumulative_incidence"]["2"] == [0, 0.125, 0.125, 0.125, 0.28125, 0.28125]

    def test_gives_each_cause_the_times_somebody_left_for_it(self) -> None:
        second = exits_answer(TIMES, EVENTS)["causes"][1]
        assert second["cause"] == "2"
        assert [(point["time"], point["exits"]) for point in second["points"]] == [(2, 1), (5, 1)]
        assert second["points"][0]["low"] < 0.125 < second["points"][0]["high"]

    def test_keeps_times_that_are_not_whole(self) -> None:
        assert exits_answer([0.5, 1], ["work", ""])["times"] == [0.5, 1]


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(exits).failed == 0

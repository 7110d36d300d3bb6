"""The model by month: nobody lost, nobody split, and what is expected comes true as near as whole people can."""

import doctest
from decimal import Decimal
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobbvei.estimates.exits import hazards_by_month
from jobbvei.estimates.forecast import cohorts, hazards, months, whole_people
from jobbvei.estimates.forecast.cohorts import Followed, Starts, follow
from jobbvei.estimates.forecast.formulas import work_out
from jobbvei.estimates.forecast.hazards import Course, Hazards, hazards_of
from jobbvei.estimates.forecast.months import month_text, months_in
from jobbvei.estimates.forecast.trail import trail
from jobbvei.estimates.forecast.whole_people import share_out
from jobbvei.shared.errors import UnusableInput

CAUSES = {"work": 0.5, "education": 0.05, "nav_measure": 0.2, "moved": 0.1, "other": 0.1, "unknown": 0.05}
COURSE = Course(short_share=0.9, extended_share=0.85, short_months=6, extended_months=12, longest_months=24)
JULY = months_in("2022-07")[0]


@st.composite
def followed_cases(draw: st.DrawFn) -> Followed:
    length, count = draw(st.integers(1, 14)), draw(st.integers(1, 4))
    rows = [[draw(st.integers(0, 100)) / 100 / count for _cause in range(count)] for _month in range(length)]
    rows[-1] = [1 / count] * count
    found = Hazards(tuple(f"cause_{place}" for place in range(count)), np.array(rows))
    areas = draw(st.integers(1, 3))
    months_of_start = draw(st.integers(1, 10))
    starts = draw(st.lists(st.lists(st.integers(0, 40), min_size=months_of_start, max_size=months_of_start),
                           min_size=areas, max_size=areas))  # fmt: skip
    held = Starts(tuple(f"area {place}" for place in range(areas)), JULY, np.array(starts))
    return follow(held, found, until=JULY + draw(st.integers(0, 20)))


class TestStarts:
    def test_splits_a_quarter_on_its_months(self) -> None:
        starts = Starts.of({"Norge": {"2022K3": 101}})
        assert starts.counts.tolist() == [[34, 34, 33]]
        assert month_text(starts.first_month) == "2022-07"

    def test_lays_areas_on_the_same_months(self) -> None:
        starts = Starts.of({"A": {"2022-08": 2}, "B": {"2022-10": 1}, "C": {}})
        assert starts.counts.tolist() == [[2, 0, 0], [0, 0, 1], [0, 0, 0]]
        assert starts.last_month == starts.first_month + 2

    @pytest.mark.parametrize(
        ("by_area", "code"),
        [
            ({}, "no_starts"),
            ({"A": {}}, "no_starts"),
            ({"A": {"2022": 1}}, "no_month"),
            ({"A": {"2022-13": 1}}, "no_month"),
            ({"A": {"2022K3": 1, "2022-07": 1}}, "month_twice"),
            ({"A": {"2022-07": -1}}, "no_count"),
            ({"A": {"2022-07": 1.5}}, "no_count"),
            ({"A": {"2022-07": True}}, "no_count"),
            ({"A": {"2022-07": None}}, "no_count"),
        ],
    )
    def test_tells_what_cannot_be_used(self, by_area: dict[str, dict[str, int]], code: str) -> None:
        with pytest.raises(UnusableInput) as told:
            Starts.of(by_area)
        assert told.value.code == f"forecast.{code}"
        assert str(told.value)


class TestHazards:
    @given(short=st.floats(0, 1), extended=st.floats(0, 1))
    def test_of_a_course_let_everybody_leave_once(self, short: float, extended: float) -> None:
        course = Course(
            short_share=short, extended_share=extended, short_months=6, extended_months=12, longest_months=24
        )
        found = hazards_of(course, CAUSES)
        assert found.leaving().sum() == pytest.approx(1)
        assert found.still_there()[-1] == 0
        assert found.still_there()[6] == pytest.approx(1 - short * (1 - extended))

    def test_of_a_course_of_one_length_have_one_peak(self) -> None:
        course = Course(short_share=1, extended_share=1, short_months=6, extended_months=6, longest_months=6)
        assert hazards_of(course, {"work": 1.0}).leaving()[:, 0].tolist() == [0, 0, 0, 0, 0, 1]

    def test_are_shared_anew_between_goal_and_the_rest(self) -> None:
        found = hazards_of(COURSE, CAUSES).with_share_of(["work", "education"], 0.6)
        left = dict(zip(found.causes, found.leaving().sum(axis=0).tolist(), strict=True))
        assert left["work"] + left["education"] == pytest.approx(0.6)
        assert left["work"] / left["education"] == pytest.approx(10)
        assert sum(left.values()) == pytest.approx(1)

    def test_with_nobody_to_the_goal_are_left_as_they_are(self) -> None:
        found = Hazards.of({"work": [0.0, 0.5], "moved": [0.2, 0.5]}).with_share_of(["work"], 0.9)
        assert found.table.round(9).tolist() == [[0.0, 0.2], [0.9, 0.1]]

    @pytest.mark.parametrize(
        ("by_cause", "code"),
        [
            ({}, "uneven_hazards"),
            ({"work": []}, "uneven_hazards"),
            ({"work": [0.1], "moved": [0.1, 0.2]}, "uneven_hazards"),
            ({"work": [None]}, "no_hazard"),
            ({"work": [1.2]}, "no_hazard"),
            ({"work": [float("nan")]}, "no_hazard"),
            ({"work": [0.6], "moved": [0.6]}, "hazards_over_one"),
        ],
    )
    def test_are_refused_when_they_are_no_chances(self, by_cause: dict[str, list[float | None]], code: str) -> None:
        with pytest.raises(UnusableInput) as told:
            Hazards.of(by_cause)
        assert told.value.code == f"forecast.{code}"

    @pytest.mark.parametrize(
        ("changed", "causes", "code"),
        [
            ({"short_share": 1.1}, CAUSES, "no_share"),
            ({"extended_share": float("nan")}, CAUSES, "no_share"),
            ({"short_months": 13}, CAUSES, "lengths_out_of_order"),
            ({"short_months": 0}, CAUSES, "lengths_out_of_order"),
            ({}, {"work": 0.9}, "causes_do_not_add"),
            ({}, {"work": 1.5, "moved": -0.5}, "no_share"),
        ],
    )
    def test_of_an_impossible_course_are_refused(
        self, changed: dict[str, float], causes: dict[str, float], code: str
    ) -> None:
        given_course = {"short_share": 0.9, "extended_share": 0.85, "short_months": 6, "extended_months": 12}
        with pytest.raises(UnusableInput) as told:
            hazards_of(Course(**(given_course | {"longest_months": 24} | changed)), causes)  # type: ignore[arg-type]  # any of them is changed
        assert told.value.code == f"forecast.{code}"


class TestFollow:
    @settings(max_examples=150)
    @given(case=followed_cases())
    def test_loses_nobody_and_splits_nobody(self, case: Followed) -> None:
        started = np.cumsum(cohorts.padded(case.starts.counts, len(case.months)), axis=1)
        assert (started == case.in_programme_by_area() + np.cumsum(case.exits.sum(axis=2), axis=1)).all()
        assert (case.in_programme >= 0).all()
        assert (case.exits >= 0).all()
        assert case.in_programme.dtype == case.exits.dtype == np.int64

    @settings(max_examples=150)
    @given(case=followed_cases())
    def test_lets_nobody_of_a_month_of_start_come_back(self, case: Followed) -> None:
        for start in range(len(case.months)):
            assert (np.diff(case.in_programme[:, start:, start], axis=1) <= 0).all()

    @settings(max_examples=150)
    @given(case=followed_cases())
    def test_stays_within_a_person_or_two_of_what_is_expected(self, case: Followed) -> None:
        expected = np.cumsum(case.expected_exits.sum(axis=2), axis=1)
        assert np.abs(expected - np.cumsum(case.exits.sum(axis=2), axis=1)).max() < 2
        by_cause = np.abs(np.cumsum(case.expected_exits - case.exits, axis=1))
        assert by_cause.max() < 3

    def test_lets_the_rare_come_in_a_small_municipality(self) -> None:
        starts = Starts.of({"A": {month_text(JULY + month): 2 for month in range(24)}})
        followed = follow(starts, hazards_of(COURSE, CAUSES), until=JULY + 47)
        left = dict(zip(followed.hazards.causes, followed.exits[0].sum(axis=0).tolist(), strict=True))
        assert sum(left.values()) == 48
        assert all(abs(left[cause] - 48 * share) <= 1 for cause, share in CAUSES.items())

    def test_has_peaks_at_six_and_twelve_months(self) -> None:
        starts = Starts.of({"Norge": {"2022-07": 1000}})
        gone = follow(starts, hazards_of(COURSE, CAUSES), until=JULY + 24).exits[0].sum(axis=1)
        assert {month: int(gone[month]) for month in np.flatnonzero(gone)} == {6: 135, 12: 765, 24: 100}

    def test_counts_nobody_as_leaving_in_the_month_they_start(self) -> None:
        starts = Starts.of({"Norge": {"2022-07": 5}})
        assert follow(starts, Hazards.of({"work": [1.0]}), until=JULY).in_programme_by_area().tolist() == [[5]]
        assert follow(starts, Hazards.of({"work": [1.0]}), until=JULY + 1).in_programme_by_area().tolist() == [[5, 0]]

    def test_gives_what_the_stated_assumptions_give_by_hand(self) -> None:
        """7 407 who started in 2022 × 0.9, and 7 019 in the first half of 2023 × 0.9 × 0.15, have left: 7 614."""
        known = {"2022K3": 3703, "2022K4": 3704, "2023K1": 3510, "2023K2": 3509}
        followed = follow(Starts.of({"Norge": known}), hazards_of(COURSE, CAUSES), until=months_in("2023-12")[0])
        assert followed.exits.sum() == 7_614

    def test_refuses_to_guess_hazards_that_are_not_given(self) -> None:
        starts = Starts.of({"A": {"2022-07": 3}})
        assert follow(starts, Hazards.of({"work": [0.1, 0.1]}), until=JULY + 2).in_programme_by_area()[0, -1] == 2
        with pytest.raises(UnusableInput, match="måned 2"):
            follow(starts, Hazards.of({"work": [0.1, 0.1]}), until=JULY + 3)

    @pytest.mark.parametrize(("until", "code"), [(JULY - 1, "until_too_early"), (JULY + 240, "until_too_late")])
    def test_refuses_a_last_month_that_cannot_be(self, until: int, code: str) -> None:
        with pytest.raises(UnusableInput) as told:
            follow(Starts.of({"A": {"2022-07": 3}}), Hazards.of({"work": [1.0]}), until=until)
        assert told.value.code == f"forecast.{code}"


class TestTrail:
    @settings(max_examples=40)
    @given(case=followed_cases())
    def test_can_be_worked_out_again_row_by_row(self, case: Followed) -> None:
        for row in trail(case, case.starts.areas[-1]):
            if row.step.id.startswith("left_"):
                continue
            again = work_out(row.step.id, row.step.formula, row.used).value
            assert float(again) == pytest.approx(float(row.value), abs=1e-9)

    def test_names_what_each_sum_used(self) -> None:
        case = follow(Starts.of({"A": {"2022-07": 10}}), Hazards.of({"work": [0.3, 1.0]}), until=JULY + 1)
        rows = {row.step.id: row for row in trail(case, "A")}
        assert rows["expected_work_2022_08"].used == {
            "starts_2022_07": Decimal(10),
            "share_work_month_1": Decimal("0.3"),
        }
        assert rows["left_work_2022_08"].value == 3
        assert rows["in_programme_2022_08"].step.formula == (
            "in_programme_2022_07 + starts_2022_08 - left_work_2022_08"
        )

    def test_writes_a_cause_of_several_words_as_one_name(self) -> None:
        case = follow(Starts.of({"A": {"2022-07": 10}}), Hazards.of({"tok jobb i by'n": [1.0]}), until=JULY + 1)
        row = next(row for row in trail(case, "A") if row.step.id.startswith("expected_tok_jobb_i_by_n"))
        assert work_out(row.step.id, row.step.formula, row.used).value == 10


class TestHazardsFromEvents:
    def test_bring_back_the_people_they_were_counted_among(self) -> None:
        times, causes = [1, 2, 2, 3, 3, 3], ["work", "work", "moved", "work", "work", "moved"]
        found = Hazards.of(hazards_by_month(times, causes).shares())
        followed = follow(Starts.of({"A": {"2022-07": 6}}), found, until=JULY + 3)
        assert dict(zip(found.causes, followed.exits[0].T.tolist(), strict=True)) == {
            "moved": [0, 0, 1, 1],
            "work": [0, 1, 1, 2],
        }

    def test_end_where_nobody_has_been_seen(self) -> None:
        found = Hazards.of(hazards_by_month([1, 2], ["work", ""]).shares())
        with pytest.raises(UnusableInput, match="måned 2"):
            follow(Starts.of({"A": {"2022-07": 6}}), found, until=JULY + 3)


class TestShareOut:
    @given(people=st.integers(0, 10_000), weights=st.lists(st.floats(0, 1e6), min_size=1, max_size=8))
    def test_keeps_everybody_and_is_within_one_of_the_quota(self, people: int, weights: list[float]) -> None:
        shared = share_out(np.array([people]), np.array([weights]))[0]
        assert shared.sum() == people
        if sum(weights) > 1e-3:
            assert np.abs(shared - people * np.array(weights) / sum(weights)).max() < 1 + 1e-6


@pytest.mark.parametrize("read", [cohorts, hazards, months, whole_people])
def test_the_examples_in_the_docstrings_hold(read: ModuleType) -> None:
    assert doctest.testmod(read).failed == 0

"""Scenarios and intervals: what is chosen is kept apart from what is drawn, and the same seed says the same."""

from dataclasses import replace

import numpy as np
import pytest

from jobbvei.estimates.forecast.cohorts import Starts, follow
from jobbvei.estimates.forecast.draws import Lots, Range, drawn
from jobbvei.estimates.forecast.hazards import Course, Hazards, hazards_of
from jobbvei.estimates.forecast.months import months_in
from jobbvei.estimates.forecast.scenarios import Goal, Model, scenarios
from jobbvei.estimates.forecast.uncertainty import Between, Likely, Unknowns, in_words
from jobbvei.shared.errors import UnusableInput

CAUSES = {"work": 0.5, "education": 0.05, "nav_measure": 0.2, "moved": 0.1, "other": 0.15}
COURSE = Course(short_share=0.9, extended_share=0.85, short_months=6, extended_months=12, longest_months=24)
STARTS = Starts.of({"Norge": {"2022K3": 3703, "2022K4": 3704, "2023K1": 3510, "2023K2": 3509, "2023K3": 3500}})
JULY, DECEMBER = months_in("2023-07")[0], months_in("2023-12")[0]
MODEL = Model(STARTS, hazards_of(COURSE, CAUSES), months_in("2023-01")[0], DECEMBER)
CERTAIN = Unknowns(from_month=JULY, goal=Likely(0.55, 20))
ALL = Unknowns(
    from_month=JULY,
    goal=Likely(0.55, 20),
    arrivals=Between(11_330, 21_330, 31_330),
    participation=Likely(0.55, 50),
    extension=Likely(0.865, 20),
    lag_months=Between(0, 1, 2),
)
LOTS = Lots(seed=7, draws=1_000)


def width(found: Range) -> float:
    return found.high - found.low


class TestScenarios:
    def test_split_those_who_leave_as_the_stated_shares(self) -> None:
        goals = {"low": Goal(0.5), "mid": Goal(0.55), "high": Goal(0.6)}
        low, mid, high = scenarios(MODEL, goals)
        assert low.left == mid.left == high.left == 7_614
        assert [one.reached_goal for one in (low, mid, high)] == [3_807, 4_188, 4_568]
        assert low.reached_goal + low.without_goal == low.left
        assert low.in_programme == STARTS.counts.sum() - 7_614

    def test_give_what_the_chain_gives_for_8_400(self) -> None:
        once = Starts.of({"Norge": {"2022-12": 8_400}})
        model = Model(once, Hazards.of({"work": [0.5], "education": [0.05], "other": [0.45]}), JULY - 6, JULY - 6)
        low, high = scenarios(model, {"low": Goal(0.5), "high": Goal(0.6)})
        assert (low.without_goal, high.without_goal) == (4_200, 3_360)

    def test_count_only_the_months_asked_for(self) -> None:
        autumn = replace(MODEL, first_month=JULY)
        [whole], [half] = scenarios(MODEL, {"mid": Goal(0.5)}), scenarios(autumn, {"mid": Goal(0.5)})
        assert half.left < whole.left
        assert half.in_programme == whole.in_programme

    @pytest.mark.parametrize("causes", [("gone",), tuple(CAUSES)])
    def test_refuse_a_goal_of_no_cause_or_of_all(self, causes: tuple[str, ...]) -> None:
        with pytest.raises(UnusableInput) as told:
            scenarios(MODEL, {"mid": Goal(0.5, causes)})
        assert told.value.code == "forecast.no_goal_cause"

    def test_refuse_what_cannot_be(self) -> None:
        with pytest.raises(UnusableInput):
            Goal(1.1)
        with pytest.raises(UnusableInput):
            replace(MODEL, first_month=DECEMBER + 1)


class TestDrawn:
    def test_say_the_same_for_the_same_seed_and_other_for_another(self) -> None:
        assert drawn(MODEL, ALL, lots=LOTS) == drawn(MODEL, ALL, lots=LOTS)
        assert drawn(MODEL, ALL, lots=LOTS).left != drawn(MODEL, ALL, lots=replace(LOTS, seed=8)).left

    def test_lie_around_what_the_model_expects(self) -> None:
        found = drawn(MODEL, CERTAIN, lots=LOTS)
        assert found.left.low < 7_614 < found.left.high
        assert width(found.left) < 200
        [mid] = scenarios(MODEL, {"mid": Goal(0.55)})
        assert found.in_programme.middle == pytest.approx(mid.in_programme, abs=10)

    def test_of_the_goal_have_the_spread_of_the_beta_binomial(self) -> None:
        """8 400 who leave, 801 of 1 461 to the goal with a weight of 20: eight of ten draws within 2 610–4 977."""
        once = Starts.of({"Norge": {"2022-12": 8_400}})
        model = Model(once, Hazards.of({"work": [1.0]}), JULY - 6, JULY - 6)
        unknowns = Unknowns(from_month=JULY, goal=Likely(801 / 1461, 20))
        found = drawn(model, unknowns, lots=Lots(seed=1, draws=20_000))
        assert found.left == Range(8_400, 8_400, 8_400)
        assert found.without_goal.low == pytest.approx(2_610, abs=50)
        assert found.without_goal.high == pytest.approx(4_977, abs=50)

    def test_grow_wider_with_each_unknown(self) -> None:
        found = drawn(MODEL, ALL, lots=LOTS)
        assert width(drawn(MODEL, replace(ALL, extension=None), lots=LOTS).left) < width(found.left)
        sure_arrivals = drawn(MODEL, replace(ALL, arrivals=None), lots=LOTS)
        assert width(sure_arrivals.in_programme) < width(found.in_programme)

    def test_register_fewer_when_it_takes_time_and_exits_grow(self) -> None:
        found = drawn(MODEL, ALL, lots=LOTS)
        assert found.registered.middle < found.left.middle
        at_once = drawn(MODEL, CERTAIN, lots=LOTS)
        assert at_once.registered == at_once.left

    def test_lag_counts_whole_and_part_months(self) -> None:
        """Ten leave in each of two months; a lag of half a month leaves five of the last unregistered."""
        model = Model(Starts.of({"A": {"2023-01": 10, "2023-02": 10}}), Hazards.of({"work": [1.0]}),
                      JULY - 6, JULY - 4)  # fmt: skip
        found = drawn(model, replace(CERTAIN, lag_months=Between(0.5, 0.5, 0.5)), lots=LOTS)
        assert found.registered == Range(15, 15, 15)
        later = drawn(replace(model, first_month=JULY - 4), replace(CERTAIN, lag_months=Between(1, 1, 1)), lots=LOTS)
        assert later.registered == Range(10, 10, 10)

    def test_show_the_chance_of_a_few_people(self) -> None:
        few = replace(MODEL, starts=Starts.of({"A": {"2022-07": 10}}))
        found = drawn(few, CERTAIN, lots=LOTS)
        assert found.left.low <= 8 < found.left.high + 2
        assert width(found.left) >= 1

    def test_by_month_never_fall(self) -> None:
        found = drawn(MODEL, ALL, lots=LOTS)
        assert len(found.left_by_month) == 12
        assert (np.diff([one.middle for one in found.left_by_month]) >= 0).all()
        assert found.left_by_month[-1] == found.left

    def test_with_starts_taken_away_are_nothing(self) -> None:
        empty = Model(Starts.of({"A": {"2023-01": 0}}), MODEL.hazards, MODEL.first_month, DECEMBER)
        assert drawn(empty, ALL, lots=LOTS).left == Range(0, 0, 0)

    @pytest.mark.parametrize("lots", [{"draws": 99}, {"draws": 20_001}, {"level": 0.0}, {"level": 1.0}])
    def test_refuse_lots_that_say_nothing(self, lots: dict[str, float]) -> None:
        with pytest.raises(UnusableInput):
            Lots(seed=1, **lots)  # type: ignore[arg-type]  # either of them

    def test_refuse_hazards_that_end_too_early(self) -> None:
        with pytest.raises(UnusableInput, match="måned 2"):
            drawn(replace(MODEL, hazards=Hazards.of({"work": [0.1, 0.1]})), CERTAIN, lots=LOTS)

    def test_follow_the_model_by_month(self) -> None:
        followed = follow(STARTS, MODEL.hazards, until=DECEMBER)
        found = drawn(MODEL, CERTAIN, lots=LOTS)
        for place, month in enumerate(range(MODEL.first_month, DECEMBER + 1)):
            wanted = followed.exits[0, : month - STARTS.first_month + 1].sum()
            assert found.left_by_month[place].middle == pytest.approx(wanted, abs=15)


class TestInWords:
    def test_says_what_is_drawn_and_from_what(self) -> None:
        said = [str(one) for one in in_words(ALL)]
        spaced = said[0].replace("\N{NO-BREAK SPACE}", " ")
        assert spaced == "Ankomster: trekkes mellom 11 330 og 31 330, mest sannsynlig 21 330."
        assert "86,5 prosent går videre etter måned 6" in said[2]
        assert "mellom 0,0 og 2,0 måneder" in said[4]

    def test_says_what_is_taken_as_certain(self) -> None:
        assert sum("ikke trukket" in str(one) for one in in_words(CERTAIN)) == 4


class TestUnknowns:
    @pytest.mark.parametrize("numbers", [(2, 1, 3), (-1, 0, 1), (0, 2, 1), (float("nan"), 1, 2)])
    def test_refuse_a_range_out_of_order(self, numbers: tuple[float, float, float]) -> None:
        with pytest.raises(UnusableInput):
            Between(*numbers)

    @pytest.mark.parametrize(("share", "weight"), [(1.1, 20), (-0.1, 20), (0.5, 0), (float("nan"), 20)])
    def test_refuse_a_share_that_is_none(self, share: float, weight: float) -> None:
        with pytest.raises(UnusableInput):
            Likely(share, weight)

    def test_take_a_share_of_all_as_certain(self) -> None:
        source = np.random.default_rng(1)
        assert Likely(1, 20).draw(source, 3).tolist() == [1, 1, 1]
        assert Between(2, 2, 2).draw(source, 2).tolist() == [2, 2]

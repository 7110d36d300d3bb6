"""Shares, means and differences: the seeds' offices, other people's worked examples, and what must always hold."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.estimates.intervals import Interval, difference_of_means, difference_of_shares, mean_of, share_of
from jobbvei.shared.errors import UnusableInput

OFFICES, ANSWERED = 238, 190


def percent(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    return round(100 * interval.low, 1), round(100 * interval.high, 1)


class TestShareOf:
    @pytest.mark.parametrize(
        ("yes", "without", "within"),
        [(127, (59.9, 73.1), (63.9, 69.7)), (186, (94.7, 99.2), (96.6, 98.3))],
    )
    def test_is_narrower_for_just_these_offices(
        self, yes: int, without: tuple[float, float], within: tuple[float, float]
    ) -> None:
        found = share_of(yes, ANSWERED, population=OFFICES)
        assert percent(found.without_population) == without
        assert percent(found.with_population) == within

    def test_leaves_nothing_unsure_when_all_answered(self) -> None:
        within = share_of(7, 41, population=41).with_population
        assert within is not None and within.low == within.high == 7 / 41

    @given(n=st.integers(1, 300), data=st.data())
    def test_holds_the_share_and_stays_between_none_and_all(self, n: int, data: st.DataObject) -> None:
        yes = data.draw(st.integers(0, n))
        population = data.draw(st.integers(n, 2 * n))
        found = share_of(yes, n, population=population)
        assert found.with_population is not None
        for one in (found.with_population, found.without_population):
            assert 0 <= one.low <= one.high <= 1
        assert found.without_population.low - 1e-12 <= found.point <= found.without_population.high + 1e-12
        assert found.with_population.low >= yes / population
        assert found.with_population.high <= (population - n + yes) / population

    @given(n=st.integers(1, 300), data=st.data())
    def test_turns_round_with_yes_and_no(self, n: int, data: st.DataObject) -> None:
        yes = data.draw(st.integers(0, n))
        one, other = (share_of(said, n, population=n + 40).with_population for said in (yes, n - yes))
        assert one is not None and other is not None
        assert one.low == pytest.approx(1 - other.high, abs=1e-12)

    def test_covers_the_truth_as_often_as_it_says(self) -> None:
        drawn = np.random.default_rng(1).hypergeometric(160, 78, ANSWERED, size=400)
        held = 0
        for yes in drawn:
            within = share_of(int(yes), ANSWERED, population=OFFICES).with_population
            assert within is not None
            held += within.low <= 160 / OFFICES <= within.high
        assert held / 400 >= 0.93


class TestMeanOf:
    def test_shrinks_by_the_root_of_what_was_not_asked(self) -> None:
        values = np.random.default_rng(2).normal(4, 1, ANSWERED)
        found = mean_of(list(4 + 0.9 * (values - values.mean()) / values.std(ddof=1)), population=OFFICES)
        assert found.with_population is not None
        assert round(found.without_population.half_width, 3) == 0.129
        assert round(found.with_population.half_width, 3) == 0.058
        assert found.with_population.half_width / found.without_population.half_width == pytest.approx(
            math.sqrt(1 - ANSWERED / OFFICES)
        )

    @pytest.mark.parametrize(
        ("values", "population", "code"),
        [
            ([4.0], None, "too_few_values"),
            ([4.0, math.nan], None, "not_a_number"),
            ([4.0, math.inf], None, "not_a_number"),
            ([4.0, 5.0, 6.0], 2, "more_answers_than_population"),
        ],
    )
    def test_refuses_what_cannot_be_told(self, values: list[float], population: int | None, code: str) -> None:
        with pytest.raises(UnusableInput) as problem:
            mean_of(values, population=population)
        assert problem.value.code == f"estimates.{code}"


class TestDifferenceOfMeans:
    def test_turns_sign_with_the_groups(self) -> None:
        one, other = [4.6, 4.1, 5.0, 4.9], [4.0, 3.1, 4.4]
        there, back = difference_of_means(one, other), difference_of_means(other, one)
        assert there.point == pytest.approx(-back.point)
        assert there.interval.low == pytest.approx(-back.interval.high)
        assert there.p == pytest.approx(back.p)

    def test_refuses_groups_where_nothing_varies(self) -> None:
        with pytest.raises(UnusableInput) as problem:
            difference_of_means([4.0, 4.0], [5.0, 5.0])
        assert problem.value.code == "estimates.nothing_varies"


class TestDifferenceOfShares:
    # Newcombe's own worked examples of method 10, with three decimals more than a reader needs.
    @pytest.mark.parametrize(
        ("one", "other", "low", "high"),
        [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090), ((10, 10), (0, 20), 0.6791, 1.0)],
    )
    def test_gives_newcombes_examples(
        self, one: tuple[int, int], other: tuple[int, int], low: float, high: float
    ) -> None:
        found = difference_of_shares(one, other).interval
        assert (round(found.low, 4), round(found.high, 4)) == (low, high)

    def test_finds_no_difference_where_all_say_the_same(self) -> None:
        assert difference_of_shares((5, 5), (8, 8)).p == 1.0

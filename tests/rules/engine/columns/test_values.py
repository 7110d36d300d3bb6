from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.rules.engine import days as one
from jobbvei.rules.engine.columns.calendar import date_of, number_of
from jobbvei.rules.engine.columns.divided import Divided, run_divided
from jobbvei.rules.engine.columns.values import Days, Mask, Numbers
from jobbvei.rules.engine.money import Exact

some_days = st.lists(st.dates(date(1900, 1, 1), date(2060, 12, 31)), min_size=1, max_size=5)
FIRST, LAST = date(2024, 2, 29), date(2024, 3, 1)


def column(*days: date) -> Days:
    return Days(np.array([number_of(day) for day in days], np.int32))


def numbers(*values: int, under: int = 1) -> Numbers:
    return Numbers(np.array(values, np.int64), under)


def dates(days: object) -> list[date]:
    assert isinstance(days, Days)
    return [date_of(int(number)) for number in days.days]


def mask(answer: object) -> list[bool]:
    assert isinstance(answer, Mask)
    return [bool(one) for one in answer.mask]


class TestDayCount:
    @given(some_days, st.integers(0, 60), st.integers(0, 400))
    def test_gives_each_the_last_day_it_gives_one(self, days: list[date], months: int, added: int) -> None:
        found = one.last_day(column(*days), months=months, added_days=added)
        assert dates(found) == [one.last_day(day, months=months, added_days=added) for day in days]

    @given(some_days, st.integers(0, 60))
    def test_counts_with_months_and_leave_of_each(self, days: list[date], months: int) -> None:
        each = list(range(len(days)))
        found = one.last_day(column(*days), months=months + numbers(*each), added_days=numbers(*each))
        assert dates(found) == [
            one.last_day(day, months=months + more, added_days=more) for day, more in zip(days, each, strict=True)
        ]

    @given(some_days, st.integers(18, 67))
    def test_gives_each_the_day_before_the_birthday(self, days: list[date], years: int) -> None:
        found = one.day_before_birthday(column(*days), age_years=years)
        assert dates(found) == [one.day_before_birthday(day, age_years=years) for day in days]

    @given(some_days, st.dates(date(2021, 1, 1), date(2028, 6, 30)))
    def test_gives_each_the_age(self, days: list[date], on: date) -> None:
        ages: Any = one.age_on(column(*days), on)
        assert list(ages.over) == [one.age_on(day, on) for day in days]

    def test_turns_29_february_into_1_march(self) -> None:
        assert dates(one.day_before_birthday(column(date(1960, 2, 29)), age_years=67)) == [date(2027, 2, 28)]


class TestDays:
    @given(some_days, st.dates(date(1900, 1, 1), date(2060, 12, 31)))
    def test_compare_with_a_day_as_each_does(self, days: list[date], limit: date) -> None:
        both = [day >= limit for day in days]
        answer = column(*days) >= limit
        assert both == (mask(answer) if isinstance(answer, Mask) else [answer] * len(days))

    def test_settle_what_their_ends_settle_without_asking_each(self) -> None:
        assert (column(FIRST, LAST) > date(2024, 1, 1)) is True
        assert (column(FIRST, LAST) == date(2024, 1, 1)) is False

    def test_read_year_month_and_day(self) -> None:
        days = column(FIRST, LAST)
        assert [list(part.over) for part in (days.year, days.month, days.day)] == [[2024, 2024], [2, 3], [29, 1]]

    def test_move_by_whole_days(self) -> None:
        assert dates(column(FIRST) + timedelta(days=2)) == [date(2024, 3, 2)]
        assert dates(column(FIRST) - timedelta(days=1)) == [date(2024, 2, 28)]

    def test_are_found_by_who_asks_for_a_date(self) -> None:
        days: Any = column(FIRST, LAST)
        assert [isinstance(days, kind) for kind in (date, Days, str)] == [True, True, False]

    def test_do_for_one_day_what_they_cannot_do_for_many(self) -> None:
        days: Any = column(LAST, LAST)
        assert days.isoformat() == "2024-03-01"
        with pytest.raises(Divided):
            column(FIRST, LAST).isoformat()
        with pytest.raises(AttributeError):
            _ = days.hours

    def test_divide_the_group_where_one_day_is_needed(self) -> None:
        with pytest.raises(Divided):
            hash(column(FIRST, LAST))


class TestNumbers:
    @given(st.lists(st.integers(-(2**62), 2**62), min_size=1), st.integers(-(2**62), 2**62), st.integers(1, 10**6))
    def test_reckon_exactly_however_large(self, values: list[int], other: int, under: int) -> None:
        column, fraction = numbers(*values), Exact(other, under)
        for found, wanted in (
            (column + fraction, [Fraction(value) + Fraction(other, under) for value in values]),
            (column * fraction, [Fraction(value) * Fraction(other, under) for value in values]),
            (fraction - column, [Fraction(other, under) - Fraction(value) for value in values]),
            (column * column, [Fraction(value) ** 2 for value in values]),
        ):
            assert isinstance(found, Numbers)
            assert [Fraction(int(over), found.under) for over in found.over] == wanted

    @given(st.lists(st.integers(-50, 50), min_size=1), st.integers(-50, 50), st.integers(1, 7))
    def test_compare_as_each_does(self, values: list[int], other: int, under: int) -> None:
        answer = numbers(*values, under=under) < Exact(other, 3)
        assert mask(answer) == [Fraction(value, under) < Fraction(other, 3) for value in values]

    def test_are_compared_with_decimals(self) -> None:
        assert mask(numbers(59, 60, under=2) >= Decimal("29.75")) == [False, True]

    def test_add_yes_and_no_as_one_and_nought(self) -> None:
        found: Any = sum((numbers(1, 2) == 1, numbers(2, 2) == 2), start=numbers(0, 0))
        assert list(found.over) == [2, 1]

    def test_are_one_number_when_all_have_the_same(self) -> None:
        assert int(numbers(7, 7)) == 7
        with pytest.raises(Divided):
            int(numbers(7, 8))


class TestRunDivided:
    def test_asks_again_in_parts_until_each_has_one_answer(self) -> None:
        amounts = np.array([3, 0, 9, 0, 3])

        def said(people: np.ndarray | None) -> str:
            mine = Numbers(amounts if people is None else amounts[people])
            if not mine:
                return "nothing"
            return "much" if mine > 5 else "little"

        found = {said: sorted(people.tolist()) for people, said in run_divided(said, None) if people is not None}
        assert found == {"nothing": [1, 3], "much": [2], "little": [0, 4]}

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.shared.period import ImpossiblePeriod, Period, add_months, age_on

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


class TestPeriod:
    def test_refuses_an_end_before_the_start(self) -> None:
        with pytest.raises(ImpossiblePeriod, match="før den begynner"):
            Period(date(2024, 1, 2), date(2024, 1, 1))

    @given(first=days, length=st.integers(0, 4000))
    def test_through_counts_both_days(self, first: date, length: int) -> None:
        period = Period.through(first, first + timedelta(days=length))
        assert period.days == length + 1
        assert first in period
        assert period.last_day is not None
        assert period.last_day in period
        assert period.end is not None
        assert period.end not in period

    @given(a=days, b=days, c=days, d=days)
    def test_overlap_is_symmetric_and_means_a_shared_day(self, a: date, b: date, c: date, d: date) -> None:
        one, two = Period(min(a, b), max(a, b)), Period(min(c, d), max(c, d))
        assert one.overlaps(two) == two.overlaps(one)
        if one.days and two.days:
            assert one.overlaps(two) == (max(min(a, b), min(c, d)) < min(max(a, b), max(c, d)))

    def test_an_open_period_overlaps_everything_after_its_start(self) -> None:
        assert Period(date(2024, 1, 1)).overlaps(Period(date(2050, 1, 1), date(2050, 1, 2)))
        assert not Period(date(2024, 1, 1)).overlaps(Period(date(2023, 1, 1), date(2024, 1, 1)))


class TestAddMonths:
    @pytest.mark.parametrize(
        ("day", "months", "expected"),
        [
            (date(2023, 8, 31), 6, date(2024, 2, 29)),
            (date(2024, 8, 31), 6, date(2025, 2, 28)),
            (date(2023, 12, 15), 1, date(2024, 1, 15)),
            (date(2024, 3, 31), -1, date(2024, 2, 29)),
        ],
    )
    def test_clamps_to_the_end_of_the_month(self, day: date, months: int, expected: date) -> None:
        assert add_months(day, months) == expected


class TestAgeOn:
    def test_turns_on_the_birthday(self) -> None:
        assert age_on(date(2000, 2, 29), date(2018, 2, 28)) == 17
        assert age_on(date(2000, 2, 29), date(2018, 3, 1)) == 18

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.cli import main
from jobbvei.rules.engine.missing import NotKnown
from jobbvei.rules.outlook.wage_subsidy import Employment, cost_a_month, wage_subsidy
from jobbvei.shared.errors import UnusableInput


def employment(
    *, start: date = date(2026, 1, 1), months: int = 12, reduced: bool = False, wage: str = "30000"
) -> Employment:
    return Employment(Decimal(wage), Decimal(12), Decimal(2), Decimal("14.1"), start, months, reduced)


class TestCostAMonth:
    def test_rounds_the_sum_once(self) -> None:
        """E45: 3 600 + 672 + 4 832.35 = 9 104.35 → 9 104."""
        assert cost_a_month(employment()) == 39104

    def test_follows_nav_with_other_rates(self) -> None:
        job = Employment(Decimal(28500), Decimal("10.2"), Decimal(2), Decimal("5.1"), date(2026, 1, 1), 1)
        assert cost_a_month(job) == 33669


class TestWageSubsidy:
    @pytest.mark.parametrize(
        ("reduced", "first", "later"), [(False, (40, 15642), (30, 11731)), (True, (60, 23462), (50, 19552))]
    )
    def test_falls_by_ten_points(self, reduced: bool, first: tuple[int, int], later: tuple[int, int]) -> None:
        months, before = (24, 12) if reduced else (12, 6)
        periods = wage_subsidy(employment(months=months, reduced=reduced)).periods
        assert [(one.percent, int(one.month_kr)) for one in periods[:before]] == [first] * before
        assert [(one.percent, int(one.month_kr)) for one in periods[before:]] == [later] * (months - before)

    def test_pays_a_part_month_by_the_day(self) -> None:
        """E45: 15–31 January is 17 days; 17 × 23 462 ÷ 30.4375 = 13 104."""
        first = wage_subsidy(employment(start=date(2026, 1, 15), reduced=True)).periods[0]
        assert (first.first_day, first.last_day, int(first.period_kr)) == (date(2026, 1, 15), date(2026, 1, 31), 13104)

    def test_splits_the_month_in_which_the_percent_falls(self) -> None:
        periods = wage_subsidy(employment(start=date(2026, 1, 15), months=7)).periods
        july = [(one.first_day.day, one.last_day.day, one.percent) for one in periods if one.first_day.month == 7]
        assert july == [(1, 14, 40), (15, 31, 30)]

    @pytest.mark.parametrize(("months", "reduced"), [(0, False), (13, False), (25, True)])
    def test_refuses_a_length_the_regulation_does_not_allow(self, months: int, reduced: bool) -> None:
        with pytest.raises(UnusableInput, match=str(months)):
            wage_subsidy(employment(months=months, reduced=reduced))

    def test_knows_no_rate_the_day_before_the_rule(self) -> None:
        with pytest.raises(NotKnown):
            wage_subsidy(employment(start=date(2019, 6, 30)))
        assert wage_subsidy(employment(start=date(2019, 7, 1))).periods[0].percent == 40

    @given(st.dates(date(2019, 7, 1), date(2028, 6, 30)), st.integers(1, 24))
    def test_covers_every_day_once(self, start: date, months: int) -> None:
        subsidy = wage_subsidy(employment(start=start, months=months, reduced=True))
        days = [one.last_day.toordinal() - one.first_day.toordinal() + 1 for one in subsidy.periods]
        assert min(days) >= 1
        whole = subsidy.periods[-1].last_day.toordinal() - start.toordinal() + 1
        assert sum(days) == whole
        assert subsidy.total_kr == sum(one.period_kr for one in subsidy.periods)


class TestCommand:
    GIVEN = (
        "law",
        "wage-subsidy",
        "--wage",
        "30000",
        "--holiday-pay",
        "12",
        "--pension",
        "2",
        "--employer-tax",
        "14.1",
    )

    def test_answers_as_the_contract_says(self, capsys: pytest.CaptureFixture[str]) -> None:
        given = [*self.GIVEN, "--start", "2026-01-15", "--months", "1", "--reduced-capacity", "--json"]
        assert main(given) == 0
        assert json.loads(capsys.readouterr().out) == {
            "cost_month_kr": "39104.00",
            "periods": [
                {
                    "from": "2026-01-15",
                    "to": "2026-01-31",
                    "percent": 60,
                    "month_kr": "23462.00",
                    "period_kr": "13104.00",
                },
                {
                    "from": "2026-02-01",
                    "to": "2026-02-14",
                    "percent": 60,
                    "month_kr": "23462.00",
                    "period_kr": "10792.00",
                },
            ],
            "total_kr": "23896.00",
        }

    @pytest.mark.parametrize(
        ("changed", "word"),
        [
            (["--start", "2026-02-30", "--months", "1"], "--start"),
            (["--start", "2026-02-01", "--months", "13"], "13"),
            (["--start", "2026-02-01", "--months", "1.5"], "--months"),
            (["--start", "2026-02-01", "--months", "1", "--wage", "0"], "--wage"),
            (["--start", "2026-02-01", "--months", "1", "--pension", "nei"], "--pension"),
            (["--start", "2026-02-01", "--months", "1", "--pension", "NaN"], "--pension"),
            (["--start", "2018-02-01", "--months", "1"], "2018"),
            (["--start", "2026-02-01"], "--months"),
        ],
    )
    def test_refuses_in_one_line(self, capsys: pytest.CaptureFixture[str], changed: list[str], word: str) -> None:
        assert main([*self.GIVEN, *changed, "--json"]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        assert word in captured.err

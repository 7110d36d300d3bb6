"""The wage subsidy as examples: a case names the job, and what Nav would refund or why nothing is said."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jobbvei.rules.outlook.wage_subsidy import Employment, wage_subsidy
from jobbvei.shared.errors import JobbveiError
from tests.spec.reading import read_cases

CASES = read_cases(Path(__file__).parent / "wage_subsidy.yaml")


def employment(job: Mapping[str, Any]) -> Employment:
    wage, holiday_pay, pension, tax = (
        Decimal(str(job[key])) for key in ("wage", "holiday_pay", "pension", "employer_tax")
    )
    return Employment(wage, holiday_pay, pension, tax, job["start"], job["months"], job["reduced_capacity"])


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_nav_would_refund(case: Mapping[str, Any]) -> None:
    if "refused" in case:
        with pytest.raises(JobbveiError) as told:
            wage_subsidy(employment(case["job"]))
        assert case["refused"].lower() in str(told.value).lower()
        return
    subsidy = wage_subsidy(employment(case["job"]))
    by_day = {period.first_day: [period.percent, int(period.period_kr)] for period in subsidy.periods}
    assert subsidy.cost_month_kr == case["cost"]
    assert {day: by_day[day] for day in case["months"]} == case["months"]
    assert subsidy.total_kr == case["total"]

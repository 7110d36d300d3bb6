"""Figures made up so that the sums can be checked by hand."""

import copy
from typing import Any

ROUND = {
    "job_months": 6,
    "later_months": 24,
    "monthly_wage_kr": 30_000,
    "later_monthly_wage_kr": 36_000,
    "employer_tax_share": 0.14,
    "pension_share": 0.02,
    "holiday_pay_share": 0.12,
    "wage_subsidy_share": 0.5,
    "wage_subsidy_months": 6,
    "income_tax_share": 0.2,
    "municipal_tax_share": 0.1,
    "work_value_kr": 10_000,
    "follow_up_kr": 4_000,
    "social_assistance_kr": 12_000,
    "introduction_benefit_kr": 20_000,
    "introduction_benefit_months": 0,
    "benefit_tax_share": 0.1,
    "retention_share": 0.5,
    "otherwise_job_share": 0,
    "discount_share": 0,
    "tax_financing_share": 0.2,
}


def stated(value: float, **more: object) -> dict[str, Any]:
    """One figure with a source."""
    return {"value": value, "source": "made up", "date": "2024-05-01"} | more


def inputs(**changed: Any) -> dict[str, Any]:
    """All figures, some changed; a number is stated, a dict stands as it is, None takes the figure away."""
    held = {name: stated(value) for name, value in ROUND.items()}
    held |= {name: one if isinstance(one, dict) else stated(one) for name, one in changed.items() if one is not None}
    return copy.deepcopy({name: one for name, one in held.items() if changed.get(name, 0) is not None})


def document(**changed: Any) -> dict[str, Any]:
    """A whole document."""
    return {"inputs": inputs(**changed)}

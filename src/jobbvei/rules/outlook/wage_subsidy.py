"""Temporary wage subsidy: what the employer can expect a month, reckoned the way Nav does.

Reading (ADR 0015, tiltaksforskriften § 9-5): holiday pay on the wage, pension on wage and holiday pay, employer tax on
all three; the three are added and rounded once. Nav's order is used because Nav pays.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from jobbvei.rules.engine.case import Case
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.library import rule_book
from jobbvei.rules.subjects import Measure, OfMeasure
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.period import add_months
from jobbvei.shared.sentence import N_, Sentence

PERCENT = Fraction(1, 100)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Employment:
    """A job the subsidy is reckoned for.

    Args:
        wage_month_kr: Fixed pay a month, without overtime and extras that vary.
        holiday_pay_percent: Of the wage.
        pension_percent: Compulsory pension, of wage and holiday pay.
        employer_tax_percent: Of wage, holiday pay and pension.
        starts_on: First day with subsidy.
        months: Whole months with subsidy.
        reduced_capacity: Whether Nav has assessed the capacity for work as reduced.
    """

    wage_month_kr: Decimal
    holiday_pay_percent: Decimal
    pension_percent: Decimal
    employer_tax_percent: Decimal
    starts_on: date
    months: int
    reduced_capacity: bool = False


@dataclass(frozen=True, slots=True)
class SubsidyPeriod:
    """A calendar month, or the part of it with one percent; both days included."""

    first_day: date
    last_day: date
    percent: int
    month_kr: Decimal
    period_kr: Decimal


@dataclass(frozen=True, slots=True)
class WageSubsidy:
    """The employer's cost a month, the subsidy period by period, and the sum, NOK."""

    cost_month_kr: Decimal
    periods: tuple[SubsidyPeriod, ...]
    total_kr: Decimal


def wage_subsidy(employment: Employment) -> WageSubsidy:
    """What Nav would refund, if Nav grants the subsidy.

    Law: tiltaksforskriften §§ 9-4, 9-5.

    Raises:
        UnusableInput: The months are fewer than one or more than the regulation allows.
        NotKnown: No rate is known for the first day.
    """
    case = Case(rule_book(), OfMeasure(Measure(reduced_capacity=employment.reduced_capacity)), employment.starts_on)
    row = case.row("wage_subsidy")
    _refuse_length(employment, longest=case.figure(row, "months"))
    cost = cost_a_month(employment)
    days_in_month = Fraction(case.amount(row, "month_days"))
    periods = tuple(
        _period(first, last, percent, cost, days_in_month) for first, last, percent in _stretches(case, row, employment)
    )
    return WageSubsidy(cost, periods, sum((period.period_kr for period in periods), Decimal(0)))


def cost_a_month(employment: Employment) -> Decimal:
    """The employer's cost a month in whole kroner: the wage, and the rest rounded once.

    Law: tiltaksforskriften § 9-5.
    """
    wage = Fraction(employment.wage_month_kr)
    holiday_pay = wage * Fraction(employment.holiday_pay_percent) * PERCENT
    pension = (wage + holiday_pay) * Fraction(employment.pension_percent) * PERCENT
    tax = (wage + holiday_pay + pension) * Fraction(employment.employer_tax_percent) * PERCENT
    return employment.wage_month_kr + _whole_kroner(holiday_pay + pension + tax)


def _refuse_length(employment: Employment, *, longest: int) -> None:
    if 1 <= employment.months <= longest:
        return
    raise UnusableInput(
        "wage_subsidy.months",
        Sentence(
            N_("Tilskuddet er oppgitt til {months} måneder, men kan vare fra én til {longest} måneder. Rett tallet."),
            {"months": employment.months, "longest": longest},
        ),
    )


def _stretches(case: Case, row: Row, employment: Employment) -> Iterator[tuple[date, date, int]]:
    """First day, last day and percent, split where the percent falls and at each month's end."""
    start, end = employment.starts_on, add_months(employment.starts_on, employment.months)
    falls_on = add_months(start, case.figure(row, "first_months"))
    first = start
    while first < end:
        month_ends_on = first.replace(day=monthrange(first.year, first.month)[1])
        last = min(month_ends_on, end - ONE_DAY)
        if first < falls_on <= last:
            last = falls_on - ONE_DAY
        yield first, last, case.figure(row, "first_percent" if first < falls_on else "later_percent")
        first = last + ONE_DAY


def _period(first: date, last: date, percent: int, cost: Decimal, days_in_month: Fraction) -> SubsidyPeriod:
    """Whole calendar months at the full amount; parts by the day, the way Nav reckons."""
    month_kr = _whole_kroner(Fraction(cost) * percent * PERCENT)
    days = (last - first).days + 1
    whole = days == monthrange(first.year, first.month)[1]
    return SubsidyPeriod(
        first, last, percent, month_kr, month_kr if whole else _whole_kroner(Fraction(month_kr) * days / days_in_month)
    )


def _whole_kroner(amount: Fraction) -> Decimal:
    return (Decimal(amount.numerator) / Decimal(amount.denominator)).quantize(Decimal(1), rounding=ROUND_HALF_UP)

"""integreringsloven chapter 5: the introduction benefit for somebody who attends as agreed.

Exact fractions inside; two decimals only when shown (Reading, ADR 0006).
"""

from decimal import Decimal
from fractions import Fraction

from jobbvei.rules.engine.case import Answer, Case, Provision, Values
from jobbvei.rules.engine.days import MONTHS_IN_A_YEAR
from jobbvei.rules.engine.money import kroner
from jobbvei.rules.engine.tables import Row
from jobbvei.shared.sentence import N_, Sentence


def benefit_year(case: Case, row: Row) -> Answer:
    """The benefit in a year at the basic amount of the day, NOK.

    Law: integreringsloven § 20 first, third and fourth paragraph.
    """
    year = _year(case, row)
    values: Values = {"year": kroner(year)}
    return Answer(_exact(year), Sentence(N_("Introduksjonsstønaden er {year} kroner i året."), values), _sum(case, row))


def benefit_month(case: Case, row: Row) -> Answer:
    """The benefit of the calendar month the day lies in, NOK.

    The basic amount changes on the first of a month, so one amount holds for the whole month. Part time by own wish
    (§ 34, until 31 January 2024) is paid by the hour.

    Law: integreringsloven § 20 second paragraph, § 37 c fourth paragraph.
    """
    year = _year(case, row)
    if row.answer == "by_hour":
        hours, year_hours = Fraction(case.fact("programme.hours_in_month")), case.figure(row, "year_hours")
        month = year * hours / year_hours
        values: Values = {
            "month": kroner(month), "hours": kroner(hours), "year": kroner(year), "year_hours": year_hours
        }  # fmt: skip
        because = N_("Programmet er på deltid etter eget ønske. Stønaden for {hours} timer er {month} kroner.")
        return Answer(_exact(month), Sentence(because, values), Sentence(_BY_HOUR, values))
    month = year / MONTHS_IN_A_YEAR
    values = {"month": kroner(month), "year": kroner(year), "months": MONTHS_IN_A_YEAR}
    because = N_("Introduksjonsstønaden er {month} kroner i måneden for den som møter som avtalt.")
    return Answer(_exact(month), Sentence(because, values), Sentence(N_("{year} ÷ {months} = {month}"), values))


def _year(case: Case, row: Row) -> Fraction:
    whole = Fraction(case.amount(row, "basic_amounts")) * Fraction(case.amount(row, "basic_amount"))
    return whole * Fraction(case.amount(row, "share")) if "share" in row.figures else whole


def _sum(case: Case, row: Row) -> Sentence:
    values: Values = {
        "basic_amounts": case.figure(row, "basic_amounts"),
        "basic_amount": case.figure(row, "basic_amount"),
        "share": str(case.amount(row, "share")) if "share" in row.figures else "1",
        "year": kroner(_year(case, row)),
    }
    return Sentence(N_("{basic_amounts} × {basic_amount} × {share} = {year}"), values)


def _exact(amount: Fraction) -> Decimal:
    """As many digits as a Decimal holds; rounding waits until it is shown."""
    return Decimal(amount.numerator) / Decimal(amount.denominator)


_BY_HOUR = N_("{year} ÷ {year_hours} timer × {hours} timer = {month}")
PROVISIONS = (
    Provision("benefit.month_kr", "introduction_benefit", benefit_month),
    Provision("benefit.year_kr", "introduction_benefit", benefit_year),
)

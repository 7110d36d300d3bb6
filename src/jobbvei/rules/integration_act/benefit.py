"""integreringsloven chapter 5: the introduction benefit, and what is cut from it.

Exact fractions inside; two decimals only when shown (Reading, ADR 0006).
"""

from functools import partial
from typing import NamedTuple

from jobbvei.rules.engine.case import Answer, Case, Provision, Values
from jobbvei.rules.engine.days import MONTHS_IN_A_YEAR
from jobbvei.rules.engine.findings import Standing
from jobbvei.rules.engine.money import NOTHING, Exact, exactly, kroner
from jobbvei.rules.engine.stepwise import FiguresOfRow
from jobbvei.rules.engine.tables import Row
from jobbvei.shared.sentence import N_, Sentence


def benefit_year(case: Case, row: Row) -> Answer:
    """The benefit in a year at the basic amount of the day, NOK, after the cut for overgangsstønad.

    Law: integreringsloven § 20 first, third and fourth paragraph, § 22 second paragraph.
    """
    whole, cut = case.reckoned(_year, row), _cut_for_transitional_benefit(case)
    year = max(whole - cut, NOTHING)
    values: Values = {
        "whole": kroner(whole), "cut": kroner(cut), "year": kroner(year),
        "basic_amounts": case.figure(row, "basic_amounts"), "basic_amount": case.figure(row, "basic_amount"),
        "share": str(case.amount(row, "share")) if "share" in row.figures else "1",
    }  # fmt: skip
    arithmetic = N_("{basic_amounts} × {basic_amount} × {share} − {cut} = {year}")
    return Answer(year, partial(_said_of_year, cut, values), Sentence(arithmetic, values))


def benefit_month(case: Case, row: Row) -> Answer:
    """The benefit of the calendar month the day lies in, NOK.

    The basic amount changes on the first of a month, so one amount holds for the whole month. An hour or a day is
    reckoned from the year before any cut.

    Law: integreringsloven §§ 20–23, § 37 c fourth paragraph; integreringsforskriften § 43 b.
    """
    base = case.row("introduction_benefit")
    if base.unknown:
        return Answer(None, case.sentence(base.unknown, base), standing=Standing.UNKNOWN)
    if row.answer == "full_time" and case.none_given(_CUT_FOR):
        return _month(case.reckoned(_month_uncut, base), _NO_CUTS)
    whole = case.reckoned(_year, base)
    hour = whole / case.figure(row, "year_hours")
    if row.answer == "by_hour":
        return _by_hour(case, whole, hour)
    full = max(whole - _cut_for_transitional_benefit(case), NOTHING) / MONTHS_IN_A_YEAR
    cuts = _cuts(case, hour, day=whole / MONTHS_IN_A_YEAR / case.figure(row, "month_days"))
    left = full - cuts.work
    if row.answer == "part_time_for_capacity":
        left = max(left, _given(case, "programme.hours_in_month", needed=bool(cuts.work)) * hour)
    return _month(full, cuts, max(left - cuts.absence - cuts.other, NOTHING))


class _Cuts(NamedTuple):
    """What is cut from the month, NOK."""

    absence: Exact
    work: Exact
    other: Exact


_NO_CUTS = _Cuts(NOTHING, NOTHING, NOTHING)


def _month(full: Exact, cuts: _Cuts, month: Exact | None = None) -> Answer:
    """The month after the cuts, and how to tell of it when somebody asks."""
    left = full if month is None else month
    return Answer(left, lambda: _said_of_month(full, left, cuts), lambda: _sum_of_month(full, left, cuts))


def _cuts(case: Case, hour: Exact, day: Exact) -> _Cuts:
    absence = _given(case, "programme.absence_days_in_month") * day
    absence += _given(case, "programme.absence_hours_in_month") * hour
    return _Cuts(absence, _cut_for_work(case, hour), _given(case, "other_benefits_month_kr"))


def _cut_for_work(case: Case, hour: Exact) -> Exact:
    """Paid hours by the hour unit, or the pay itself when that is less and known."""
    pay = case.given("work.pay_in_month_kr")
    by_hour = _given(case, "work.hours_in_month", needed=pay is not None) * hour
    return by_hour if pay is None else min(by_hour, exactly(pay))


def _said_of_month(full: Exact, month: Exact, cuts: _Cuts) -> Sentence:
    values = _values_of_month(full, month, cuts)
    if not any((cuts.absence, cuts.work, cuts.other)):
        because = N_("Introduksjonsstønaden er {month} kroner i måneden for den som møter som avtalt.")
        return Sentence(because, values)
    floor = month > full - cuts.absence - cuts.work - cuts.other
    return Sentence(_CUT_TO_FLOOR if floor else _CUT, values)


def _sum_of_month(full: Exact, month: Exact, cuts: _Cuts) -> Sentence:
    whole = not any((cuts.absence, cuts.work, cuts.other))
    return Sentence(N_("{year} ÷ {months} = {month}") if whole else _CUT_SUM, _values_of_month(full, month, cuts))


def _values_of_month(full: Exact, month: Exact, cuts: _Cuts) -> Values:
    return {
        "full": kroner(full), "month": kroner(month), "absence": kroner(cuts.absence), "work": kroner(cuts.work),
        "other": kroner(cuts.other), "year": kroner(full * MONTHS_IN_A_YEAR), "months": MONTHS_IN_A_YEAR,
    }  # fmt: skip


def _by_hour(case: Case, whole: Exact, hour: Exact) -> Answer:
    hours = _given(case, "programme.hours_in_month", needed=True)
    month = hours * hour
    values: Values = {
        "month": kroner(month), "hours": kroner(hours), "year": kroner(whole), "year_hours": int(whole / hour)
    }  # fmt: skip
    because = N_("Programmet er på deltid etter eget ønske. Stønaden for {hours} timer er {month} kroner.")
    return Answer(month, Sentence(because, values), Sentence(_BY_HOUR, values))


def _given(case: Case, name: str, *, needed: bool = False) -> Exact:
    """A fact as an exact number; nothing told is nothing, unless it is needed."""
    value = case.fact(name) if needed else case.given(name)
    return NOTHING if value is None else exactly(value)


def _cut_for_transitional_benefit(case: Case) -> Exact:
    """What overgangsstønad cuts from the year: a share of what lies over a part of the basic amount."""
    yearly = _given(case, "overgangsstonad_year_kr")
    if not yearly:
        return NOTHING
    on = case.day("on")
    free = exactly(case.value_of("integration_act.transitional_benefit_free_amounts", on=on)) * exactly(
        case.value_of("national_insurance_act.basic_amount_kr", on=on)
    )
    share = exactly(case.value_of("integration_act.transitional_benefit_cut_share", on=on))
    return max(yearly - free, NOTHING) * share


def _year(figures: FiguresOfRow) -> Exact:
    whole = figures.exactly("basic_amounts") * figures.exactly("basic_amount")
    return whole * figures.exactly("share") if "share" in figures else whole


def _month_uncut(figures: FiguresOfRow) -> Exact:
    return _year(figures) / MONTHS_IN_A_YEAR


def _said_of_year(cut: Exact, values: Values) -> Sentence:
    because = (
        N_("Introduksjonsstønaden er {year} kroner i året: {whole} kroner minus {cut} kroner for overgangsstønad.")
        if cut
        else N_("Introduksjonsstønaden er {year} kroner i året.")
    )
    return Sentence(because, values)


_CUT_FOR = (
    "overgangsstonad_year_kr",
    "programme.absence_days_in_month",
    "programme.absence_hours_in_month",
    "work.hours_in_month",
    "work.pay_in_month_kr",
    "other_benefits_month_kr",
)
"""When none of these is told, nothing is cut from a month on full time."""
_BY_HOUR = N_("{year} ÷ {year_hours} timer × {hours} timer = {month}")
_CUT = N_(
    "Introduksjonsstønaden er {month} kroner denne måneden: {full} kroner minus trekk for fravær ({absence}), lønnet "
    "arbeid ({work}) og andre ytelser ({other}). Er lønnen lavere enn trekket for arbeid, trekkes bare lønnen."
)
_CUT_TO_FLOOR = N_(
    "Introduksjonsstønaden er {month} kroner denne måneden. Trekk for fravær ({absence}), lønnet arbeid ({work}) og "
    "andre ytelser ({other}) er større enn det som kan trekkes fra {full} kroner."
)
_CUT_SUM = N_("{full} − {absence} − {work} − {other}, men ikke under det laveste som er lov = {month}")
PROVISIONS = (
    Provision("benefit.month_kr", "introduction_benefit_month", benefit_month),
    Provision("benefit.year_kr", "introduction_benefit", benefit_year),
)

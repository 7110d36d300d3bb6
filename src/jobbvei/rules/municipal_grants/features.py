"""What the grants ask about a person, derived from the facts."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from jobbvei.rules.engine.case import Case
from jobbvei.rules.engine.days import age_on
from jobbvei.rules.engine.missing import NotKnown
from jobbvei.rules.facts import Extension, HouseholdKind


def year_asked(case: Case) -> str:
    """The calendar year of the day that is asked about, as it is written."""
    return str(case.day("on").year)


def grant_year(case: Case) -> int:
    """Which year of the grant it is: the calendar year of settlement is the first.

    Source: the working group's table 2, which ties each year's rate to the year of settlement (Reading, ADR 0015).
    """
    settled_on: date = case.fact("settled_on")
    return case.day("on").year - settled_on.year + 1


def settled_before_year_ends(case: Case) -> bool:
    """Whether the person is settled in the year that is asked about, or before it."""
    return case.whole("grant_year") >= 1


def grant_year_is_first(case: Case) -> bool:
    """Whether the year that is asked about is the year of settlement."""
    return case.whole("grant_year") == 1


def norwegian_right(case: Case) -> bool:
    """Whether the person has a right to Norwegian training."""
    finding = case.finding("norwegian.entitlement")
    if finding.value is None:
        raise NotKnown("rules.not_known", finding.because)
    return finding.value in ("right", "right_and_duty")


def settled_without_agreement(case: Case) -> bool:
    """Whether somebody has said that the person is settled without agreement."""
    return case.given("settled_by_agreement") is False


def adult_alone_with_children(case: Case) -> bool:
    """Whether somebody has said that the person is the only adult and has children.

    What counts as a single adult in the first year's rate was not seen for a lone parent.
    """
    return case.fact("household.kind") == HouseholdKind.SINGLE_ADULT and bool(case.given("household.children_born_on"))


def age_at_settlement(case: Case) -> int:
    """Full years on the day of settlement (Reading, ADR 0015: 0–5 and 60 or more at settlement)."""
    settled_on: date = case.fact("settled_on")
    born_on: date = case.fact("born_on")
    return age_on(born_on, settled_on)


def household_is_told(case: Case) -> bool:
    """Whether somebody has said what household the person is in."""
    return case.given("household.kind") is not None


def age_turned_in_year(case: Case) -> int:
    """The age the person turns in the calendar year of the day that is asked about (Reading, ADR 0015)."""
    return case.day("on").year - case.day("born_on").year


def course_hours(case: Case) -> int:
    """Hours of the course that is asked about."""
    hours: int = case.fact("course.hours")
    return hours


def extension_decisions_in_year(case: Case) -> int:
    """Decisions to extend Norwegian training made in the year and by the day that is asked about."""
    on = case.day("on")
    made: tuple[Extension, ...] = case.fact("norwegian.extensions")
    return sum(decision.decided_on.year == on.year for decision in made)


def origin_is_told(case: Case) -> bool:
    """Whether the country is told; without it no rate can be chosen."""
    return bool(case.fact("origin"))


def persons_with_norwegian(case: Case) -> int:
    """Persons in the municipality that the base grant counts: collective protection one year, others three."""
    persons: int = case.fact("municipality.persons_with_norwegian")
    return persons


def settled_over_first_asked(case: Case) -> int:
    """Persons settled in the year over the first request; never below none."""
    settled: int = case.fact("municipality.settled")
    first_asked: int = case.fact("municipality.first_asked")
    return max(settled - first_asked, 0)


FEATURES: Mapping[str, Callable[[Case], Any]] = {
    feature.__name__: feature
    for feature in (
        year_asked,
        grant_year,
        settled_before_year_ends,
        grant_year_is_first,
        norwegian_right,
        settled_without_agreement,
        adult_alone_with_children,
        age_at_settlement,
        household_is_told,
        age_turned_in_year,
        course_hours,
        extension_decisions_in_year,
        origin_is_told,
        persons_with_norwegian,
        settled_over_first_asked,
    )
}

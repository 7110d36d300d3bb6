"""What integreringsloven asks about a person, derived from the facts."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from jobbvei.rules.engine.case import Case
from jobbvei.rules.engine.days import deadline, last_day
from jobbvei.rules.facts import Extension, HouseholdKind

RIGHTS = ("right", "right_and_duty", "municipality_may_refuse")


def programme_decided_on(case: Case) -> date:
    """The day whose rules the programme follows: the offer, else the start, else the day that is asked about.

    Law: integreringsforskriften §§ 75, 76 tie the length to the offer. Reading (ADR 0006): the start stands in for an
    offer nobody has written down.
    """
    day: date = case.given("programme.offered_on") or case.given("programme.started_on") or case.day("on")
    return day


def programme_law_on(case: Case) -> date:
    """The day whose rules the length follows where upper secondary school is the goal.

    An offer from before the transition keeps the rules of its own day, whenever somebody asks. A later one follows the
    rules that are in force when somebody asks, or when it is decided if that comes later.

    Law: integreringsforskriften § 76.
    """
    decided_on = case.day("programme_decided_on")
    if case.row("programme_transition").answer == "rules_of_the_offer":
        return decided_on
    return max(case.day("on"), decided_on)


def programme_starts_on(case: Case) -> date:
    """The day the programme counts from: its start, else the start that was offered."""
    day: date = case.given("programme.started_on") or case.given("programme.offered_on")
    return day or case.fact("programme.started_on")


def programme_added_days(case: Case) -> int:
    """Leave that prolongs the programme, in days.

    Law: integreringsforskriften §§ 10, 19: from 2026 only when leave and absence together pass a limit.
    """
    days: int = case.fact("programme.leave_days")
    return days if case.row("programme_leave").answer == "added" else 0


def programme_right(case: Case) -> bool:
    """Whether the person has a right to the programme, with or without a duty, also when it may be refused for work."""
    return bool(case.known("programme.entitlement") in RIGHTS)


def within_programme_age(case: Case) -> bool:
    """Whether the person was not over the upper age when the permit was granted; 55 itself counts in (Reading).

    Law: integreringsloven § 8 first paragraph.
    """
    limit = case.value_of("integration_act.programme_age_upper_years", on=case.day("programme_decided_on"))
    return case.whole("age_at_grant") <= limit


def lived_past_limit(case: Case) -> bool:
    """Whether the person has lived in a municipality with the permit for two years or more when it is decided.

    Nobody can have done that before the permit itself is two years old, so settlement is asked for only after that.

    Law: integreringsloven § 8 first paragraph, third sentence.
    """
    decided_on, granted_on = case.day("programme_decided_on"), case.day("permit.granted_on")
    months = int(case.value_of("integration_act.residence_limit_months", on=decided_on))
    if decided_on < deadline(granted_on, months=months):
        return False
    return decided_on >= deadline(max(granted_on, case.day("settled_on")), months=months)


def has_work(case: Case) -> bool:
    """Whether there is a job or an offer of one that has not ended on the day that is asked about."""
    if case.given("work.weekly_hours") is None and case.given("work.from") is None:
        return False
    ends_on = case.given("work.to")
    return ends_on is None or ends_on >= case.day("on")


def work_has_ended(case: Case) -> bool:
    """Whether there was a job that ended before the day that is asked about."""
    ends_on = case.given("work.to")
    return ends_on is not None and ends_on < case.day("on")


def programme_extension(case: Case) -> str:
    """What the rule about the programme's length says of extension.

    One of ``can_be_extended``, ``shall_be_extended``, ``none`` or ``not_known``.
    """
    row = case.row("programme_length")
    if "extension_months" in row.figures:
        return str(row.answer)
    return "none" if row.because == "extension_none" or row.nothing else "not_known"


def mapping_decided_on(case: Case) -> date:
    """The day that decides the duty to be mapped: the programme's start, else the day that is asked about."""
    day: date = case.given("programme.started_on") or case.day("on")
    return day


def in_programme(case: Case) -> bool:
    """Whether a start of the programme is written down."""
    return case.given("programme.started_on") is not None


def norwegian_decided_on(case: Case) -> date:
    """The day whose rules Norwegian training follows: its start, else the offer, else the day that is asked about."""
    day: date = case.given("norwegian.started_on") or case.given("norwegian.offered_on") or case.day("on")
    return day


def norwegian_starts_on(case: Case) -> date:
    """The day the year of Norwegian training counts from: its start, else the start that was offered."""
    day: date = case.given("norwegian.started_on") or case.given("norwegian.offered_on")
    return day or case.fact("norwegian.started_on")


def norwegian_refused(case: Case) -> bool:
    """Whether the law certainly gives no right to Norwegian training; not knowing is not a no."""
    return bool(case.finding("norwegian.entitlement").value == "none")


def norwegian_extension_decided_on(case: Case) -> date:
    """The day whose rules extended training follows.

    The first decision when one is written down; else the earliest day one can be made (Reading, ADR 0006): when the
    ordinary right ends, or the day that is asked about if that comes later.
    """
    extensions: tuple[Extension, ...] = case.given("norwegian.extensions")
    if extensions:
        return min(extension.decided_on for extension in extensions)
    right_until_on: date = case.known("norwegian.right_until_on")
    return max(right_until_on, case.day("on"))


def norwegian_decided_until(case: Case) -> date:
    """The last day of training with the decisions to extend that are written down."""
    extensions: tuple[Extension, ...] = case.fact("norwegian.extensions")
    months = case.figure(case.row("norwegian_length"), "months") + sum(extension.months for extension in extensions)
    return last_day(case.day("norwegian_starts_on"), months=months, added_days=case.whole("norwegian.leave_days"))


def has_programme_hours(case: Case) -> bool:
    """Whether the hours of programme in the month are written down."""
    return case.given("programme.hours_in_month") is not None


def part_time_is_told(case: Case) -> bool:
    """Whether somebody has written why the programme is on part time."""
    return case.given("programme.part_time_reason") is not None


def childless_couple_in_programme(case: Case) -> bool:
    """Whether the person lives with a spouse or partner who is in a programme too, and without children.

    Law: integreringsloven § 20 fourth paragraph.
    """
    if case.given("household.kind") == HouseholdKind.SINGLE_ADULT:
        return False
    if case.given("household.children_born_on"):
        return False
    return case.fact("household.spouse_in_programme") and not case.fact("household.children_born_on")


def norwegian_has_extensions(case: Case) -> bool:
    """Whether at least one decision to extend is written down."""
    return bool(case.given("norwegian.extensions"))


FEATURES: Mapping[str, Callable[[Case], Any]] = {
    feature.__name__: feature
    for feature in (
        programme_decided_on,
        programme_law_on,
        programme_starts_on,
        programme_added_days,
        programme_right,
        within_programme_age,
        lived_past_limit,
        has_work,
        work_has_ended,
        programme_extension,
        mapping_decided_on,
        in_programme,
        norwegian_decided_on,
        norwegian_starts_on,
        norwegian_refused,
        norwegian_extension_decided_on,
        norwegian_decided_until,
        norwegian_has_extensions,
        has_programme_hours,
        part_time_is_told,
        childless_couple_in_programme,
    )
}

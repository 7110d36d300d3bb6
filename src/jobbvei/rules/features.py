"""What every act asks about a person, derived from the facts."""

from collections.abc import Callable, Mapping
from typing import Any

from jobbvei.rules.engine.case import Case
from jobbvei.rules.engine.days import age_on
from jobbvei.rules.facts import PermitKind, SchoolingLevel

UPPER_SECONDARY_OR_MORE = (SchoolingLevel.UPPER_SECONDARY, SchoolingLevel.HIGHER)


def collective_protection(case: Case) -> bool:
    """Whether the permit is collective protection.

    Law: utlendingsloven § 34.
    """
    return bool(case.fact("permit.kind") == PermitKind.COLLECTIVE_PROTECTION)


def upper_secondary(case: Case) -> bool:
    """Whether upper secondary school or more is completed.

    Which foreign schooling counts is for the municipality to judge against the list of general admission requirements;
    the facts say what it found.

    Law: integreringsforskriften § 65 a (before 2026 § 43 a).
    """
    return case.fact("schooling.level") in UPPER_SECONDARY_OR_MORE


def age_at_grant(case: Case) -> int:
    """Full years on the day the permit was granted, the age the act counts.

    Law: integreringsloven § 8 first paragraph, § 26 fifth paragraph.
    """
    return age_on(case.fact("born_on"), case.fact("permit.granted_on"))


def age_on_day(case: Case) -> int:
    """Full years on the day that is asked about."""
    return age_on(case.fact("born_on"), case.day("on"))


def age_when_decided(case: Case) -> int:
    """Full years on the day that is asked about, or at settlement when that comes later."""
    settled_on = case.given("settled_on")
    asked_on = case.day("on")
    return age_on(case.fact("born_on"), asked_on if settled_on is None else max(asked_on, settled_on))


FEATURES: Mapping[str, Callable[[Case], Any]] = {
    feature.__name__: feature
    for feature in (collective_protection, upper_secondary, age_at_grant, age_on_day, age_when_decided)
}

"""The facts about one person that the law asks for; None is «nobody has said», never a guess."""

from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache


class PermitKind(StrEnum):
    """The permit that law ties rights to."""

    COLLECTIVE_PROTECTION = "collective_protection"
    ASYLUM = "asylum"
    RESETTLEMENT = "resettlement"
    FAMILY_OF_REFUGEE = "family_of_refugee"
    FAMILY_OF_COLLECTIVE = "family_of_collective"
    HUMANITARIAN = "humanitarian"


class SchoolingLevel(StrEnum):
    """The highest schooling completed."""

    NONE = "none"
    LOWER_SECONDARY = "lower_secondary"
    UPPER_SECONDARY = "upper_secondary"
    HIGHER = "higher"


class Goal(StrEnum):
    """The goal set for the programme."""

    WORK = "work"
    HIGHER_EDUCATION = "higher_education"
    HIGHER_VOCATIONAL = "higher_vocational"
    UPPER_SECONDARY = "upper_secondary"
    UPPER_SECONDARY_PART = "upper_secondary_part"
    TRADE_CERTIFICATE = "trade_certificate"


class PartTimeReason(StrEnum):
    """Why a programme is not full time: the municipality's capacity, or the participant's own wish."""

    CAPACITY = "capacity"
    OWN_WISH = "own_wish"


class HouseholdKind(StrEnum):
    """How the person counts when grants are reckoned."""

    SINGLE_ADULT = "single_adult"
    ADULT = "adult"
    CHILD = "child"
    UNACCOMPANIED_MINOR = "unaccompanied_minor"


@dataclass(frozen=True, slots=True)
class Permit:
    """The residence permit; ``granted_on`` is the day of the first grant of this kind."""

    kind: PermitKind
    granted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Schooling:
    """Schooling completed; ``years_higher`` counts whole years of higher education."""

    level: SchoolingLevel | None = None
    country: str | None = None
    years_higher: int | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """The introduction programme: offered, started, and how it runs.

    ``leave_days`` is approved leave; absence is what was not approved.
    """

    offered_on: date | None = None
    started_on: date | None = None
    part_time_percent: int | None = None
    part_time_reason: PartTimeReason | None = None
    leave_days: int = 0
    hours_in_month: Decimal | None = None
    absence_days_in_month: Decimal | None = None
    absence_hours_in_month: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """One decision to extend Norwegian training."""

    decided_on: date
    months: int


@dataclass(frozen=True, slots=True)
class Norwegian:
    """Norwegian training: offered, started, approved leave, decisions to extend it."""

    offered_on: date | None = None
    started_on: date | None = None
    leave_days: int = 0
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """A job or an offer of one; ``starts_on``/``ends_on`` are ``from``/``to`` in the document.

    ``hours_in_month`` are paid hours that the benefit is cut for: inside the programme, or beside one on part time.
    """

    weekly_hours: Decimal | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    hours_in_month: Decimal | None = None
    pay_in_month_kr: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Household:
    """Whom the person lives with."""

    kind: HouseholdKind | None = None
    spouse_in_programme: bool | None = None
    children_born_on: tuple[date, ...] | None = None
    lives_with_parents: bool | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about one person."""

    born_on: date
    permit: Permit
    origin: str | None = None
    settled_on: date | None = None
    settled_by_agreement: bool | None = None
    schooling: Schooling = field(default_factory=Schooling)
    goal: Goal | None = None
    programme: Programme = field(default_factory=Programme)
    norwegian: Norwegian = field(default_factory=Norwegian)
    work: Work = field(default_factory=Work)
    household: Household = field(default_factory=Household)
    overgangsstonad_year_kr: Decimal | None = None
    other_benefits_month_kr: Decimal | None = None


PARTS = {
    "permit": Permit,
    "schooling": Schooling,
    "programme": Programme,
    "norwegian": Norwegian,
    "work": Work,
    "household": Household,
}


# A fact whose name in the document cannot be a name in Python, and the field that holds it.
FIELDS = {"work.from": "work.starts_on", "work.to": "work.ends_on"}


@cache
def fact_names() -> frozenset[str]:
    """Dotted names of every fact: ``born_on``, ``permit.granted_on`` …"""
    named = {field: name for name, field in FIELDS.items()}
    alone = {one.name for one in fields(Facts)} - PARTS.keys()
    inside = {f"{part}.{one.name}" for part, kind in PARTS.items() for one in fields(kind)}
    return frozenset(named.get(name, name) for name in alone | inside)

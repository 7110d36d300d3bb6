"""What ranking may know about a person and an opening.

``None`` means unknown, which is its own value: it never passes a hard rule. There is deliberately no field for sex,
age, nationality, country of origin, mother tongue, health or household (see ADR 0008).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum


class Cefr(IntEnum):
    """A level of the Common European Framework; A0 means no skill yet, or no demand."""

    A0 = 0
    A1 = 1
    A2 = 2
    B1 = 3
    B2 = 4
    C1 = 5
    C2 = 6


class Skill(StrEnum):
    """A language skill that an opening can ask for, in the order of the columns."""

    NORWEGIAN_LISTENING = "nb_listening"
    NORWEGIAN_READING = "nb_reading"
    NORWEGIAN_WRITING = "nb_writing"
    NORWEGIAN_SPEAKING = "nb_speaking"
    ENGLISH_SPEAKING = "en_speaking"


class OpeningKind(StrEnum):
    """What is offered."""

    JOB = "job"
    SUBSIDISED_JOB = "subsidised_job"
    WORK_TRAINING = "work_training"
    LANGUAGE_PRACTICE = "language_practice"
    TRAINEE = "trainee"
    SUMMER_JOB = "summer_job"


class Shift(StrEnum):
    """A part of the week."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    WEEKEND = "weekend"


class LegalFloor(StrEnum):
    """A level of Norwegian that law asks for, whatever the employer states."""

    NONE = "none"
    KINDERGARTEN = "kindergarten"
    HEALTH = "health"


class Schooling(IntEnum):
    """Highest completed schooling."""

    NONE = 0
    LOWER_SECONDARY = 1
    UPPER_SECONDARY = 2
    HIGHER = 3


class Tier(StrEnum):
    """How soon a person can fill an opening."""

    READY = "ready"
    WITH_SUPPORT = "with_support"
    WITHIN_3_MONTHS = "within_3_months"


class Rule(IntEnum):
    """The hard rules in the published order: a pair falls at the first one that it breaks."""

    CAPACITY = 0
    COMMUTE = 1
    SHIFTS = 2
    HOURS = 3
    START = 4
    LICENCE = 5
    AUTHORISATION = 6
    SCHOOLING = 7
    EXPERIENCE = 8
    LEGAL_FLOOR = 9
    LANGUAGE = 10


@dataclass(frozen=True, slots=True)
class LanguageLevels:
    """One level per skill: what a person has, or what an opening needs (``A0`` = nothing needed)."""

    listening: Cefr | None = None
    reading: Cefr | None = None
    writing: Cefr | None = None
    speaking: Cefr | None = None
    english_speaking: Cefr | None = None

    @classmethod
    def of(cls, levels: Sequence[Cefr | None]) -> "LanguageLevels":
        """From five levels in the order of :class:`Skill`."""
        listening, reading, writing, speaking, english_speaking = levels
        return cls(listening, reading, writing, speaking, english_speaking)

    def in_order(self) -> tuple[Cefr | None, ...]:
        """The five levels in the order of :class:`Skill`."""
        return (self.listening, self.reading, self.writing, self.speaking, self.english_speaking)


@dataclass(frozen=True, slots=True)
class Position:
    """A place in decimal degrees, WGS84."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Experience:
    """Years worked in one STYRK-08 unit group."""

    styrk08: str
    years: Decimal


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person as ranking sees one.

    ``weekly_hours_*`` are hours a week, ``commute_minutes_max`` one way. ``wishes`` are unit groups, dearest first.
    ``shifts`` are those the person can work; an empty set is read as unknown. ``waiting_days`` counts since the
    person was ready to be matched; it gives points and nothing else.
    """

    person_id: str
    municipality: str | None = None
    position: Position | None = None
    language: LanguageLevels = LanguageLevels()
    schooling: Schooling | None = None
    experience: tuple[Experience, ...] | None = None
    wishes: tuple[str, ...] = ()
    authorisations: frozenset[str] | None = None
    licences: frozenset[str] | None = None
    weekly_hours_min: Decimal | None = None
    weekly_hours_max: Decimal | None = None
    shifts: frozenset[Shift] | None = None
    available_on: date | None = None
    has_car: bool | None = None
    commute_minutes_max: int | None = None
    waiting_days: int | None = None


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """An opening as ranking sees one.

    ``positions`` counts the places still free. Every shift in ``shifts`` must be worked; an empty set is read as
    unknown. ``schooling_min`` and ``experience_years_min`` are must-haves; their defaults mean that none is stated.
    """

    opening_id: str
    kind: OpeningKind = OpeningKind.JOB
    employer_id: str | None = None
    municipality: str | None = None
    position: Position | None = None
    styrk08: str | None = None
    positions: int = 1
    weekly_hours: Decimal | None = None
    shifts: frozenset[Shift] | None = None
    starts_on: date | None = None
    language: LanguageLevels = LanguageLevels()
    legal_floor: LegalFloor = LegalFloor.NONE
    mentor: bool | None = None
    authorisations: frozenset[str] | None = frozenset()
    licences: frozenset[str] | None = frozenset()
    schooling_min: Schooling = Schooling.NONE
    experience_years_min: Decimal = Decimal(0)

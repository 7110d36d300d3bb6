"""What other questions than those about one participant are asked about: a municipality, a measure, a hiring.

A subject has the parts that fact names point to, so ``municipality.settled`` is read as for a person.
"""

from dataclasses import dataclass, field, fields
from datetime import date


@dataclass(frozen=True, slots=True)
class MunicipalityYear:
    """A municipality in the year asked about; None is «nobody has said».

    ``persons_with_norwegian`` are persons in the target group (collective protection one year, others three),
    ``first_asked`` and ``settled`` the first request and the settled, in persons.
    """

    persons_with_norwegian: int | None = None
    first_asked: int | None = None
    settled: int | None = None


@dataclass(frozen=True, slots=True)
class OfMunicipality:
    """The subject of questions about a municipality."""

    municipality: MunicipalityYear = field(default_factory=MunicipalityYear)


@dataclass(frozen=True, slots=True)
class Measure:
    """One of Nav's measures for one person, as Nav has assessed it."""

    reduced_capacity: bool | None = None
    special_need: bool | None = None
    adapted_vocational_training: bool | None = None
    with_norwegian: bool | None = None
    part_of_programme: bool | None = None


@dataclass(frozen=True, slots=True)
class OfMeasure:
    """The subject of questions about one of Nav's measures."""

    measure: Measure = field(default_factory=Measure)
    born_on: date | None = None


@dataclass(frozen=True, slots=True)
class Hiring:
    """A planned departure from the qualification principle.

    ``departure``: earmarked, temporary_with_subsidy, permanent_after_trainee or discretion. The four last are the
    conditions, each true, false or not told.
    """

    departure: str | None = None
    months: int | None = None
    trainee_years: int | None = None
    factual_need: bool | None = None
    reasonable_number: bool | None = None
    discussed_with_unions: bool | None = None
    employees_rights_kept: bool | None = None


@dataclass(frozen=True, slots=True)
class OfHiring:
    """The subject of questions about a departure from the qualification principle."""

    hiring: Hiring = field(default_factory=Hiring)


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody to be employed where law demands Norwegian.

    ``workplace``: kindergarten or health. ``exemption``: none, leader, other_language, norwegian_school or nordic. Test
    levels as A0 … C2.
    """

    workplace: str | None = None
    exemption: str | None = None
    practice_years: int | None = None
    trained_in_eea: bool | None = None
    listening: str | None = None
    reading: str | None = None
    writing: str | None = None
    speaking: str | None = None


@dataclass(frozen=True, slots=True)
class OfStaff:
    """The subject of questions about language floors."""

    staff: Staff = field(default_factory=Staff)


@dataclass(frozen=True, slots=True)
class Assistance:
    """What social assistance and the qualification programme ask; ``household``: single, couple or shared."""

    household: str | None = None
    children_born_on: tuple[date, ...] | None = None
    right_to_introduction: bool | None = None
    only_weak_norwegian: bool | None = None


@dataclass(frozen=True, slots=True)
class OfAssistance:
    """The subject of questions to the social services."""

    assistance: Assistance = field(default_factory=Assistance)
    born_on: date | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """A course in the scheme Kompetansepluss: hours in all, and participants."""

    hours: int | None = None
    participants: int | None = None


@dataclass(frozen=True, slots=True)
class OfCourse:
    """The subject of questions about a course."""

    course: Course = field(default_factory=Course)


@dataclass(frozen=True, slots=True)
class OfDay:
    """The subject of questions about a day alone: what anybody is told, whoever asks."""


PARTS = {
    "course": Course,
    "municipality": MunicipalityYear,
    "measure": Measure,
    "hiring": Hiring,
    "staff": Staff,
    "assistance": Assistance,
}


def subject_fact_names() -> frozenset[str]:
    """Dotted names of every fact a subject can hold."""
    return frozenset(f"{part}.{one.name}" for part, kind in PARTS.items() for one in fields(kind))

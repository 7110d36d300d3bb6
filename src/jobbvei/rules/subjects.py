"""What other questions than those about one participant are asked about: a municipality in a year.

A subject has the parts that fact names point to, so ``municipality.settled`` is read as for a person.
"""

from dataclasses import dataclass, field, fields


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
    """One of Nav's measures for one person; ``reduced_capacity`` is Nav's assessment of the capacity for work."""

    reduced_capacity: bool | None = None


@dataclass(frozen=True, slots=True)
class OfMeasure:
    """The subject of questions about one of Nav's measures."""

    measure: Measure = field(default_factory=Measure)


PARTS = {"municipality": MunicipalityYear, "measure": Measure}


def subject_fact_names() -> frozenset[str]:
    """Dotted names of every fact a subject can hold."""
    return frozenset(f"{part}.{one.name}" for part, kind in PARTS.items() for one in fields(kind))

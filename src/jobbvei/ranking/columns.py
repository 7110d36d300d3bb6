"""Facts as packed whole-number columns, so that a rule is one comparison for all pairs at once.

``UNKNOWN`` (-1) stands for an unknown number; a set that is unknown has its own column. Rows are sorted by id, so the
order of the input never matters.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final, Self

import numpy
import numpy.typing

from jobbvei.ranking.licences import with_included, without_included
from jobbvei.ranking.occupations import unit_group_index
from jobbvei.ranking.score_table import LEGAL_FLOORS
from jobbvei.ranking.travel import place_of
from jobbvei.ranking.types import OpeningFacts, PersonFacts, Position, Shift
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

Whole = numpy.typing.NDArray[numpy.integer[Any]]
Real = numpy.typing.NDArray[numpy.float64]
Truth = numpy.typing.NDArray[numpy.bool_]

UNKNOWN: Final = -1
SHIFTS: Final = tuple(Shift)
WORD_BITS: Final = 64
_NOWHERE: Final = (float("nan"),) * 3


@dataclass(frozen=True, slots=True)
class Demands:
    """The licences or authorisations that at least one opening asks for; each has one bit."""

    codes: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many 64-bit words a row needs."""
        return max(1, -(-len(self.codes) // WORD_BITS))

    def masks(self, rows: Iterable[frozenset[str]]) -> Whole:
        """One row of words per set; codes that nobody asks for are left out."""
        bit_of = {code: index for index, code in enumerate(self.codes)}
        held = [[bit_of[code] for code in row if code in bit_of] for row in rows]
        masks = numpy.zeros((len(held), self.words), dtype=numpy.uint64)
        for row, bits in enumerate(held):
            for bit in bits:
                masks[row, bit // WORD_BITS] |= numpy.uint64(1 << (bit % WORD_BITS))
        return masks


@dataclass(frozen=True, slots=True)
class OpeningColumns:
    """Openings as columns, sorted by ``opening_id``."""

    facts: tuple[OpeningFacts, ...]
    place: Real
    coordinates: Real
    occupation: Whole
    positions: Whole
    hours: Whole
    shifts: Whole
    starts: Whole
    language: Whole
    floor: Whole
    mentor: Whole
    authorisation_codes: Demands
    authorisations: Whole
    authorisations_known: Truth
    licence_codes: Demands
    licences: Whole
    licences_known: Truth
    schooling: Whole
    experience: Whole

    @classmethod
    def of(cls, openings: Iterable[OpeningFacts]) -> Self:
        """Compile openings; UnusableInput when two share an id or an occupation is not a unit group."""
        facts = tuple(sorted(openings, key=lambda opening: opening.opening_id))
        _refuse_duplicates([opening.opening_id for opening in facts])
        authorisations = [_folded(opening.authorisations) for opening in facts]
        licences = [without_included(opening.licences or frozenset()) for opening in facts]
        authorisation_codes, licence_codes = _demands(authorisations), _demands(licences)
        return cls(
            facts=facts,
            place=_places([opening.position for opening in facts]),
            coordinates=_coordinates([opening.position for opening in facts]),
            occupation=_column([_occupation(o.styrk08, o.opening_id) for o in facts]),
            positions=_column([opening.positions for opening in facts]),
            hours=_column([hundredths(opening.weekly_hours) for opening in facts]),
            shifts=_column([_shift_mask(opening.shifts) for opening in facts]),
            starts=_column([_day(opening.starts_on) for opening in facts]),
            language=_levels([opening.language.in_order() for opening in facts]),
            floor=_levels([LEGAL_FLOORS[opening.legal_floor] for opening in facts]),
            mentor=_column([_yes_no(opening.mentor) for opening in facts]),
            authorisation_codes=authorisation_codes,
            authorisations=authorisation_codes.masks(authorisations),
            authorisations_known=_truth([opening.authorisations is not None for opening in facts]),
            licence_codes=licence_codes,
            licences=licence_codes.masks(licences),
            licences_known=_truth([opening.licences is not None for opening in facts]),
            schooling=_column([int(opening.schooling_min) for opening in facts]),
            experience=_column([hundredths(opening.experience_years_min) for opening in facts]),
        )


@dataclass(frozen=True, slots=True)
class PeopleColumns:
    """People as columns, sorted by ``person_id``; masks use the bits of the openings' demands."""

    facts: tuple[PersonFacts, ...]
    place: Real
    coordinates: Real
    commute_limit: Whole
    car: Whole
    language: Whole
    schooling: Whole
    wishes: Whole
    experience_occupations: Whole
    experience_years: Whole
    experience_known: Truth
    authorisations: Whole
    authorisations_known: Truth
    licences: Whole
    licences_known: Truth
    hours_min: Whole
    hours_max: Whole
    shifts: Whole
    available: Whole
    waiting_weeks: Whole

    @classmethod
    def of(cls, people: Iterable[PersonFacts], openings: OpeningColumns) -> Self:
        """Compile people; UnusableInput when two share an id or an occupation is not a unit group."""
        facts = tuple(sorted(people, key=lambda person: person.person_id))
        _refuse_duplicates([person.person_id for person in facts])
        return cls(
            facts=facts,
            place=_places([person.position for person in facts]),
            coordinates=_coordinates([person.position for person in facts]),
            commute_limit=_column([_number(person.commute_minutes_max) for person in facts]),
            car=_column([_yes_no(person.has_car) for person in facts]),
            language=_levels([person.language.in_order() for person in facts]),
            schooling=_column([_number(person.schooling) for person in facts]),
            wishes=_ragged(facts, lambda p: [_occupation(code, p.person_id) for code in p.wishes], _no_occupation()),
            experience_occupations=_ragged(
                facts, lambda p: [_occupation(e.styrk08, p.person_id) for e in p.experience or ()], _no_occupation()
            ),
            experience_years=_ragged(facts, lambda p: [hundredths(e.years) for e in p.experience or ()], 0),
            experience_known=_truth([person.experience is not None for person in facts]),
            authorisations=openings.authorisation_codes.masks([_folded(p.authorisations) for p in facts]),
            authorisations_known=_truth([person.authorisations is not None for person in facts]),
            licences=openings.licence_codes.masks([with_included(p.licences or frozenset()) for p in facts]),
            licences_known=_truth([person.licences is not None for person in facts]),
            hours_min=_column([hundredths(person.weekly_hours_min) for person in facts]),
            hours_max=_column([hundredths(person.weekly_hours_max) for person in facts]),
            shifts=_column([_shift_mask(person.shifts) for person in facts]),
            available=_column([_day(person.available_on) for person in facts]),
            waiting_weeks=_column([max(0, (person.waiting_days or 0) // 7) for person in facts]),
        )


def hundredths(amount: Decimal | None) -> int:
    """Hours or years in whole hundredths, ``UNKNOWN`` when unknown."""
    return UNKNOWN if amount is None else int(amount * 100)


def normal_authorisation(code: str) -> str:
    """The code as it is compared: no blanks, no capital letters."""
    return code.strip().casefold()


def _folded(codes: frozenset[str] | None) -> frozenset[str]:
    return frozenset(normal_authorisation(code) for code in codes or ())


def _demands(rows: Iterable[frozenset[str]]) -> Demands:
    return Demands(tuple(sorted(frozenset().union(*rows))))


def _column(values: Sequence[int]) -> Whole:
    return numpy.array(values, dtype=numpy.int32)


def _truth(values: Sequence[bool]) -> Truth:
    return numpy.array(values, dtype=numpy.bool_)


def _levels(rows: Sequence[tuple[int | None, ...]]) -> Whole:
    levels = [[UNKNOWN if level is None else int(level) for level in row] for row in rows]
    return numpy.array(levels, dtype=numpy.int8).reshape(len(rows), 5)


def _places(positions: Sequence[Position | None]) -> Real:
    return numpy.array([place_of(p) if p else _NOWHERE for p in positions]).reshape(len(positions), 3)


def _coordinates(positions: Sequence[Position | None]) -> Real:
    pairs = [(p.latitude, p.longitude) if p else _NOWHERE[:2] for p in positions]
    return numpy.array(pairs, dtype=numpy.float64).reshape(len(positions), 2)


def _ragged(facts: Sequence[PersonFacts], values: Callable[[PersonFacts], list[int]], filler: int) -> Whole:
    rows = [values(person) for person in facts]
    width = max(1, *(len(row) for row in rows)) if rows else 1
    return numpy.array([row + [filler] * (width - len(row)) for row in rows], dtype=numpy.int32).reshape(-1, width)


def _no_occupation() -> int:
    return len(unit_group_index())


def _occupation(code: str | None, owner_id: str) -> int:
    if code is None:
        return _no_occupation()
    if code not in unit_group_index():
        raise UnusableInput(
            "ranking.unknown_occupation",
            Sentence(
                N_("«{code}» hos {owner} er ikke en yrkesgruppe i STYRK-08. Bruk en av de 407 firesifrede kodene."),
                {"code": code, "owner": owner_id},
            ),
        )
    return unit_group_index()[code]


def _number(value: int | None) -> int:
    return UNKNOWN if value is None else int(value)


def _yes_no(value: bool | None) -> int:
    return UNKNOWN if value is None else int(value)


def _day(day: date | None) -> int:
    return UNKNOWN if day is None else day.toordinal()


def _shift_mask(shifts: frozenset[Shift] | None) -> int:
    return sum(1 << SHIFTS.index(shift) for shift in shifts or ())


def _refuse_duplicates(ids_in_order: Sequence[str]) -> None:
    for one, other in pairwise(ids_in_order):
        if one == other:
            raise UnusableInput(
                "ranking.duplicate_id",
                Sentence(N_("Nøkkelen «{key}» står to ganger. Gi hver rad sin egen nøkkel."), {"key": one}),
            )

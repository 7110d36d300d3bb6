"""The exact filter: every person against every opening, with a count of what fell at which rule.

Only the commute zone is blocked beforehand, and only where distance alone settles it, so no pair is lost. People are
taken in chunks of neighbours, so that memory stays bounded whatever the size.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, cast

import numpy

from jobbvei.ranking import hard_rules
from jobbvei.ranking.columns import UNKNOWN, OpeningColumns, PeopleColumns, Real, Truth, Whole
from jobbvei.ranking.hard_rules import WITHIN_3_MONTHS, LanguageOutcome, Outcome, Pairs
from jobbvei.ranking.score_table import NEAR_COMMUTE_MINUTES
from jobbvei.ranking.travel import reach_metres
from jobbvei.ranking.types import Rule

CELL_DEGREES: Final = 0.25
PEOPLE_PER_CHUNK: Final = 512
PAIRS_PER_CHUNK: Final = 1_000_000
_METRES_PER_DEGREE: Final = 111_000  # a little less than the true length, so that the box is never too small
_NOT_NEAR: Final = -1


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pairs fell at each rule, by person and by opening (rows) and rule (columns)."""

    person: Whole
    opening: Whole

    @classmethod
    def empty(cls, people: int, openings: int) -> "Tally":
        """Nothing has fallen yet."""
        shape = len(Rule)
        return cls(numpy.zeros((people, shape), numpy.int64), numpy.zeros((openings, shape), numpy.int64))

    def add(self, rule: Rule, person: Whole, opening: Whole) -> None:
        """Count pairs that fell at ``rule``."""
        numpy.add.at(self.person[:, rule], person, 1)
        numpy.add.at(self.opening[:, rule], opening, 1)


@dataclass(slots=True)
class Sieve:
    """The pairs of one chunk that are still alive, and those that one change would save."""

    person: Whole
    opening: Whole
    minutes: Whole
    wants_near: bool
    unknown: Whole = field(init=False)
    near_rule: Whole = field(init=False)
    near_detail: Whole = field(init=False)
    tier: Whole = field(init=False)

    def __post_init__(self) -> None:
        size = len(self.person)
        self.unknown = numpy.zeros(size, dtype=numpy.int32)
        self.near_rule = numpy.full(size, _NOT_NEAR, dtype=numpy.int8)
        self.near_detail = numpy.zeros(size, dtype=numpy.int32)
        self.tier = numpy.zeros(size, dtype=numpy.int8)

    def take(self, rule: Rule, outcome: Outcome, tally: Tally) -> None:
        """Count what falls at ``rule`` for the first time; drop it unless this is the only thing wrong."""
        first = outcome.broken & (self.near_rule == _NOT_NEAR)
        tally.add(rule, self.person[first], self.opening[first])
        near = first & outcome.near & self.wants_near
        self.near_rule[near] = rule
        self.near_detail[near] = outcome.detail[near]
        self.unknown |= numpy.where(outcome.unknown, 1 << rule, 0).astype(numpy.int32)
        self.keep(~outcome.broken | near)

    def keep(self, rows: Truth) -> None:
        """Keep only ``rows``."""
        if rows.all():
            return
        for name in ("person", "opening", "minutes", "unknown", "near_rule", "near_detail", "tier"):
            setattr(self, name, getattr(self, name)[rows])

    @property
    def is_pair(self) -> Truth:
        """Nothing broken, nothing unknown."""
        return cast(Truth, (self.near_rule == _NOT_NEAR) & (self.unknown == 0))

    @property
    def needs_check(self) -> Truth:
        """Nothing broken, something unknown."""
        return cast(Truth, (self.near_rule == _NOT_NEAR) & (self.unknown != 0))

    @property
    def is_near(self) -> Truth:
        """One change away from being ready or ready with support, with nothing unknown."""
        by_language = (self.near_rule == Rule.LANGUAGE) | (self.near_rule == Rule.LEGAL_FLOOR)
        other = (self.near_rule != _NOT_NEAR) & (self.tier != WITHIN_3_MONTHS)
        waiting_for_level = (self.near_rule == _NOT_NEAR) & (self.near_detail > 0)
        return cast(Truth, (self.unknown == 0) & (by_language | other | waiting_for_level))


def sieves(people: PeopleColumns, openings: OpeningColumns, tally: Tally, *, near_misses: bool) -> Iterator[Sieve]:
    """Run the filter chunk by chunk; ``tally`` is filled on the way. Without ``near_misses`` what falls is dropped."""
    open_rows = numpy.flatnonzero(openings.positions > 0)
    full_rows = numpy.flatnonzero(openings.positions <= 0)
    tally.person[:, Rule.CAPACITY] = len(full_rows)
    tally.person[:, Rule.COMMUTE] = len(open_rows)  # taken back pair by pair for those within reach
    tally.opening[open_rows, Rule.COMMUTE] = len(people.facts)
    tally.opening[full_rows, Rule.CAPACITY] = len(people.facts)
    reach = _reach(people, NEAR_COMMUTE_MINUTES if near_misses else 0)
    for chunk in _chunks(people, len(open_rows)):
        near_enough = _in_box(people, openings, chunk, reach[chunk], open_rows)
        for rows in _split(chunk, len(near_enough)):
            pairs = _within_reach(people, openings, rows, near_enough, reach[rows], tally)
            yield _sift(people, openings, Sieve(*pairs, numpy.zeros_like(pairs[0]), near_misses), tally)


def _sift(people: PeopleColumns, openings: OpeningColumns, sieve: Sieve, tally: Tally) -> Sieve:
    outcome, minutes = hard_rules.commute(_pairs(people, openings, sieve))
    sieve.minutes = minutes
    sieve.take(Rule.COMMUTE, outcome, tally)
    for rule, judge in (
        (Rule.SHIFTS, hard_rules.shifts),
        (Rule.HOURS, hard_rules.hours),
        (Rule.START, hard_rules.start),
        (Rule.LICENCE, hard_rules.licence),
        (Rule.AUTHORISATION, hard_rules.authorisation),
        (Rule.SCHOOLING, hard_rules.schooling),
        (Rule.EXPERIENCE, hard_rules.experience),
    ):
        sieve.take(rule, judge(_pairs(people, openings, sieve)), tally)
    _take_language(sieve, hard_rules.language(_pairs(people, openings, sieve)), tally)
    return sieve


def _take_language(sieve: Sieve, outcome: LanguageOutcome, tally: Tally) -> None:
    """The two language rules share one judgement, so their columns must be cut together."""
    sieve.tier = outcome.tier.astype(numpy.int8)
    one_level_opens = (sieve.near_rule == _NOT_NEAR) & outcome.stated.near
    sieve.near_detail[one_level_opens] = outcome.stated.detail[one_level_opens]
    passed = ~outcome.floor.broken | ((sieve.near_rule == _NOT_NEAR) & outcome.floor.near & sieve.wants_near)
    sieve.take(Rule.LEGAL_FLOOR, outcome.floor, tally)
    sieve.take(Rule.LANGUAGE, Outcome(*(column[passed] for column in outcome.stated)), tally)


def _pairs(people: PeopleColumns, openings: OpeningColumns, sieve: Sieve) -> Pairs:
    return Pairs(people, openings, sieve.person, sieve.opening)


def _reach(people: PeopleColumns, more_minutes: int) -> Real:
    """Metres that certainly take longer than the person's limit and ``more_minutes``; infinite where unknown."""
    placed = ~numpy.isnan(people.place[:, 0])
    limits = numpy.where(placed, people.commute_limit, UNKNOWN)
    metres = [
        float("inf") if limit == UNKNOWN else reach_metres(limit + more_minutes, has_car=car != 0) + 1
        for limit, car in zip(limits.tolist(), people.car.tolist(), strict=True)
    ]
    return numpy.array(metres, dtype=numpy.float64)


def _chunks(people: PeopleColumns, openings: int) -> Iterator[Whole]:
    """Rows of people who live in the same cell, so that one box of openings serves them all."""
    if not len(people.facts):
        return
    if len(people.facts) * openings <= PAIRS_PER_CHUNK:
        yield numpy.arange(len(people.facts))
        return
    cells = numpy.floor(numpy.nan_to_num(people.coordinates, nan=-1000.0) / CELL_DEGREES).astype(numpy.int64)
    order = numpy.lexsort((cells[:, 1], cells[:, 0]))
    breaks = numpy.flatnonzero((numpy.diff(cells[order], axis=0) != 0).any(axis=1)) + 1
    for cell in numpy.split(order, breaks):
        yield from (cell[first : first + PEOPLE_PER_CHUNK] for first in range(0, len(cell), PEOPLE_PER_CHUNK))


def _split(chunk: Whole, openings: int) -> Iterator[Whole]:
    size = max(1, PAIRS_PER_CHUNK // max(1, openings))
    return (chunk[first : first + size] for first in range(0, len(chunk), size))


def _in_box(people: PeopleColumns, openings: OpeningColumns, chunk: Whole, reach: Real, rows: Whole) -> Whole:
    """The openings inside the box that surely covers everybody's reach, and those without a position."""
    farthest = float(reach.max(initial=0.0))
    if not numpy.isfinite(farthest):
        return rows
    south, west = people.coordinates[chunk].min(axis=0)
    north, east = people.coordinates[chunk].max(axis=0)
    high = farthest / _METRES_PER_DEGREE
    steepest = min(89.0, max(abs(south), abs(north)) + high)
    wide = high / numpy.cos(numpy.radians(steepest))
    latitude, longitude = openings.coordinates[rows].T
    outside = (latitude < south - high) | (latitude > north + high)
    outside |= (longitude < west - wide) | (longitude > east + wide)
    return cast(Whole, rows[~outside])


def _within_reach(
    people: PeopleColumns,
    openings: OpeningColumns,
    rows: Whole,
    candidates: Whole,
    reach: Real,
    tally: Tally,
) -> tuple[Whole, Whole]:
    """Pairs that distance alone does not settle; the others are counted at the commute rule."""
    square = numpy.zeros((len(rows), len(candidates)))
    for axis in range(3):
        step = people.place[rows, axis][:, None] - openings.place[candidates, axis][None, :]
        square += step * step
    kept_person, kept_opening = numpy.nonzero(~(square > (reach**2)[:, None]))
    person, opening = rows[kept_person], candidates[kept_opening]
    numpy.subtract.at(tally.person[:, Rule.COMMUTE], person, 1)
    numpy.subtract.at(tally.opening[:, Rule.COMMUTE], opening, 1)
    return person, opening

"""Rank every person against every opening, and look at the answer from both sides."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, cast

import numpy

from jobbvei.ranking.changes import changes_of, own_change
from jobbvei.ranking.columns import OpeningColumns, PeopleColumns, Whole
from jobbvei.ranking.explanations import checks_of, missing_of, reasons_of
from jobbvei.ranking.filtering import Sieve, Tally, sieves
from jobbvei.ranking.hard_rules import TIERS, WITHIN_3_MONTHS, Pairs
from jobbvei.ranking.score_table import KEEP_PER_PERSON, NEVER_CUT_BELOW_PAIRS, SCORE_MAX
from jobbvei.ranking.scoring import score_parts
from jobbvei.ranking.types import OpeningFacts, PersonFacts, Rule, Tier
from jobbvei.ranking.views import Change, Check, Funnel, NearMiss, OpeningView, Pair, PersonView

_OPENING_BITS: Final = 28
_SCORE_BITS: Final = 10


@dataclass(frozen=True, slots=True)
class PairTable:
    """Pairs as columns, by person, then those who can start now first, then score, then opening id."""

    person: Whole
    opening: Whole
    tier: Whole
    minutes: Whole
    parts: Whole
    score: Whole
    unknown: Whole

    def __len__(self) -> int:
        return len(self.person)


@dataclass(frozen=True, slots=True)
class NearTable:
    """Near misses as columns, by person and opening; ``rule`` and ``detail`` name the one change."""

    person: Whole
    opening: Whole
    rule: Whole
    detail: Whole


@dataclass(frozen=True)
class Ranking:
    """The whole answer: pairs, pairs to check, near misses, and what fell at which rule.

    Rows of ``people`` and ``openings`` are sorted by id, so the order of the input never changes anything.
    """

    people: PeopleColumns
    openings: OpeningColumns
    pairs: PairTable
    checks: PairTable
    near: NearTable
    tally: Tally
    check_counts: tuple[Whole, Whole]
    pair_counts: tuple[Whole, Whole]

    def for_person(self, person_id: str) -> PersonView:
        """Everything about one person; KeyError when the ranking has no such person."""
        row = self._person_rows[person_id]
        nears = self._near_misses(_slice(self.near.person, row))
        return PersonView(
            person_id=person_id,
            pairs=tuple(self.pair(index) for index in _slice(self.pairs.person, row)),
            checks=tuple(self.check(index) for index in _slice(self.checks.person, row)),
            near_misses=nears,
            funnel=self._funnel(row, of_person=True),
        )

    def for_opening(self, opening_id: str) -> OpeningView:
        """Everything about one opening, best first within each tier; KeyError when unknown."""
        row = self._opening_rows[opening_id]
        pairs = [self.pair(index) for index in numpy.flatnonzero(self.pairs.opening == row).tolist()]
        checks = [self.check(index) for index in numpy.flatnonzero(self.checks.opening == row).tolist()]
        return OpeningView(
            opening_id=opening_id,
            pairs=tuple(sorted(pairs, key=lambda pair: (TIERS.index(pair.tier), -pair.score, pair.person_id))),
            checks=tuple(sorted(checks, key=lambda check: (len(check.to_check), -check.score, check.person_id))),
            near_misses=self._near_misses(numpy.flatnonzero(self.near.opening == row).tolist()),
            funnel=self._funnel(row, of_person=False),
        )

    def ready_count(self, person_id: str) -> int:
        """How many openings the person could start in now, alone or with support; KeyError when unknown."""
        rows = _slice(self.pairs.person, self._person_rows[person_id])
        return int((self.pairs.tier[rows.start : rows.stop] != WITHIN_3_MONTHS).sum())

    def pair(self, index: int) -> Pair:
        """One row of ``pairs`` with its reasons and what is missing."""
        person, opening = self._facts(self.pairs, index)
        minutes = int(self.pairs.minutes[index])
        return Pair(
            person_id=person.person_id,
            opening_id=opening.opening_id,
            score=int(self.pairs.score[index]),
            tier=TIERS[self.pairs.tier[index]],
            minutes=minutes,
            points=tuple(self.pairs.parts[index].tolist()),
            missing=missing_of(person, opening),
            reasons=reasons_of(person, opening, minutes),
        )

    def check(self, index: int) -> Check:
        """One row of ``checks`` with what nobody knows yet."""
        person, opening = self._facts(self.checks, index)
        unknown = tuple(rule for rule in Rule if int(self.checks.unknown[index]) >> rule & 1)
        return Check(
            person_id=person.person_id,
            opening_id=opening.opening_id,
            score=int(self.checks.score[index]),
            to_check=checks_of(person, opening, unknown),
        )

    @cached_property
    def _person_rows(self) -> dict[str, int]:
        return {person.person_id: row for row, person in enumerate(self.people.facts)}

    @cached_property
    def _opening_rows(self) -> dict[str, int]:
        return {opening.opening_id: row for row, opening in enumerate(self.openings.facts)}

    def _facts(self, table: PairTable, index: int) -> tuple[PersonFacts, OpeningFacts]:
        return self.people.facts[table.person[index]], self.openings.facts[table.opening[index]]

    def _near_misses(self, rows: Iterable[int]) -> tuple[NearMiss, ...]:
        return tuple(self._near_miss(row) for row in rows)

    def _near_miss(self, row: int) -> NearMiss:
        person = self.people.facts[self.near.person[row]]
        opening = self.openings.facts[self.near.opening[row]]
        rule = Rule(int(self.near.rule[row]))
        change = own_change(rule, person, opening) or self.change(rule, int(self.near.detail[row]))
        return NearMiss(person.person_id, opening.opening_id, change)

    def change(self, rule: int, detail: int) -> Change:
        """The one change that a row of ``near`` stands for, whoever the person is."""
        return changes_of(Rule(rule), detail, self.openings)

    def _funnel(self, row: int, *, of_person: bool) -> Funnel:
        side = 0 if of_person else 1
        fell = (self.tally.person if of_person else self.tally.opening)[row]
        return Funnel(
            of_person=of_person,
            total=len(self.openings.facts if of_person else self.people.facts),
            fell={rule: int(fell[rule]) for rule in Rule},
            needs_check=int(self.check_counts[side][row]),
            pairs=int(self.pair_counts[side][row]),
        )


def rank(people: Iterable[PersonFacts], openings: Iterable[OpeningFacts], *, near_misses: bool = True) -> Ranking:
    """Every lawful pair with tier, score and reasons; every pair that needs a check; every near miss.

    When people times openings exceed ``NEVER_CUT_BELOW_PAIRS`` only the best ``KEEP_PER_PERSON`` rows per person are
    kept; the funnel still counts all. ``near_misses=False`` saves memory where nobody will ask for advice.

    Raises:
        UnusableInput: Two people or two openings share an id, or an occupation is not a unit group.
    """
    opening_columns = OpeningColumns.of(openings)
    people_columns = PeopleColumns.of(people, opening_columns)
    sizes = (len(people_columns.facts), len(opening_columns.facts))
    gathered = _Gathered(people_columns, opening_columns, cut=sizes[0] * sizes[1] > NEVER_CUT_BELOW_PAIRS)
    tally = Tally.empty(*sizes)
    for sieve in sieves(people_columns, opening_columns, tally, near_misses=near_misses):
        gathered.take(sieve)
    return Ranking(
        people=people_columns,
        openings=opening_columns,
        pairs=_in_order(gathered.pairs),
        checks=_in_order(gathered.checks),
        near=_near_table(gathered.near),
        tally=tally,
        check_counts=gathered.check_counts,
        pair_counts=gathered.pair_counts,
    )


def open_now(tier: Tier) -> bool:
    """Whether a pair of this tier may be assigned: ready, or ready with support."""
    return tier is not TIERS[WITHIN_3_MONTHS]


class _Gathered:
    """What the chunks have given so far."""

    def __init__(self, people: PeopleColumns, openings: OpeningColumns, *, cut: bool) -> None:
        self.people, self.openings, self.cut = people, openings, cut
        self.pairs: list[PairTable] = [_table(people, openings, *_no_rows())]
        self.checks: list[PairTable] = [_table(people, openings, *_no_rows())]
        self.near: list[Whole] = []
        self.pair_counts = _zero_counts(people, openings)
        self.check_counts = _zero_counts(people, openings)

    def take(self, sieve: Sieve) -> None:
        """Score, count and keep the rows of one chunk."""
        if sieve.wants_near:
            self.near.append(_near_rows(sieve))
        for wanted, tables, counts in (
            (sieve.is_pair, self.pairs, self.pair_counts),
            (sieve.needs_check, self.checks, self.check_counts),
        ):
            rows = numpy.flatnonzero(wanted)
            numpy.add.at(counts[0], sieve.person[rows], 1)
            numpy.add.at(counts[1], sieve.opening[rows], 1)
            columns = (
                column[rows] for column in (sieve.person, sieve.opening, sieve.tier, sieve.minutes, sieve.unknown)
            )
            table = _table(self.people, self.openings, *columns)
            tables.append(_best_of(table) if self.cut else table)


def _table(
    people: PeopleColumns,
    openings: OpeningColumns,
    person: Whole,
    opening: Whole,
    tier: Whole,
    minutes: Whole,
    unknown: Whole,
) -> PairTable:
    parts = score_parts(Pairs(people, openings, person, opening), minutes)
    return PairTable(
        person=person.astype(numpy.int32),
        opening=opening.astype(numpy.int32),
        tier=tier.astype(numpy.int8),
        minutes=minutes.astype(numpy.int16),
        parts=parts,
        score=parts.sum(axis=1, dtype=numpy.int16),
        unknown=unknown.astype(numpy.int16),
    )


def _no_rows() -> tuple[Whole, ...]:
    return tuple(numpy.zeros(0, dtype=numpy.int64) for _ in range(5))


def _zero_counts(people: PeopleColumns, openings: OpeningColumns) -> tuple[Whole, Whole]:
    return numpy.zeros(len(people.facts), numpy.int64), numpy.zeros(len(openings.facts), numpy.int64)


def _sort_key(table: PairTable) -> Whole:
    """One number per row: person, whether it must wait, score from the top, opening."""
    late = (table.tier == WITHIN_3_MONTHS).astype(numpy.int64)
    key = (table.person.astype(numpy.int64) << 1 | late) << _SCORE_BITS
    return cast(Whole, (key | (SCORE_MAX - table.score)) << _OPENING_BITS | table.opening)


def _in_order(tables: list[PairTable]) -> PairTable:
    whole = PairTable(*(numpy.concatenate([getattr(t, name) for t in tables]) for name in PairTable.__slots__))
    return _rows(whole, numpy.argsort(_sort_key(whole)))


def _best_of(table: PairTable) -> PairTable:
    """The best ``KEEP_PER_PERSON`` rows of each person."""
    order = numpy.argsort(_sort_key(table))
    person = table.person[order]
    place_in_person = numpy.arange(len(person)) - numpy.searchsorted(person, person)
    return _rows(table, order[place_in_person < KEEP_PER_PERSON])


def _rows(table: PairTable, rows: Whole) -> PairTable:
    return PairTable(*(getattr(table, name)[rows] for name in PairTable.__slots__))


def _near_rows(sieve: Sieve) -> Whole:
    rows = numpy.flatnonzero(sieve.is_near)
    rule = numpy.where(sieve.near_rule[rows] < 0, Rule.LANGUAGE, sieve.near_rule[rows])
    return numpy.stack([sieve.person[rows], sieve.opening[rows], rule, sieve.near_detail[rows]]).astype(numpy.int32)


def _near_table(chunks: list[Whole]) -> NearTable:
    columns = numpy.concatenate([numpy.zeros((4, 0), dtype=numpy.int32), *chunks], axis=1)
    order = numpy.lexsort((columns[1], columns[0]))
    return NearTable(*columns[:, order])


def _slice(sorted_column: Whole, value: int) -> range:
    first, last = numpy.searchsorted(sorted_column, [value, value + 1])
    return range(int(first), int(last))

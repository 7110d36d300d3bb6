"""The best joint plan: at most one opening per person, never more people than places, highest sum of scores.

Method: min-cost flow (network simplex family, OR-tools SimpleMinCostFlow), person → opening → sink, with an arc
person → sink for staying unmatched. Scores and a tie-break travel in one whole-number cost, so that equal plans are
told apart the same way every time and the tie-break never outweighs one point of score.
"""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy
from ortools.graph.python import min_cost_flow

from jobbvei.ranking.certificate import Certificate, Edge, Proof, check_certificate, prices_of
from jobbvei.ranking.columns import Whole
from jobbvei.ranking.hard_rules import WITHIN_3_MONTHS
from jobbvei.ranking.ranked import Ranking
from jobbvei.shared.errors import JobbveiError
from jobbvei.shared.sentence import N_, Sentence

TIE_BREAK_MAX: Final = 63


class UnableToAssign(JobbveiError):
    """The solver gave no answer; nothing is known about the plan."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """One person on one opening, with the pair's score."""

    person_id: str
    opening_id: str
    score: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """The plan: pairs by person id, the sum of scores, who is left over (by id), and what proves it best."""

    pairs: tuple[Assigned, ...]
    objective: int
    unmatched: tuple[str, ...]
    capacities: Mapping[str, int]
    certificate: Certificate
    ranking: Ranking = field(compare=False, repr=False)
    candidates: "Candidates" = field(compare=False, repr=False)

    def edges(self) -> Iterator[Edge]:
        """Every pair that could have been assigned, with its score: what the checker reads."""
        people, openings = self.ranking.people.facts, self.ranking.openings.facts
        columns = (self.candidates.person.tolist(), self.candidates.opening.tolist(), self.candidates.score.tolist())
        for i, j, score in zip(*columns, strict=True):
            yield people[i].person_id, openings[j].opening_id, score

    def proof(self) -> Proof:
        """Check the plan against its certificate, without the solver."""
        plan = ((pair.person_id, pair.opening_id) for pair in self.pairs)
        return check_certificate(self.edges(), self.capacities, plan, self.certificate)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs that may be assigned, as row numbers, with scores and the places free per opening."""

    person: Whole
    opening: Whole
    score: Whole
    places: Whole
    people: int

    @classmethod
    def of(cls, ranking: Ranking, capacities: Mapping[str, int] | None = None) -> "Candidates":
        """Ready and ready-with-support pairs on openings with a place free."""
        stated = capacities or {}
        places = [stated.get(opening.opening_id, opening.positions) for opening in ranking.openings.facts]
        free = numpy.maximum(0, numpy.array(places, dtype=numpy.int64))
        table = ranking.pairs
        rows = numpy.flatnonzero((table.tier != WITHIN_3_MONTHS) & (free[table.opening] > 0))
        person, opening = table.person[rows].astype(numpy.int64), table.opening[rows].astype(numpy.int64)
        return cls(person, opening, table.score[rows].astype(numpy.int64), free, len(ranking.people.facts))


def assign(ranking: Ranking, capacities: Mapping[str, int] | None = None) -> Assignment:
    """The plan with the highest sum of scores over ready and ready-with-support pairs, and its certificate.

    Pairs within three months are never assigned: the person does not yet have the language the work needs on the day it
    starts. Pairs that need a check are never assigned. ``capacities`` replaces an opening's free positions by its id.

    Raises:
        UnableToAssign: The solver gave no answer.
    """
    candidates = Candidates.of(ranking, capacities)
    chosen = best_plan(candidates, tie_breaks(ranking, candidates))
    prices = prices_of(candidates.person, candidates.opening, candidates.score, candidates.places, chosen)
    return _assignment(ranking, candidates, chosen, prices)


def best_plan(candidates: Candidates, ties: Whole) -> Whole:
    """Row numbers of the chosen candidates, ascending."""
    if not len(candidates.score):
        return numpy.zeros(0, dtype=numpy.int64)
    people, openings = candidates.people, len(candidates.places)
    sink, everybody, every_opening = people + openings, numpy.arange(people), numpy.arange(openings)
    one = numpy.ones(len(candidates.score), dtype=numpy.int64)
    worth = candidates.score * _point(candidates) + ties
    flow = min_cost_flow.SimpleMinCostFlow()
    first = flow.add_arcs_with_capacity_and_unit_cost(candidates.person, people + candidates.opening, one, -worth)
    _arcs(flow, people + every_opening, sink, candidates.places)
    _arcs(flow, everybody, sink, numpy.ones(people, dtype=numpy.int64))
    flow.set_nodes_supplies(numpy.append(everybody, sink), numpy.append(numpy.ones(people, dtype=numpy.int64), -people))
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise UnableToAssign(
            "ranking.no_plan",
            Sentence(
                N_("Løseren fant ingen plan ({status}). Prøv igjen, og meld fra hvis det gjentar seg."),
                {"status": str(status)},
            ),
        )
    return numpy.flatnonzero(flow.flows(first))


def tie_breaks(ranking: Ranking, candidates: Candidates) -> Whole:
    """A small number per candidate from the two ids alone: arbitrary, even-handed, and the same every time."""
    person = _hashes([p.person_id for p in ranking.people.facts])[candidates.person]
    opening = _hashes([o.opening_id for o in ranking.openings.facts])[candidates.opening]
    mixed = (person * 0x9E3779B1) ^ (opening * 0x85EBCA6B)
    return (mixed >> 16) % (TIE_BREAK_MAX + 1)


def _hashes(ids: list[str]) -> Whole:
    return numpy.array([zlib.crc32(key.encode()) & 0x3FFFFFFF for key in ids], dtype=numpy.int64)


def _point(candidates: Candidates) -> int:
    """What one point of score costs: more than all tie-breaks together."""
    return (TIE_BREAK_MAX + 1) * (1 + min(candidates.people, int(candidates.places.sum())))


def _arcs(flow: Any, tails: Whole, head: int, capacities: Whole) -> None:
    heads, costs = numpy.full(len(tails), head), numpy.zeros(len(tails), dtype=numpy.int64)
    flow.add_arcs_with_capacity_and_unit_cost(tails, heads, capacities, costs)


def _assignment(ranking: Ranking, candidates: Candidates, chosen: Whole, prices: Whole) -> Assignment:
    person_ids = [person.person_id for person in ranking.people.facts]
    opening_ids = [opening.opening_id for opening in ranking.openings.facts]
    columns = (column[chosen].tolist() for column in (candidates.person, candidates.opening, candidates.score))
    pairs = tuple(Assigned(person_ids[i], opening_ids[j], score) for i, j, score in zip(*columns, strict=True))
    placed = {pair.person_id for pair in pairs}
    return Assignment(
        pairs=pairs,
        objective=sum(pair.score for pair in pairs),
        unmatched=tuple(person_id for person_id in person_ids if person_id not in placed),
        capacities=dict(zip(opening_ids, candidates.places.tolist(), strict=True)),
        certificate=Certificate({opening_ids[row]: int(prices[row]) for row in numpy.flatnonzero(prices)}),
        ranking=ranking,
        candidates=candidates,
    )

"""A proof that no better plan exists, and a small checker that does not trust the solver.

Method: linear-programming duality for the assignment problem. Put a price on each opening. Whatever the prices, no
plan can be worth more than: places times price, plus for each person the best score less price (or nothing). When
that bound equals the plan's own sum, the plan is best. Prices are found from the plan itself by relaxation.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import numpy

from jobbvei.ranking.columns import Whole
from jobbvei.ranking.score_table import SCORE_MAX

Edge: TypeAlias = tuple[str, str, int]
ROUNDS_MAX: Final = 10_000


@dataclass(frozen=True, slots=True)
class Certificate:
    """Prices in points by opening id; an opening that is not named has price 0."""

    prices: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Proof:
    """What the checker found: the plan's sum, the bound no plan can pass, and every fault in words."""

    objective: int
    bound: int
    faults: tuple[str, ...] = field(default=())

    @property
    def holds(self) -> bool:
        """The plan is lawful and worth exactly the bound."""
        return not self.faults and self.objective == self.bound


def check_certificate(
    edges: Iterable[Edge],
    capacities: Mapping[str, int],
    plan: Iterable[tuple[str, str]],
    certificate: Certificate,
) -> Proof:
    """Check a plan against its certificate in plain Python, without the solver and without numpy.

    ``edges`` are all pairs that may be assigned, ``capacities`` the free places by opening, ``plan`` the chosen pairs.

    >>> edges = [("a", "x", 9), ("a", "y", 8), ("b", "x", 7)]
    >>> check_certificate(edges, {"x": 1, "y": 1}, [("a", "y"), ("b", "x")], Certificate({"x": 1})).holds
    True
    >>> check_certificate(edges, {"x": 1, "y": 1}, [("a", "x")], Certificate({"x": 1})).holds
    False
    """
    chosen, prices = list(plan), certificate.prices
    scores, gains = _read_once(edges, set(chosen), prices)
    faults = [f"not a pair that may be assigned: {pair}" for pair in chosen if pair not in scores]
    faults += [f"assigned twice: {i}" for i, times in Counter(i for i, _ in chosen).items() if times > 1]
    taken = Counter(j for _, j in chosen)
    faults += [f"more people than places: {j}" for j, times in taken.items() if times > capacities.get(j, 0)]
    faults += [f"price below zero: {j}" for j, price in prices.items() if price < 0]
    bound = sum(gains.values()) + sum(capacities.get(j, 0) * price for j, price in prices.items())
    return Proof(sum(scores.get(pair, 0) for pair in chosen), bound, tuple(faults))


def prices_of(person: Whole, opening: Whole, score: Whole, places: Whole, chosen: Whole) -> Whole:
    """The least prices that make everybody content with the plan ``chosen`` (row numbers of candidates).

    An opening must cost at least what a person outside would gain by moving in. From 0 the prices rise until nobody
    would move. If the plan is not the best one there are no such prices; the rise is then cut, and the checker says no.
    """
    prices = numpy.zeros(len(places), dtype=numpy.int64)
    if not len(score):
        return prices
    own_opening = numpy.full(int(person.max()) + 1, -1)
    own_score = numpy.zeros(len(own_opening), dtype=numpy.int64)
    own_opening[person[chosen]], own_score[person[chosen]] = opening[chosen], score[chosen]
    full = numpy.bincount(opening[chosen], minlength=len(places)) >= places
    outside = numpy.flatnonzero((own_opening[person] != opening) & full[opening])
    by_opening = outside[numpy.argsort(opening[outside], kind="stable")]
    targets, first = numpy.unique(opening[by_opening], return_index=True)
    for _ in range(ROUNDS_MAX if len(targets) else 0):
        content = own_score - numpy.where(own_opening >= 0, prices[own_opening], 0)
        wanted = numpy.maximum.reduceat(score[by_opening] - content[person[by_opening]], first)
        if (wanted <= prices[targets]).all() or prices.max() > SCORE_MAX:
            break
        prices[targets] = numpy.maximum(prices[targets], wanted)
    return prices


def _read_once(
    edges: Iterable[Edge], chosen: set[tuple[str, str]], prices: Mapping[str, int]
) -> tuple[dict[tuple[str, str], int], dict[str, int]]:
    """Scores of the chosen pairs, and what each person gains at most at these prices; holds no other pair in memory."""
    scores: dict[tuple[str, str], int] = {}
    gains: dict[str, int] = {}
    for person_id, opening_id, score in edges:
        gains[person_id] = max(gains.get(person_id, 0), score - prices.get(opening_id, 0))
        if (person_id, opening_id) in chosen:
            scores[person_id, opening_id] = score
    return scores, gains

"""Which single change opens most, summed over people: what a municipality can plan a course or a shift by."""

from dataclasses import dataclass

import numpy

from jobbvei.ranking.ranked import Ranking
from jobbvei.ranking.types import Rule
from jobbvei.ranking.views import Change


@dataclass(frozen=True, slots=True)
class MeasureGain:
    """One kind of change: how many people it helps, how many openings and free positions it opens among them.

    An opening that the change opens for several people counts once in ``openings`` and ``positions``.
    """

    change: Change
    people: int
    openings: int
    positions: int


def measures(ranking: Ranking) -> tuple[MeasureGain, ...]:
    """Every change that opens something: most people first, then most positions, then by kind and value."""
    near = ranking.near
    if not len(near.person):
        return ()
    rule_column = numpy.where(near.rule == Rule.LEGAL_FLOOR, Rule.LANGUAGE, near.rule)  # both are one level more
    kinds, group = numpy.unique(numpy.stack([rule_column, near.detail]), axis=1, return_inverse=True)
    found = []
    for number, (rule, detail) in enumerate(kinds.T.tolist()):
        rows = numpy.flatnonzero(group.ravel() == number)
        openings = numpy.unique(near.opening[rows])
        positions = int(ranking.openings.positions[openings].sum())
        people = len(numpy.unique(near.person[rows]))
        found.append(MeasureGain(ranking.change(rule, detail), people, len(openings), positions))
    return tuple(sorted(found, key=lambda gain: (-gain.people, -gain.positions, gain.change.key)))

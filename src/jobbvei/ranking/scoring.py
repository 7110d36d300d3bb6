"""The parts of the score for a column of pairs, as the published table says."""

from typing import cast

import numpy

from jobbvei.ranking.columns import UNKNOWN, Whole
from jobbvei.ranking.hard_rules import Pairs, years_in_trade
from jobbvei.ranking.occupations import relatedness_table
from jobbvei.ranking.score_table import (
    EXPERIENCE_POINTS_PER_RELATEDNESS,
    LANGUAGE_POINTS_ABOVE,
    LANGUAGE_POINTS_EQUAL,
    POINTS_PER_YEAR,
    SCORE_TABLE,
    WISH_POINTS_PER_RELATEDNESS,
    WISH_RANK_STEP,
    Part,
)


def score_parts(pairs: Pairs, minutes: Whole) -> Whole:
    """One row of points per pair, in the order of :class:`Part`; what is unknown gives no points."""
    parts = numpy.zeros((len(pairs.person), len(Part)), dtype=numpy.int16)
    occupation = pairs.openings.occupation[pairs.opening]
    parts[:, Part.PAIR] = SCORE_TABLE[Part.PAIR].points_max
    parts[:, Part.WISH], parts[:, Part.WISH_RANK] = _wish_points(pairs, occupation)
    worked = relatedness_table()[pairs.people.experience_occupations[pairs.person], occupation[:, None]].max(axis=1)
    parts[:, Part.EXPERIENCE_FIT] = EXPERIENCE_POINTS_PER_RELATEDNESS * worked
    years = years_in_trade(pairs.people, pairs.person, occupation) // 100
    parts[:, Part.EXPERIENCE_YEARS] = numpy.minimum(POINTS_PER_YEAR * years, _most(Part.EXPERIENCE_YEARS))
    parts[:, Part.COMMUTE_SLACK] = _commute_points(pairs, minutes)
    parts[:, Part.LANGUAGE_MARGIN] = _language_points(pairs)
    parts[:, Part.WAITING] = numpy.minimum(pairs.people.waiting_weeks[pairs.person], _most(Part.WAITING))
    return parts


def _wish_points(pairs: Pairs, occupation: Whole) -> tuple[Whole, Whole]:
    """Points for the wish that gives the most; of equals the dearest."""
    related = relatedness_table()[pairs.people.wishes[pairs.person], occupation[:, None]]
    rank_points = numpy.maximum(0, _most(Part.WISH_RANK) - WISH_RANK_STEP * numpy.arange(related.shape[1]))
    ranked = related * rank_points // 100
    best = (WISH_POINTS_PER_RELATEDNESS * related + ranked).argmax(axis=1)
    rows = numpy.arange(len(best))
    return WISH_POINTS_PER_RELATEDNESS * related[rows, best], ranked[rows, best]


def _commute_points(pairs: Pairs, minutes: Whole) -> Whole:
    limit = pairs.people.commute_limit[pairs.person]
    left_over = numpy.where((minutes == UNKNOWN) | (limit <= 0), 0, numpy.maximum(0, limit - minutes))
    return cast(Whole, _most(Part.COMMUTE_SLACK) * left_over // numpy.maximum(limit, 1))


def _language_points(pairs: Pairs) -> Whole:
    has, stated = pairs.people.language[pairs.person], pairs.openings.language[pairs.opening]
    need = numpy.maximum(stated, pairs.openings.floor[pairs.opening])
    known = (has != UNKNOWN) & (stated != UNKNOWN)
    above, equal = known & (has > need), known & (has == need)
    return cast(Whole, (LANGUAGE_POINTS_ABOVE * above + LANGUAGE_POINTS_EQUAL * equal).sum(axis=1))


def _most(part: Part) -> int:
    return SCORE_TABLE[part].points_max

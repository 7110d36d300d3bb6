"""The hard rules, each one comparison over a column of pairs.

Every rule answers three ways: the pair breaks it, holds it, or nobody knows. ``near`` marks a broken rule that one
single change would mend, and ``detail`` says which change.
"""

from dataclasses import dataclass
from typing import Any, Final, NamedTuple, cast

import numpy
import numpy.typing

from jobbvei.ranking.columns import UNKNOWN, WORD_BITS, OpeningColumns, PeopleColumns, Truth, Whole
from jobbvei.ranking.occupations import relatedness_table
from jobbvei.ranking.score_table import (
    NEAR_COMMUTE_MINUTES,
    NEAR_START_DAYS,
    RELATED_ENOUGH,
    START_TOLERANCE_DAYS,
)
from jobbvei.ranking.travel import minutes_by_car, minutes_without_car
from jobbvei.ranking.types import Cefr, Tier

TIERS: Final = tuple(Tier)
READY, WITH_SUPPORT, WITHIN_3_MONTHS = range(len(TIERS))
LEVELS: Final = len(Cefr)


class Outcome(NamedTuple):
    """What one rule says about each pair of a column."""

    broken: Truth
    unknown: Truth
    near: Truth
    detail: Whole


@dataclass(frozen=True, slots=True)
class Pairs:
    """A column of pairs as row numbers of people and openings."""

    people: PeopleColumns
    openings: OpeningColumns
    person: Whole
    opening: Whole


class LanguageOutcome(NamedTuple):
    """The two language rules and the tier that follows, judged together."""

    floor: Outcome
    stated: Outcome
    tier: Whole


def commute(pairs: Pairs) -> tuple[Outcome, Whole]:
    """Minutes within the person's limit; also the minutes, ``UNKNOWN`` where a position is missing.

    When nobody knows whether there is a car, the slower way is shown, and a pair that only a car can hold is unknown.
    """
    step = pairs.people.place[pairs.person] - pairs.openings.place[pairs.opening]
    metres = numpy.sqrt(step[:, 0] * step[:, 0] + step[:, 1] * step[:, 1] + step[:, 2] * step[:, 2])
    placed = ~numpy.isnan(metres)
    whole_metres = numpy.rint(numpy.where(placed, metres, 0.0)).astype(numpy.int64)
    car, limit = pairs.people.car[pairs.person], pairs.people.commute_limit[pairs.person]
    quickest = numpy.where(car != 0, minutes_by_car(whole_metres), minutes_without_car(whole_metres))
    slowest = numpy.where(car == 1, quickest, minutes_without_car(whole_metres))
    judged = placed & (limit != UNKNOWN)
    broken = judged & (quickest > limit)
    unknown = ~broken & (~judged | (slowest > limit))
    near = broken & (quickest <= limit + NEAR_COMMUTE_MINUTES)
    return Outcome(broken, unknown, near, _no_detail(pairs)), numpy.where(placed, slowest, UNKNOWN)


def shifts(pairs: Pairs) -> Outcome:
    """Every shift of the opening is one the person can work."""
    needed, possible = pairs.openings.shifts[pairs.opening], pairs.people.shifts[pairs.person]
    missing = needed & ~possible
    unknown = (needed == 0) | (possible == 0)
    broken = ~unknown & (missing != 0)
    return Outcome(broken, unknown, broken & (numpy.bitwise_count(missing) == 1), _bit_number(missing))


def hours(pairs: Pairs) -> Outcome:
    """The opening's weekly hours lie between the person's least and most."""
    offered = pairs.openings.hours[pairs.opening]
    least, most = pairs.people.hours_min[pairs.person], pairs.people.hours_max[pairs.person]
    too_few = (least != UNKNOWN) & (offered < least)
    too_many = (most != UNKNOWN) & (offered > most)
    broken = (offered != UNKNOWN) & (too_few | too_many)
    unknown = ~broken & ((offered == UNKNOWN) | (least == UNKNOWN) | (most == UNKNOWN))
    return Outcome(broken, unknown, broken, _no_detail(pairs))


def start(pairs: Pairs) -> Outcome:
    """The person is free on the day the opening starts."""
    starts, free = pairs.openings.starts[pairs.opening], pairs.people.available[pairs.person]
    unknown = (starts == UNKNOWN) | (free == UNKNOWN)
    broken = ~unknown & (free > starts + START_TOLERANCE_DAYS)
    return Outcome(broken, unknown, broken & (free <= starts + NEAR_START_DAYS), _no_detail(pairs))


def licence(pairs: Pairs) -> Outcome:
    """Every licence asked for is held, or follows from a heavier class."""
    return _holds_all(
        pairs.openings.licences[pairs.opening],
        pairs.people.licences[pairs.person],
        pairs.openings.licences_known[pairs.opening],
        pairs.people.licences_known[pairs.person],
    )


def authorisation(pairs: Pairs) -> Outcome:
    """Every authorisation asked for is held."""
    return _holds_all(
        pairs.openings.authorisations[pairs.opening],
        pairs.people.authorisations[pairs.person],
        pairs.openings.authorisations_known[pairs.opening],
        pairs.people.authorisations_known[pairs.person],
    )


def schooling(pairs: Pairs) -> Outcome:
    """At least the schooling that is stated as a must."""
    asked, has = pairs.openings.schooling[pairs.opening], pairs.people.schooling[pairs.person]
    unknown = (asked > 0) & (has == UNKNOWN)
    broken = ~unknown & (asked > has) & (asked > 0)
    return Outcome(broken, unknown, _never(pairs), _no_detail(pairs))


def experience(pairs: Pairs) -> Outcome:
    """At least the stated years, counted in occupations that are related enough to the opening's."""
    asked = pairs.openings.experience[pairs.opening]
    occupation = pairs.openings.occupation[pairs.opening]
    no_occupation = occupation == len(relatedness_table()) - 1
    unknown = (asked > 0) & (~pairs.people.experience_known[pairs.person] | no_occupation)
    broken = ~unknown & (asked > 0)
    rows = numpy.flatnonzero(broken)
    broken[rows] = years_in_trade(pairs.people, pairs.person[rows], occupation[rows]) < asked[rows]
    return Outcome(broken, unknown, _never(pairs), _no_detail(pairs))


def years_in_trade(people: PeopleColumns, person: Whole, occupation: Whole) -> Whole:
    """Hundredths of years worked in occupations with at least ``RELATED_ENOUGH`` to ``occupation``."""
    related = relatedness_table()[people.experience_occupations[person], occupation[:, None]] >= RELATED_ENOUGH
    return cast(Whole, numpy.where(related, people.experience_years[person], 0).sum(axis=1))


def language(pairs: Pairs) -> LanguageOutcome:
    """The legal floor, which nothing mends, and the stated need, which a mentor may carry one step short.

    A skill is an obstacle when it is below the floor, or further below the stated need than the mentor carries. A
    pair is near when exactly one skill is an obstacle and one level more removes it; ``detail`` holds skill and level.
    """
    has = pairs.people.language[pairs.person]
    stated, floor = pairs.openings.language[pairs.opening], pairs.openings.floor[pairs.opening]
    mentor = pairs.openings.mentor[pairs.opening]
    need, level_known = numpy.maximum(stated, floor), has != UNKNOWN
    gap = numpy.where(level_known, need - has, 0)
    floor_gap = numpy.where(level_known, floor - has, 0)
    carried = (mentor == 1).astype(numpy.int8)[:, None]
    obstacle = (floor_gap > 0) | (gap > carried)
    near_skill = obstacle & (floor_gap <= 1) & (gap <= carried + 1)
    near = cast(Truth, (obstacle.sum(axis=1) == 1) & near_skill.any(axis=1))
    skill = obstacle.argmax(axis=1)
    detail = skill * LEVELS + has[numpy.arange(len(has)), skill] + 1
    below_floor, widest = cast(Truth, (floor_gap > 0).any(axis=1)), gap.max(axis=1, initial=0)
    too_wide = ~below_floor & (widest > 1)
    unknown = _language_unknown(has, stated, need) | ((widest == 1) & (mentor == UNKNOWN))
    tier = numpy.where(widest <= 0, READY, numpy.where(mentor == 1, WITH_SUPPORT, WITHIN_3_MONTHS))
    return LanguageOutcome(
        Outcome(below_floor, _never(pairs), below_floor & near, detail),
        Outcome(too_wide, unknown & ~below_floor & ~too_wide, ~below_floor & near, detail),
        tier,
    )


def _language_unknown(has: Whole, stated: Whole, need: Whole) -> Truth:
    """A level nobody stated, unless the other side settles it (top level held, or nothing needed)."""
    need_unknown = (stated == UNKNOWN) & (has < Cefr.C2)
    level_unknown = (has == UNKNOWN) & (need > 0)
    return cast(Truth, (need_unknown | level_unknown).any(axis=1))


def _holds_all(asked: Whole, held: Whole, asked_known: Truth, held_known: Truth) -> Outcome:
    missing = asked & ~held
    lacks = (missing != 0).any(axis=1)
    unknown = ~asked_known | (~held_known & lacks)
    broken = ~unknown & lacks
    near = broken & (numpy.bitwise_count(missing).sum(axis=1) == 1)
    word = (missing != 0).argmax(axis=1)
    bit = _bit_number(missing[numpy.arange(len(missing)), word])
    return Outcome(broken, unknown, near, word * WORD_BITS + bit)


def _bit_number(masks: numpy.typing.NDArray[Any]) -> Whole:
    """The number of the lowest bit set; meaningless for 0."""
    lowest = masks & (~masks + masks.dtype.type(1))
    return cast(Whole, numpy.log2(numpy.maximum(lowest, 1).astype(numpy.float64)).astype(numpy.int64))


def _never(pairs: Pairs) -> Truth:
    return numpy.zeros(len(pairs.person), dtype=numpy.bool_)


def _no_detail(pairs: Pairs) -> Whole:
    return numpy.zeros(len(pairs.person), dtype=numpy.int64)

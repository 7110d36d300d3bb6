"""A seeded, invented case of any size, for measuring. Nobody in it exists, and it is not a picture of any municipality.

People and openings gather round centres of very unequal size; a few openings are wanted by many. The shares below are
round numbers chosen to give competition, not statistics.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import numpy

from jobbvei.ranking.columns import Real
from jobbvei.ranking.occupations import unit_groups
from jobbvei.ranking.types import (
    Cefr,
    Experience,
    LanguageLevels,
    LegalFloor,
    OpeningFacts,
    OpeningKind,
    PersonFacts,
    Position,
    Schooling,
    Shift,
)

FIRST_DAY: Final = date(2026, 1, 1)
CENTRES_MAX: Final = 357
PEOPLE_PER_CENTRE: Final = 250
SPREAD_DEGREES: Final = 0.12
_TRADES: Final = ("9112", "9412", "5120", "5321", "5322", "5311", "7115", "8332", "4110", "9333")
_SHARE_COMMON_TRADE: Final = 0.7
_SHARE_AUTHORISED: Final = 0.05
_SHARE_LICENSED: Final = 0.5
_SHARE_WITH_CAR: Final = 0.4
_SHARE_WITH_MENTOR: Final = 0.4
_SHARE_ASKING_LICENCE: Final = 0.2
_SHARE_ASKING_AUTHORISATION: Final = 0.05
_FLOORS_UP_TO: Final = (0.05, 0.15)
_FLOORS: Final = (LegalFloor.HEALTH, LegalFloor.KINDERGARTEN, LegalFloor.NONE)
_SHIFTS: Final = (
    frozenset({Shift.DAY}),
    frozenset({Shift.DAY, Shift.EVENING}),
    frozenset({Shift.DAY, Shift.EVENING, Shift.WEEKEND}),
    frozenset(Shift),
)


def synthetic_case(*, people: int, openings: int, seed: int) -> tuple[list[PersonFacts], list[OpeningFacts]]:
    """``people`` invented people and ``openings`` invented openings; the same arguments give the same case."""
    centres = max(1, min(CENTRES_MAX, people // PEOPLE_PER_CENTRE))
    places = numpy.random.default_rng([seed, 0]).uniform((58.0, 5.5), (70.0, 12.0), (centres, 2))
    draw = numpy.random.default_rng([seed, 1])
    found = [_person(draw, number, place) for number, place in enumerate(_positions(draw, people, places))]
    draw = numpy.random.default_rng([seed, 2])
    return found, [_opening(draw, number, place) for number, place in enumerate(_positions(draw, openings, places))]


def _positions(draw: numpy.random.Generator, count: int, centres: Real) -> list[Position]:
    """Places round centres whose sizes fall as one over their rank."""
    sizes = 1 / numpy.arange(1, len(centres) + 1)
    chosen = centres[draw.choice(len(centres), count, p=sizes / sizes.sum())]
    places = chosen + draw.normal(0, SPREAD_DEGREES, (count, 2))
    return [Position(round(latitude, 5), round(longitude, 5)) for latitude, longitude in places.tolist()]


def _person(draw: numpy.random.Generator, number: int, position: Position) -> PersonFacts:
    least = int(draw.integers(8, 31))
    return PersonFacts(
        person_id=f"P{number:06d}",
        position=position,
        language=_levels(draw, (1, 4)),
        schooling=Schooling(int(draw.integers(0, 4))),
        experience=(Experience(_trade(draw), Decimal(int(draw.integers(0, 13)))),),
        wishes=tuple(dict.fromkeys(_trade(draw) for _ in range(int(draw.integers(1, 4))))),
        authorisations=_sometimes(draw, _SHARE_AUTHORISED, "helsefagarbeider"),
        licences=_sometimes(draw, _SHARE_LICENSED, "B"),
        weekly_hours_min=Decimal(least),
        weekly_hours_max=Decimal("37.5"),
        shifts=_SHIFTS[int(draw.integers(0, len(_SHIFTS)))],
        available_on=FIRST_DAY + timedelta(days=int(draw.integers(0, 120))),
        has_car=bool(draw.random() < _SHARE_WITH_CAR),
        commute_minutes_max=int(draw.integers(2, 7)) * 10,
        waiting_days=int(draw.integers(0, 365)),
    )


def _opening(draw: numpy.random.Generator, number: int, position: Position) -> OpeningFacts:
    return OpeningFacts(
        opening_id=f"O{number:06d}",
        kind=tuple(OpeningKind)[int(draw.integers(0, len(OpeningKind)))],
        position=position,
        styrk08=_trade(draw),
        positions=int(draw.integers(1, 4)),
        weekly_hours=Decimal(int(draw.integers(15, 38))),
        shifts=_SHIFTS[int(draw.integers(0, len(_SHIFTS)))],
        starts_on=FIRST_DAY + timedelta(days=int(draw.integers(30, 180))),
        language=_levels(draw, (0, 3)),
        legal_floor=_FLOORS[int(numpy.searchsorted(_FLOORS_UP_TO, draw.random(), side="right"))],
        mentor=bool(draw.random() < _SHARE_WITH_MENTOR),
        authorisations=_sometimes(draw, _SHARE_ASKING_AUTHORISATION, "helsefagarbeider"),
        licences=_sometimes(draw, _SHARE_ASKING_LICENCE, "B"),
        schooling_min=Schooling(max(0, int(draw.integers(-4, 3)))),
        experience_years_min=Decimal(max(0, int(draw.integers(-4, 3)))),
    )


def _sometimes(draw: numpy.random.Generator, share: float, code: str) -> frozenset[str]:
    return frozenset({code}) if draw.random() < share else frozenset()


def _trade(draw: numpy.random.Generator) -> str:
    """One of ten common trades in seven of ten draws, any unit group otherwise."""
    trades = _TRADES if draw.random() < _SHARE_COMMON_TRADE else unit_groups()
    return trades[int(draw.integers(0, len(trades)))]


def _levels(draw: numpy.random.Generator, span: tuple[int, int]) -> LanguageLevels:
    """Four Norwegian levels within one step of each other, and English."""
    base = int(draw.integers(span[0], span[1] + 1))
    skills = [Cefr(max(0, base + int(step))) for step in draw.integers(-1, 2, 4)]
    return LanguageLevels.of([*skills, Cefr(int(draw.integers(0, 2)))])

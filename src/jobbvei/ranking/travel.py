"""Minutes of travel, estimated from two positions.

There is no timetable here: the estimate is a published whole-number formula, and pages call it «om lag». The road is
taken as 1.3 times the straight line. On foot 5 km/h. By bus 10 minutes of walking and waiting and then 30 km/h. By car
5 minutes and then 60 km/h. A person without a car takes the quicker of foot and bus, a person with one the quicker of
foot and car.
"""

import math
from typing import Any, Final

import numpy
import numpy.typing

from jobbvei.ranking.types import Position

EARTH_RADIUS_METRES: Final = 6_371_000
# Minutes for d metres in a straight line = d x 1.3 / (speed in km/h x 1000 / 60) = d x 78 / (speed in metres an hour).
ROAD_FACTOR_TIMES_MINUTES: Final = 78
FOOT_METRES_PER_HOUR: Final = 5_000
BUS_METRES_PER_HOUR: Final = 30_000
CAR_METRES_PER_HOUR: Final = 60_000
BUS_START_MINUTES: Final = 10
CAR_START_MINUTES: Final = 5

Whole = numpy.typing.NDArray[numpy.integer[Any]]


def place_of(position: Position) -> tuple[float, float, float]:
    """The position as metres from the centre of a round earth, so that distances need no trigonometry."""
    latitude, longitude = math.radians(position.latitude), math.radians(position.longitude)
    level = EARTH_RADIUS_METRES * math.cos(latitude)
    return (level * math.cos(longitude), level * math.sin(longitude), EARTH_RADIUS_METRES * math.sin(latitude))


def distance_metres(one: Position, other: Position) -> int:
    """Straight line in whole metres, rounded to even at a half.

    >>> distance_metres(Position(59.0, 10.0), Position(59.1, 10.0))
    11119
    """
    steps = [a - b for a, b in zip(place_of(one), place_of(other), strict=True)]
    return round(math.sqrt(steps[0] * steps[0] + steps[1] * steps[1] + steps[2] * steps[2]))


def commute_minutes(metres: int, *, has_car: bool) -> int:
    """Minutes one way for a straight line of ``metres``, rounded up.

    >>> [commute_minutes(metres, has_car=False) for metres in (500, 10_000)], commute_minutes(10_000, has_car=True)
    ([8, 36], 18)
    """
    return int(minutes_by_car(numpy.array(metres)) if has_car else minutes_without_car(numpy.array(metres)))


def minutes_by_car(metres: Whole) -> Whole:
    """Whole minutes one way with a car, for a column of metres."""
    return numpy.minimum(
        _minutes(metres, FOOT_METRES_PER_HOUR), CAR_START_MINUTES + _minutes(metres, CAR_METRES_PER_HOUR)
    )


def minutes_without_car(metres: Whole) -> Whole:
    """Whole minutes one way without a car, for a column of metres."""
    return numpy.minimum(
        _minutes(metres, FOOT_METRES_PER_HOUR), BUS_START_MINUTES + _minutes(metres, BUS_METRES_PER_HOUR)
    )


def reach_metres(minutes: int, *, has_car: bool) -> int:
    """The longest straight line that takes at most ``minutes``.

    >>> commute_minutes(reach_metres(30, has_car=True), has_car=True)
    30
    >>> commute_minutes(reach_metres(30, has_car=True) + 1, has_car=True)
    31
    """
    start, speed = (CAR_START_MINUTES, CAR_METRES_PER_HOUR) if has_car else (BUS_START_MINUTES, BUS_METRES_PER_HOUR)
    on_foot = minutes * FOOT_METRES_PER_HOUR // ROAD_FACTOR_TIMES_MINUTES
    return max(on_foot, (minutes - start) * speed // ROAD_FACTOR_TIMES_MINUTES)


def _minutes(metres: Whole, metres_per_hour: int) -> Whole:
    return (metres * ROAD_FACTOR_TIMES_MINUTES + metres_per_hour - 1) // metres_per_hour

"""Where a municipality's dot is drawn on the picture of Norway."""

import math
from dataclasses import dataclass

from jobbvei.learning_network.types import MunicipalTeam

# As the picture frame/norway.svg is drawn; degrees to its units.
WEST, NORTH, UNITS_PER_DEGREE = 4.4, 71.3, 30
WIDTH, HEIGHT = 342, 404
SQUEEZE = math.cos(math.radians(65))


@dataclass(frozen=True, slots=True)
class Dot:
    """A team on the map, in the units of the picture.

    Attributes:
        state: ``on_time``, ``late`` or ``paused``; decides colour and shape.
    """

    team: MunicipalTeam
    x: float
    y: float
    state: str


def dot_of(team: MunicipalTeam, state: str) -> Dot | None:
    """The team's dot; None when nobody knows where the municipality lies."""
    latitude, longitude = team.municipality.latitude, team.municipality.longitude
    if latitude is None or longitude is None:
        return None
    x, y = place_of(latitude, longitude)
    return Dot(team, x, y, state)


def place_of(latitude: float, longitude: float) -> tuple[float, float]:
    """The place in the picture, from its upper left corner.

    >>> place_of(71.3, 4.4)
    (0.0, 0.0)
    >>> place_of(59.91, 10.75)  # Oslo
    (80.5, 341.7)
    """
    x = (longitude - WEST) * SQUEEZE * UNITS_PER_DEGREE
    return round(x, 1), round((NORTH - latitude) * UNITS_PER_DEGREE, 1)

"""What others may name of placements."""

from jobbvei.placements.models import Placement
from jobbvei.placements.states import PlacementState

__all__ = ["Placement", "PlacementState"]

"""A placement as the log names it."""

from jobbvei.audit.types import Thing
from jobbvei.placements.models import Placement


def thing_of(placement: Placement) -> Thing:
    """The placement, and whom it is about."""
    return Thing("placement", str(placement.public_id), str(placement.participant.public_id))

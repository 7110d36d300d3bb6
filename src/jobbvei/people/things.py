"""A participant as the audit trail names it."""

from dataclasses import replace

from jobbvei.audit.types import Occasion, Thing
from jobbvei.people.models import Participant


def thing_of(participant: Participant) -> Thing:
    """The participant, about itself."""
    key = str(participant.public_id)
    return Thing("participant", key, subject_key=key)


def with_details(occasion: Occasion, **details: str | int | bool | None) -> Occasion:
    """The same occasion with more codes for the trail; never names, numbers or free text."""
    return replace(occasion, details={**occasion.details, **details})

"""One way for everything done in a network to reach the trail."""

from dataclasses import replace
from uuid import UUID

from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing


def tell(what: str, thing: str, public_id: UUID, occasion: Occasion, **details: str | int | bool | None) -> None:
    """Write in the trail that ``what`` was done with the thing; details name no people.

    Args:
        what: The kind, without the package's name: ``team.enrolled``.
    """
    told = replace(occasion, details={**occasion.details, **details})
    record_writing(f"learning_network.{what}", Thing(thing, str(public_id)), occasion=told)

"""What happens on a gathering, and what is read for it."""

from django.db import transaction

from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.gathering_details import ItemDetails, ensure_item, ensure_link, unable
from jobbvei.learning_network.models import Gathering, GatheringMaterial, ProgrammeItem
from jobbvei.learning_network.policies import may_change_gathering
from jobbvei.learning_network.types import Seat
from jobbvei.shared.sentence import N_


@transaction.atomic
def save_item(
    *, seat: Seat, gathering: Gathering, details: ItemDetails, item: ProgrammeItem | None = None, occasion: Occasion
) -> ProgrammeItem:
    """Add a part to the programme, or change ``item``.

    Raises:
        Refused: The seat is not a facilitator's.
        UnableToSave: It has no title or length, or is outside the gathering.
    """
    may_change_gathering(seat, gathering).ensure()
    ensure_item(details, gathering)
    saved = item or ProgrammeItem(network=gathering.network, gathering=gathering)
    saved.starts_at, saved.length_minutes = details.starts_at, details.length_minutes
    saved.title, saved.speaker, saved.practice = (
        details.title.strip(),
        details.speaker.strip(),
        details.practice.strip(),
    )
    saved.save()
    tell("programme.changed", "gathering", gathering.public_id, occasion)
    return saved


@transaction.atomic
def remove_item(*, seat: Seat, gathering: Gathering, item: ProgrammeItem, occasion: Occasion) -> None:
    """Take a part out of the programme."""
    may_change_gathering(seat, gathering).ensure()
    item.delete()
    tell("programme.changed", "gathering", gathering.public_id, occasion)


@transaction.atomic
def add_material(*, seat: Seat, gathering: Gathering, title: str, link: str, occasion: Occasion) -> GatheringMaterial:
    """Link to something to read or fill in.

    Raises:
        UnableToSave: The title is empty, or the link is none.
    """
    may_change_gathering(seat, gathering).ensure()
    if not title.strip() or not link:
        raise unable("material", N_("Skriv både en tittel og en lenke."))
    ensure_link(link)
    added = GatheringMaterial.objects.create(
        network=gathering.network, gathering=gathering, title=title.strip(), link=link
    )
    tell("material.changed", "gathering", gathering.public_id, occasion)
    return added


@transaction.atomic
def remove_material(*, seat: Seat, gathering: Gathering, material: GatheringMaterial, occasion: Occasion) -> None:
    """Take a link away."""
    may_change_gathering(seat, gathering).ensure()
    material.delete()
    tell("material.changed", "gathering", gathering.public_id, occasion)

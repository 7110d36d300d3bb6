"""Gatherings, by situation."""

from datetime import datetime, timedelta
from typing import Any

from jobbvei.learning_network.models import Gathering, GatheringMaterial, GatheringRoom, Network, ProgrammeItem
from jobbvei.learning_network.queries.own_link import link_holder
from jobbvei.learning_network.types import LinkHolder, SizeGroup, TeamPerson
from tests.factories.access import NOW

TOMORROW = NOW + timedelta(days=1)
HOURS = timedelta(hours=3)


def make_gathering(network: Network, starts_at: datetime = TOMORROW, **said: Any) -> Gathering:
    """A digital gathering of three hours that the teams are told of."""
    told = {"title": "Samling om innsikt", "invited_at": NOW, "ends_at": starts_at + HOURS, **said}
    return Gathering.objects.create(network=network, starts_at=starts_at, **told)


def make_item(
    gathering: Gathering, after_minutes: int = 0, length_minutes: int = 30, title: str = "Velkommen"
) -> ProgrammeItem:
    """A part of its programme."""
    starts_at = gathering.starts_at + timedelta(minutes=after_minutes)
    return ProgrammeItem.objects.create(
        network=gathering.network,
        gathering=gathering,
        starts_at=starts_at,
        length_minutes=length_minutes,
        title=title,
    )


def make_material(gathering: Gathering) -> GatheringMaterial:
    """Something to read for it."""
    return GatheringMaterial.objects.create(
        network=gathering.network, gathering=gathering, title="Lysark", link="https://eksempel.test/lysark"
    )


def make_room(gathering: Gathering, number: int = 1) -> GatheringRoom:
    """A room on it."""
    return GatheringRoom.objects.create(network=gathering.network, gathering=gathering, number=number)


def make_size_group(network: Network, name: str = "Små", order: int = 0) -> SizeGroup:
    """A group by size."""
    return SizeGroup.objects.create(network=network, name=name, order=order)


def holder_of(person: TeamPerson) -> LinkHolder:
    """The person as they come by their own link, read anew."""
    return link_holder(person.link_key)

"""Dividing people into rooms, and moving them while it happens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.gathering_details import ensure_link, unable
from jobbvei.learning_network.models import Gathering, GatheringRoom, Participation, TeamPerson
from jobbvei.learning_network.placing import Division, divided
from jobbvei.learning_network.policies import may_change_gathering
from jobbvei.learning_network.queries.gatherings import invited_to
from jobbvei.learning_network.types import Seat
from jobbvei.shared.sentence import N_

MOST_IN_A_ROOM = 100
Moved = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """How people are divided, and how many there should be in a room at most."""

    division: Division
    per_room: int = 8


@transaction.atomic
def fill_rooms(*, seat: Seat, gathering: Gathering, plan: RoomPlan, occasion: Occasion) -> int:
    """Divide everybody who may come into rooms; says how many rooms it took. Earlier rooms and moves are forgotten.

    Raises:
        Refused: The seat is not a facilitator's.
        UnableToSave: A room should hold somebody, and not more than a hundred.
    """
    may_change_gathering(seat, gathering).ensure()
    if not 1 <= plan.per_room <= MOST_IN_A_ROOM:
        template = N_("Skriv hvor mange det skal være i hvert rom, fra 1 til {most}.")
        raise unable("per_room", template, most=MOST_IN_A_ROOM)
    expected = [one.person for one in invited_to(gathering) if one.is_expected]
    divided_people = divided(expected, plan.division, plan.per_room)
    rooms = _new_rooms(gathering, len(divided_people))
    _place(gathering, dict(zip(rooms, divided_people, strict=True)))
    tell("rooms.filled", "gathering", gathering.public_id, occasion, rooms=len(rooms), division=str(plan.division))
    return len(rooms)


@transaction.atomic
def tell_room_link(
    *, seat: Seat, gathering: Gathering, room: GatheringRoom, link: str, occasion: Occasion
) -> GatheringRoom:
    """Say which meeting is the room's own; empty when the meeting divides people by itself."""
    may_change_gathering(seat, gathering).ensure()
    ensure_link(link)
    room.meeting_link = link
    room.save(update_fields=["meeting_link"])
    tell("gathering.changed", "gathering", gathering.public_id, occasion)
    return room


@transaction.atomic
def move_to_room(
    *, seat: Seat, gathering: Gathering, people: Iterable[TeamPerson], room: GatheringRoom, occasion: Occasion
) -> Moved:
    """Move people, one or a whole municipality; gives where each was before, for :func:`put_back`.

    Returns:
        The room's key before, by the person's key; None for somebody who had no room of their own.
    """
    may_change_gathering(seat, gathering).ensure()
    before = {}
    for person in people:
        row = _row(person, gathering)
        before[str(person.public_id)] = str(row.room.public_id) if row.room else None
        row.room = room
        row.save(update_fields=["room"])
    tell("rooms.moved", "gathering", gathering.public_id, occasion, people=len(before), to=room.number)
    return before


@transaction.atomic
def put_back(*, seat: Seat, gathering: Gathering, moved: Moved, occasion: Occasion) -> int:
    """Undo a move; a room that is gone since is left out of it. Says how many were put back."""
    may_change_gathering(seat, gathering).ensure()
    rooms = {str(room.public_id): room for room in _rooms(gathering)}
    rows = Participation.objects.of_all_teams(gathering.network).filter(
        gathering=gathering, person__public_id__in=list(moved)
    )
    count = 0
    for row in rows.select_related("person", "team", "network", "gathering").order_by("id"):
        row.room = rooms.get(moved[str(row.person.public_id)] or "")
        row.save(update_fields=["room"])
        count += 1
    tell("rooms.moved", "gathering", gathering.public_id, occasion, people=count, to=None)
    return count


def _rooms(gathering: Gathering) -> list[GatheringRoom]:
    return list(GatheringRoom.objects.in_network(gathering.network).filter(gathering=gathering).order_by("number"))


def _new_rooms(gathering: Gathering, count: int) -> list[GatheringRoom]:
    """Rooms 1 to ``count``; one that stands keeps its number and its meeting."""
    rooms = _rooms(gathering)
    GatheringRoom.objects.in_network(gathering.network).filter(gathering=gathering, number__gt=count).delete()
    kept = [room for room in rooms if room.number <= count]
    known = {room.number for room in kept}
    missing = [number for number in range(1, count + 1) if number not in known]
    new = [GatheringRoom.objects.create(network=gathering.network, gathering=gathering, number=one) for one in missing]
    return sorted([*kept, *new], key=lambda room: room.number)


def _place(gathering: Gathering, rooms: Mapping[GatheringRoom, list[TeamPerson]]) -> None:
    network = gathering.network
    rows = Participation.objects.of_all_teams(network).filter(gathering=gathering).order_by("id")
    known = {row.person_id: row for row in rows.select_related("person", "team", "network", "gathering")}
    wanted = {person.pk: room for room, people in rooms.items() for person in people}
    for key, row in known.items():
        row.room = wanted.get(key)
        row.save(update_fields=["room"])
    new = [person for people in rooms.values() for person in people if person.pk not in known]
    Participation.objects.get_queryset().bulk_create(
        Participation(network=network, team=person.team, person=person, gathering=gathering, room=wanted[person.pk])
        for person in new
    )


def _row(person: TeamPerson, gathering: Gathering) -> Participation:
    row, _is_new = (
        Participation.objects.of_team(person.team)
        .select_related("room")
        .get_or_create(network=person.network, team=person.team, person=person, gathering=gathering)
    )
    return row

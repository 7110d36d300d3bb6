"""The rooms of a gathering and who sits in each. Whoever is invited always has one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from jobbvei.learning_network.models import Gathering, GatheringRoom, TeamPerson
from jobbvei.learning_network.queries.gatherings import Invited, invited_to
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence


class RoomNotFound(NotFound):
    """No room with this key on the gathering."""

    def __init__(self) -> None:
        super().__init__("learning_network.room_not_found", Sentence(N_("Rommet finnes ikke på denne samlingen.")))


@dataclass(slots=True)
class RoomWithPeople:
    """A room, and those who are expected in it."""

    room: GatheringRoom
    people: list[Invited] = field(default_factory=list)

    @property
    def municipalities(self) -> tuple[str, ...]:
        """Who sits here, by municipality, in alphabetical order."""
        return tuple(dict.fromkeys(one.team.name for one in self.people))

    @property
    def arrived_count(self) -> int:
        """How many are here."""
        return sum(one.arrived_at is not None for one in self.people)

    def others_than(self, name: str) -> tuple[str, ...]:
        """The other municipalities here."""
        return tuple(one for one in self.municipalities if one != name)


def rooms_with_people(gathering: Gathering, invited: Sequence[Invited] | None = None) -> list[RoomWithPeople]:
    """Every room with the people expected in it.

    Somebody who was not there when people were divided, sits where most from their municipality sit; somebody whose
    municipality sits nowhere, where there are fewest.
    """
    rooms = {row.pk: RoomWithPeople(row) for row in _rows(gathering)}
    if not rooms:
        return []
    expected = [one for one in (invited_to(gathering) if invited is None else invited) if one.is_expected]
    settled = [(one, key) for one in expected if (key := _own_room(one)) in rooms]
    for one, key in settled:
        rooms[key].people.append(one)
    placed = {one.person.pk for one, _key in settled}
    for one in (one for one in expected if one.person.pk not in placed):
        _room_for(one, rooms).people.append(one)
    for room in rooms.values():
        room.people.sort(key=lambda one: (one.team.name, not one.person.is_lead, one.person.full_name, one.person.pk))
    return list(rooms.values())


def room_of(person: TeamPerson, rooms: Sequence[RoomWithPeople]) -> RoomWithPeople | None:
    """Where the person sits; None when people are not divided, or the person said they are not coming."""
    return next((room for room in rooms if any(one.person.pk == person.pk for one in room.people)), None)


def open_room(public_id: UUID | str, gathering: Gathering) -> GatheringRoom:
    """The room with the key.

    Raises:
        RoomNotFound: There is none on the gathering.
    """
    rows = GatheringRoom.objects.in_network(gathering.network).filter(gathering=gathering, public_id=public_id)
    found = rows.first()
    if found is None:
        raise RoomNotFound
    return found


def _rows(gathering: Gathering) -> list[GatheringRoom]:
    rows = GatheringRoom.objects.in_network(gathering.network).filter(gathering=gathering)
    return list(rows.order_by("number", "id"))


def _own_room(one: Invited) -> int:
    key = one.participation.room_id if one.participation else None
    return 0 if key is None else key


def _room_for(one: Invited, rooms: dict[int, RoomWithPeople]) -> RoomWithPeople:
    same = Counter(
        {key: sum(other.person.team_id == one.person.team_id for other in room.people) for key, room in rooms.items()}
    )
    most = max(same.values())
    if most:
        return rooms[min(key for key, count in same.items() if count == most)]
    return min(rooms.values(), key=lambda room: (len(room.people), room.room.number))

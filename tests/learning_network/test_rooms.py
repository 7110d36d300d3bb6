"""Rooms: whoever is invited always has one, and the facilitators can move people."""

import pytest

from jobbvei.learning_network.actions.participation import answer_own_invitation
from jobbvei.learning_network.actions.rooms import RoomPlan, fill_rooms, move_to_room, put_back, tell_room_link
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import Gathering
from jobbvei.learning_network.placing import Division, divided
from jobbvei.learning_network.queries.gatherings import running_people
from jobbvei.learning_network.queries.rooms import RoomNotFound, open_room, room_of, rooms_with_people
from jobbvei.learning_network.types import Network, Seat
from jobbvei.shared.errors import Refused
from tests.factories.access import make_municipality, make_occasion
from tests.factories.gatherings import holder_of, make_gathering, make_room, make_size_group
from tests.factories.learning_network import facilitators_seat, make_network, make_team, make_team_person, teams_seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def network() -> Network:
    """Three teams of three, three and two: Eksempelvik, Nordvik and Sørvik; the last is large."""
    network = make_network()
    small, large = make_size_group(network), make_size_group(network, "Store", 1)
    for number, name, count, group in (
        ("9901", "Eksempelvik", 3, small),
        ("9902", "Nordvik", 3, small),
        ("9903", "Sørvik", 2, large),
    ):
        team = make_team(network, make_municipality(number, name))
        team.size_group = group
        team.save()
        for one in range(count):
            make_team_person(team, f"{name} Test{'abc'[one]}", is_lead=one == 0)
    return network


@pytest.fixture
def gathering(network: Network) -> Gathering:
    return make_gathering(network)


@pytest.fixture
def seat(network: Network) -> Seat:
    return facilitators_seat(network)


def filled(seat: Seat, gathering: Gathering, division: Division, per_room: int = 6) -> list[tuple[str, ...]]:
    fill_rooms(seat=seat, gathering=gathering, plan=RoomPlan(division, per_room), occasion=make_occasion(seat.actor))
    return [room.municipalities for room in rooms_with_people(gathering)]


class TestDivided:
    @pytest.mark.parametrize(
        ("division", "rooms"),
        [
            (Division.EACH_MUNICIPALITY, [["Eksempelvik"], ["Nordvik"], ["Sørvik"]]),
            (Division.MUNICIPALITIES_TOGETHER, [["Eksempelvik", "Nordvik"], ["Sørvik"]]),
            (Division.SIZE_GROUPS, [["Eksempelvik", "Nordvik"], ["Sørvik"]]),
        ],
    )
    def test_keeps_a_municipality_in_one_room(
        self, network: Network, division: Division, rooms: list[list[str]]
    ) -> None:
        found = divided(running_people(network), division, 6)
        assert [sorted({one.team.name for one in room}) for room in found] == rooms

    def test_never_puts_two_sizes_together_when_asked_not_to(self, network: Network) -> None:
        found = divided(running_people(network), Division.SIZE_GROUPS, 100)
        assert [{one.team.size_group for one in room} for room in found] == [
            {team.size_group} for team in (found[0][0].team, found[1][0].team)
        ]

    def test_mixes_so_that_nobody_sits_with_their_own_only(self, network: Network) -> None:
        found = divided(running_people(network), Division.MIXED, 3)
        assert [len(room) for room in found] == [3, 3, 2]
        assert all(len({one.team_id for one in room}) > 1 for room in found)

    def test_of_nobody_is_no_room(self) -> None:
        for division in Division:
            assert divided([], division, 6) == []


class TestFillRooms:
    def test_gives_everybody_a_room(self, seat: Seat, gathering: Gathering) -> None:
        assert filled(seat, gathering, Division.MUNICIPALITIES_TOGETHER) == [("Eksempelvik", "Nordvik"), ("Sørvik",)]
        rooms = rooms_with_people(gathering)
        assert all(room_of(person, rooms) is not None for person in running_people(gathering.network))

    def test_leaves_out_those_who_cannot_come(self, seat: Seat, gathering: Gathering) -> None:
        person = running_people(gathering.network)[0]
        holder = holder_of(person)
        occasion = make_occasion()
        answer_own_invitation(holder=holder, gathering=gathering, coming_as="not_coming", occasion=occasion)
        filled(seat, gathering, Division.EACH_MUNICIPALITY)
        assert room_of(person, rooms_with_people(gathering)) is None

    def test_again_keeps_the_rooms_meetings(self, seat: Seat, gathering: Gathering) -> None:
        filled(seat, gathering, Division.EACH_MUNICIPALITY)
        first, link = rooms_with_people(gathering)[0].room, "https://moete.test/1"
        tell_room_link(seat=seat, gathering=gathering, room=first, link=link, occasion=make_occasion(seat.actor))
        assert len(filled(seat, gathering, Division.MUNICIPALITIES_TOGETHER)) == 2
        assert rooms_with_people(gathering)[0].room.meeting_link == link

    def test_is_for_facilitators_and_for_rooms_that_hold_somebody(self, seat: Seat, gathering: Gathering) -> None:
        with pytest.raises(UnableToSave):
            filled(seat, gathering, Division.MIXED, per_room=0)
        team = running_people(gathering.network)[0].team
        with pytest.raises(Refused):
            filled(teams_seat(team), gathering, Division.MIXED)


class TestRoomsWithPeople:
    def test_are_none_before_people_are_divided(self, gathering: Gathering) -> None:
        assert rooms_with_people(gathering) == []

    def test_hold_whoever_joins_late_with_their_own_municipality(self, seat: Seat, gathering: Gathering) -> None:
        filled(seat, gathering, Division.EACH_MUNICIPALITY)
        late = make_team_person(running_people(gathering.network)[3].team, "Sene Sentest")
        room = room_of(late, rooms_with_people(gathering))
        assert room is not None
        assert room.municipalities == ("Nordvik",)

    def test_hold_a_team_that_joins_late_where_there_are_fewest(self, seat: Seat, gathering: Gathering) -> None:
        filled(seat, gathering, Division.EACH_MUNICIPALITY)
        new = make_team(gathering.network, make_municipality("9904", "Østvik"))
        late = make_team_person(new, "Sene Sentest")
        room = room_of(late, rooms_with_people(gathering))
        assert room is not None
        assert room.others_than("Østvik") == ("Sørvik",)


class TestMoveToRoom:
    def test_moves_one_and_can_be_undone(self, seat: Seat, gathering: Gathering) -> None:
        filled(seat, gathering, Division.EACH_MUNICIPALITY)
        person, occasion = running_people(gathering.network)[0], make_occasion(seat.actor)
        last = rooms_with_people(gathering)[-1].room
        moved = move_to_room(seat=seat, gathering=gathering, people=[person], room=last, occasion=occasion)
        now = room_of(person, rooms_with_people(gathering))
        assert now is not None
        assert now.others_than("Eksempelvik") == ("Sørvik",)
        put_back(seat=seat, gathering=gathering, moved=moved, occasion=occasion)
        back = room_of(person, rooms_with_people(gathering))
        assert back is not None
        assert back.municipalities == ("Eksempelvik",)

    def test_moves_a_whole_municipality(self, seat: Seat, gathering: Gathering) -> None:
        filled(seat, gathering, Division.EACH_MUNICIPALITY)
        people = [one for one in running_people(gathering.network) if one.team.name == "Nordvik"]
        first = rooms_with_people(gathering)[0].room
        move_to_room(seat=seat, gathering=gathering, people=people, room=first, occasion=make_occasion(seat.actor))
        assert [room.municipalities for room in rooms_with_people(gathering)] == [
            ("Eksempelvik", "Nordvik"),
            (),
            ("Sørvik",),
        ]

    def test_leaves_out_of_the_undoing_a_room_that_is_gone(self, seat: Seat, gathering: Gathering) -> None:
        filled(seat, gathering, Division.EACH_MUNICIPALITY)
        person, occasion = running_people(gathering.network)[-1], make_occasion(seat.actor)
        first = rooms_with_people(gathering)[0].room
        moved = move_to_room(seat=seat, gathering=gathering, people=[person], room=first, occasion=occasion)
        filled(seat, gathering, Division.MUNICIPALITIES_TOGETHER, per_room=100)
        put_back(seat=seat, gathering=gathering, moved=moved, occasion=occasion)
        assert room_of(person, rooms_with_people(gathering)) is not None

    def test_is_not_to_a_room_of_another_gathering(self, gathering: Gathering) -> None:
        other = make_room(make_gathering(gathering.network))
        with pytest.raises(RoomNotFound):
            open_room(other.public_id, gathering)

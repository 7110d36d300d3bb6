"""Dividing people into rooms. Pure: who is invited goes in, lists of people come out, the same each time."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import chain, groupby

from jobbvei.learning_network.models import TeamPerson


class Division(StrEnum):
    """How people are divided into rooms."""

    EACH_MUNICIPALITY = "each_municipality"
    MUNICIPALITIES_TOGETHER = "municipalities_together"
    SIZE_GROUPS = "size_groups"
    MIXED = "mixed"


def divided(people: Sequence[TeamPerson], division: Division, per_room: int) -> list[list[TeamPerson]]:
    """The people, room by room.

    Args:
        people: By municipality, as :func:`running_people` gives them.
        per_room: How many there should be in a room at most. A municipality is parted only when they are mixed, so
            a larger team makes a larger room.
    """
    return DIVISIONS[division](_by_team(people), max(1, per_room))


Teams = list[list[TeamPerson]]


def _each(teams: Teams, _per_room: int) -> Teams:
    return teams


def _together(teams: Teams, per_room: int) -> Teams:
    """Fill one room at a time with whole teams, in order."""
    rooms: Teams = []
    for team in teams:
        if rooms and len(rooms[-1]) + len(team) <= per_room:
            rooms[-1] = [*rooms[-1], *team]
        else:
            rooms.append(team)
    return rooms


def _by_size(teams: Teams, per_room: int) -> Teams:
    """Whole teams, and never two sizes in one room."""
    ordered = sorted(teams, key=lambda team: _size_of(team[0]))
    groups = [list(group) for _size, group in groupby(ordered, key=lambda team: _size_of(team[0]))]
    return list(chain.from_iterable(_together(group, per_room) for group in groups))


def _mixed(teams: Teams, per_room: int) -> Teams:
    """Deal people like cards, so that those from one municipality meet others."""
    people = list(chain.from_iterable(teams))
    count = -(-len(people) // per_room)
    return [people[number::count] for number in range(count)]


def _by_team(people: Sequence[TeamPerson]) -> Teams:
    found: dict[int, list[TeamPerson]] = {}
    for person in people:
        found.setdefault(person.team_id, []).append(person)
    return list(found.values())


def _size_of(person: TeamPerson) -> tuple[int, int]:
    group = person.team.size_group
    return (10_000, 0) if group is None else (group.order, group.pk)


DIVISIONS: dict[Division, Callable[[Teams, int], Teams]] = {
    Division.EACH_MUNICIPALITY: _each,
    Division.MUNICIPALITIES_TOGETHER: _together,
    Division.SIZE_GROUPS: _by_size,
    Division.MIXED: _mixed,
}

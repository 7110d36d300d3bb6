"""The gatherings of a network, who is invited to each, and what each person is invited to.

An invitation is never stored: whoever is in a running team that a gathering is for, is invited. So whoever joins late
has every coming gathering, and the recordings of those that were.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jobbvei.learning_network.models import (
    Gathering,
    GatheringGroup,
    GatheringMaterial,
    MunicipalTeam,
    Participation,
    ProgrammeItem,
    TeamPerson,
)
from jobbvei.learning_network.models.gatherings import ForWhom
from jobbvei.learning_network.models.participation import ComingAs
from jobbvei.learning_network.models.walls import NetworkQuerySet
from jobbvei.learning_network.states import TeamState
from jobbvei.learning_network.types import Network, Seat
from jobbvei.shared.alphabet import Place, place_of
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence

GroupsOf = Mapping[int, frozenset[int]]


class GatheringNotFound(NotFound):
    """No gathering with this key that the seat or the person may know of."""

    def __init__(self) -> None:
        super().__init__("learning_network.gathering_not_found", Sentence(N_("Samlingen finnes ikke her.")))


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is invited, and what is known of it.

    Attributes:
        participation: None while nothing is.
    """

    person: TeamPerson
    participation: Participation | None = None

    @property
    def team(self) -> MunicipalTeam:
        """Their municipality's team."""
        return self.person.team

    @property
    def coming_as(self) -> str:
        """What they answered; empty when they have not."""
        return self.participation.coming_as if self.participation else ""

    @property
    def arrived_at(self) -> datetime | None:
        """When they were seen there."""
        return self.participation.arrived_at if self.participation else None

    @property
    def has_seen_recording(self) -> bool:
        """Whether they have opened the recording."""
        return self.participation is not None and self.participation.recording_seen_at is not None

    @property
    def is_expected(self) -> bool:
        """Whether they may still come: they have not said no, or are there all the same."""
        return self.coming_as != ComingAs.NOT_COMING or self.arrived_at is not None


def gatherings_of(network: Network, *, drafts: bool = False) -> list[Gathering]:
    """Every gathering of the network in the order of time; those nobody is told of only with ``drafts``."""
    rows = _with_names(Gathering.objects.in_network(network))
    return list((rows if drafts else rows.filter(invited_at__isnull=False)).order_by("starts_at", "id"))


def open_gathering(public_id: UUID | str, *, seat: Seat) -> Gathering:
    """The gathering with the key.

    Raises:
        GatheringNotFound: There is none in the seat's network, or the teams are not told of it yet.
    """
    rows = _with_names(Gathering.objects.in_network(seat.network)).filter(public_id=public_id)
    found = rows.first()
    if found is None or (found.invited_at is None and not seat.is_organisers):
        raise GatheringNotFound
    return found


def groups_of(network: Network) -> GroupsOf:
    """Which size groups each gathering is for, by primary keys; a gathering for all is left out."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = GatheringGroup.objects.in_network(network).order_by("gathering_id", "size_group_id")
    for gathering, group in rows.values_list("gathering_id", "size_group_id"):
        found[gathering].add(group)
    return {key: frozenset(groups) for key, groups in found.items()}


def is_for_team(gathering: Gathering, groups: GroupsOf, team: MunicipalTeam) -> bool:
    """Whether the gathering is for the team: all, or one of the size groups it is for."""
    wanted = groups.get(gathering.pk)
    return wanted is None or team.size_group_id in wanted


def is_for(gathering: Gathering, groups: GroupsOf, person: TeamPerson) -> bool:
    """Whether somebody in a team is invited."""
    if gathering.for_whom == ForWhom.PROJECT_LEADS and not person.is_lead:
        return False
    return is_for_team(gathering, groups, person.team)


def invited_to(gathering: Gathering, team: MunicipalTeam | None = None) -> list[Invited]:
    """Everybody in running teams the gathering is for, by municipality and name; only ``team``'s when it is given."""
    people = running_people(gathering.network, team)
    groups = groups_of(gathering.network)
    rows = Participation.objects.of_all_teams(gathering.network).filter(gathering=gathering).order_by("id")
    known = {row.person_id: row for row in rows}
    return [Invited(one, known.get(one.pk)) for one in people if is_for(gathering, groups, one)]


def running_people(network: Network, team: MunicipalTeam | None = None) -> list[TeamPerson]:
    """Everybody who is in a team that takes part, by municipality, the lead first."""
    rows = TeamPerson.objects.of_all_teams(network) if team is None else TeamPerson.objects.of_team(team)
    running = rows.filter(left_on__isnull=True, team__state=TeamState.TAKES_PART)
    named = running.select_related("team__municipality", "team__size_group", "network")
    return sorted(named.order_by("id"), key=_by_team_and_name)


@dataclass(frozen=True, slots=True)
class TeamGathering:
    """A gathering that comes, as it stands for one team.

    Attributes:
        invited: How many of the team are.
        silent: How many of them have not answered.
    """

    gathering: Gathering
    invited: int
    silent: int


def coming_for_team(team: MunicipalTeam, *, at: datetime) -> list[TeamGathering]:
    """What the team is invited to and is not over or cancelled, in the order of time; four queries."""
    people, groups = running_people(team.network, team), groups_of(team.network)
    rows = Participation.objects.of_team(team).exclude(coming_as="").order_by("id")
    answered = set(rows.values_list("gathering_id", "person_id"))
    coming = [one for one in gatherings_of(team.network) if not one.is_cancelled and not one.has_ended(at)]
    found = []
    for one in coming:
        asked = [person for person in people if is_for(one, groups, person)]
        silent = sum((one.pk, person.pk) not in answered for person in asked)
        if asked:
            found.append(TeamGathering(one, len(asked), silent))
    return found


def programme_of(gathering: Gathering) -> list[ProgrammeItem]:
    """The parts of the programme in the order of time."""
    return list(
        ProgrammeItem.objects.in_network(gathering.network).filter(gathering=gathering).order_by("starts_at", "id")
    )


def materials_of(gathering: Gathering) -> list[GatheringMaterial]:
    """What is to be read or filled in."""
    return list(GatheringMaterial.objects.in_network(gathering.network).filter(gathering=gathering).order_by("id"))


def alternative_of(gathering: Gathering) -> Gathering | None:
    """The announced digital alternative on another day; None when there is none, or it is cancelled."""
    rows = Gathering.objects.in_network(gathering.network).filter(alternative_to=gathering, cancelled_at__isnull=True)
    return rows.filter(invited_at__isnull=False).order_by("starts_at", "id").first()


def too_many(gathering: Gathering, expected: Iterable[Invited]) -> int:
    """How many more are expected than there is room for; 0 when it fits or nobody has said how many it takes."""
    if gathering.capacity is None:
        return 0
    return max(0, sum(one.is_expected for one in expected) - gathering.capacity)


@dataclass(frozen=True, slots=True)
class TeamAttendance:
    """How many of a team came to a gathering.

    Attributes:
        invited: How many of those in the team then were invited; never less than ``came``.
    """

    gathering: Gathering
    invited: int
    came: int


def attendance_by_team(network: Network, *, at: datetime) -> Mapping[int, Sequence[TeamAttendance]]:
    """For each team, by primary key, the gatherings for it that have been, in the order of time; four queries."""
    held = [one for one in gatherings_of(network) if one.has_ended(at) and not one.is_cancelled]
    groups, people = groups_of(network), _people_by_team(network)
    came = _came(network)
    teams = MunicipalTeam.objects.in_network(network).order_by("id")
    return {
        team.pk: [_attended(one, people.get(team.pk, []), came) for one in _theirs(held, groups, team)]
        for team in teams
    }


def _by_team_and_name(person: TeamPerson) -> tuple[Place, Place, bool, Place]:
    team = person.team
    return place_of(team.municipality.name), place_of(team.district), not person.is_lead, place_of(person.full_name)


def _with_names(rows: NetworkQuerySet[Gathering]) -> NetworkQuerySet[Gathering]:
    return rows.select_related("network", "phase", "alternative_to")


def _people_by_team(network: Network) -> Mapping[int, list[TeamPerson]]:
    found: dict[int, list[TeamPerson]] = defaultdict(list)
    for person in TeamPerson.objects.of_all_teams(network).order_by("team_id", "id"):
        found[person.team_id].append(person)
    return found


def _came(network: Network) -> Collection[tuple[int, int]]:
    rows = Participation.objects.of_all_teams(network).filter(arrived_at__isnull=False).order_by("id")
    return set(rows.values_list("gathering_id", "person_id"))


def _theirs(held: Iterable[Gathering], groups: GroupsOf, team: MunicipalTeam) -> list[Gathering]:
    return [one for one in held if is_for_team(one, groups, team) and _was_in(team, one)]


def _was_in(team: MunicipalTeam, gathering: Gathering) -> bool:
    day = gathering.first_day
    return team.joined_on <= day and (team.withdrew_on is None or team.withdrew_on > day)


def _attended(gathering: Gathering, people: Iterable[TeamPerson], came: Collection[tuple[int, int]]) -> TeamAttendance:
    day, present, invited = gathering.first_day, 0, 0
    for person in people:
        was_there = (gathering.pk, person.pk) in came
        was_member = person.joined_on <= day and (person.left_on is None or person.left_on > day)
        is_asked = gathering.for_whom == ForWhom.ALL or person.is_lead
        present += was_there
        invited += was_there or (was_member and is_asked)
    return TeamAttendance(gathering, invited, present)

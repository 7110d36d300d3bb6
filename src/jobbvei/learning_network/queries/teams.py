"""The teams of a network, their people, and how they stand against what the network asks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from jobbvei.learning_network.models import MunicipalTeam, Requirement, RequirementKind, TeamPerson
from jobbvei.learning_network.policies import may_see_team
from jobbvei.learning_network.types import Network, Seat
from jobbvei.shared.alphabet import Place, place_of
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence


class TeamNotFound(NotFound):
    """No team with this key that the seat may see."""

    def __init__(self) -> None:
        super().__init__("learning_network.team_not_found", Sentence(N_("Kommunens gruppe finnes ikke her.")))


class PersonNotFound(NotFound):
    """Nobody with this key in a team the seat may see."""

    def __init__(self) -> None:
        super().__init__("learning_network.person_not_found", Sentence(N_("Gruppemedlemmet finnes ikke her.")))


@dataclass(frozen=True, slots=True)
class CheckedRequirement:
    """A requirement as it stands for one team.

    Attributes:
        is_met: None when nothing known decides it yet.
    """

    requirement: Requirement
    is_met: bool | None


@dataclass(frozen=True, slots=True)
class InitiativeCounts:
    """What a team's initiatives come to, for the requirements that ask about them."""

    running: int = 0
    municipal: int = 0
    evaluated: int = 0


def teams_of(network: Network) -> Sequence[MunicipalTeam]:
    """Every team that is or has been in the network, by size group and name."""
    rows = MunicipalTeam.objects.in_network(network).select_related("municipality", "size_group", "network")
    return sorted(rows.order_by("id"), key=_by_size_and_name)


def open_team(public_id: UUID | str, *, seat: Seat) -> MunicipalTeam:
    """The team with the key.

    Raises:
        TeamNotFound: There is none, or the seat may not see inside it.
    """
    rows = MunicipalTeam.objects.in_network(seat.network).select_related("municipality", "size_group", "network")
    team = rows.filter(public_id=public_id).first()
    if team is None or not may_see_team(seat, team):
        raise TeamNotFound
    return team


def people_in(team: MunicipalTeam) -> list[TeamPerson]:
    """Those in the team now: the lead first, then the core, then by name."""
    rows = TeamPerson.objects.of_team(team).filter(left_on__isnull=True).select_related("user", "team", "network")
    return list(rows.order_by("-is_lead", "-is_core", "full_name", "id"))


def people_in_all(network: Network) -> dict[int, list[TeamPerson]]:
    """Those in every team now, by the team's primary key; one query."""
    found: dict[int, list[TeamPerson]] = defaultdict(list)
    rows = TeamPerson.objects.of_all_teams(network).filter(left_on__isnull=True)
    for person in rows.order_by("team_id", "-is_lead", "-is_core", "full_name", "id"):
        found[person.team_id].append(person)
    return dict(found)


def open_person(public_id: UUID | str, *, seat: Seat) -> TeamPerson:
    """Somebody who is in a team the seat may see.

    Raises:
        PersonNotFound: There is nobody.
    """
    rows = TeamPerson.objects.of_all_teams(seat.network).filter(public_id=public_id, left_on__isnull=True)
    person = rows.select_related("team__municipality", "network").first()
    if person is None or not may_see_team(seat, person.team):
        raise PersonNotFound
    return person


def requirements_of(network: Network) -> list[Requirement]:
    """What the network asks of each team, in the organiser's order."""
    return list(Requirement.objects.in_network(network).order_by("order", "id"))


def checked(
    requirements: Iterable[Requirement], people: Sequence[TeamPerson], initiatives: InitiativeCounts
) -> list[CheckedRequirement]:
    """How a team with these people and initiatives stands against the requirements."""
    services = {person.service for person in people}
    met: Mapping[str, bool] = {
        RequirementKind.LEAD: any(person.is_lead for person in people),
        RequirementKind.INITIATIVES: initiatives.running > 0,
        RequirementKind.MUNICIPAL_INITIATIVE: initiatives.municipal > 0,
        RequirementKind.EVALUATION: initiatives.evaluated > 0,
    }
    return [CheckedRequirement(one, met.get(one.kind, not services.isdisjoint(one.any_of))) for one in requirements]


def _by_size_and_name(team: MunicipalTeam) -> tuple[bool, int, Place, Place]:
    group = team.size_group
    return group is None, group.order if group else 0, place_of(team.municipality.name), place_of(team.district)

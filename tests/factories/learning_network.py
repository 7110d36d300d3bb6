"""Networks, teams and seats, by situation."""

from datetime import date

from jobbvei.access.roles import FACILITATOR, PROJECT_LEAD
from jobbvei.access.types import Actor
from jobbvei.learning_network.models import MunicipalTeam, Network, NetworkTask, Phase, TeamPerson
from jobbvei.learning_network.types import Seat, TeamService
from jobbvei.municipalities.actions import save_organiser
from jobbvei.municipalities.types import Municipality
from tests.factories.access import make_actor, make_municipality

STARTS, ENDS = date(2026, 6, 1), date(2027, 12, 31)


def make_organiser(number: str = "0001", name: str = "KS") -> Municipality:
    """An organiser of networks."""
    return save_organiser(number, name)


def make_network(organiser: Municipality | None = None, name: str = "Flyktninger i jobb") -> Network:
    """A network that runs on :data:`tests.factories.access.TODAY`."""
    return Network.objects.create(
        tenant=organiser or make_organiser(), name=name, purpose="Flere i jobb.", first_day=STARTS, last_day=ENDS
    )


def make_phase(network: Network, name: str = "Oppstart", first_day: date = STARTS, last_day: date = ENDS) -> Phase:
    """A phase of the network."""
    return Phase.objects.create(network=network, name=name, first_day=first_day, last_day=last_day)


def make_task(phase: Phase, title: str = "Sett sammen gruppen") -> NetworkTask:
    """A task of the phase."""
    return NetworkTask.objects.create(network=phase.network, phase=phase, title=title)


def make_team(network: Network | None = None, municipality: Municipality | None = None) -> MunicipalTeam:
    """A team that has been there since the start."""
    network = network or make_network()
    return MunicipalTeam.objects.create(
        network=network, municipality=municipality or make_municipality(), joined_on=STARTS
    )


def make_team_person(
    team: MunicipalTeam, name: str = "Petra Plantest", service: TeamService = TeamService.REFUGEE_SERVICE, **said: bool
) -> TeamPerson:
    """Somebody in the team."""
    return TeamPerson.objects.create(
        network=team.network, team=team, full_name=name, service=service, joined_on=STARTS, **said
    )


def facilitators_seat(network: Network, actor: Actor | None = None) -> Seat:
    """The seat of a facilitator of the network."""
    return Seat(actor or make_actor(FACILITATOR, network.tenant), network)


def teams_seat(team: MunicipalTeam, actor: Actor | None = None) -> Seat:
    """The seat of the team's project lead."""
    return Seat(actor or make_actor(PROJECT_LEAD, team.municipality), team.network, team)

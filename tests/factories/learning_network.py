"""Networks, teams and seats, by situation."""

from datetime import date
from typing import Any

from jobbvei.access.roles import FACILITATOR, PROJECT_LEAD
from jobbvei.access.types import Actor
from jobbvei.learning_network.actions.initiatives import add_initiative
from jobbvei.learning_network.actions.practices import move_practice, write_practice
from jobbvei.learning_network.initiative_details import InitiativeDetails
from jobbvei.learning_network.models import (
    Initiative,
    MunicipalTeam,
    Network,
    NetworkTask,
    Phase,
    Practice,
    TeamPerson,
    WorkbookTemplate,
)
from jobbvei.learning_network.practice_details import PracticeDetails
from jobbvei.learning_network.queries.workbooks import Workbook, workbook_of
from jobbvei.learning_network.types import Category, MunicipalitySize, PracticeState, Seat, TeamService
from jobbvei.learning_network.workbooks.reading import template_patterns
from jobbvei.learning_network.workbooks.template import as_stored
from jobbvei.municipalities.actions import save_organiser
from jobbvei.municipalities.types import Municipality
from tests.factories.access import NOW, make_actor, make_municipality, make_occasion

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


def make_initiative(seat: Seat, title: str = "Matverter på sykehjemmet", **said: Any) -> Initiative:
    """An initiative with a goal and an owner, as an idea."""
    owner = make_team_person(seat.own_team)
    told = {"category": Category.OWN_SERVICES, "goal": "Ti begynner før jul.", "owner": owner, **said}
    details = InitiativeDetails(title=title, **told)
    return add_initiative(seat=seat, details=details, occasion=make_occasion(seat.actor))


def practice_details(title: str = "Matverter med mentor", **said: Any) -> PracticeDetails:
    """What a card says."""
    told = {
        "owner_name": "Nav Prøvevik",
        "category": Category.OWN_SERVICES,
        "size": MunicipalitySize.SMALL,
        "what": "Noen begynner som matvert på sykehjemmet.",
        **said,
    }
    return PracticeDetails(title=title, **told)


def make_practice(network: Network, title: str = "Matverter med mentor", **said: Any) -> Practice:
    """A published card in the bank of the network's organiser."""
    seat = facilitators_seat(network)
    occasion = make_occasion(seat.actor)
    practice = write_practice(seat=seat, details=practice_details(title, **said), occasion=occasion)
    return move_practice(seat=seat, practice=practice, state=PracticeState.PUBLISHED, occasion=occasion)


def make_workbook(team: MunicipalTeam) -> Workbook:
    """The team's workbook, unanswered, with the template of 2024–2025."""
    WorkbookTemplate.objects.create(
        network=team.network, number=1, content=as_stored(template_patterns()["flyktninger_i_jobb"]), made_at=NOW
    )
    return workbook_of(team)

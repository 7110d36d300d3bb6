"""Writes the demo's networks: the one of 2024–2025 as it was planned, and one that runs today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jobbvei.cli.demo.chance import dice
from jobbvei.cli.demo.geography import EKSEMPELVIK
from jobbvei.cli.demo.load_municipalities import save_municipality
from jobbvei.cli.demo.network_teams import DemoTeam, make_teams, new_municipalities
from jobbvei.cli.demo.scene import Scene
from jobbvei.learning_network.actions.networks import make_network
from jobbvei.learning_network.actions.people import add_person
from jobbvei.learning_network.actions.tasks import mark_task_done
from jobbvei.learning_network.actions.teams import (
    Withdrawal,
    choose_attendance,
    enrol_municipality,
    pause_team,
    tell_status,
    withdraw_team,
)
from jobbvei.learning_network.details import NetworkDetails, PersonDetails
from jobbvei.learning_network.programmes.reading import patterns
from jobbvei.learning_network.queries.plan import plan_for
from jobbvei.learning_network.types import Attendance, MunicipalTeam, Network, Seat
from jobbvei.municipalities.types import Municipality
from jobbvei.shared.period import add_months

FACILITATOR, LEAD = "kim", "petra"
PATTERN = "flyktninger_i_jobb"
MONTHS_AGO = 7
STATUS_LINES = (
    "To plasser i hjemmetjenesten er lovet, og HR er med.",
    "Vi venter på svar fra kommunedirektøren.",
    "Språkmentorer er lært opp, første kurs i januar.",
    "Jobbtreff i desember med fjorten bedrifter.",
    "Ny på Nav-kontoret, vi begynner litt på nytt.",
)


@dataclass(frozen=True, slots=True)
class Period:
    """When a network began, and its name."""

    name: str
    first_day: date


def load_networks(scene: Scene, *, seed: int) -> list[Network]:
    """Write both networks with their teams; the later one as far as it has come on the scene's day."""
    municipalities = {one.number: save_municipality(one) for one in new_municipalities(seed=seed)}
    places = {**scene.municipalities, **municipalities}
    teams = make_teams(seed=seed)
    began = add_months(scene.today.replace(day=1), -MONTHS_AGO)
    first = _load(scene, Period("Flyktninger i jobb 2024–2025", date(2024, 6, 1)), teams, places)
    running = _load(scene, Period(f"Flyktninger i jobb {began.year}–{began.year + 1}", began), teams, places)
    _bring_up_to_date(scene, running, seed)
    return [first, running]


def _load(scene: Scene, period: Period, teams: Sequence[DemoTeam], places: dict[str, Municipality]) -> Network:
    pattern = patterns()[PATTERN]
    details = NetworkDetails(
        name=period.name,
        first_day=period.first_day,
        last_day=pattern.last_day(period.first_day),
        purpose=pattern.purpose,
        partners=pattern.partners,
        fee_kr=pattern.fee_kr,
        fee_covers=pattern.fee_covers,
    )
    day = max(period.first_day, scene.members[FACILITATOR].started_on)
    network = make_network(details=details, pattern=pattern, occasion=scene.by_user(FACILITATOR, day))
    for told in teams:
        _load_team(scene, network, told, places[told.municipality.number])
    return network


def _load_team(scene: Scene, network: Network, told: DemoTeam, municipality: Municipality) -> None:
    occasion = scene.by_user(FACILITATOR, max(network.first_day, scene.members[FACILITATOR].started_on))
    seat = Seat(scene.actor(FACILITATOR, occasion.at.date()), network)
    team = enrol_municipality(
        seat=seat, municipality=municipality, joined_on=network.first_day, district=told.district, occasion=occasion
    )
    for one in told.people:
        details = PersonDetails(
            full_name=one.full_name, service=one.service, email=one.email, title=one.title, is_core=one.is_core
        )
        add_person(seat=seat, team=team, details=details, occasion=occasion)
    if told.withdrew:
        withdraw_team(seat=seat, team=team, why=Withdrawal(reason=told.withdrew), occasion=occasion)
    if told.is_digital:
        _only_digital(scene, network, team)


def _only_digital(scene: Scene, network: Network, team: MunicipalTeam) -> None:
    """Teams have no users of their own in the demo but Eksempelvik's, so the setting is told by the system."""

"""Writes the demo's networks: the one of 2024–2025 as it was planned, and one that runs today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from jobbvei.access.actions.demonstration import make_invented_user
from jobbvei.access.actions.memberships import NewMember
from jobbvei.access.types import Membership
from jobbvei.audit.types import Occasion
from jobbvei.cli.demo.chance import dice
from jobbvei.cli.demo.geography import EKSEMPELVIK
from jobbvei.cli.demo.load_municipalities import save_municipality
from jobbvei.cli.demo.network_teams import DemoPerson, DemoTeam, make_teams, new_municipalities
from jobbvei.cli.demo.scene import OFFICE_OPENS, Scene, moment
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
from jobbvei.learning_network.queries.teams import teams_of
from jobbvei.learning_network.types import Attendance, MunicipalTeam, Network, NetworkTask, Seat, TeamState
from jobbvei.municipalities.types import Municipality
from jobbvei.shared.period import add_months

FACILITATOR, LEAD = "kim", "petra"
PATTERN = "flyktninger_i_jobb"
MONTHS_AGO = 7
FIRST_NETWORK = date(2024, 6, 1)
SHARE_GONE_QUIET, QUIET_DAYS, USUAL_DAYS = 0.2, (45, 75), (1, 32)
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


def with_teams(scene: Scene, *, seed: int) -> Scene:
    """The scene with the municipalities of the networks, and a lead in each who has no password to log in with."""
    municipalities = {one.number: save_municipality(one) for one in new_municipalities(seed=seed)}
    places = {**scene.municipalities, **municipalities}
    leads = {
        told.municipality.number: _lead(told.people[0], places[told.municipality.number])
        for told in make_teams(seed=seed)
        if told.municipality.number != EKSEMPELVIK.number
    }
    return replace(scene, municipalities=places, members={**scene.members, **leads})


def _lead(person: DemoPerson, municipality: Municipality) -> Membership:
    return make_invented_user(
        NewMember(person.email, person.full_name, "project_lead"),
        tenant=municipality,
        password_hash=make_password(None),
        started_on=FIRST_NETWORK,
        at=moment(FIRST_NETWORK, OFFICE_OPENS),
    )


def load_networks(scene: Scene, *, seed: int) -> list[Network]:
    """Write both networks with their teams; the later one as far as it has come on the scene's day."""
    places, teams = scene.municipalities, make_teams(seed=seed)
    began = add_months(scene.today.replace(day=1), -MONTHS_AGO)
    first = _load(scene, Period("Flyktninger i jobb 2024–2025", FIRST_NETWORK), teams, places)
    running = _load(scene, Period(f"Flyktninger i jobb {began.year}–{began.year + 1}", began), teams, places)
    _bring_up_to_date(scene, running, seed)
    return [first, running]


def _load(scene: Scene, period: Period, teams: Sequence[DemoTeam], places: Mapping[str, Municipality]) -> Network:
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
    day = max(network.first_day, scene.members[FACILITATOR].started_on)
    occasion, seat = scene.by_user(FACILITATOR, day), Seat(scene.actor(FACILITATOR, day), network)
    team = enrol_municipality(
        seat=seat, municipality=municipality, joined_on=network.first_day, district=told.district, occasion=occasion
    )
    for one in told.people:
        add_person(seat=seat, team=team, details=_details(one), occasion=occasion)
    if told.is_digital:
        choose_attendance(seat=seat, team=team, attendance=Attendance.DIGITAL, occasion=occasion)
    if told.withdrew:
        withdraw_team(seat=seat, team=team, why=Withdrawal(reason=told.withdrew), occasion=occasion)


def _details(one: DemoPerson) -> PersonDetails:
    return PersonDetails(
        full_name=one.full_name, service=one.service, email=one.email, title=one.title, is_core=one.is_core
    )


def _bring_up_to_date(scene: Scene, network: Network, seed: int) -> None:
    """Let the teams have done most of what is due; some are behind, one is on pause, some say how it goes."""
    rng = dice(seed, "network progress")
    teams = [team for team in teams_of(network) if team.state == TeamState.TAKES_PART]
    for place, team in enumerate(teams):
        seat = seat_in_team(scene, network, team)
        pace = rng.uniform(0.55, 1.0)
        for task in _due_tasks(network, team, scene.today):
            if rng.random() < pace:
                mark_task_done(seat=seat, task=task, occasion=occasion_of(scene, seat))
        if place % 3 == 0:
            line = STATUS_LINES[place % len(STATUS_LINES)]
            tell_status(seat=seat, line=line, occasion=occasion_of(scene, seat))
    paused = next(team for team in reversed(teams) if team.municipality_id != EKSEMPELVIK.number)
    seat = seat_in_team(scene, network, paused)
    back_on = scene.today + timedelta(days=45)
    pause_team(seat=seat, team=paused, back_on=back_on, occasion=occasion_of(scene, seat))


def _due_tasks(network: Network, team: MunicipalTeam, on: date) -> list[NetworkTask]:
    planned = [one for phase in plan_for(network, team) for one in phase.tasks]
    return [one.task for one in planned if one.due_on is not None and one.due_on <= on]


def seat_in_team(scene: Scene, network: Network, team: MunicipalTeam) -> Seat:
    """The team's own lead in their seat."""
    return Seat(scene.actor(_lead_of(team), scene.today), network, team)


def _lead_of(team: MunicipalTeam) -> str:
    return LEAD if team.municipality_id == EKSEMPELVIK.number else str(team.municipality_id)


def occasion_of(scene: Scene, seat: Seat) -> Occasion:
    """Whoever sits there doing something, on the last day their team did anything."""
    team = seat.own_team
    return replace(scene.by_user(_lead_of(team), last_day_of(scene, team)), by=seat.actor, purpose="network")


def last_day_of(scene: Scene, team: MunicipalTeam) -> date:
    """When the team last did anything: most within some weeks, and a few have gone quiet."""
    if team.municipality_id == EKSEMPELVIK.number:
        return scene.today
    rng = dice(int(team.municipality_id), "network pace")
    quiet = rng.random() < SHARE_GONE_QUIET
    return scene.today - timedelta(days=rng.randint(*(QUIET_DAYS if quiet else USUAL_DAYS)))

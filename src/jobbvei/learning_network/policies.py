"""Who may do what in a network, from the seat they have in it."""

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.learning_network.states import TRANSITIONS, TeamState
from jobbvei.learning_network.types import MunicipalTeam, Seat
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.shared.verdict import Verdict


def may_facilitate(seat: Seat) -> Verdict:
    """Whether the seat leads the network: plans gatherings, sees every team, changes phases and tasks."""
    return may(seat.actor, Permission.FACILITATE_NETWORK).and_then(_sits_with_organiser(seat))


def may_work_in_team(seat: Seat) -> Verdict:
    """Whether the seat may write what its own team writes: workbook, tasks done, sign-up."""
    return may(seat.actor, Permission.WORK_IN_NETWORK).and_then(_sits_in_a_running_team(seat))


def may_lead_team(seat: Seat) -> Verdict:
    """Whether the seat may change its own team: its people, its pause, its status line."""
    return may(seat.actor, Permission.LEAD_TEAM).and_then(_sits_in_a_team(seat))


def may_change_team_state(seat: Seat, team: MunicipalTeam) -> Verdict:
    """Whether the seat may pause the team, take it out or take it in again: its own lead, or a facilitator."""
    return may_facilitate(seat) if seat.is_organisers else may_lead_team(seat).and_then(may_see_team(seat, team))


def may_write_people(seat: Seat, team: MunicipalTeam) -> Verdict:
    """Whether the seat may change who is in the team: its own lead, or a facilitator for somebody who calls."""
    return may_change_team_state(seat, team).and_then(may_see_team(seat, team))


def may_see_team(seat: Seat, team: MunicipalTeam) -> Verdict:
    """Whether the seat may see inside the team: its own, or any of the network the organiser runs."""
    if team.network_id == seat.network.pk and (seat.team is None or seat.team.pk == team.pk):
        return Verdict.allow()
    return Verdict.refuse(
        "learning_network.other_team", Sentence(N_("Dette hører til en annen kommunes gruppe, og er ikke delt."))
    )


def may_become(team: MunicipalTeam, state: TeamState) -> Verdict:
    """Whether the team can go from where it is to ``state``."""
    if state in TRANSITIONS[TeamState(team.state)]:
        return Verdict.allow()
    return Verdict.refuse(
        "learning_network.team_state",
        Sentence(
            N_("{team} er {state} og kan ikke bli {wanted}. Last siden på nytt for å se hva som er endret."),
            {"team": team.name, "state": str(TeamState(team.state).label), "wanted": str(state.label)},
        ),
    )


def _sits_with_organiser(seat: Seat) -> Verdict:
    if seat.is_organisers and seat.network.tenant_id == seat.actor.tenant_number:
        return Verdict.allow()
    return Verdict.refuse(
        "learning_network.not_organiser", Sentence(N_("Dette gjør bare de som leder nettverket, i dette nettverket."))
    )


def _sits_in_a_team(seat: Seat) -> Verdict:
    if seat.team is not None and seat.team.municipality_id == seat.actor.tenant_number:
        return Verdict.allow()
    return Verdict.refuse(
        "learning_network.no_team", Sentence(N_("Dette gjør kommunens egen gruppe, ikke de som leder nettverket."))
    )


def _sits_in_a_running_team(seat: Seat) -> Verdict:
    own = _sits_in_a_team(seat)
    if not own or seat.team is None or seat.team.state != TeamState.WITHDRAWN:
        return own
    return Verdict.refuse(
        "learning_network.team_withdrawn",
        Sentence(
            N_("{team} har trukket seg. Det som er skrevet, kan leses, men ikke endres."), {"team": seat.team.name}
        ),
    )

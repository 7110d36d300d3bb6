"""Enrolling a municipality, pausing, withdrawing and coming back."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import MunicipalTeam, SizeGroup
from jobbvei.learning_network.models.networks import Attendance, WithdrawalReason
from jobbvei.learning_network.policies import may_become, may_change_team_state, may_facilitate, may_lead_team
from jobbvei.learning_network.states import TeamState
from jobbvei.learning_network.types import Seat
from jobbvei.municipalities.types import Municipality
from jobbvei.shared.sentence import N_, Sentence

# What is known of a pause and of a withdrawal; nothing of it stands when the team is back.
LEFT_BEHIND = ("paused_on", "resumed_on", "expected_back_on", "withdrew_on", "withdrawal_reason", "withdrawal_note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Why a municipality leaves, in a word and in its own words."""

    reason: str
    note: str = ""


@transaction.atomic
def enrol_municipality(
    *, seat: Seat, municipality: Municipality, joined_on: date, district: str = "", occasion: Occasion
) -> MunicipalTeam:
    """Let a municipality, or a district of it, into the network; the size group follows from its population.

    A team that withdrew comes back as it was, with its workbook and people.

    Raises:
        Refused: The seat is not a facilitator's.
        UnableToSave: It is an organiser, or in the network already.
    """
    may_facilitate(seat).ensure()
    if municipality.is_organiser:
        raise UnableToSave(
            "learning_network.is_organiser", Sentence(N_("Velg en kommune. En arrangør meldes ikke på."))
        )
    district = " ".join(district.split())
    known = MunicipalTeam.objects.in_network(seat.network).filter(municipality=municipality, district=district).first()
    team = _back(known, seat.actor.on) if known is not None else _new(seat, municipality, district, joined_on)
    tell("team.enrolled", "team", team.public_id, occasion, municipality=municipality.number)
    return team


@transaction.atomic
def pause_team(*, seat: Seat, team: MunicipalTeam, back_on: date | None, occasion: Occasion) -> MunicipalTeam:
    """Pause the team from today: nothing is due, nobody is reminded, everything is kept.

    Args:
        back_on: When it is expected back; None when nobody knows.
    """
    _ensure_may_become(seat, team, TeamState.PAUSED)
    if back_on is not None and back_on <= seat.actor.on:
        template = N_(
            "Dere kan ikke være tilbake {day}; det er ikke etter i dag. Velg en senere dag, eller la feltet stå tomt."
        )
        raise UnableToSave("learning_network.back_in_the_past", Sentence(template, {"day": back_on}))
    team.state, team.expected_back_on = TeamState.PAUSED, back_on
    team.paused_on, team.resumed_on = seat.actor.on, None
    team.save(update_fields=["state", "paused_on", "resumed_on", "expected_back_on"])
    tell("team.paused", "team", team.public_id, occasion)
    return team


@transaction.atomic
def resume_team(*, seat: Seat, team: MunicipalTeam, occasion: Occasion) -> MunicipalTeam:
    """Take a paused team, or one that withdrew, in again."""
    _ensure_may_become(seat, team, TeamState.TAKES_PART)
    resumed = _back(team, seat.actor.on)
    tell("team.resumed", "team", team.public_id, occasion)
    return resumed


@transaction.atomic
def withdraw_team(*, seat: Seat, team: MunicipalTeam, why: Withdrawal, occasion: Occasion) -> MunicipalTeam:
    """Take the team out from today, with the reason; what it wrote is kept and can be read.

    Raises:
        Refused: The seat may not, or the team has withdrawn already.
        UnableToSave: No reason is chosen.
    """
    _ensure_may_become(seat, team, TeamState.WITHDRAWN)
    if why.reason not in WithdrawalReason.values:
        raise UnableToSave("learning_network.no_reason", Sentence(N_("Velg hvorfor kommunen trekker seg.")))
    team.state, team.withdrew_on = TeamState.WITHDRAWN, seat.actor.on
    team.withdrawal_reason, team.withdrawal_note = why.reason, why.note.strip()
    team.save(update_fields=["state", "withdrew_on", "withdrawal_reason", "withdrawal_note"])
    tell("team.withdrawn", "team", team.public_id, occasion, reason=why.reason)
    return team


@transaction.atomic
def tell_status(*, seat: Seat, line: str, occasion: Occasion) -> MunicipalTeam:
    """Say in one line how it goes with the seat's own team; an empty line takes the last one away."""
    may_lead_team(seat).ensure()
    team = seat.own_team
    team.status_line, team.status_line_at = " ".join(line.split()), occasion.at
    team.save(update_fields=["status_line", "status_line_at"])
    tell("team.status_told", "team", team.public_id, occasion)
    return team


@transaction.atomic
def choose_attendance(*, seat: Seat, team: MunicipalTeam, attendance: Attendance, occasion: Occasion) -> MunicipalTeam:
    """Say whether the team comes to physical gatherings, unless it says otherwise for one of them."""
    may_change_team_state(seat, team).ensure()
    team.attendance = attendance
    team.save(update_fields=["attendance"])
    tell("team.attendance_set", "team", team.public_id, occasion, attendance=str(attendance))
    return team


def _ensure_may_become(seat: Seat, team: MunicipalTeam, state: TeamState) -> None:
    may_change_team_state(seat, team).and_then(may_become(team, state)).ensure()


def _new(seat: Seat, municipality: Municipality, district: str, joined_on: date) -> MunicipalTeam:
    return MunicipalTeam.objects.create(
        network=seat.network,
        municipality=municipality,
        district=district,
        joined_on=joined_on,
        size_group=_group_for(seat, None if district else municipality.population),
    )


def _group_for(seat: Seat, population: int | None) -> SizeGroup | None:
    """The first group that holds a municipality of this size; a district's size is not known here."""
    groups = SizeGroup.objects.in_network(seat.network).order_by("order", "id")
    return None if population is None else next((group for group in groups if group.holds(population)), None)


def _back(team: MunicipalTeam, on: date) -> MunicipalTeam:
    if team.state == TeamState.TAKES_PART:
        template = N_("{team} er allerede med i nettverket.")
        raise UnableToSave("learning_network.already_in", Sentence(template, {"team": team.name}))
    if team.paused_on is None or team.resumed_on is not None:  # it did not leave from a pause
        team.paused_on = team.withdrew_on
    team.state, team.resumed_on = TeamState.TAKES_PART, on
    team.expected_back_on, team.withdrew_on = None, None
    team.withdrawal_reason, team.withdrawal_note = "", ""
    team.save(update_fields=["state", *LEFT_BEHIND])
    return team

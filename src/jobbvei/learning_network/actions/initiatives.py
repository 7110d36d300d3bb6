"""Adding, changing and moving a team's initiatives, their log, their counts and their evaluation."""

from datetime import date

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.initiative_details import (
    CountOnDay,
    Evaluation,
    InitiativeDetails,
    ensure_count,
    ensure_evaluation,
    ensure_initiative,
)
from jobbvei.learning_network.models import IndicatorCount, Initiative, LogLine
from jobbvei.learning_network.models.topics import Category
from jobbvei.learning_network.policies import may_move_initiative, may_work_in_team, may_write_initiative
from jobbvei.learning_network.states import STANDING, InitiativeState
from jobbvei.learning_network.types import Seat
from jobbvei.shared.sentence import N_, Sentence


@transaction.atomic
def add_initiative(*, seat: Seat, details: InitiativeDetails, occasion: Occasion) -> Initiative:
    """Add an initiative of the seat's own team, as an idea.

    Raises:
        Refused: The seat does not work in a team.
        UnableToSave: A field is wrong.
    """
    may_work_in_team(seat).ensure()
    ensure_initiative(details, seat.own_team)
    added = Initiative.objects.create(network=seat.network, team=seat.own_team, **columns(details))
    tell("initiative.added", "initiative", added.public_id, occasion, category=details.category)
    return added


@transaction.atomic
def change_initiative(
    *, seat: Seat, initiative: Initiative, details: InitiativeDetails, occasion: Occasion
) -> Initiative:
    """Change what is said about an initiative; the card it may be copied from stays as it is.

    Raises:
        Refused: It is another team's.
        UnableToSave: A field is wrong, or one that is planned or running would lose its goal or owner.
    """
    may_write_initiative(seat, initiative).ensure()
    ensure_initiative(details, initiative.team)
    if initiative.state in STANDING and not (details.goal.strip() and details.owner):
        template = N_("Tiltaket er {state}, så det må ha mål og ansvarlig.")
        state = str(InitiativeState(initiative.state).label)
        raise UnableToSave("learning_network.initiative_loses_goal", Sentence(template, {"state": state}))
    for name, value in columns(details).items():
        setattr(initiative, name, value)
    initiative.save()
    tell("initiative.changed", "initiative", initiative.public_id, occasion, category=details.category)
    return initiative


@transaction.atomic
def move_initiative(*, seat: Seat, initiative: Initiative, state: InitiativeState, occasion: Occasion) -> Initiative:
    """Say how far an initiative has come; one that starts without a day starts today.

    Raises:
        Refused: It is another team's, cannot go there, or lacks a goal or an owner.
    """
    may_move_initiative(seat, initiative, state).ensure()
    initiative.state = state
    if state == InitiativeState.RUNNING and initiative.first_day is None:
        initiative.first_day = seat.actor.on
    initiative.save()
    tell("initiative.moved", "initiative", initiative.public_id, occasion, state=str(state))
    return initiative


@transaction.atomic
def write_log(*, seat: Seat, initiative: Initiative, text: str, happened_on: date, occasion: Occasion) -> LogLine:
    """Write a line in the initiative's log.

    Raises:
        UnableToSave: It says nothing, or the day has not come.
    """
    may_write_initiative(seat, initiative).ensure()
    said = " ".join(text.split())
    if not said:
        raise UnableToSave("learning_network.log_empty", Sentence(N_("Skriv hva som har skjedd.")))
    if happened_on > seat.actor.on:
        template = N_("{day} har ikke vært ennå. Skriv dagen det skjedde.")
        raise UnableToSave("learning_network.log_in_the_future", Sentence(template, {"day": happened_on}))
    line = LogLine.objects.create(
        network=initiative.network,
        team=initiative.team,
        initiative=initiative,
        happened_on=happened_on,
        text=said,
        written_by=acting_user(occasion).user,
        written_at=occasion.at,
    )
    tell("initiative.logged", "initiative", initiative.public_id, occasion)
    return line


@transaction.atomic
def record_count(*, seat: Seat, initiative: Initiative, said: CountOnDay, occasion: Occasion) -> IndicatorCount:
    """Write how many on a day; a second count of the same on the same day takes the first one's place.

    Raises:
        CountTooSmall: It is below five, which is said as «fewer than five» (a count of None).
        UnableToSave: The day has not come.
    """
    may_write_initiative(seat, initiative).ensure()
    ensure_count(said, on=seat.actor.on)
    written, _is_new = IndicatorCount.objects.of_team(initiative.team).update_or_create(
        network=initiative.network,
        team=initiative.team,
        initiative=initiative,
        indicator=said.indicator,
        counted_on=said.counted_on,
        defaults={"count": said.count, "counted_by": acting_user(occasion).user},
    )
    tell("initiative.counted", "initiative", initiative.public_id, occasion, indicator=said.indicator)
    return written


@transaction.atomic
def remove_count(*, seat: Seat, initiative: Initiative, count: IndicatorCount, occasion: Occasion) -> None:
    """Take away a count that was wrong."""
    may_write_initiative(seat, initiative).ensure()
    gone, _by_model = (
        IndicatorCount.objects.of_team(initiative.team).filter(pk=count.pk, initiative=initiative).delete()
    )
    if gone:
        tell("initiative.count_removed", "initiative", initiative.public_id, occasion, indicator=count.indicator)


@transaction.atomic
def evaluate_initiative(*, seat: Seat, initiative: Initiative, said: Evaluation, occasion: Occasion) -> Initiative:
    """Look back on an initiative: what worked, what did not, and whether it goes on.

    Raises:
        UnableToSave: Nothing is said, or not whether it goes on.
    """
    may_write_initiative(seat, initiative).ensure()
    ensure_evaluation(said)
    initiative.what_worked, initiative.what_did_not = said.what_worked.strip(), said.what_did_not.strip()
    initiative.continues, initiative.evaluated_on = said.continues, seat.actor.on
    initiative.save()
    tell("initiative.evaluated", "initiative", initiative.public_id, occasion, continues=said.continues)
    return initiative


def columns(details: InitiativeDetails) -> dict[str, object]:
    """The details as the columns they are written in."""
    return {
        "title": " ".join(details.title.split()),
        "category": details.category,
        "target_group": details.target_group,
        "what": details.what.strip(),
        "goal": details.goal.strip(),
        "resources": details.resources.strip(),
        "owner": details.owner,
        "first_day": details.first_day,
        "last_day": details.last_day,
        "is_municipal": details.is_municipal or details.category == Category.OWN_SERVICES,
    }

"""Answering invitations, arriving, and opening recordings."""

from datetime import datetime, timedelta

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.access.types import User
from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.gathering_details import unable
from jobbvei.learning_network.models import Gathering, Participation, TeamPerson
from jobbvei.learning_network.models.gatherings import GatheringMode
from jobbvei.learning_network.models.keys import new_key
from jobbvei.learning_network.models.participation import ComingAs
from jobbvei.learning_network.policies import is_on, may_answer_for, may_change_gathering, may_write_people
from jobbvei.learning_network.types import LinkHolder, Seat
from jobbvei.shared.sentence import N_

DOORS_OPEN = timedelta(minutes=30)  # before the start
ANSWER = ("coming_as", "answered_at", "answered_by")
ANSWERS = {
    GatheringMode.DIGITAL: (ComingAs.DIGITAL, ComingAs.NOT_COMING),
    GatheringMode.PHYSICAL: (ComingAs.PHYSICAL, ComingAs.NOT_COMING),
    GatheringMode.PHYSICAL_WITH_DIGITAL: (ComingAs.PHYSICAL, ComingAs.DIGITAL, ComingAs.NOT_COMING),
}


def answers_to(gathering: Gathering) -> tuple[ComingAs, ...]:
    """How one can come to the gathering, and that one cannot."""
    return ANSWERS[GatheringMode(gathering.mode)]


def is_open_at(gathering: Gathering, at: datetime) -> bool:
    """Whether opening one's link counts as being there: from half an hour before until the end."""
    return gathering.starts_at - DOORS_OPEN <= at < gathering.ends_at and not gathering.is_cancelled


@transaction.atomic
def answer_own_invitation(
    *, holder: LinkHolder, gathering: Gathering, coming_as: str, occasion: Occasion
) -> Participation:
    """Say through one's own link how one comes. The gathering is one :func:`own_gathering` gave.

    Raises:
        Refused: It is cancelled.
        UnableToSave: It is over, or cannot be come to that way.
    """
    return _answered(holder.person, gathering, coming_as, None, occasion)


@transaction.atomic
def answer_for(
    *, seat: Seat, gathering: Gathering, person: TeamPerson, coming_as: str, occasion: Occasion
) -> Participation:
    """Say how somebody in one's own team comes; a facilitator may for anybody who calls."""
    may_answer_for(seat, gathering, person).ensure()
    return _answered(person, gathering, coming_as, acting_user(occasion).user, occasion)


@transaction.atomic
def arrive(*, holder: LinkHolder, gathering: Gathering, occasion: Occasion) -> bool:
    """Note that somebody opened their link on the day; says whether they were noted now."""
    if not is_open_at(gathering, occasion.at):
        return False
    row = _row(holder.person, gathering)
    if row.arrived_at is not None:
        return False
    _arrived(row, occasion)
    return True


@transaction.atomic
def mark_arrived(
    *, seat: Seat, gathering: Gathering, person: TeamPerson, is_here: bool = True, occasion: Occasion
) -> Participation:
    """Let a facilitator note that somebody is there, or take it back."""
    may_change_gathering(seat, gathering).and_then(may_answer_for(seat, gathering, person)).ensure()
    row = _row(person, gathering)
    if is_here and row.arrived_at is None:
        _arrived(row, occasion)
    elif not is_here and row.arrived_at is not None:
        row.arrived_at = None
        row.save(update_fields=["arrived_at"])
        tell("participation.arrived", "team_person", person.public_id, occasion, is_here=False)
    return row


@transaction.atomic
def open_recording(*, holder: LinkHolder, gathering: Gathering, occasion: Occasion) -> str:
    """Note that somebody opens the recording, and say where it is.

    Raises:
        UnableToSave: There is none.
    """
    if not gathering.recording_link:
        raise unable("no_recording", N_("Det er ikke lagt ut noe opptak av denne samlingen."))
    row = _row(holder.person, gathering)
    if row.recording_seen_at is None:
        row.recording_seen_at = occasion.at
        row.save(update_fields=["recording_seen_at"])
        tell("participation.recording_seen", "team_person", holder.person.public_id, occasion)
    return gathering.recording_link


@transaction.atomic
def renew_link(*, seat: Seat, person: TeamPerson, occasion: Occasion) -> TeamPerson:
    """Give somebody a new link; the one before opens nothing any more."""
    may_write_people(seat, person.team).ensure()
    person.link_key = new_key()
    person.save(update_fields=["link_key"])
    tell("person.link_renewed", "team_person", person.public_id, occasion)
    return person


def _answered(
    person: TeamPerson, gathering: Gathering, coming_as: str, by: User | None, occasion: Occasion
) -> Participation:
    is_on(gathering).ensure()
    if gathering.has_ended(occasion.at):
        raise unable("answer_late", N_("Samlingen er over, så svaret kan ikke endres."))
    if coming_as not in answers_to(gathering):
        raise unable("answer", N_("Velg et av svarene."))
    row = _row(person, gathering)
    row.coming_as, row.answered_at, row.answered_by = coming_as, occasion.at, by
    row.save(update_fields=ANSWER)
    if gathering.alternative_to is not None and coming_as == ComingAs.DIGITAL:
        _say_no_where_nothing_is_said(person, gathering.alternative_to, row)
    tell("participation.answered", "team_person", person.public_id, occasion, answer=coming_as)
    return row


def _say_no_where_nothing_is_said(person: TeamPerson, main: Gathering, alternative: Participation) -> None:
    """Whoever comes to the digital alternative is not expected at the gathering itself."""
    row = _row(person, main)
    if not row.coming_as:
        row.coming_as, row.answered_at = ComingAs.NOT_COMING, alternative.answered_at
        row.answered_by = alternative.answered_by
        row.save(update_fields=ANSWER)


def _row(person: TeamPerson, gathering: Gathering) -> Participation:
    row, _is_new = Participation.objects.of_team(person.team).get_or_create(
        network=person.network, team=person.team, person=person, gathering=gathering
    )
    return row


def _arrived(row: Participation, occasion: Occasion) -> None:
    row.arrived_at = occasion.at
    row.save(update_fields=["arrived_at"])
    tell("participation.arrived", "team_person", row.person.public_id, occasion, is_here=True)

"""Writing and publishing cards of the idea bank, and asking about them."""

from django.db import transaction

from jobbvei.access.policies import acting_user
from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import Practice, PracticeAnswer, PracticeQuestion, PracticeVersion
from jobbvei.learning_network.policies import (
    may_answer,
    may_ask,
    may_change_practice,
    may_move_practice,
    may_write_practices,
)
from jobbvei.learning_network.practice_details import PracticeDetails, columns, ensure_practice
from jobbvei.learning_network.queries.questions import answers_unseen
from jobbvei.learning_network.states import PracticeState
from jobbvei.learning_network.types import Seat
from jobbvei.municipalities.queries import municipality_named
from jobbvei.municipalities.types import Municipality
from jobbvei.shared.sentence import N_, Sentence


@transaction.atomic
def write_practice(*, seat: Seat, details: PracticeDetails, occasion: Occasion) -> Practice:
    """Write a new card as a draft: a facilitator's about anybody, a team's about its own municipality.

    Raises:
        Refused: The seat is neither a facilitator's nor a team lead's.
        UnableToSave: A field is wrong.
    """
    may_write_practices(seat).ensure()
    ensure_practice(details)
    practice = Practice.objects.create(
        tenant=seat.network.tenant, owner=owner_of(seat, details.owner_name), made_at=occasion.at
    )
    add_version(practice, details, occasion)
    tell("practice.written", "practice", practice.public_id, occasion, version=practice.newest)
    return practice


@transaction.atomic
def change_practice(*, seat: Seat, practice: Practice, details: PracticeDetails, occasion: Occasion) -> Practice:
    """Write a new version; a card that is published shows the one before until a facilitator publishes this one.

    Raises:
        Refused: The card is somebody else's.
        UnableToSave: A field is wrong.
    """
    may_change_practice(seat, practice).ensure()
    ensure_practice(details)
    practice.newest += 1
    if seat.is_organisers:
        practice.owner = owner_of(seat, details.owner_name)
    practice.save()
    add_version(practice, details, occasion)
    tell("practice.written", "practice", practice.public_id, occasion, version=practice.newest)
    return practice


@transaction.atomic
def move_practice(*, seat: Seat, practice: Practice, state: PracticeState, occasion: Occasion) -> Practice:
    """Publish the newest version for everybody, or archive the card.

    Raises:
        Refused: The seat is not a facilitator's, or the card cannot go there.
    """
    may_move_practice(seat, practice, state).ensure()
    practice.state = state
    if state == PracticeState.PUBLISHED:
        practice.shown = practice.newest
    practice.save()
    tell("practice.moved", "practice", practice.public_id, occasion, state=str(state), version=practice.newest)
    return practice


@transaction.atomic
def ask_about(*, seat: Seat, practice: Practice, text: str, occasion: Occasion) -> PracticeQuestion:
    """Ask on the card; those who do it and the facilitators see that it waits.

    Raises:
        UnableToSave: It says nothing.
    """
    may_ask(seat, practice).ensure()
    question = PracticeQuestion.objects.create(
        tenant=practice.tenant,
        practice=practice,
        team=seat.team,
        asker_name=name_of(seat),
        text=_said(text),
        asked_at=occasion.at,
        asked_by=acting_user(occasion).user,
    )
    tell("practice.asked", "practice", practice.public_id, occasion)
    return question


@transaction.atomic
def answer_question(*, seat: Seat, question: PracticeQuestion, text: str, occasion: Occasion) -> PracticeAnswer:
    """Answer on the card.

    Raises:
        Refused: The seat is neither of those who do it nor a facilitator's.
        UnableToSave: It says nothing.
    """
    may_answer(seat, question.practice).ensure()
    answer = PracticeAnswer.objects.create(
        tenant=question.tenant,
        question=question,
        answerer_name=name_of(seat),
        text=_said(text),
        answered_at=occasion.at,
        answered_by=acting_user(occasion).user,
    )
    tell("practice.answered", "practice", question.practice.public_id, occasion)
    return answer


@transaction.atomic
def see_answers(*, seat: Seat, practice: Practice, occasion: Occasion) -> None:
    """Remember that somebody of those who asked has opened the card; not in the trail, as nothing was changed."""
    unseen = [one.pk for one in answers_unseen(seat) if one.practice_id == practice.pk]
    if unseen:
        rows = PracticeQuestion.objects.for_tenant(practice.tenant).filter(pk__in=unseen)
        rows.update(answer_seen_at=occasion.at)


def add_version(practice: Practice, details: PracticeDetails, occasion: Occasion) -> PracticeVersion:
    """Write what the card says as its newest version; who may, and whether it can be written, is settled before."""
    return PracticeVersion.objects.create(
        tenant=practice.tenant,
        practice=practice,
        number=practice.newest,
        written_at=occasion.at,
        written_by=acting_user(occasion).user,
        **columns(details),
    )


def owner_of(seat: Seat, owner_name: str) -> Municipality | None:
    """The municipality a card is of: one's own for a team's lead; for a facilitator the one the name names, if any."""
    if seat.team is not None:
        return seat.team.municipality
    return municipality_in(owner_name)


def municipality_in(owner_name: str) -> Municipality | None:
    """The municipality called this, with or without the word for it."""
    return municipality_named(owner_name.strip().removesuffix(" kommune"))


def name_of(seat: Seat) -> str:
    """What the card calls those who sit there: the municipality, or the organiser."""
    return seat.network.tenant.name if seat.team is None else seat.team.name


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise UnableToSave("learning_network.nothing_said", Sentence(N_("Skriv noe først.")))
    return said

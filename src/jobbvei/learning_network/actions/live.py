"""Preparing questions for a room, asking them, and deciding what is shown of the answers."""

import secrets
from typing import Any

from django.db import transaction

from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.live_details import NAME_MAX, QuestionDetails, as_details
from jobbvei.learning_network.models import LiveAnswer, LiveOption, LiveQuestion, LiveSession, LiveVote
from jobbvei.learning_network.policies import may_facilitate, may_rewrite_question
from jobbvei.learning_network.queries.live import COUNTED, options_of, questions_of, result_of, tally_of
from jobbvei.learning_network.states import QuestionState
from jobbvei.learning_network.types import Gathering, Seat
from jobbvei.shared.sentence import N_, Sentence

SHUFFLED = secrets.SystemRandom()
COPIED = ("kind", "words", "takes_several", "steps", "low_anchor", "high_anchor", "shows_at_once", "asks_size_group")


@transaction.atomic
def make_live_session(*, seat: Seat, name: str, gathering: Gathering | None = None, occasion: Occasion) -> LiveSession:
    """Make a session without questions.

    Raises:
        Refused: The seat is not a facilitator's.
        UnableToSave: It has no name.
    """
    may_facilitate(seat).ensure()
    made = LiveSession.objects.create(
        network=seat.network, name=_name(name), gathering=gathering, made_on=seat.actor.on
    )
    tell("live.made", "live_session", made.public_id, occasion)
    return made


@transaction.atomic
def copy_live_session(*, seat: Seat, session: LiveSession, occasion: Occasion) -> LiveSession:
    """Make a session with the same questions and a code of its own; no answer comes along."""
    may_facilitate(seat).ensure()
    made = LiveSession.objects.create(network=seat.network, name=session.name, made_on=seat.actor.on)
    for order, question in enumerate(questions_of(session)):
        _copy(question, made, order)
    tell("live.copied", "live_session", made.public_id, occasion)
    return made


@transaction.atomic
def end_live_session(*, seat: Seat, session: LiveSession, occasion: Occasion) -> LiveSession:
    """Close what is open, and let phones in no more; the results stay."""
    may_facilitate(seat).ensure()
    _close_all(session, occasion)
    session.ended_on = seat.actor.on
    session.save()
    tell("live.ended", "live_session", session.public_id, occasion)
    return session


@transaction.atomic
def add_question(*, seat: Seat, session: LiveSession, details: QuestionDetails, occasion: Occasion) -> LiveQuestion:
    """Put a question last in the session.

    Raises:
        Refused: The seat is not a facilitator's.
        UnableToSave: It cannot be asked as it is written.
    """
    may_facilitate(seat).ensure()
    written = as_details(details)
    question = LiveQuestion(network=seat.network, session=session, order=_next_order(session))
    _write(question, written)
    tell("live.question_written", "live_question", question.public_id, occasion, kind=question.kind)
    return question


@transaction.atomic
def change_question(
    *, seat: Seat, question: LiveQuestion, details: QuestionDetails, occasion: Occasion
) -> LiveQuestion:
    """Write a question that nobody has been asked anew."""
    may_facilitate(seat).and_then(may_rewrite_question(question)).ensure()
    written = as_details(details)
    LiveOption.objects.in_network(question.network).filter(question=question).delete()
    _write(question, written)
    tell("live.question_written", "live_question", question.public_id, occasion, kind=question.kind)
    return question


@transaction.atomic
def copy_question(*, seat: Seat, question: LiveQuestion, occasion: Occasion) -> LiveQuestion:
    """Put the same question last in its session, to be asked again from the beginning."""
    may_facilitate(seat).ensure()
    made = _copy(question, question.session, _next_order(question.session))
    tell("live.question_written", "live_question", made.public_id, occasion, kind=made.kind)
    return made


@transaction.atomic
def remove_question(*, seat: Seat, question: LiveQuestion, occasion: Occasion) -> None:
    """Take a question and its answers away for good."""
    may_facilitate(seat).ensure()
    tell("live.question_removed", "live_question", question.public_id, occasion)
    question.delete()


@transaction.atomic
def ask_question(*, seat: Seat, question: LiveQuestion, occasion: Occasion) -> LiveQuestion:
    """Open a prepared question to the phones; the one that is open closes, so the room looks at one at a time."""
    may_facilitate(seat).and_then(may_rewrite_question(question)).ensure()
    _close_all(question.session, occasion)
    question.state, question.opened_at = QuestionState.OPEN, occasion.at
    question.save()
    tell("live.question_opened", "live_question", question.public_id, occasion)
    return question


@transaction.atomic
def close_question(*, seat: Seat, question: LiveQuestion, occasion: Occasion) -> LiveQuestion:
    """Keep the counts, and forget which phone gave which answer; closing twice changes nothing."""
    may_facilitate(seat).ensure()
    return _close(question, occasion)


@transaction.atomic
def show_answer(*, seat: Seat, answer: LiveAnswer, is_shown: bool, occasion: Occasion) -> LiveAnswer:
    """Let a text out on the big screen, or take it away from there."""
    may_facilitate(seat).ensure()
    answer.is_shown = is_shown
    answer.save()
    kind = "live.answer_shown" if is_shown else "live.answer_hidden"
    tell(kind, "live_question", answer.question.public_id, occasion)
    return answer


def _close_all(session: LiveSession, occasion: Occasion) -> None:
    for one in questions_of(session):
        if one.state == QuestionState.OPEN:
            _close(one, occasion)


def _close(question: LiveQuestion, occasion: Occasion) -> LiveQuestion:
    held = LiveQuestion.objects.in_network(question.network).select_for_update().get(pk=question.pk)
    if held.state != QuestionState.OPEN:
        return held
    held.tally = tally_of(held)
    _forget_phones(held)
    held.state, held.secret = QuestionState.CLOSED, ""
    held.save()
    tell("live.question_closed", "live_question", held.public_id, occasion, answered=held.tally["answered"])
    return held


def _forget_phones(question: LiveQuestion) -> None:
    """Leave no row that a phone wrote: counts are kept apart, and texts are written anew in an order by chance."""
    texts = [] if question.kind in COUNTED else list(result_of(question, with_hidden=True).texts)
    SHUFFLED.shuffle(texts)
    rows = LiveAnswer.objects.in_network(question.network).filter(question=question)
    LiveVote.objects.in_network(question.network).filter(answer__in=rows).delete()
    rows.delete()
    LiveAnswer.objects.get_queryset().bulk_create(
        LiveAnswer(network=question.network, question=question, text=one.text, is_shown=one.is_shown, votes=one.votes)
        for one in texts
    )


def _copy(question: LiveQuestion, session: LiveSession, order: int) -> LiveQuestion:
    made = LiveQuestion(network=question.network, session=session, order=order)
    said: dict[str, Any] = {name: getattr(question, name) for name in COPIED}
    _write(made, QuestionDetails(**said, options=tuple(options_of(question))))
    return made


def _write(question: LiveQuestion, details: QuestionDetails) -> None:
    for name in COPIED:
        setattr(question, name, getattr(details, name))
    question.save()
    LiveOption.objects.get_queryset().bulk_create(
        LiveOption(network=question.network, question=question, words=words, order=order)
        for order, words in enumerate(details.options)
    )


def _next_order(session: LiveSession) -> int:
    return max((one.order + 1 for one in questions_of(session)), default=0)


def _name(name: str) -> str:
    plain = " ".join(name.split())[:NAME_MAX]
    if not plain:
        raise UnableToSave("learning_network.live_name", Sentence(N_("Gi spørrerunden et navn.")))
    return plain

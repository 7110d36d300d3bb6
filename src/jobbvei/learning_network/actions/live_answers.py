"""What phones do: answer, and vote for an idea.

Nothing here is written in the trail, for nobody did it: there is no actor, and an event would say when. One short
transaction each, so that a full room can answer at once.
"""

from typing import Any
from uuid import UUID

from django.db import transaction

from jobbvei.learning_network.live_details import Said, as_said
from jobbvei.learning_network.live_phones import fingerprint
from jobbvei.learning_network.models import LiveAnswer, LiveQuestion, LiveVote
from jobbvei.learning_network.policies import may_answer_live
from jobbvei.learning_network.queries.live import LiveNotFound, options_of, size_groups_of
from jobbvei.learning_network.types import LiveKind


def answer_question(*, question: LiveQuestion, phone_key: str, said: Said) -> None:
    """Keep what a phone answers, in the place of what it answered before.

    Raises:
        Refused: The question is not open.
        UnableToSave: Nothing is answered, or not what is asked.
    """
    kept = as_said(question, said, option_count=len(options_of(question)))
    known = kept.size_group in size_groups_of(question)
    columns = {"choices": list(kept.choices), "text": kept.text, "size_group": kept.size_group if known else None}
    with transaction.atomic():
        held = _held(question)
        _put(held, fingerprint(held, phone_key), columns)


def vote_for_idea(*, question: LiveQuestion, idea: UUID, phone_key: str) -> None:
    """Vote for an idea that is shown; voting once more takes the vote back.

    Raises:
        LiveNotFound: The question has no such idea.
        Refused: The question is not open.
    """
    with transaction.atomic():
        held = _held(question)
        rows = LiveAnswer.objects.in_network(held.network).filter(question=held, is_shown=True)
        found = rows.filter(public_id=idea).first()
        if found is None:
            raise LiveNotFound
        mark = fingerprint(held, phone_key, idea)
        gone, _by_model = LiveVote.objects.in_network(held.network).filter(answer=found, phone=mark).delete()
        if not gone:
            LiveVote.objects.create(network=held.network, answer=found, phone=mark)


def _held(question: LiveQuestion) -> LiveQuestion:
    """The question as it stands, kept from closing until the answer is in."""
    rows = LiveQuestion.objects.in_network(question.network).select_for_update()
    held = rows.filter(pk=question.pk).first()
    if held is None:
        raise LiveNotFound
    may_answer_live(held).ensure()
    return held


def _put(question: LiveQuestion, mark: str, columns: dict[str, Any]) -> None:
    own = LiveAnswer.objects.in_network(question.network).filter(question=question, phone=mark)
    if question.kind in {LiveKind.POLL, LiveKind.SCALE}:
        if not own.update(**columns):
            LiveAnswer.objects.create(network=question.network, question=question, phone=mark, **columns)
        return
    earlier = own.first()
    if earlier is not None and earlier.text == columns["text"]:
        return
    if earlier is not None:
        earlier.delete()  # its votes were for other words, and a hidden text does not come back in a new dress unseen
    shown = question.shows_at_once and (earlier is None or earlier.is_shown)
    LiveAnswer.objects.create(network=question.network, question=question, phone=mark, is_shown=shown, **columns)

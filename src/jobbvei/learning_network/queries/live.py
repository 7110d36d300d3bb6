"""Sessions of live questions, what is open, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count

from jobbvei.learning_network.live_counts import Tally, Word, cloud, mean, merged, tally
from jobbvei.learning_network.live_phones import fingerprint
from jobbvei.learning_network.models import LiveAnswer, LiveOption, LiveQuestion, LiveSession, LiveVote, SizeGroup
from jobbvei.learning_network.states import QuestionState
from jobbvei.learning_network.types import Gathering, LiveKind, Seat
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence

BY_CODE = "a phone that has the code sees the session's open question, and needs no seat"
COUNTED = frozenset({LiveKind.POLL, LiveKind.SCALE})


class LiveNotFound(NotFound):
    """No session, question or answer with this key or code here."""

    def __init__(self) -> None:
        super().__init__(
            "learning_network.live_not_found",
            Sentence(N_("Spørrerunden finnes ikke, eller den er avsluttet. Sjekk at koden er riktig.")),
        )


@dataclass(frozen=True, slots=True)
class Bar:
    """An option or a step, how many chose it, and the share in percent of those who answered."""

    words: str
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class Group:
    """The answers of municipalities of one size; ``name`` is None for those that were merged."""

    name: str | None
    answered: int
    bars: tuple[Bar, ...]
    mean: float | None


@dataclass(frozen=True, slots=True)
class Result:
    """What a room has answered so far, or had when the question closed.

    Attributes:
        answered: How many phones.
        mean: Of a scale; None for other kinds, and when nobody has answered.
        texts: Open answers or ideas; ideas with most votes first. Only what is shown, unless asked for all.
        groups: By size of municipality, each of five or more; only of a closed question.
    """

    question: LiveQuestion
    answered: int
    bars: tuple[Bar, ...] = ()
    mean: float | None = None
    words: tuple[Word, ...] = ()
    texts: tuple[LiveAnswer, ...] = ()
    groups: tuple[Group, ...] = field(default=())


def live_sessions(seat: Seat) -> list[LiveSession]:
    """The sessions of the network, newest first."""
    return list(LiveSession.objects.in_network(seat.network).order_by("-made_on", "-id"))


def sessions_of(gathering: Gathering) -> list[LiveSession]:
    """The gathering's sessions that phones can still join, newest first."""
    rows = LiveSession.objects.in_network(gathering.network).filter(gathering=gathering, ended_on__isnull=True)
    return list(rows.order_by("-made_on", "-id"))


def results_of_gathering(gathering: Gathering) -> list[Result]:
    """What the room answered at the gathering: every closed question, in the order they were asked."""
    rows = LiveQuestion.objects.in_network(gathering.network).filter(session__gathering=gathering)
    closed = rows.filter(state=QuestionState.CLOSED).select_related("session", "network")
    return [result_of(one) for one in closed.order_by("opened_at", "id")]


def open_live_session(public_id: UUID, *, seat: Seat) -> LiveSession:
    """A session of the network.

    Raises:
        LiveNotFound: It has none with this key.
    """
    found = LiveSession.objects.in_network(seat.network).filter(public_id=public_id).first()
    if found is None:
        raise LiveNotFound
    return found


def open_live_question(public_id: UUID, *, seat: Seat) -> LiveQuestion:
    """A question of the network, with its session.

    Raises:
        LiveNotFound: It has none with this key.
    """
    rows = LiveQuestion.objects.in_network(seat.network).select_related("session", "network")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise LiveNotFound
    return found


def open_live_answer(public_id: UUID, *, seat: Seat) -> LiveAnswer:
    """An answer to a question of the network.

    Raises:
        LiveNotFound: It has none with this key, or the question was closed since, which gives answers new keys.
    """
    rows = LiveAnswer.objects.in_network(seat.network).select_related("question__session", "network")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise LiveNotFound
    return found


def joined_session(code: str) -> LiveSession:
    """The session that a phone joins by ``code``, in small or large letters.

    Raises:
        LiveNotFound: There is none, or it has ended.
    """
    rows = LiveSession.objects.without_scope(reason=BY_CODE).select_related("network")
    found = rows.filter(code=code.strip().upper(), ended_on__isnull=True).first()
    if found is None:
        raise LiveNotFound
    return found


def questions_of(session: LiveSession) -> list[LiveQuestion]:
    """The session's questions, in order."""
    rows = LiveQuestion.objects.in_network(session.network).filter(session=session).select_related("session", "network")
    return list(rows.order_by("order", "id"))


def asked_question(session: LiveSession) -> LiveQuestion | None:
    """The question the room is answering now; None between questions."""
    return next((one for one in questions_of(session) if one.state == QuestionState.OPEN), None)


def last_asked_question(session: LiveSession) -> LiveQuestion | None:
    """What the big screen shows: the open question, else the one that was asked last."""
    rows = LiveQuestion.objects.in_network(session.network).filter(session=session, opened_at__isnull=False)
    return rows.select_related("session", "network").order_by("-opened_at", "-id").first()


def options_of(question: LiveQuestion) -> list[str]:
    """The choices of a poll, in order."""
    rows = LiveOption.objects.in_network(question.network).filter(question=question)
    return list(rows.order_by("order", "id").values_list("words", flat=True))


def size_groups_of(question: LiveQuestion) -> list[SizeGroup]:
    """What a phone may say about its municipality; empty when the question does not ask."""
    if not question.asks_size_group:
        return []
    return list(SizeGroup.objects.in_network(question.network).order_by("order", "id"))


def own_answer(question: LiveQuestion, phone_key: str) -> LiveAnswer | None:
    """What the phone has answered; None when it has not, or the question is closed and nobody can know."""
    if question.state != QuestionState.OPEN:
        return None
    rows = LiveAnswer.objects.in_network(question.network).filter(question=question)
    return rows.filter(phone=fingerprint(question, phone_key)).first()


def ideas_for(question: LiveQuestion, phone_key: str) -> list[tuple[LiveAnswer, bool]]:
    """The ideas that are shown, and whether the phone has voted for each."""
    ideas = result_of(question).texts
    marks = [fingerprint(question, phone_key, one.public_id) for one in ideas]
    rows = LiveVote.objects.in_network(question.network).filter(answer__question=question, phone__in=marks)
    voted = set(rows.values_list("answer_id", flat=True))
    return [(one, one.pk in voted) for one in ideas]


def result_of(question: LiveQuestion, *, with_hidden: bool = False) -> Result:
    """What the room has answered.

    Args:
        with_hidden: Also the texts that are not shown, for a facilitator.
    """
    if question.kind in COUNTED:
        return _counted(question)
    return _written(question, with_hidden=with_hidden)


def tally_of(question: LiveQuestion) -> dict[str, Any]:
    """The counts as they are kept when the question closes; groups of fewer than five are merged."""
    rows = LiveAnswer.objects.in_network(question.network).filter(question=question)
    if question.kind not in COUNTED:
        return {"answered": rows.count()}
    answers = list(rows.values_list("size_group_id", "choices"))
    total = tally((chosen for _group, chosen in answers), _places(question))
    kept: dict[str, Any] = {"answered": total.answered, "counts": total.counts}
    groups = _by_group(question, answers)
    return kept | {"groups": [{"name": one.name, "answered": one.answered, "counts": one.counts} for one in groups]}


def _counted(question: LiveQuestion) -> Result:
    labels = _labels(question)
    if question.tally is None:
        rows = LiveAnswer.objects.in_network(question.network).filter(question=question)
        total, groups = tally(rows.values_list("choices", flat=True), _places(question)), []
    else:
        total = _read(question.tally)
        groups = [_read(one) for one in question.tally["groups"]]
    return Result(
        question,
        total.answered,
        _bars(total, labels),
        _mean(question, total),
        groups=tuple(Group(one.name, one.answered, _bars(one, labels), _mean(question, one)) for one in groups),
    )


def _written(question: LiveQuestion, *, with_hidden: bool) -> Result:
    rows = LiveAnswer.objects.in_network(question.network).filter(question=question)
    answered = rows.count() if question.tally is None else question.tally["answered"]
    wanted = rows if with_hidden else rows.filter(is_shown=True)
    found = list(wanted.annotate(voted=Count("cast_votes")).order_by("id"))
    for one in found:
        one.votes += one.voted
    if question.kind == LiveKind.IDEAS:
        found.sort(key=lambda one: -one.votes)
    words = cloud(one.text for one in found if one.is_shown) if question.kind == LiveKind.WORDS else []
    return Result(question, answered, words=tuple(words), texts=tuple(found))


def _by_group(question: LiveQuestion, answers: Sequence[tuple[int | None, list[int]]]) -> list[Tally]:
    places = _places(question)
    groups = {
        str(one): tally((chosen for group, chosen in answers if group == one.pk), places)
        for one in size_groups_of(question)
    }
    rest = tally((chosen for group, chosen in answers if group is None), places)
    return merged(groups, rest)


def _places(question: LiveQuestion) -> range:
    if question.kind == LiveKind.SCALE:
        return range(1, question.steps + 1)
    return range(len(options_of(question)))


def _labels(question: LiveQuestion) -> list[str]:
    if question.kind == LiveKind.SCALE:
        return [str(step) for step in range(1, question.steps + 1)]
    return options_of(question)


def _bars(total: Tally, labels: Sequence[str]) -> tuple[Bar, ...]:
    answered = total.answered or 1
    return tuple(
        Bar(words, count, round(100 * count / answered)) for words, count in zip(labels, total.counts, strict=True)
    )


def _mean(question: LiveQuestion, total: Tally) -> float | None:
    return mean(total.counts) if question.kind == LiveKind.SCALE else None


def _read(kept: dict[str, Any]) -> Tally:
    return Tally(kept["answered"], tuple(kept["counts"]), kept.get("name"))

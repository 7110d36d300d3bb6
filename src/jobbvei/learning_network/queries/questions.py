"""What waits for somebody in the idea bank: questions to those who have a card, and answers to those who asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q

from jobbvei.access.types import Actor
from jobbvei.learning_network.models import PracticeQuestion
from jobbvei.learning_network.queries.practices import questions_waiting, titles_of
from jobbvei.learning_network.queries.seats import networks_of, seat_in
from jobbvei.learning_network.states import PracticeState
from jobbvei.learning_network.types import Network, Seat


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with the card it stands on, and the network somebody comes to it through."""

    question: PracticeQuestion
    title: str
    network: Network


@dataclass(frozen=True, slots=True)
class BankNews:
    """What is new for a seat.

    Attributes:
        asked: Questions nobody has answered, about the team's own cards; for a facilitator all of them.
        answered: The seat's own questions, with an answer nobody of them has seen.
    """

    asked: Sequence[AskedQuestion] = ()
    answered: Sequence[AskedQuestion] = ()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.asked or self.answered)


def news_of(seat: Seat) -> BankNews:
    """What waits for the seat in its idea bank; three queries."""
    asked, answered = questions_waiting(seat), answers_unseen(seat)
    titles = titles_of([one.practice for one in (*asked, *answered)])
    told = [
        [AskedQuestion(one, titles.get(one.practice_id, ""), seat.network) for one in rows]
        for rows in (asked, answered)
    ]
    return BankNews(*told)


def news_for(actor: Actor) -> BankNews:
    """What waits for somebody in the idea banks of all their networks, each question once."""
    asked: dict[int, AskedQuestion] = {}
    answered: dict[int, AskedQuestion] = {}
    for network in networks_of(actor):
        news = news_of(seat_in(network.public_id, actor=actor))
        asked = {one.question.pk: one for one in news.asked} | asked
        answered = {one.question.pk: one for one in news.answered} | answered
    return BankNews(list(asked.values()), list(answered.values()))


def answers_unseen(seat: Seat) -> list[PracticeQuestion]:
    """The questions the seat's team has asked that are answered since anybody of it last saw the card.

    For a facilitator the questions they asked themselves.
    """
    rows = PracticeQuestion.objects.for_tenant(seat.network.tenant).filter(_asked_by(seat))
    newer = rows.filter(Q(answer_seen_at__isnull=True) | Q(answers__answered_at__gt=F("answer_seen_at")))
    unseen = newer.filter(answers__isnull=False, practice__state=PracticeState.PUBLISHED).distinct()
    return list(unseen.select_related("practice").order_by("asked_at", "id"))


def _asked_by(seat: Seat) -> Q:
    return Q(team=seat.team) if seat.team is not None else Q(team__isnull=True, asked_by=seat.actor.user)

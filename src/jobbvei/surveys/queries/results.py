"""What was answered, when it may be seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from jobbvei.municipalities.types import Municipality
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.surveys.models import OpenAnswer, Response, Wave
from jobbvei.surveys.policies import may_see_results
from jobbvei.surveys.queries.waves import answered_count
from jobbvei.surveys.results import AnswerSet


class OpenAnswerNotFound(NotFound):
    """No such answer here."""

    def __init__(self) -> None:
        super().__init__("surveys.open_answer_not_found", Sentence(N_("Svaret finnes ikke her.")))


@dataclass(frozen=True, slots=True)
class ReleasedText:
    """An answer in somebody's own words that somebody has read and released.

    Attributes:
        key: Public id of the answer; it leads to no respondent and to no other answer.
    """

    key: str
    question: str
    text: str


def answer_sets(wave: Wave, *, on: date) -> list[AnswerSet]:
    """What every respondent answered to the closed questions, in no order.

    Raises:
        Refused: The answers may not be seen yet, or too few have answered.
    """
    may_see_results(wave, answered=answered_count(wave), on=on).ensure()
    rows = Response.objects.for_tenant(wave.tenant_id).filter(wave=wave).order_by("public_id")
    return [AnswerSet(row.answers, tuple(row.groups)) for row in rows]


def open_answers(wave: Wave, *, on: date) -> Sequence[OpenAnswer]:
    """Every answer in somebody's own words, by question, in no other order.

    Raises:
        Refused: The answers may not be seen yet, or too few have answered.
    """
    may_see_results(wave, answered=answered_count(wave), on=on).ensure()
    rows = OpenAnswer.objects.for_tenant(wave.tenant_id).filter(wave=wave)
    return list(rows.order_by("question", "public_id"))


def released_texts(wave: Wave, *, on: date, question: str = "") -> list[ReleasedText]:
    """The released answers, to one question or to all: what is coded and exported.

    Raises:
        Refused: The answers may not be seen yet, or too few have answered.
    """
    return [
        ReleasedText(str(one.public_id), one.question, one.text)
        for one in open_answers(wave, on=on)
        if one.released_on is not None and question in ("", one.question)
    ]


def open_answer_with_public_id(public_id: UUID | str, *, tenant: Municipality) -> OpenAnswer:
    """One answer in somebody's own words, with its wave.

    Raises:
        OpenAnswerNotFound: There is none here.
    """
    rows = OpenAnswer.objects.for_tenant(tenant).select_related("wave")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise OpenAnswerNotFound
    return found

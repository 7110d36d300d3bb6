"""What a facilitator writes as a question, and what a phone answers, checked before it is written."""

from dataclasses import dataclass

from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.types import LiveKind, LiveQuestion, SizeGroup
from jobbvei.shared.sentence import N_, Sentence

QUESTION_MAX, OPTION_MAX, ANCHOR_MAX, NAME_MAX = 200, 100, 60, 100
FEWEST_OPTIONS, MOST_OPTIONS = 2, 12
STEPS = (5, 7, 10)
WORD_COUNT, WORD_MAX, TEXT_MAX, IDEA_MAX = 3, 30, 500, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDetails:
    """A question as its facilitator writes it.

    Attributes:
        options: The choices of a poll, in order.
        steps: How many steps a scale has.
    """

    kind: str
    words: str
    options: tuple[str, ...] = ()
    takes_several: bool = False
    steps: int = STEPS[0]
    low_anchor: str = ""
    high_anchor: str = ""
    shows_at_once: bool = True
    asks_size_group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a phone answers.

    Attributes:
        choices: Places of the chosen options, or the one step of a scale.
        text: Words one on each line, an open answer or an idea.
        size_group: The size of the municipality, when the phone says it.
    """

    choices: tuple[int, ...] = ()
    text: str = ""
    size_group: SizeGroup | None = None


def as_details(details: QuestionDetails) -> QuestionDetails:
    """The question without stray spaces and empty or doubled options.

    Raises:
        UnableToSave: It asks nothing, or a poll has too few or too many choices.
    """
    options = tuple(dict.fromkeys(one for line in details.options if (one := _plain(line))))
    if details.kind not in LiveKind.values:
        raise _unable("live_kind", N_("Velg hva slags spørsmål det er."))
    if not _plain(details.words):
        raise _unable("live_words", N_("Skriv spørsmålet."))
    if details.kind == LiveKind.POLL:
        _ensure_options(options)
    if details.kind == LiveKind.SCALE and details.steps not in STEPS:
        raise _unable("live_steps", N_("En skala har 5, 7 eller 10 trinn."))
    return QuestionDetails(
        kind=details.kind,
        words=_plain(details.words)[:QUESTION_MAX],
        options=options if details.kind == LiveKind.POLL else (),
        takes_several=details.takes_several and details.kind == LiveKind.POLL,
        steps=details.steps,
        low_anchor=_anchor(details.kind, details.low_anchor),
        high_anchor=_anchor(details.kind, details.high_anchor),
        shows_at_once=details.shows_at_once,
        asks_size_group=details.asks_size_group and details.kind in {LiveKind.POLL, LiveKind.SCALE},
    )


def as_said(question: LiveQuestion, said: Said, *, option_count: int) -> Said:
    """The answer in the shape it is kept in.

    Args:
        option_count: How many choices the poll has.

    Raises:
        UnableToSave: Nothing is answered, or not what the question asks.
    """
    if question.kind == LiveKind.POLL:
        most = option_count if question.takes_several else 1
        return _as_chosen(said, range(option_count), most)
    if question.kind == LiveKind.SCALE:
        return _as_chosen(said, range(1, question.steps + 1), 1)
    return _as_written(LiveKind(question.kind), said)


def _as_chosen(said: Said, places: range, most: int) -> Said:
    chosen = tuple(sorted(set(said.choices)))
    if not chosen:
        raise _unable("live_no_choice", N_("Velg et svar først."))
    if len(chosen) > most or not set(chosen) <= set(places):
        raise _unable("live_choice", N_("Svaret passer ikke til spørsmålet. Last siden på nytt."))
    return Said(choices=chosen, size_group=said.size_group)


def _as_written(kind: LiveKind, said: Said) -> Said:
    if kind == LiveKind.WORDS:
        words = dict.fromkeys(one[:WORD_MAX] for line in said.text.splitlines() if (one := _plain(line)))
        text = "\n".join(list(words)[:WORD_COUNT])
    else:
        text = _plain(said.text)[: IDEA_MAX if kind == LiveKind.IDEAS else TEXT_MAX]
    if not text:
        raise _unable("live_no_text", N_("Skriv et svar først."))
    return Said(text=text)


def _ensure_options(options: tuple[str, ...]) -> None:
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        raise _unable("live_options", N_("Skriv fra 2 til 12 ulike valg, ett på hver linje."))
    for one in options:
        if len(one) > OPTION_MAX:
            raise _unable("live_option", N_("Valget «{words}» er lengre enn 100 tegn. Kort det ned."), words=one)


def _anchor(kind: str, words: str) -> str:
    return _plain(words)[:ANCHOR_MAX] if kind == LiveKind.SCALE else ""


def _plain(text: str) -> str:
    """On one line, without control characters."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _unable(code: str, template: str, **values: str) -> UnableToSave:
    return UnableToSave(f"learning_network.{code}", Sentence(template, {**values}))

"""What an instrument asks: sections, questions, scales with anchors, filters, and every text in several languages.

Knows no database. How a definition is read from a file, and checked, stands in :mod:`jobbvei.surveys.reading`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

SOURCE_LANGUAGE = "nb"
# What is shown when a text lacks the reader's language, in this order; last the source.
FALLBACKS: Mapping[str, tuple[str, ...]] = {"nn": ("nb",), "en": ("nb",), "uk": ("en", "nb"), "ru": ("en", "nb")}
DONT_KNOW = "dont_know"


class QuestionKind(models.TextChoices):
    """How a question is answered."""

    SCALE = "scale", _("skala")
    CHOICE = "choice", _("ett svar")
    SEVERAL = "several", _("flervalg")
    OPEN = "open", _("fritekst")
    NUMBER = "number", _("tall")


@dataclass(frozen=True, slots=True)
class Shown:
    """A text in the language it was found in.

    Attributes:
        language: Code of the language, so that a screen reader can be told when it is not the page's.
    """

    words: str
    language: str

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Text:
    """A text in bokmål and any other languages.

    >>> text = Text({"nb": "Nytten", "nn": "Nytta"})
    >>> text.shown("nn").words, text.shown("uk").language
    ('Nytta', 'nb')
    """

    by_language: Mapping[str, str]

    def shown(self, language: str) -> Shown:
        """The text in ``language``, or in the first language it has that stands in for it."""
        for code in (language, *FALLBACKS.get(language, ()), SOURCE_LANGUAGE):
            if self.by_language.get(code):
                return Shown(self.by_language[code], code)
        return Shown("", SOURCE_LANGUAGE)

    def __bool__(self) -> bool:
        return bool(self.by_language.get(SOURCE_LANGUAGE))

    def __str__(self) -> str:
        return self.by_language.get(SOURCE_LANGUAGE, "")


NOTHING_SAID = Text({})


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose.

    Attributes:
        alone: In a question with several answers: cannot be chosen together with others, as «ingen av disse».
    """

    code: str
    words: Text
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Points from ``lowest`` to ``highest``, with what the ends mean."""

    lowest: int
    highest: int
    low_anchor: Text
    high_anchor: Text

    @property
    def points(self) -> tuple[int, ...]:
        """Every point, lowest first."""
        return tuple(range(self.lowest, self.highest + 1))


@dataclass(frozen=True, slots=True)
class Filter:
    """The question is asked only of those who gave one of ``codes`` to an earlier question."""

    question: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        has_dont_know: Whether «vet ikke» is offered beside the scale, the choices or the number.
        only_if: All must hold for the question to be asked.
        most: In a question with several answers, how many may be chosen; None is as many as one likes.
        lowest: The least number that is an answer; None is no limit. So with ``highest``.
        unit: What a number counts.
    """

    code: str
    kind: QuestionKind
    ask: Text
    help: Text = NOTHING_SAID
    options: tuple[Option, ...] = ()
    scale: Scale | None = None
    has_dont_know: bool = False
    is_required: bool = False
    only_if: tuple[Filter, ...] = ()
    most: int | None = None
    lowest: int | None = None
    highest: int | None = None
    unit: Text = NOTHING_SAID

    @property
    def is_open(self) -> bool:
        """Whether it is answered in one's own words."""
        return self.kind is QuestionKind.OPEN

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code an answer can have, in order; empty for numbers and open text."""
        points = tuple(str(point) for point in self.scale.points) if self.scale else ()
        offered = tuple(option.code for option in self.options) or points
        return (*offered, DONT_KNOW) if self.has_dont_know and offered else offered


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that stand on one page."""

    title: Text
    questions: tuple[Question, ...]
    introduction: Text = NOTHING_SAID


@dataclass(frozen=True, slots=True)
class Definition:
    """All of an instrument.

    Attributes:
        about: What the instrument is for and where its shape comes from, for whoever chooses it.
        plain: The definition as it is stored and exported: mappings, lists, texts and numbers only.
    """

    code: str
    title: Text
    introduction: Text
    about: Text
    sections: tuple[Section, ...]
    plain: Mapping[str, Any]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in order."""
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def closed_questions(self) -> tuple[Question, ...]:
        """The questions that are not answered in one's own words."""
        return tuple(question for question in self.questions if not question.is_open)

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions that are answered in one's own words."""
        return tuple(question for question in self.questions if question.is_open)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages every question is asked in, bokmål first."""
        sets = [set(question.ask.by_language) for question in self.questions]
        common = set.intersection(*sets) if sets else {SOURCE_LANGUAGE}
        return tuple(sorted(common, key=lambda code: (code != SOURCE_LANGUAGE, code)))

    def question(self, code: str) -> Question | None:
        """The question with this code, or None."""
        return next((one for one in self.questions if one.code == code), None)


Answer = str | int | list[str]
Answers = Mapping[str, Answer]


def is_asked(question: Question, answers: Answers) -> bool:
    """Whether the filters let the question be asked of somebody with these answers."""
    return all(_codes_of(answers.get(one.question)) & one.codes for one in question.only_if)


def asked_questions(questions: Sequence[Question], answers: Answers) -> Iterator[Question]:
    """Those of ``questions`` that are asked of somebody with these answers, in order."""
    return (question for question in questions if is_asked(question, answers))


def answers_asked_for(definition: Definition, answers: Answers) -> dict[str, Answer]:
    """The answers to what is asked; what one answered before going back and changing a filter falls away."""
    kept: dict[str, Answer] = {}
    for question in definition.questions:
        if question.code in answers and is_asked(question, kept):
            kept[question.code] = answers[question.code]
    return kept


def _codes_of(answer: Answer | None) -> set[str]:
    if answer is None:
        return set()
    return set(answer) if isinstance(answer, list) else {str(answer)}

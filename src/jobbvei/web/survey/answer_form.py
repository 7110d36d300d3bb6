"""One page of questions as a form, and answers in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from jobbvei.surveys.answer_checks import LONGEST_OPEN_ANSWER, missing_answer, read_answer
from jobbvei.surveys.definitions import DONT_KNOW, Answer, Answers, Shown
from jobbvei.surveys.types import Question, QuestionKind, Text
from jobbvei.web.frame.formats import number, sentence

DONT_KNOW_WORDS = gettext_lazy("Vet ikke")


@dataclass(frozen=True, slots=True)
class AskedField:
    """A field with the language its question is asked in."""

    field: BoundField
    language: str
    is_scale: bool


class AnswerForm(forms.Form):
    """The questions of a page. What is an answer is decided by the surveys package."""

    is_filter = True  # nearly nothing must be answered; saying so at each question would be noise
    saves_nothing = True

    def __init__(
        self, data: QueryDict | None, *, questions: Iterable[Question], answers: Answers, demands_all: bool = True
    ) -> None:
        self.questions = tuple(questions)
        self._demands_all = demands_all
        self._language = shown_language()
        super().__init__(data, initial={code: _as_initial(answer) for code, answer in answers.items()})
        for question in self.questions:
            self.fields[question.code] = _field(question, self._language)

    def clean(self) -> dict[str, Any]:
        """Read each answer, and ask for those that must be given."""
        super().clean()
        self.answers: dict[str, Answer] = {}
        for question in self.questions:
            answer, fault = read_answer(question, self._given(question))
            if answer is not None and fault is None:
                self.answers[question.code] = answer
            fault = fault or (missing_answer(question, self.answers) if self._demands_all else None)
            if fault is not None and question.code not in self.errors:
                self.add_error(question.code, sentence(fault))
        return self.cleaned_data

    def asked(self) -> list[AskedField]:
        """The fields in order, each with its language when it is not the page's."""
        return [
            AskedField(self[one.code], one.ask.shown(self._language).language, one.kind is QuestionKind.SCALE)
            for one in self.questions
        ]

    def _given(self, question: Question) -> Sequence[str]:
        assert isinstance(self.data, QueryDict)  # noqa: S101  # clean runs on a bound form only
        return self.data.getlist(question.code)


def shown_language() -> str:
    """The page's language."""
    return get_language() or "nb"


def words(text: Text) -> Shown:
    """A text of the definition in the page's language, or the one that stands in for it."""
    return text.shown(shown_language())


def choices_of(question: Question, language: str) -> list[tuple[str, str]]:
    """Every code of a question with its words; the ends of a scale tell what they mean."""
    if question.scale is not None:
        ends = {question.scale.lowest: question.scale.low_anchor, question.scale.highest: question.scale.high_anchor}
        offered = [
            (str(point), f"{point} – {ends[point].shown(language)}" if point in ends else str(point))
            for point in question.scale.points
        ]
    else:
        offered = [(option.code, str(option.words.shown(language))) for option in question.options]
    return [*offered, (DONT_KNOW, str(DONT_KNOW_WORDS))] if question.has_dont_know and offered else offered


def answer_in_words(question: Question, answers: Answers) -> str:
    """What was answered, for the respondent to look over."""
    if question.code not in answers:
        return _("Ikke besvart")
    answer, named = answers[question.code], dict(choices_of(question, shown_language()))
    if isinstance(answer, list):
        return "; ".join(named.get(code, code) for code in answer)
    if question.is_open:
        return str(answer)
    unit = f" {words(question.unit)}" if question.unit else ""
    return named.get(str(answer)) or (f"{number(answer)}{unit}" if isinstance(answer, int) else str(answer))


def _field(question: Question, language: str) -> forms.Field:
    told = str(question.help.shown(language))
    about: Mapping[str, Any] = {
        "label": str(question.ask.shown(language)),
        "required": False,
        "help_text": f"{told} {_('Må besvares.')}".strip() if question.is_required else told,
    }
    if question.is_open:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_OPEN_ANSWER}), **about)
    if question.kind is QuestionKind.NUMBER:
        return forms.CharField(widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "jv-short"}), **about)
    many = question.kind is QuestionKind.SEVERAL
    widget = forms.CheckboxSelectMultiple if many else forms.RadioSelect
    return _AnyCode(widget=widget(choices=choices_of(question, language)), **about)


class _AnyCode(forms.Field):
    """A choice whose codes are checked by :func:`read_answer`, with sentences of its own."""


def _as_initial(answer: Answer) -> Any:
    return answer if isinstance(answer, list) else str(answer)

"""Answers as tables to take out, with the codebook that explains them. No key in them leads anywhere.

Rows come in an order of their own making; a group that fewer than five answered in is written as merged. What is
missing is told apart: not asked (a filter), not answered, and does not know.
"""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from jobbvei.surveys.definitions import DONT_KNOW, Definition, Question, QuestionKind, is_asked
from jobbvei.surveys.groups import MERGED, SMALLEST_GROUP, hidden_groups
from jobbvei.surveys.queries.results import ReleasedText
from jobbvei.surveys.results import AnswerSet

NOT_ASKED_CODE, NOT_ANSWERED_CODE = "not_asked", "not_answered"
CHOSEN, NOT_CHOSEN = 1, 0
Cell = str | int | Decimal | None
TablePart = tuple[list[str], list[list[Cell]]]


def answers_table(definition: Definition, sets: Sequence[AnswerSet], group_names: Sequence[str]) -> TablePart:
    """One row for each respondent: groups, then a column for each question, or for each answer of a flervalg."""
    columns = [column for question in definition.closed_questions for column in _columns(question)]
    hidden = hidden_groups(Counter(one.groups for one in sets))
    rows = [
        [*_groups(one, hidden, len(group_names)), *(_cell(question, code, one) for question, code, _name in columns)]
        for one in sets
    ]
    ordered = sorted(rows, key=lambda row: [str(cell) for cell in row])  # their order tells nothing but themselves
    return [*group_names, *(name for _question, _code, name in columns)], ordered


def codebook_table(definition: Definition, sets: Sequence[AnswerSet], group_names: Sequence[str]) -> TablePart:
    """One row for each code of each column: question, code, words, who was asked, and how many."""
    header = [_("Kolonne"), _("Spørsmål"), _("Type"), _("Kode"), _("Betyr"), _("Spurt hvis"), _("Base (antall spurt)")]
    rows: list[list[Cell]] = [
        [name, name, _("gruppe"), "", _("Tom celle: slått sammen, fordi gruppen var for liten"), "", len(sets)]
        for name in group_names
    ]
    for question in definition.closed_questions:
        base = sum(is_asked(question, one.answers) for one in sets)
        about: list[Cell] = [_condition(definition, question), base if base == 0 or base >= SMALLEST_GROUP else None]
        rows += [[*row, *about] for row in _codes(question)]
    return header, rows


def released_table(definition: Definition, texts: Sequence[ReleasedText]) -> TablePart:
    """The released answers in people's own words, by question and then by text."""
    asked = {question.code: str(question.ask) for question in definition.open_questions}
    rows: list[list[Cell]] = [[one.question, asked.get(one.question, ""), one.text] for one in texts]
    return [_("Kolonne"), _("Spørsmål"), _("Svar")], sorted(rows, key=str)


def _columns(question: Question) -> list[tuple[Question, str, str]]:
    if question.kind is QuestionKind.SEVERAL:
        return [(question, code, f"{question.code}.{code}") for code in question.codes]
    return [(question, "", question.code)]


def _cell(question: Question, code: str, one: AnswerSet) -> Cell:
    if not is_asked(question, one.answers):
        return NOT_ASKED_CODE
    answer = one.answers.get(question.code)
    if answer is None:
        return NOT_ANSWERED_CODE
    if isinstance(answer, list):
        return CHOSEN if code in answer else NOT_CHOSEN
    return answer


def _groups(one: AnswerSet, hidden: set[tuple[str, ...]], width: int) -> list[Cell]:
    return [MERGED] * width if one.groups in hidden else list(one.groups)


def _codes(question: Question) -> list[list[Cell]]:
    asked, kind = str(question.ask), str(question.kind.label)
    rows: list[list[Cell]] = []
    if question.kind is QuestionKind.SEVERAL:
        options = [(option.code, str(option.words)) for option in question.options]
        options += [(DONT_KNOW, _("Vet ikke"))] if question.has_dont_know else []
        for code, words in options:
            column = f"{question.code}.{code}"
            rows.append([column, asked, kind, str(CHOSEN), _("valgt: {words}").format(words=words)])
            rows.append([column, asked, kind, str(NOT_CHOSEN), _("ikke valgt: {words}").format(words=words)])
        return rows + [[question.code, asked, kind, *missing] for missing in _missing(question)]
    if question.scale is not None:
        ends = {question.scale.lowest: question.scale.low_anchor, question.scale.highest: question.scale.high_anchor}
        rows = [[question.code, asked, kind, str(one), str(ends.get(one, ""))] for one in question.scale.points]
    elif question.kind is QuestionKind.NUMBER:
        rows = [[question.code, asked, kind, "", _("helt tall {unit}").format(unit=question.unit).strip()]]
    else:
        rows = [[question.code, asked, kind, option.code, str(option.words)] for option in question.options]
    if question.has_dont_know:
        rows.append([question.code, asked, kind, DONT_KNOW, _("Vet ikke")])
    return rows + [[question.code, asked, kind, *missing] for missing in _missing(question)]


def _missing(question: Question) -> list[list[Cell]]:
    """The kinds of nothing a column can hold."""
    not_answered: list[Cell] = [NOT_ANSWERED_CODE, _("Spurt, men svarte ikke")]
    return [not_answered, [NOT_ASKED_CODE, _("Ikke spurt")]] if question.only_if else [not_answered]


def _condition(definition: Definition, question: Question) -> str:
    told = []
    for one in question.only_if:
        earlier = definition.question(one.question)
        order = earlier.codes if earlier is not None else ()
        told.append(f"{one.question} = {' | '.join(code for code in order if code in one.codes)}")
    return " & ".join(told)

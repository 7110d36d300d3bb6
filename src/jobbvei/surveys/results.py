"""What many answered: base, distribution, mean, and groups, from answers alone. Knows no database.

Percentages are of those asked, after filters, and rounded half up; they need not add to 100. A base under five is
never shown, and neither is a group that could be reckoned out from the others. Uncertainty is reckoned elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jobbvei.surveys.definitions import (
    DONT_KNOW,
    Answers,
    Definition,
    Question,
    QuestionKind,
    is_asked,
)
from jobbvei.surveys.groups import SMALLEST_GROUP, hidden_groups

NOT_ANSWERED = "not_answered"
ONE_DECIMAL = Decimal("0.1")
WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """What one respondent answered, with the respondent's coarse groups."""

    answers: Answers
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """How many gave one answer.

    Attributes:
        code: Of the option or the point; :data:`NOT_ANSWERED` or ``dont_know`` for those without one.
        percent: Of those asked, whole, rounded half up.
    """

    code: str
    count: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of one question, for all or for one group.

    Attributes:
        base: How many were asked, after filters.
        answered: How many of them answered, «vet ikke» included.
        shares: In the question's order; empty for numbers.
        mean: Of points or numbers, one decimal, rounded half up; None without any.
        mean_base: How many the mean is of.
    """

    base: int
    answered: int
    shares: tuple[Share, ...]
    mean: Decimal | None = None
    mean_base: int = 0

    @property
    def by_share(self) -> tuple[Share, ...]:
        """The shares from the greatest; those without an answer last."""
        last = {DONT_KNOW: 1, NOT_ANSWERED: 2}
        return tuple(sorted(self.shares, key=lambda one: (last.get(one.code, 0), -one.count)))


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """One group's figures; None when they may not be shown."""

    value: str
    figures: Figures | None


def figures_of(question: Question, sets: Sequence[AnswerSet]) -> Figures | None:
    """The figures of one closed question; None when fewer than five were asked."""
    asked = [one.answers for one in sets if is_asked(question, one.answers)]
    if len(asked) < SMALLEST_GROUP:
        return None
    answered = [answers[question.code] for answers in asked if question.code in answers]
    counts = dict.fromkeys(question.codes, 0)
    for answer in answered:
        for code in answer if isinstance(answer, list) else [str(answer)]:
            if code in counts:
                counts[code] += 1
    counts |= {NOT_ANSWERED: len(asked) - len(answered)} if len(answered) < len(asked) else {}
    has_shares = question.kind is not QuestionKind.NUMBER
    shares = tuple(Share(code, count, percent(count, len(asked))) for code, count in counts.items())
    numbers = [answer for answer in answered if isinstance(answer, int)]
    return Figures(
        base=len(asked),
        answered=len(answered),
        shares=shares if has_shares else (),
        mean=_mean(numbers),
        mean_base=len(numbers),
    )


def figures_by_group(question: Question, sets: Sequence[AnswerSet], place: int) -> list[GroupFigures]:
    """The figures for each value of the group number ``place``, by value; small ones and what gives them away as None.

    Args:
        place: Counted from 0, in the order of the wave's group names.
    """
    return _by_value(question, sets, [one.groups[place] if place < len(one.groups) else "" for one in sets])


def figures_by_answer(question: Question, sets: Sequence[AnswerSet], by: Question) -> list[GroupFigures]:
    """The figures for each answer to another question with one answer, in that question's order."""
    values = [str(one.answers.get(by.code, NOT_ANSWERED)) for one in sets]
    order = {code: number for number, code in enumerate((*by.codes, NOT_ANSWERED))}
    return sorted(_by_value(question, sets, values), key=lambda one: order.get(one.value, len(order)))


def may_group(definition: Definition) -> tuple[Question, ...]:
    """The questions whose answers others can be shown by: one answer, few options."""
    return tuple(one for one in definition.questions if one.kind is QuestionKind.CHOICE)


def percent(count: int, base: int) -> Decimal:
    """``count`` of ``base`` in whole percent, rounded half up.

    >>> percent(190, 238), percent(1, 8)
    (Decimal('80'), Decimal('13'))
    """
    if base == 0:
        return Decimal(0)
    return (Decimal(100 * count) / base).quantize(WHOLE, ROUND_HALF_UP)


def _by_value(question: Question, sets: Sequence[AnswerSet], values: Sequence[str]) -> list[GroupFigures]:
    asked: dict[str, list[AnswerSet]] = {}
    for one, value in zip(sets, values, strict=True):
        asked.setdefault(value, [])
        if is_asked(question, one.answers):
            asked[value].append(one)
    hidden = hidden_groups({value: len(members) for value, members in asked.items()})
    return [
        GroupFigures(value, None if value in hidden else figures_of(question, asked[value])) for value in sorted(asked)
    ]


def _mean(numbers: Sequence[int]) -> Decimal | None:
    if len(numbers) < SMALLEST_GROUP:
        return None
    return (Decimal(sum(numbers)) / len(numbers)).quantize(ONE_DECIMAL, ROUND_HALF_UP)

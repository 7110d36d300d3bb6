"""Dates as they are and as they would be, beside each other, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbvei.rules.explain import Finding
from jobbvei.rules.outlook.legal_dates import Certainty, LegalDate
from jobbvei.rules.outlook.what_if import Comparison, DatePair
from jobbvei.shared.sentence import Sentence
from jobbvei.web.frame.formats import day, number
from jobbvei.web.person.calendar_shown import why
from jobbvei.web.person.law import FindingShown, shown


@dataclass(frozen=True, slots=True)
class PairShown:
    """One date before and after.

    Attributes:
        change: What happens to it, in a few words; empty when nothing does.
        why: What is behind the date as it would be.
    """

    label: Sentence
    before: str
    after: str
    change: str
    why: FindingShown


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """Another answer before and after."""

    question: str
    before: Sentence
    after: FindingShown


@dataclass(frozen=True, slots=True)
class ComparisonShown:
    """Everything that would be otherwise, then the dates that would stand."""

    changed: Sequence[PairShown]
    unchanged: Sequence[PairShown]
    answers: Sequence[AnswerShown]
    moving: FindingShown | None


def comparison_shown(comparison: Comparison, *, on: date) -> ComparisonShown:
    """The comparison in words."""
    return ComparisonShown(
        changed=[_pair(pair, on) for pair in comparison.dates if pair.is_changed],
        unchanged=[_pair(pair, on) for pair in comparison.dates if not pair.is_changed],
        answers=list(_answers(comparison.answers, on)),
        moving=shown([comparison.moving], on=on)[0] if comparison.moving is not None else None,
    )


def _pair(pair: DatePair, on: date) -> PairShown:
    return PairShown(
        label=pair.either.name,
        before=_in_words(pair.before),
        after=_in_words(pair.after),
        change=_change(pair) if pair.is_changed else "",
        why=why(pair.either, on=on),
    )


def _in_words(dated: LegalDate | None) -> str:
    if dated is None or dated.certainty is Certainty.NOT_SET:
        return _("ingen dato")
    if dated.on is None:
        return _("ikke kjent")
    return _("{day}, hvis det vedtas").format(day=day(dated.on)) if _is_possible(dated) else day(dated.on)


def _is_possible(dated: LegalDate) -> bool:
    return dated.certainty is Certainty.POSSIBLE


def _change(pair: DatePair) -> str:
    days = pair.days_moved
    if days:
        later = ngettext("{count} dag senere", "{count} dager senere", days)
        earlier = ngettext("{count} dag tidligere", "{count} dager tidligere", -days)
        return (later if days > 0 else earlier).format(count=number(abs(days)))
    if pair.after is None or pair.after.on is None:
        return _("faller bort") if pair.after is None or pair.after.certainty is Certainty.NOT_SET else _("blir ukjent")
    return _("kommer til") if days is None else _("blir mer eller mindre sikker")


def _answers(answers: Iterable[tuple[Finding, Finding]], on: date) -> Iterable[AnswerShown]:
    for old, new in answers:
        (after,) = shown([new], on=on)
        yield AnswerShown(after.questions[0], old.because, after)

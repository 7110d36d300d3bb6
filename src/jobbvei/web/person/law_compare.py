"""The same person under the rules of two days, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbvei.casework.law_changes import COUNTED_FROM_DAY_ASKED
from jobbvei.people.types import Participant
from jobbvei.rules.explain import Finding
from jobbvei.rules.outlook.changes import next_change
from jobbvei.shared.sentence import Sentence
from jobbvei.web.frame.components import Tab
from jobbvei.web.frame.formats import day
from jobbvei.web.person.law_values import answer_in_words, question_in_words

FIRST_DAY, LAST_DAY = date(2021, 1, 1), date(2035, 12, 31)


class OtherDayForm(forms.Form):
    """The day whose rules are set beside today's; empty is today."""

    is_filter = True
    dag = forms.DateField(
        label=gettext_lazy("Vis reglene slik de er"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": gettext_lazy("Skriv en dato som finnes, for eksempel 01.01.2027.")},
    )

    def clean_dag(self) -> date | None:
        """Only days the collection of rules says anything about."""
        wanted: date | None = self.cleaned_data["dag"]
        if wanted is not None and not FIRST_DAY <= wanted <= LAST_DAY:
            limits = {"first": day(FIRST_DAY), "last": day(LAST_DAY)}
            raise forms.ValidationError(_("Velg en dag fra {first} til {last}.").format(**limits))
        return wanted


@dataclass(frozen=True, slots=True)
class Side:
    """The answer on one of the days, with the sentence and the place in the law."""

    answer: str
    sentence: Sentence
    law: str
    rule: str


@dataclass(frozen=True, slots=True)
class ComparedQuestion:
    """One question on both days; ``differs`` when the answer is another, ``new_rule`` when only the rule is.

    Attributes:
        sides: The earlier day first.
    """

    question: str
    sides: tuple[Side, Side]
    differs: bool
    new_rule: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """Both days question by question.

    Attributes:
        changed: Questions with another answer, then those with the same answer by another rule.
        unchanged: All other questions.
    """

    changed: tuple[ComparedQuestion, ...]
    unchanged: tuple[ComparedQuestion, ...]


def compared(today: Iterable[Finding], other: Iterable[Finding], *, other_is_later: bool = True) -> Compared:
    """Both days question by question; one whose answer is counted from the day that is asked about says nothing."""
    pairs = ((one, two) for one, two in zip(today, other, strict=True) if one.id not in COUNTED_FROM_DAY_ASKED)
    rows = [_question(one, two) if other_is_later else _question(two, one) for one, two in pairs]
    changed = [row for row in rows if row.differs] + [row for row in rows if row.new_rule]
    return Compared(tuple(changed), tuple(row for row in rows if not row.differs and not row.new_rule))


def day_choices(participant: Participant, *, on: date, chosen: date) -> list[Tab]:
    """Today, and the first day ahead on which the law changes."""
    address, coming = reverse("person-law", args=[participant.public_id]), next_change(on)
    choices = [Tab(_("i dag"), address, current=chosen == on)]
    if coming is not None:
        words = _("fra {day}").format(day=day(coming.on))
        choices.append(Tab(words, f"{address}?dag={coming.on.isoformat()}", current=chosen == coming.on))
    return choices


def _question(earlier: Finding, later: Finding) -> ComparedQuestion:
    differs = (earlier.value, earlier.standing) != (later.value, later.standing)
    return ComparedQuestion(
        question=question_in_words(earlier.id),
        sides=(_side(earlier), _side(later)),
        differs=differs,
        new_rule=not differs and earlier.rule != later.rule,
    )


def _side(finding: Finding) -> Side:
    rule = "" if finding.rule == "none" else finding.rule
    return Side(answer_in_words(finding), finding.because, finding.law, rule)

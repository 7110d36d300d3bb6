"""What changes on a day, as a reader would say it: rules that end and begin, figures before and after."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbvei.rules.engine.parameters import Absence
from jobbvei.rules.engine.tables import Condition, Row
from jobbvei.rules.explain import DatedValue, Parameter, UsedFigure, legal_parameters
from jobbvei.rules.facts import Goal, HouseholdKind, PartTimeReason, PermitKind, SchoolingLevel
from jobbvei.rules.library import rule_book
from jobbvei.rules.outlook.changes import ChangeOfLaw, FigureChange, TableChange
from jobbvei.rules.words.fact_words import FACT_WORDS
from jobbvei.web.frame.formats import day, joined, number
from jobbvei.web.person.law_subjects import subjects_of
from jobbvei.web.person.law_values import ANSWERS, question_in_words
from jobbvei.web.person.law_words import COUNTRIES, fact_in_words, figure_in_words

CODED: Mapping[str, type[StrEnum]] = {
    "permit.kind": PermitKind,
    "schooling.level": SchoolingLevel,
    "goal": Goal,
    "household.kind": HouseholdKind,
    "programme.part_time_reason": PartTimeReason,
}
LIMITS: Mapping[str, Promise] = {
    "at_least": gettext_lazy("minst {limit}"),
    "at_most": gettext_lazy("høyst {limit}"),
    "below": gettext_lazy("under {limit}"),
    "from": gettext_lazy("fra og med {limit}"),
    "through": gettext_lazy("til og med {limit}"),
}
OTHER_CODES: Mapping[str, Promise] = {
    "earmarked": gettext_lazy("øremerket stilling"),
    "temporary_with_subsidy": gettext_lazy("midlertidig stilling med tilskudd"),
    "permanent_after_trainee": gettext_lazy("fast stilling etter traineeordning"),
    "discretion": gettext_lazy("skjønn"),
    "kindergarten": gettext_lazy("barnehage"),
    "health": gettext_lazy("helsetjeneste"),
    "leader": gettext_lazy("leder"),
    "other_language": gettext_lazy("barnehage på et annet språk"),
    "norwegian_school": gettext_lazy("norsk skolegang"),
    "nordic": gettext_lazy("svensk eller dansk"),
    "can_be_extended": gettext_lazy("kan forlenges"),
    "shall_be_extended": gettext_lazy("skal forlenges"),
    "none": gettext_lazy("ingen"),
    "not_known": gettext_lazy("ikke kjent"),
}
"""Values of facts about a hiring or a workplace, and of what a rule says of extension."""
ABSENCES: Mapping[Absence, Promise] = {
    Absence.NOT_YET: gettext_lazy("gjelder ikke ennå"),
    Absence.NO_LONGER: gettext_lazy("gjelder ikke lenger"),
    Absence.NOT_KNOWN: gettext_lazy("ikke kjent"),
}
COUNTRIES_SHOWN = 3
FIGURES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class RuleInWords:
    """One rule that ends or begins.

    Attributes:
        when: Conditions, each in a few words; empty when it holds for everybody.
        says: The answer, figures and sentence of the rule.
    """

    law: str
    number: str
    when: tuple[str, ...]
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionInWords:
    """What changes about one question."""

    names: tuple[str, ...]
    ended: tuple[RuleInWords, ...]
    begun: tuple[RuleInWords, ...]


@dataclass(frozen=True, slots=True)
class FigureInWords:
    """A figure before and after; where there is none, whether it is not in force or not known."""

    name: str
    law: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangeInWords:
    """Everything that changes on a day."""

    on: date
    questions: tuple[QuestionInWords, ...]
    figures: tuple[FigureInWords, ...]


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A day in the list of changes, and what it is about."""

    change: ChangeOfLaw
    about: tuple[str, ...]


def listed(change: ChangeOfLaw) -> ListedChange:
    """The change with what it is about."""
    return ListedChange(change, about(change))


def about(change: ChangeOfLaw) -> tuple[str, ...]:
    """What the change is about: subjects, or its figures when no rule changes; the acts when neither says."""
    asked = (question for table in change.tables for question in table.questions)
    figures = tuple(one.figure.description for one in change.figures[:FIGURES_SHOWN])
    return subjects_of(asked) or figures or change.acts


def change_in_words(change: ChangeOfLaw) -> ChangeInWords:
    """The rules question by question, then the figures."""
    return ChangeInWords(
        on=change.on,
        questions=tuple(_question(one, change.on) for one in change.tables),
        figures=tuple(_figure(one, change.on) for one in sorted(change.figures, key=_is_one_sided)),
    )


def _is_one_sided(change: FigureChange) -> bool:
    """New and gone figures come after those that have a value on both days."""
    return change.before is None or change.after is None


def _question(change: TableChange, on: date) -> QuestionInWords:
    names = tuple(map(question_in_words, change.questions))
    return QuestionInWords(
        names=names or (_capital(change.table.description),),
        ended=_each_once(_rule(row, on - timedelta(days=1)) for row in change.ended),
        begun=_each_once(_rule(row, on) for row in change.begun),
    )


def _each_once(rules: Iterable[RuleInWords]) -> tuple[RuleInWords, ...]:
    return tuple(dict.fromkeys(rules))


def _rule(row: Row, on: date) -> RuleInWords:
    return RuleInWords(row.law, row.rule, tuple(_condition(one, on) for one in row.when), tuple(_says(row, on)))


def _says(row: Row, on: date) -> list[str]:
    said = [str(ANSWERS[row.answer])] if isinstance(row.answer, str) and row.answer in ANSWERS else []
    key = row.because or row.nothing or row.unknown
    template = rule_book().sentences[key].template if key else ""
    figures = {name: legal_parameters()[figure] for name, figure in row.figures.items()}
    told = {name for name in figures if f"{{{name}}}" in template}
    said += [f"{one.description}: {_value(one, _told(one, on))}" for name, one in figures.items() if name not in told]
    return [*said, _template(template, {name: _told(figures[name], on) for name in told})] if key else said


def _template(template: str, figures: Mapping[str, DatedValue | None]) -> str:
    """The sentence with its figures, and what else fills it named: «var ‹alder da tillatelsen ble gitt› år»."""
    values = {name: str(dated.value) for name, dated in figures.items() if dated is not None}
    return re.sub(
        r"\{([a-z_.]+)\}",
        lambda found: values.get(found[1]) or f"‹{_(FACT_WORDS.get(found[1], found[1]))}›",
        _(template),
    )


def _condition(condition: Condition, on: date) -> str:
    name = _(FACT_WORDS[condition.name])
    if condition.comparisons:
        limits = (str(LIMITS[one.operator]).format(limit=_limit(one.limit, on)) for one in condition.comparisons)
        return f"{name}: {joined(tuple(limits))}"
    values = condition.values
    if values == (True,):
        return name
    if condition.name in COUNTRIES and len(values) > COUNTRIES_SHOWN:
        return _("{name}: ett av {count} land").format(name=name, count=number(len(values)))
    return f"{name}: {_(' eller ').join(_fact(condition.name, value) for value in values)}"


def _fact(name: str, value: object) -> str:
    kind = CODED.get(name)
    if kind is None and value in OTHER_CODES:
        return str(OTHER_CODES[str(value)])
    return fact_in_words(name, kind(value) if kind is not None and isinstance(value, str) else value)


def _limit(limit: str | date, on: date) -> str:
    if isinstance(limit, date):
        return day(limit)
    figure = legal_parameters()[limit]
    return _value(figure, _told(figure, on))


def _figure(change: FigureChange, on: date) -> FigureInWords:
    figure = change.figure
    return FigureInWords(
        name=figure.description,
        law=f"{figure.act} {figure.paragraph}",
        before=_value_on(figure, on - timedelta(days=1)),
        after=_value_on(figure, on),
    )


def _told(figure: Parameter, on: date) -> DatedValue | None:
    """The value in force, else the last one before: a rule that begins now may be decided by an older day."""
    return next((dated for dated in reversed(figure.values) if dated.valid_from <= on), None)


def _value_on(figure: Parameter, on: date) -> str:
    """The value in force; else whether it is the law or we that have none."""
    absence = figure.absence_on(on)
    return _value(figure, figure.if_known_on(on)) if absence is None else str(ABSENCES[absence])


def _value(figure: Parameter, dated: DatedValue | None) -> str:
    return _("ikke kjent") if dated is None else figure_in_words(UsedFigure(figure, dated))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

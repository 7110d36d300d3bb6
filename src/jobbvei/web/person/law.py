"""Findings of law as the pages show them: question, answer in one sentence, and everything behind it in words."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from jobbvei.casework.types import IntroductionProgramme
from jobbvei.rules.explain import FINDINGS, Finding, Standing, Step
from jobbvei.rules.facts import fact_names
from jobbvei.rules.guidance import GUIDANCE
from jobbvei.rules.subjects import subject_fact_names
from jobbvei.rules.words.older_rule import older_rule
from jobbvei.shared.sentence import Sentence
from jobbvei.web.frame.formats import sentence
from jobbvei.web.person.law_words import fact_in_words, fact_words, figure_in_words, part_in_words

NORWEGIAN_RIGHT, NORWEGIAN_EXTENDED = "norwegian.right_until_on", "norwegian.extended_until_on"
# What the first page shows, at most six; all else is one click away on the page of the law.
WHILE_RUNNING = (
    "programme.latest_end_on",
    "programme.latest_end_with_extension_on",
    NORWEGIAN_RIGHT,
    "programme.work_hours_min",
    "permit.longest_until_on",
    "programme.entitlement",
)
BEFORE_START = (
    "programme.entitlement",
    "programme.start_latest_on",
    "norwegian.entitlement",
    NORWEGIAN_RIGHT,
    "permit.longest_until_on",
)
AFTER_END = (NORWEGIAN_RIGHT, "norwegian.minimum_level", "permit.longest_until_on")
# A question that is not about this person is left out of the first page.
ONLY_WITH_AN_ANSWER = frozenset({"programme.work_hours_min", "permit.longest_until_on", "programme.start_latest_on"})
QUESTIONS = {name: words for catalogue in (FINDINGS, *GUIDANCE.values()) for name, words in catalogue.items()}
IN_PARTS = frozenset({"hiring.conditions_missing", "measures.result_groups"})
_RULE = re.compile(r"[A-Z]+-\d+")


@dataclass(frozen=True, slots=True)
class FactShown:
    """A fact the rules used, in words."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure of law: what it is, the value with its unit, since when, and where it stands."""

    name: str
    value: str
    valid_from: date
    law: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class ProvisionShown:
    """A place in the law.

    Attributes:
        rule: The rule's number in our collection, empty when no rule fits.
        valid_from: First day in force; None for a provision used on the way.
        older: Why a rule that is no longer in force decides; None when it is in force.
    """

    law: str
    rule: str
    valid_from: date | None = None
    valid_to: date | None = None
    older: Sentence | None = None


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One answer of law with what is behind it, each thing once.

    Attributes:
        questions: More than one when the same sentence answers several.
        missing: Names of the facts that would give an answer; empty when the answer does not wait for a fact.
        recorded: Facts that a person has written down.
        derived: What the rules have concluded from them.
        provisions: The one that answers first.
        parts: What the answer is made of, where the sentence does not say it.
    """

    questions: tuple[str, ...]
    sentence: Sentence
    is_unknown: bool
    missing: tuple[str, ...]
    arithmetic: tuple[Sentence, ...]
    recorded: tuple[FactShown, ...]
    figures: tuple[FigureShown, ...]
    derived: tuple[FactShown, ...]
    provisions: tuple[ProvisionShown, ...]
    parts: tuple[FactShown, ...] = ()


def shown(findings: Iterable[Finding], *, on: date) -> tuple[FindingShown, ...]:
    """The findings in words, in the order they came; those that say the same thing are one.

    Args:
        findings: Answers, also those that are unknown or where the law gives nothing.
        on: The day that was asked about.
    """
    alike: dict[str, list[Finding]] = {}
    for finding in findings:
        alike.setdefault(sentence(finding.because), []).append(finding)
    return tuple(_shown(group, on) for group in alike.values())


def matters_now(
    findings: Sequence[Finding], *, programme: IntroductionProgramme | None, on: date, settled: Set[str] = frozenset()
) -> tuple[Finding, ...]:
    """The few findings the next weeks turn on, for somebody before, in or after the programme.

    Args:
        settled: Findings that what has happened has answered; of them only days still to come matter.
    """
    found = {finding.id: finding for finding in findings if finding.id not in settled or _is_to_come(finding, on)}
    order = _order(programme)
    if _right_is_over(found, on):
        order = tuple(NORWEGIAN_EXTENDED if key == NORWEGIAN_RIGHT else key for key in order)
    chosen = (found[key] for key in order if key in found)
    return tuple(one for one in chosen if one.standing is not Standing.NOTHING or one.id not in ONLY_WITH_AN_ANSWER)


def _is_to_come(finding: Finding, on: date) -> bool:
    return isinstance(finding.value, date) and finding.value >= on


def _order(programme: IntroductionProgramme | None) -> tuple[str, ...]:
    if programme is None or programme.started_on is None:
        return BEFORE_START
    return WHILE_RUNNING if programme.ended_on is None else AFTER_END


def _right_is_over(found: dict[str, Finding], on: date) -> bool:
    """Whether only extended Norwegian training can still be running."""
    right, extended = found.get(NORWEGIAN_RIGHT), found.get(NORWEGIAN_EXTENDED)
    is_over = right is not None and isinstance(right.value, date) and right.value < on
    return is_over and extended is not None and extended.standing is not Standing.NOTHING


def _shown(alike: Sequence[Finding], on: date) -> FindingShown:
    first, steps = alike[0], [step for finding in alike for step in finding.trace]
    facts = {name: value for step in steps for name, value in step.facts.items()}
    told = fact_names() | subject_fact_names()
    return FindingShown(
        questions=tuple(gettext(QUESTIONS[finding.id]) for finding in alike),
        sentence=first.because,
        is_unknown=first.standing is Standing.UNKNOWN,
        missing=tuple(dict.fromkeys(finding.missing for finding in alike if finding.missing)),
        arithmetic=_arithmetic(steps),
        recorded=tuple(_fact(name, facts[name]) for name in sorted(facts.keys() & told, key=_given_first(facts))),
        figures=tuple(_figures(steps)),
        derived=tuple(_fact(name, value) for name, value in facts.items() if name not in told),
        provisions=tuple(_provisions(alike, steps, on)),
        parts=tuple(_parts(first)),
    )


def _parts(finding: Finding) -> Iterator[FactShown]:
    """The parts of an answer that is made of several, each with its word, for the questions whose sentence has none."""
    if finding.id in IN_PARTS and isinstance(finding.value, Mapping):
        for part, answer in finding.value.items():
            yield FactShown(*part_in_words(finding.id, part, answer))


def _given_first(facts: Mapping[str, object]) -> Callable[[str], tuple[bool, int]]:
    """The order of the rules, with what nobody has written down last."""
    places = {name: place for place, name in enumerate(facts)}
    return lambda name: (facts[name] is None, places[name])


def _fact(name: str, value: object) -> FactShown:
    return FactShown(fact_words(name), fact_in_words(name, value))


def _arithmetic(steps: Sequence[Step]) -> tuple[Sentence, ...]:
    """The sums, the one that gives the answer first."""
    sums = {sentence(step.arithmetic): step.arithmetic for step in reversed(steps) if step.arithmetic is not None}
    return tuple(sums.values())


def _figures(steps: Sequence[Step]) -> Iterator[FigureShown]:
    used = {(figure.name, figure.dated): figure for step in steps for figure in step.figures}
    for figure in used.values():
        source = figure.parameter
        law = f"{source.act} {source.paragraph}"
        yield FigureShown(source.description, figure_in_words(figure), figure.dated.valid_from, law, source.checked_on)


def _provisions(alike: Sequence[Finding], steps: Sequence[Step], on: date) -> Iterator[ProvisionShown]:
    seen: set[tuple[str, str]] = set()
    for finding in alike:
        place = finding.law, _plain_rule(finding.rule)
        if place not in seen:
            seen.add(place)
            yield ProvisionShown(*place, finding.valid_from, finding.valid_to, older_rule(finding, on=on))
    for step in steps:
        place = step.law, _plain_rule(step.rule)
        if place not in seen:
            seen.add(place)
            yield ProvisionShown(*place)


def _plain_rule(row: str) -> str:
    """The rule's number: ``IP-33`` for the row ``IP-33-before``."""
    number = _RULE.match(row)
    return number.group() if number else ""

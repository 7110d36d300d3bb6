"""Findings of law as the person's page shows them: a sentence, and everything behind it in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobbvei.rules.explain import Finding, Standing, UsedFigure
from jobbvei.shared.sentence import Sentence
from jobbvei.web.frame.formats import written

# What the page shows, in this order; everything else is one click away on the page of all findings.
ON_THE_PAGE = (
    "programme.entitlement",
    "programme.start_latest_on",
    "programme.latest_end_on",
    "programme.latest_end_with_extension_on",
    "programme.work_hours_min",
    "norwegian.entitlement",
    "norwegian.right_until_on",
    "norwegian.extended_until_on",
    "norwegian.minimum_level",
    "permit.longest_until_on",
)

FACT_WORDS: dict[str, Promise] = {
    "born_on": _("født"),
    "origin": _("land"),
    "settled_on": _("bosatt"),
    "settled_by_agreement": _("bosatt etter avtale"),
    "goal": _("sluttmål"),
    "permit.kind": _("oppholdsgrunnlag"),
    "permit.granted_on": _("tillatelse gitt"),
    "schooling.level": _("fullført skolegang"),
    "schooling.country": _("skolegang fra"),
    "schooling.years_higher": _("år med høyere utdanning"),
    "programme.offered_on": _("program tilbudt"),
    "programme.started_on": _("program startet"),
    "programme.part_time_percent": _("prosent av full tid"),
    "programme.part_time_reason": _("grunn til deltid"),
    "programme.leave_days": _("dager med permisjon fra programmet"),
    "norwegian.offered_on": _("norskopplæring tilbudt"),
    "norwegian.started_on": _("norskopplæring startet"),
    "norwegian.leave_days": _("dager med permisjon fra norskopplæringen"),
    "norwegian.extensions": _("vedtak om utvidet norskopplæring"),
    "work.weekly_hours": _("timer i uka i jobb"),
    "work.from": _("jobb fra"),
    "work.to": _("jobb til"),
}

VALUE_WORDS: dict[str, Promise] = {
    "collective_protection": _("midlertidig kollektiv beskyttelse"),
    "asylum": _("asyl"),
    "resettlement": _("overføringsflyktning"),
    "family_of_refugee": _("familie til flyktning"),
    "family_of_collective": _("familie til person med kollektiv beskyttelse"),
    "humanitarian": _("sterke menneskelige hensyn"),
    "none": _("ingen fullført"),
    "lower_secondary": _("grunnskole"),
    "upper_secondary": _("videregående"),
    "higher": _("høyere utdanning"),
    "work": _("arbeid"),
    "higher_education": _("høyere utdanning"),
    "higher_vocational": _("høyere yrkesfaglig utdanning"),
    "upper_secondary_part": _("deler av videregående"),
    "trade_certificate": _("fagbrev"),
    "capacity": _("kommunens kapasitet"),
    "own_wish": _("eget ønske"),
    "True": _("ja"),
    "False": _("nei"),
}


@dataclass(frozen=True, slots=True)
class FactShown:
    """A fact the rule used, in words."""

    name: str | Promise
    value: Any


@dataclass(frozen=True, slots=True)
class StepShown:
    """One rule on the way: its place in the law, the facts, the figures and the arithmetic."""

    rule: str
    law: str
    facts: tuple[FactShown, ...]
    figures: tuple[UsedFigure, ...]
    arithmetic: Sentence | None


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One answer of law with what is behind it."""

    sentence: Sentence
    is_unknown: bool
    rule: str
    law: str
    valid_from: date | None
    valid_to: date | None
    steps: tuple[StepShown, ...]


def shown(findings: Iterable[Finding]) -> tuple[FindingShown, ...]:
    """The findings in words, in the order they came; those where the law gives nothing are kept, with the reason."""
    return tuple(_shown(finding) for finding in findings)


def _shown(finding: Finding) -> FindingShown:
    return FindingShown(
        sentence=finding.because,
        is_unknown=finding.standing is Standing.UNKNOWN,
        rule=finding.rule,
        law=finding.law,
        valid_from=finding.valid_from,
        valid_to=finding.valid_to,
        steps=tuple(
            StepShown(
                rule=step.rule,
                law=step.law,
                facts=tuple(
                    FactShown(FACT_WORDS.get(name, name), _in_words(value)) for name, value in step.facts.items()
                ),
                figures=step.figures,
                arithmetic=step.arithmetic,
            )
            for step in finding.trace
        ),
    )


def _in_words(value: Any) -> Any:
    if value is None:
        return _("ikke kjent")
    if str(value) in VALUE_WORDS:
        return VALUE_WORDS[str(value)]
    return written(value) if isinstance(value, date | Decimal | int | str) else str(value)

"""The face of the rules: what the law gives one person on one day, and the figures behind it."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from jobbvei.rules.catalogue import FINDINGS
from jobbvei.rules.engine.case import Case
from jobbvei.rules.engine.findings import Finding, Standing, Step, UsedFigure, finding_as_json
from jobbvei.rules.engine.missing import MissingFact
from jobbvei.rules.engine.parameters import DatedValue, Parameter
from jobbvei.rules.facts import Facts
from jobbvei.rules.library import parameters, rule_book
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

__all__ = [
    "FINDINGS",
    "DatedValue",
    "Finding",
    "MissingFact",
    "Parameter",
    "Standing",
    "Step",
    "UsedFigure",
    "changed_findings",
    "explain",
    "finding_as_json",
    "legal_parameters",
    "questions_asked",
]


def explain(facts: Facts, *, on: date, only: frozenset[str] | None = None) -> tuple[Finding, ...]:
    """What the law gives the person on ``on``, one finding per question, in the catalogue's order.

    Args:
        facts: What is known; None inside means nobody has said.
        on: The day that is asked about.
        only: Finding ids to compute; None for all that are covered.

    Returns:
        Findings with value, sentence and trace. A fact that is missing, or a question nobody can answer, gives a
        finding with value None; the others are still answered.

    Raises:
        UnusableInput: ``only`` names an id that does not exist.
    """
    wanted = questions_asked(only)
    finding = Case(rule_book(), facts, on).finding
    return tuple([finding(name) for name in wanted])


def changed_findings(
    facts: Facts, *, before: date, after: date, only: frozenset[str] | None = None
) -> tuple[tuple[Finding, Finding], ...]:
    """Pairs of findings whose value, rule or standing differs between two days, in the catalogue's order."""
    first = explain(facts, on=before, only=only)
    second = explain(facts, on=after, only=only)
    return tuple((old, new) for old, new in zip(first, second, strict=True) if _substance(old) != _substance(new))


def legal_parameters() -> Mapping[str, Parameter]:
    """Every dated figure of law by name, with its source and the day the source was last seen."""
    return parameters()


@lru_cache(maxsize=64)
def questions_asked(only: frozenset[str] | None) -> tuple[str, ...]:
    """Ids of the questions that are covered, in the catalogue's order: those in ``only``, or all when it is None.

    Raises:
        UnusableInput: ``only`` names an id that does not exist.
    """
    unknown = () if only is None else tuple(sorted(only - FINDINGS.keys()))
    if unknown:
        raise UnusableInput(
            "rules.unknown_finding",
            Sentence(N_("Vi kjenner ikke spørsmålet {unknown}. Bruk navnene i katalogen."), {"unknown": unknown}),
        )
    return tuple(name for name in FINDINGS if name in rule_book().provisions and (only is None or name in only))


def _substance(finding: Finding) -> tuple[object, ...]:
    return finding.value, finding.rule, finding.standing

"""The face of the rules: what the law gives one person on one day, and the figures behind it."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from jobbvei.rules.catalogue import FINDINGS
from jobbvei.rules.engine.case import Case
from jobbvei.rules.engine.findings import Finding, Standing, Step, UsedFigure, finding_as_json
from jobbvei.rules.engine.missing import MissingFact
from jobbvei.rules.engine.parameters import DatedValue, Parameter
from jobbvei.rules.facts import Facts
from jobbvei.rules.library import parameters, rule_book
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

if TYPE_CHECKING:
    from jobbvei.rules.population import Population
    from jobbvei.rules.population_findings import PopulationFindings

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
    "explain_population",
    "finding_as_json",
    "legal_parameters",
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
    wanted = _asked(only)
    finding = Case(rule_book(), facts, on).finding
    return tuple([finding(name) for name in wanted])


def explain_population(people: "Population", *, on: date, only: frozenset[str] | None = None) -> "PopulationFindings":
    """What the law gives each of many people on ``on``: the same tables and functions as :func:`explain`, as columns.

    Args:
        people: Their facts, from :class:`~jobbvei.rules.population.Population`.
        on: The day that is asked about.
        only: Finding ids to compute; None for all that are covered.

    Returns:
        A column for each question, in the catalogue's order; none at all when there are no people. Sentences and
        traces are not built: :func:`explain` gives them for one person.

    Raises:
        UnusableInput: ``only`` names an id that does not exist, or a day in the facts is out of reach.
    """
    from jobbvei.rules.population_findings import find_for_population  # noqa: PLC0415 - numpy only for who needs it

    return find_for_population(people, on=on, asked=_asked(only))


def changed_findings(
    facts: Facts, *, before: date, after: date, only: frozenset[str] | None = None
) -> tuple[tuple[Finding, Finding], ...]:
    """Pairs of findings whose value, rule or sentence differs between two days, in the catalogue's order."""
    first = explain(facts, on=before, only=only)
    second = explain(facts, on=after, only=only)
    return tuple((old, new) for old, new in zip(first, second, strict=True) if _substance(old) != _substance(new))


def legal_parameters() -> Mapping[str, Parameter]:
    """Every dated figure of law by name, with its source and the day the source was last seen."""
    return parameters()


@lru_cache(maxsize=64)
def _asked(only: frozenset[str] | None) -> tuple[str, ...]:
    """The questions that are covered, in the catalogue's order."""
    unknown = () if only is None else tuple(sorted(only - FINDINGS.keys()))
    if unknown:
        raise UnusableInput(
            "rules.unknown_finding",
            Sentence(N_("Vi kjenner ikke spørsmålet {unknown}. Bruk navnene i katalogen."), {"unknown": unknown}),
        )
    return tuple(name for name in FINDINGS if name in rule_book().provisions and (only is None or name in only))


def _substance(finding: Finding) -> tuple[object, ...]:
    return finding.value, finding.rule, finding.standing

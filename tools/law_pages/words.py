"""Conditions, figures and facts as a jurist would say them, in bokmål."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jobbvei.rules.catalogue import FINDINGS
from jobbvei.rules.engine.money import kroner
from jobbvei.rules.engine.parameters import Number, Parameter
from jobbvei.rules.engine.tables import Condition, Row
from jobbvei.rules.explain import legal_parameters
from jobbvei.rules.guidance import GUIDANCE
from jobbvei.rules.words.fact_words import FACT_WORDS
from jobbvei.shared.sentence import in_norwegian

COUNTRIES = frozenset({"origin", "schooling.country"})
UNITS: Mapping[str, str] = {
    "months": "måneder", "years": "år", "days": "dager", "weeks": "uker", "hours": "timer",
    "hours_per_week": "timer i uken", "percent": "prosent", "decisions": "vedtak", "credits": "studiepoeng",
    "persons": "personer",
    "times": "ganger", "factor": "ganger", "kroner": "kroner", "day_of_month": "i måneden",
}  # fmt: skip
LIMITS: Mapping[str, str] = {
    "at_least": "minst", "at_most": "høyst", "below": "under", "from": "fra og med", "through": "til og med",
}  # fmt: skip
VALUES: Mapping[str, str] = {
    "collective_protection": "midlertidig kollektiv beskyttelse",
    "asylum": "asyl",
    "resettlement": "overføringsflyktning",
    "family_of_refugee": "familie til flyktning",
    "family_of_collective": "familie til person med kollektiv beskyttelse",
    "humanitarian": "sterke menneskelige hensyn",
    "none": "ingen",
    "lower_secondary": "grunnskole",
    "upper_secondary": "videregående",
    "higher": "høyere utdanning",
    "work": "arbeid",
    "higher_education": "høyere utdanning",
    "higher_vocational": "høyere yrkesfaglig utdanning",
    "upper_secondary_part": "deler av videregående",
    "trade_certificate": "fagbrev",
    "capacity": "kommunens kapasitet",
    "own_wish": "eget ønske",
    "single_adult": "enslig voksen",
    "adult": "voksen i familie",
    "child": "barn i familie",
    "unaccompanied_minor": "enslig mindreårig",
    "earmarked": "øremerket stilling",
    "temporary_with_subsidy": "midlertidig stilling med tilskudd",
    "permanent_after_trainee": "fast stilling etter traineeordning",
    "discretion": "skjønn",
    "kindergarten": "barnehage",
    "health": "helsetjeneste",
    "leader": "leder",
    "other_language": "arbeid på et annet språk",
    "norwegian_school": "norsk skolegang",
    "nordic": "nordisk språk",
    "listening": "lytte", "reading": "lese", "writing": "skrive", "speaking": "snakke",
}  # fmt: skip
ANSWERS: Mapping[str, str] = {
    "right": "rett",
    "right_and_duty": "rett og plikt",
    "may_be_offered": "kan tilbys",
    "municipality_may_refuse": "kommunen kan avslå",
    "none": "ingen rett",
    "municipality_decides": "kommunen avgjør",
    "nav_decides": "Nav avgjør",
}


def question(finding_id: str) -> str:
    """What a finding answers."""
    for names in (FINDINGS, *GUIDANCE.values()):
        if finding_id in names:
            return names[finding_id]
    return f"`{finding_id}`"


def name_in_words(name: str) -> str:
    """What a fact or a feature is called."""
    return FACT_WORDS.get(name, f"`{name}`")


def value_in_words(name: str, value: Any) -> str:
    """One value of a fact, a feature or a finding."""
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, Mapping):
        return ", ".join(f"{VALUES.get(key, key)} {value_in_words(key, inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return " og ".join(value_in_words(name, one) for one in value) or "ingen"
    if isinstance(value, str) and name not in COUNTRIES:
        return VALUES.get(value, value)
    if isinstance(value, Decimal) and name in FINDINGS:
        return f"{in_norwegian(kroner(value))} kroner"
    return "ikke kjent" if value is None else in_norwegian(value)


def condition_in_words(condition: Condition, row: Row) -> str:
    """What must hold for a row, with the figure as it was while the row was in force."""
    name = name_in_words(condition.name)
    if condition.comparisons:
        limits = (f"{LIMITS[one.operator]} {_limit(one.limit, row)}" for one in condition.comparisons)
        return f"{name}: {' og '.join(limits)}"
    if condition.name in COUNTRIES:
        return f"{name}: {', '.join(map(str, condition.values))}"
    return f"{name}: {' eller '.join(value_in_words(condition.name, value) for value in condition.values)}"


def figures_in_words(row: Row, template: str) -> Iterator[str]:
    """The figures a row points to that its sentence does not tell, each with its name and value."""
    for figure in (figure for name, figure in row.figures.items() if f"{{{name}}}" not in template):
        yield f"{legal_parameters()[figure].description}: {value_while_in_force(legal_parameters()[figure], row)}"


def value_while_in_force(parameter: Parameter, row: Row) -> str:
    """The values of ``parameter`` that meet the row's days; many are left to the list of figures."""
    values = [
        dated
        for dated in parameter.values
        if (row.valid_to is None or dated.valid_from <= row.valid_to)
        and (dated.valid_to is None or dated.valid_to >= row.valid_from)
    ]
    if len(values) == 1:
        return number_in_words(values[0].value, parameter.unit)
    return "se tallet etter dato" if values else "ikke kjent"


def number_in_words(value: Number, unit: str) -> str:
    """A figure with its unit.

    >>> number_in_words(6, "months"), number_in_words(Fraction(2, 3), "factor")
    ('6 måneder', '2/3')
    """
    if isinstance(value, Fraction):
        return str(value)
    return f"{in_norwegian(Decimal(value))} {UNITS.get(unit, unit)}"


def days_in_words(first: date, last: date | None) -> str:
    """From and to, both days with, as law prints them.

    >>> days_in_words(date(2022, 6, 15), date(2025, 12, 31)), days_in_words(date(2026, 1, 1), None)
    ('15. juni 2022 – 31. desember 2025', 'fra 1. januar 2026')
    """
    return f"fra {in_norwegian(first)}" if last is None else f"{in_norwegian(first)} – {in_norwegian(last)}"


def template_in_words(template: str, figures: Mapping[str, str] | None = None) -> str:
    """A sentence with the newest value of the row's ``figures``, and each other place named by what fills it.

    >>> template_in_words("Personen var {age_at_grant} år.")
    'Personen var ‹alder da tillatelsen ble gitt› år.'
    """
    newest = {name: str(legal_parameters()[figure].values[-1].value) for name, figure in (figures or {}).items()}
    return re.sub(r"\{([a-z_.]+)\}", lambda found: newest.get(found[1]) or f"‹{name_in_words(found[1])}›", template)


def cell(text: str) -> str:
    """Text that keeps a table's row on one line."""
    return " ".join(text.split()).replace("|", "\\|")


def _limit(limit: str | date, row: Row) -> str:
    if isinstance(limit, date):
        return in_norwegian(limit)
    return value_while_in_force(legal_parameters()[limit], row)

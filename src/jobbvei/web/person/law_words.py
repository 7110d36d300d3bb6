"""Facts and figures of law in words: what each is called, and every code as a reader would say it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jobbvei.rules.explain import UsedFigure
from jobbvei.rules.facts import Extension, Goal, HouseholdKind, PartTimeReason, PermitKind, SchoolingLevel
from jobbvei.rules.words.fact_words import FACT_WORDS
from jobbvei.web.frame.formats import day, joined, kr, level, number, written
from jobbvei.web.person.countries import country_name

COUNTRIES = frozenset({"origin", "schooling.country"})
AGES = frozenset({"age_turned_in_year", "age_at_grant", "age_on_day", "age_when_decided", "age_at_settlement"})
CALENDAR_YEARS = frozenset({"year_asked"})
SUBJECT_PARTS = frozenset({"hiring", "staff", "assistance"})

CODES: Mapping[type[StrEnum], Mapping[StrEnum, Promise]] = {
    PermitKind: {
        PermitKind.COLLECTIVE_PROTECTION: gettext_lazy("midlertidig kollektiv beskyttelse"),
        PermitKind.ASYLUM: gettext_lazy("asyl"),
        PermitKind.RESETTLEMENT: gettext_lazy("overføringsflyktning"),
        PermitKind.FAMILY_OF_REFUGEE: gettext_lazy("familie til flyktning"),
        PermitKind.FAMILY_OF_COLLECTIVE: gettext_lazy("familie til person med kollektiv beskyttelse"),
        PermitKind.HUMANITARIAN: gettext_lazy("sterke menneskelige hensyn"),
    },
    SchoolingLevel: {
        SchoolingLevel.NONE: gettext_lazy("ingen fullført"),
        SchoolingLevel.LOWER_SECONDARY: gettext_lazy("grunnskole"),
        SchoolingLevel.UPPER_SECONDARY: gettext_lazy("videregående"),
        SchoolingLevel.HIGHER: gettext_lazy("høyere utdanning"),
    },
    Goal: {
        Goal.WORK: gettext_lazy("arbeid"),
        Goal.HIGHER_EDUCATION: gettext_lazy("høyere utdanning"),
        Goal.HIGHER_VOCATIONAL: gettext_lazy("høyere yrkesfaglig utdanning"),
        Goal.UPPER_SECONDARY: gettext_lazy("fullført videregående"),
        Goal.UPPER_SECONDARY_PART: gettext_lazy("deler av videregående"),
        Goal.TRADE_CERTIFICATE: gettext_lazy("fagbrev"),
    },
    PartTimeReason: {
        PartTimeReason.CAPACITY: gettext_lazy("kommunens kapasitet"),
        PartTimeReason.OWN_WISH: gettext_lazy("eget ønske"),
    },
    HouseholdKind: {
        HouseholdKind.SINGLE_ADULT: gettext_lazy("enslig voksen"),
        HouseholdKind.ADULT: gettext_lazy("voksen i familie"),
        HouseholdKind.CHILD: gettext_lazy("barn i familie"),
        HouseholdKind.UNACCOMPANIED_MINOR: gettext_lazy("enslig mindreårig"),
    },
}

SUBJECT_CODES: Mapping[str, Promise] = {
    "earmarked": gettext_lazy("stillingen er øremerket"),
    "temporary_with_subsidy": gettext_lazy("midlertidig med lønnstilskudd, uten utlysning"),
    "permanent_after_trainee": gettext_lazy("fast etter tid som trainee, uten utlysning"),
    "discretion": gettext_lazy("skjønn, for eksempel etter praksis"),
    "kindergarten": gettext_lazy("barnehage"),
    "health": gettext_lazy("helsetjeneste"),
    "none": gettext_lazy("ingen"),
    "leader": gettext_lazy("styrer eller pedagogisk leder"),
    "other_language": gettext_lazy("barnehage på et annet språk"),
    "norwegian_school": gettext_lazy("bestått norsk i skolen"),
    "nordic": gettext_lazy("svensk eller dansk"),
    "single": gettext_lazy("enslig"),
    "couple": gettext_lazy("par"),
    "shared": gettext_lazy("i bofellesskap"),
}
"""Codes of the facts guidance asks for."""

DERIVED_CODES: Mapping[str, Mapping[str, Promise]] = {
    "programme_extension": {
        "can_be_extended": gettext_lazy("kan forlenges"),
        "shall_be_extended": gettext_lazy("skal forlenges når det hjelper"),
        "none": gettext_lazy("kan ikke forlenges"),
        "not_known": gettext_lazy("ikke kjent"),
    },
}
"""Codes of what the rules have concluded, by its name."""

PARTS: Mapping[str, Promise] = {
    "not_met": gettext_lazy("ikke oppfylt"),
    "not_told": gettext_lazy("ikke oppgitt"),
    "standard": gettext_lazy("Standard innsats"),
    "situational": gettext_lazy("Situasjonsbestemt innsats"),
    "specially_adapted": gettext_lazy("Spesielt tilpasset innsats"),
    "graded_permanent": gettext_lazy("Gradert varig tilpasset innsats"),
    "permanently_adapted": gettext_lazy("Varig tilpasset innsats"),
    "good_possibilities": gettext_lazy("Gode muligheter"),
    "needs_guidance": gettext_lazy("Trenger veiledning"),
    "needs_guidance_reduced_capacity": gettext_lazy("Trenger veiledning, nedsatt arbeidsevne"),
    "work_partly": gettext_lazy("Jobbe delvis"),
    "little_possibility": gettext_lazy("Liten mulighet til å jobbe"),
}

UNIT_WORDS: dict[str, Promise] = {
    "months": gettext_lazy("måneder"),
    "years": gettext_lazy("år"),
    "days": gettext_lazy("dager"),
    "weeks": gettext_lazy("uker"),
    "hours": gettext_lazy("timer"),
    "hours_per_week": gettext_lazy("timer i uka"),
    "percent": gettext_lazy("prosent"),
    "decisions": gettext_lazy("vedtak"),
    "credits": gettext_lazy("studiepoeng"),
    "persons": gettext_lazy("personer"),
    "times": gettext_lazy("ganger"),
    "day_of_month": gettext_lazy("dag i måneden"),
    "factor": gettext_lazy("ganger"),
    "kroner": gettext_lazy("kroner"),
}


def fact_words(name: str) -> str:
    """What a fact of a trace is called."""
    return _(FACT_WORDS[name])


def fact_in_words(name: str, value: Any) -> str:
    """What a fact of a trace says; what nobody has given is *not known*, an empty list is *none*."""
    if isinstance(value, tuple):
        return joined(tuple(fact_in_words(name, one) for one in value)) or _("ingen")
    if isinstance(value, bool):
        return _("ja") if value else _("nei")
    if isinstance(value, StrEnum):
        return str(CODES[type(value)][value])
    if isinstance(value, Extension):
        months = ngettext("{months} måned", "{months} måneder", value.months).format(months=number(value.months))
        return _("{months} vedtatt {day}").format(months=months, day=day(value.decided_on))
    return _plain_in_words(name, value)


def figure_in_words(figure: UsedFigure) -> str:
    """A figure of law with its unit: 6 måneder, 130 160 kr, 2/3."""
    value, unit = figure.value, figure.parameter.unit
    if isinstance(value, Fraction):
        return str(value)
    return kr(value) if unit == "kroner" else f"{number(value)} {UNIT_WORDS[unit]}"


def part_in_words(finding_id: str, part: str, answer: str) -> tuple[str, str]:
    """A part of an answer and what it is: a condition that is missing, an old name and the new one."""
    fact = f"{finding_id.partition('.')[0]}.{part}"
    return (fact_words(fact) if fact in FACT_WORDS else str(PARTS[part])), str(PARTS[answer])


def _plain_in_words(name: str, value: date | Decimal | int | str | None) -> str:
    if isinstance(value, str) and name in COUNTRIES:
        return country_name(value)
    if isinstance(value, str) and name in DERIVED_CODES:
        return str(DERIVED_CODES[name][value])
    if isinstance(value, str) and name.partition(".")[0] in SUBJECT_PARTS:
        return str(SUBJECT_CODES[value]) if value in SUBJECT_CODES else level(value)
    if isinstance(value, int) and name in AGES:
        return _("{years} år").format(years=number(value))
    return str(value) if name in CALENDAR_YEARS else written(value)

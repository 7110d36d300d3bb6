"""Reasons, what is missing and what to check, in plain bokmål, built only from stored facts."""

from decimal import Decimal
from typing import Final

from jobbvei.ranking.occupations import name_of, relatedness
from jobbvei.ranking.score_table import LEGAL_FLOORS, RELATED_ENOUGH, RELATEDNESS_BY_SHARED_DIGITS
from jobbvei.ranking.sentences import (
    LANGUAGE_MET,
    LANGUAGE_MISSING,
    LANGUAGE_UNKNOWN,
    UNKNOWN_FACTS,
)
from jobbvei.ranking.types import Cefr, Experience, OpeningFacts, PersonFacts, Rule, Skill
from jobbvei.ranking.views import Missing
from jobbvei.shared.sentence import N_, Sentence, SentenceValue

SKILLS: Final = tuple(Skill)
_SPEAKING_FIRST: Final = (3, 0, 1, 2, 4)
_SHORT_COMMUTE_MINUTES: Final = 5


def reasons_of(person: PersonFacts, opening: OpeningFacts, minutes: int) -> tuple[Sentence, ...]:
    """Why these two fit: what is known and speaks for it, in the order that matters to a conversation."""
    found = (
        _wish(person, opening),
        _experience(person, opening),
        _travel(minutes),
        _language(person, opening),
        _mentor(person, opening),
        _waiting(person),
    )
    return tuple(sentence for sentence in found if sentence is not None)


def missing_of(person: PersonFacts, opening: OpeningFacts) -> tuple[Missing, ...]:
    """The language levels that are short of the stated need, one item per skill."""
    return tuple(
        Missing(
            f"language.{SKILLS[index]}",
            Sentence(LANGUAGE_MISSING[SKILLS[index]], {"level": need.name, "has": has.name}),
            SKILLS[index],
            has,
            need,
        )
        for index, (has, need) in enumerate(zip(person.language.in_order(), _need(opening), strict=True))
        if has is not None and need is not None and has < need
    )


def checks_of(person: PersonFacts, opening: OpeningFacts, unknown: tuple[Rule, ...]) -> tuple[Missing, ...]:
    """What to ask, and whom, for each rule that could not be judged."""
    found: list[Missing] = []
    for rule in unknown:
        if rule is Rule.LANGUAGE:
            found += _language_checks(person, opening)
        else:
            found += [_check(name) for name in _unknown_names(rule, person, opening)]
    return tuple(found)


def _need(opening: OpeningFacts) -> tuple[Cefr | None, ...]:
    floors = LEGAL_FLOORS[opening.legal_floor]
    pairs = zip(opening.language.in_order(), floors, strict=True)
    return tuple(None if stated is None else max(stated, floor) for stated, floor in pairs)


def _travel(minutes: int) -> Sentence | None:
    if minutes < 0:
        return None
    if minutes < _SHORT_COMMUTE_MINUTES:
        return Sentence(N_("Under {minutes} minutter hjemmefra."), {"minutes": _SHORT_COMMUTE_MINUTES})
    return Sentence(N_("Om lag {minutes} minutter hjemmefra."), {"minutes": minutes})


def _experience(person: PersonFacts, opening: OpeningFacts) -> Sentence | None:
    if opening.styrk08 is None or not person.experience:
        return None
    best = max(person.experience, key=lambda lived: _closeness(lived, opening.styrk08 or ""))
    closeness = relatedness(best.styrk08, opening.styrk08)
    if closeness < RELATED_ENOUGH:
        return None
    values: dict[str, SentenceValue] = {"years": _plain(best.years), "occupation": _in_prose(best.styrk08)}
    if best.years < 1:
        return Sentence(N_("Har noe erfaring fra yrkesgruppen {occupation}."), values)
    if closeness == RELATEDNESS_BY_SHARED_DIGITS[-1]:
        return Sentence(N_("Har jobbet {years} år i yrkesgruppen {occupation}."), values)
    return Sentence(N_("Har jobbet {years} år i et lignende yrke: {occupation}."), values)


def _closeness(lived: Experience, styrk08: str) -> tuple[int, object]:
    return (relatedness(lived.styrk08, styrk08), lived.years)


def _wish(person: PersonFacts, opening: OpeningFacts) -> Sentence | None:
    if opening.styrk08 is None or not person.wishes:
        return None
    best = max(person.wishes, key=lambda wish: relatedness(wish, opening.styrk08 or ""))
    values: dict[str, SentenceValue] = {"occupation": _in_prose(best), "rank": person.wishes.index(best) + 1}
    closeness = relatedness(best, opening.styrk08)
    if closeness < RELATED_ENOUGH:
        return None
    if closeness < RELATEDNESS_BY_SHARED_DIGITS[-1]:
        return Sentence(N_("Ligner på et yrke personen ønsker seg: {occupation}."), values)
    if best == person.wishes[0]:
        return Sentence(N_("Er personens førsteønske: {occupation}."), values)
    return Sentence(N_("Er personens ønske nummer {rank}: {occupation}."), values)


def _language(person: PersonFacts, opening: OpeningFacts) -> Sentence | None:
    """The highest need that is met; speaking is named first among equals."""
    met = [
        (need, -place, index, has)
        for place, index in enumerate(_SPEAKING_FIRST)
        if (need := _need(opening)[index]) and (has := person.language.in_order()[index]) is not None and has >= need
    ]
    if not met:
        return None
    need, _, index, has = max(met)
    return Sentence(LANGUAGE_MET[SKILLS[index]], {"level": need.name, "has": has.name})


def _mentor(person: PersonFacts, opening: OpeningFacts) -> Sentence | None:
    if not opening.mentor or not missing_of(person, opening):
        return None
    return Sentence(N_("Arbeidsplassen har en mentor som kan støtte med språket."))


def _waiting(person: PersonFacts) -> Sentence | None:
    weeks = (person.waiting_days or 0) // 7
    return Sentence(N_("Har ventet i {weeks} uker."), {"weeks": weeks}) if weeks > 1 else None


def _plain(years: Decimal) -> Decimal:
    """The same number without needless decimals."""
    return Decimal(int(years)) if years == int(years) else years.normalize()


def _in_prose(styrk08: str) -> str:
    """The group's name as it stands inside a sentence: small first letter unless it is an abbreviation."""
    name = name_of(styrk08)
    return name if name[1:2].isupper() or name[1:2] == "-" else name[:1].lower() + name[1:]


def _language_checks(person: PersonFacts, opening: OpeningFacts) -> list[Missing]:
    found = []
    floors = LEGAL_FLOORS[opening.legal_floor]
    columns = zip(SKILLS, person.language.in_order(), opening.language.in_order(), floors, strict=True)
    for skill, has, stated, floor in columns:
        if stated is None and (has is None or has < Cefr.C2):
            found.append(_language_check(skill, "opening", has, None))
        if has is None and max(stated or Cefr.A0, floor) > Cefr.A0:
            found.append(_language_check(skill, "person", None, max(stated or Cefr.A0, floor)))
    if opening.mentor is None and missing_of(person, opening):
        found.append(_check("mentor.opening"))
    return found


def _language_check(skill: Skill, side: str, level_from: Cefr | None, level_to: Cefr | None) -> Missing:
    template = LANGUAGE_UNKNOWN[skill][0 if side == "person" else 1]
    level = "" if level_to is None else level_to.name
    return Missing(f"check.language.{skill}.{side}", Sentence(template, {"level": level}), skill, level_from, level_to)


def _check(name: str) -> Missing:
    return Missing(f"check.{name}", Sentence(UNKNOWN_FACTS[name]))


def _unknown_names(rule: Rule, person: PersonFacts, opening: OpeningFacts) -> list[str]:
    hours = (person.weekly_hours_min, person.weekly_hours_max)
    unknown = {
        Rule.COMMUTE: {
            "position.person": person.position is None,
            "position.opening": opening.position is None,
            "commute_limit.person": person.commute_minutes_max is None,
            "car.person": person.has_car is None and None not in (person.position, opening.position),
        },
        Rule.SHIFTS: {"shifts.person": not person.shifts, "shifts.opening": not opening.shifts},
        Rule.HOURS: {"hours.person": None in hours, "hours.opening": opening.weekly_hours is None},
        Rule.START: {"start.person": person.available_on is None, "start.opening": opening.starts_on is None},
        Rule.LICENCE: {"licence.person": person.licences is None, "licence.opening": opening.licences is None},
        Rule.AUTHORISATION: {
            "authorisation.person": person.authorisations is None,
            "authorisation.opening": opening.authorisations is None,
        },
        Rule.SCHOOLING: {"schooling.person": person.schooling is None},
        Rule.EXPERIENCE: {
            "experience.person": person.experience is None,
            "occupation.opening": opening.styrk08 is None,
        },
    }
    return [name for name, is_unknown in unknown.get(rule, {}).items() if is_unknown]

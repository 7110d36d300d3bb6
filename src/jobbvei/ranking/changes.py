"""The one change behind a near miss: as everybody's, for counting, and as one person's, with what it is today."""

from decimal import Decimal

from jobbvei.ranking.columns import SHIFTS, OpeningColumns
from jobbvei.ranking.hard_rules import LEVELS
from jobbvei.ranking.score_table import NEAR_COMMUTE_MINUTES
from jobbvei.ranking.sentences import CHANGES, LANGUAGE_CHANGES, OWN_CHANGES
from jobbvei.ranking.types import Cefr, OpeningFacts, PersonFacts, Rule, Skill
from jobbvei.ranking.views import Change
from jobbvei.shared.sentence import Sentence, SentenceValue

_SKILLS = tuple(Skill)


def changes_of(rule: Rule, detail: int, openings: OpeningColumns) -> Change:
    """The change behind a near miss: the number ``detail`` is read as the rule packs it."""
    if rule in (Rule.LANGUAGE, Rule.LEGAL_FLOOR):
        skill, level = _SKILLS[detail // LEVELS], Cefr(detail % LEVELS)
        singular, plural = LANGUAGE_CHANGES[skill]
        values = {"level": level.name}
        return Change(f"language.{skill}", level.name, Sentence(singular, values), Sentence(plural, values))
    value = _value_of(rule, detail, openings)
    singular, plural = CHANGES[f"shift.{value}" if rule is Rule.SHIFTS else rule.name.lower()]
    return Change(rule.name.lower(), value, Sentence(singular, {"what": value}), Sentence(plural, {"what": value}))


def own_change(rule: Rule, person: PersonFacts, opening: OpeningFacts) -> Change | None:
    """The change as this person's, with the hours, minutes or day it is about; None where the general one says it."""
    if rule is Rule.HOURS and opening.weekly_hours is not None:
        return _hours(person, opening.weekly_hours)
    if rule is Rule.COMMUTE and person.commute_minutes_max is not None:
        now = person.commute_minutes_max
        return _own("commute", "", {"minutes": now + NEAR_COMMUTE_MINUTES, "now": now})
    if rule is Rule.START and person.available_on is not None:
        return _own("start", person.available_on.isoformat(), {"day": person.available_on})
    return None


def _hours(person: PersonFacts, offered: Decimal) -> Change | None:
    """Whoever can work more hours can work every number up to there, so the changes form a ladder."""
    least, most = person.weekly_hours_min, person.weekly_hours_max
    if most is not None and offered > most:
        return _own("hours.more", str(offered), {"hours": _plain(offered), "now": _plain(most)}, rung=offered)
    if least is not None and offered < least:
        return _own("hours.fewer", str(offered), {"hours": _plain(offered), "now": _plain(least)}, rung=-offered)
    return None


def _own(name: str, value: str, values: dict[str, SentenceValue], *, rung: Decimal | None = None) -> Change:
    singular, plural = OWN_CHANGES[name]
    return Change(name, value, Sentence(singular, values), Sentence(plural, values), rung)


def _value_of(rule: Rule, detail: int, openings: OpeningColumns) -> str:
    if rule is Rule.SHIFTS:
        return SHIFTS[detail].value
    if rule is Rule.LICENCE:
        return openings.licence_codes.codes[detail]
    if rule is Rule.AUTHORISATION:
        return openings.authorisation_codes.codes[detail]
    return ""


def _plain(hours: Decimal) -> Decimal:
    """The same number without needless decimals."""
    return Decimal(int(hours)) if hours == int(hours) else hours.normalize()

"""The rules and the score once more, pair by pair in plain Python, written apart from the columns they check."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from jobbvei.ranking.occupations import relatedness
from jobbvei.ranking.travel import commute_minutes, distance_metres
from jobbvei.ranking.types import Cefr, LegalFloor, OpeningFacts, PersonFacts

Verdict = bool | None  # None = nobody knows
FLOOR = {
    LegalFloor.NONE: {},
    LegalFloor.KINDERGARTEN: {0: Cefr.B1, 1: Cefr.B1, 2: Cefr.A2, 3: Cefr.B1},
    LegalFloor.HEALTH: {0: Cefr.B2, 1: Cefr.B2, 2: Cefr.B2, 3: Cefr.B2},
}
CONTAINS = {"C": {"B", "C1"}, "CE": {"B", "BE", "C", "C1", "C1E"}, "D": {"B", "D1"}, "BE": {"B"}}


def capacity(person: PersonFacts, opening: OpeningFacts) -> Verdict:
    return opening.positions > 0


def commute(person: PersonFacts, opening: OpeningFacts) -> Verdict:
    if person.position is None or opening.position is None or person.commute_minutes_max is None:
        return None
    metres = distance_metres(person.position, opening.position)
    by_car = commute_minutes(metres, has_car=True) <= person.commute_minutes_max
    without = commute_minutes(metres, has_car=False) <= person.commute_minutes_max
    if person.has_car is None:
        return by_car if by_car == without else None
    return by_car if person.has_car else without


def shifts(person: PersonFacts, opening: OpeningFacts) -> Verdict:
    if not person.shifts or not opening.shifts:
        return None
    return all(shift in person.shifts for shift in opening.shifts)


def hours(person: PersonFacts, opening: OpeningFacts) -> Verdict:
    if opening.weekly_hours is None:
        return None
    enough = None if person.weekly_hours_min is None else opening.weekly_hours >= person.weekly_hours_min
    bearable = None if person.weekly_hours_max is None else opening.weekly_hours <= person.weekly_hours_max
    return both(enough, bearable)


def start(person: PersonFacts, opening: OpeningFacts) -> Verdict:
    if person.available_on is None or opening.starts_on is None:
        return None
    return person.available_on <= opening.starts_on


def licence(person: PersonFacts, opening: OpeningFacts) -> Verdict:
    if opening.licences is None:
        return None
    if person.licences is None:
        return None if opening.licences else True
    held = set(person.licences).union(*(CONTAINS.get(code, set()) for code in person.licences))
    return opening.licences <= held


def authorisation(person: PersonFacts, opening: OpeningFacts) -> Verdict:
    if opening.authorisations is None:
        return None
    if person.authorisations is None:
        return None if opening.authorisations else True
    return opening.authorisations <= person.authorisations


def schooling(person: PersonFacts, opening: OpeningFacts) -> Verdict:
    if not opening.schooling_min:
        return True
    return None if person.schooling is None else person.schooling >= opening.schooling_min


def experience(person: PersonFacts, opening: OpeningFacts) -> Verdict:
    if not opening.experience_years_min:
        return True
    if person.experience is None or opening.styrk08 is None:
        return None
    return years_in_trade(person, opening) >= opening.experience_years_min


def legal_floor(person: PersonFacts, opening: OpeningFacts) -> Verdict:
    levels = person.language.in_order()
    floors = [(levels[skill], floor) for skill, floor in FLOOR[opening.legal_floor].items()]
    return together(None if has is None else has >= floor for has, floor in floors)


def gaps(person: PersonFacts, opening: OpeningFacts) -> list[int | None]:
    found: list[int | None] = []
    for skill, (has, stated) in enumerate(zip(person.language.in_order(), opening.language.in_order(), strict=True)):
        floor = FLOOR[opening.legal_floor].get(skill, Cefr.A0)
        if has is Cefr.C2 or (stated is not None and max(stated, floor) is Cefr.A0):
            found.append(0)
        elif has is None or stated is None:
            found.append(None)
        else:
            found.append(max(0, max(stated, floor) - has))
    return found


def language(person: PersonFacts, opening: OpeningFacts) -> Verdict:
    found = gaps(person, opening)
    known = [gap for gap in found if gap is not None]
    if any(gap > 1 for gap in known):
        return False
    if None in found or (1 in known and opening.mentor is None):
        return None
    return True


def tier(person: PersonFacts, opening: OpeningFacts) -> str:
    if not any(gaps(person, opening)):
        return "ready"
    return "with_support" if opening.mentor else "within_3_months"


RULES: tuple[Callable[[PersonFacts, OpeningFacts], Verdict], ...] = (
    capacity, commute, shifts, hours, start, licence, authorisation, schooling, experience, legal_floor, language,
)  # fmt: skip


def verdict(person: PersonFacts, opening: OpeningFacts) -> Verdict:
    """False when a rule is surely broken, None when something is unknown, True when the pair holds."""
    return together(rule(person, opening) for rule in RULES)


def first_broken(person: PersonFacts, opening: OpeningFacts) -> int | None:
    return next((place for place, rule in enumerate(RULES) if rule(person, opening) is False), None)


def opens(person: PersonFacts, opening: OpeningFacts) -> bool:
    """Whether the pair may be assigned."""
    return verdict(person, opening) is True and tier(person, opening) != "within_3_months"


def score(person: PersonFacts, opening: OpeningFacts) -> int:
    """For a pair where everything is known."""
    return sum(
        (1, *wish(person, opening), *worked(person, opening), slack(person, opening), margin(person, opening))
    ) + min(49, (person.waiting_days or 0) // 7)


def wish(person: PersonFacts, opening: OpeningFacts) -> tuple[int, int]:
    if opening.styrk08 is None:
        return (0, 0)
    each = []
    for rank, code in enumerate(person.wishes):
        related = relatedness(code, opening.styrk08)
        each.append((3 * related, related * max(0, 100 - 25 * rank) // 100))
    return max(each, key=sum, default=(0, 0))


def worked(person: PersonFacts, opening: OpeningFacts) -> tuple[int, int]:
    if opening.styrk08 is None:
        return (0, 0)
    fit = max((relatedness(lived.styrk08, opening.styrk08) for lived in person.experience or ()), default=0)
    return (2 * fit, min(100, 10 * int(years_in_trade(person, opening))))


def years_in_trade(person: PersonFacts, opening: OpeningFacts) -> Decimal:
    related = [e.years for e in person.experience or () if relatedness(e.styrk08, opening.styrk08 or "") >= 70]
    return sum(related, Decimal(0))


def slack(person: PersonFacts, opening: OpeningFacts) -> int:
    assert person.position and opening.position and person.commute_minutes_max is not None
    metres = distance_metres(person.position, opening.position)
    minutes = commute_minutes(metres, has_car=bool(person.has_car))
    limit = person.commute_minutes_max
    return 150 * (limit - minutes) // limit if limit else 0


def margin(person: PersonFacts, opening: OpeningFacts) -> int:
    points = 0
    for skill, (has, stated) in enumerate(zip(person.language.in_order(), opening.language.in_order(), strict=True)):
        if has is None or stated is None:
            continue
        need = max(stated, FLOOR[opening.legal_floor].get(skill, Cefr.A0))
        points += 20 if has > need else 12 if has == need else 0
    return points


def both(one: Verdict, other: Verdict) -> Verdict:
    """And with three values."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def together(verdicts: Iterable[Verdict]) -> Verdict:
    result: Verdict = True
    for each in verdicts:
        result = both(result, each)
    return result

"""Who lives together, and their children."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from jobbvei.cli.demo.names import UKRAINIAN_FAMILIES
from jobbvei.cli.demo.records import DemoPerson, Household, Identity

FAMILY_SHARE = 0.55  # own assumption
CHILDREN_WEIGHTS = {0: 15, 1: 30, 2: 35, 3: 15, 4: 5}
YOUNGEST_PARENT_DAYS = 19 * 365
OLDEST_CHILD_DAYS = 17 * 365
COUPLES_AT_MOST = 12  # own assumption, in a caseload of 180: most partners have come later, or are not here
MOST_YEARS_BETWEEN = 9
MOST_DAYS_BETWEEN_SETTLING = 365
HUSBANDS_NAME = dict(UKRAINIAN_FAMILIES)


def household_of(key: str, identity: Identity, *, today: date, rng: random.Random) -> Household:
    """Alone or a family, with children no older than the parent allows."""
    if rng.random() > FAMILY_SHARE:
        return Household(f"h-{key}", "single_adult")
    wanted = rng.choices(list(CHILDREN_WEIGHTS), list(CHILDREN_WEIGHTS.values()))[0]
    longest_ago = min((today - identity.born_on).days - YOUNGEST_PARENT_DAYS, OLDEST_CHILD_DAYS)
    if longest_ago <= 0:
        return Household(f"h-{key}", "family")
    # A year at least between brothers and sisters: one birth in each slot of the years there are.
    years = rng.sample(range(max(longest_ago // 365, 1)), min(wanted, max(longest_ago // 365, 1)))
    births = (today - timedelta(days=year * 365 + rng.randrange(365)) for year in years)
    return Household(f"h-{key}", "family", tuple(sorted(birth for birth in births)))


def with_couples(people: Sequence[DemoPerson], *, stays: Callable[[DemoPerson], bool]) -> list[DemoPerson]:
    """The same people, some of them as couples: one household, one home, the same children and, where usual, one name.

    Args:
        stays: Those who are told of by name, and are left as they are.
    """
    changed = list(people)
    free = [number for number, one in enumerate(people) if one.household.kind == "family" and not stays(one)]
    couples = 0
    for wife in [number for number in free if people[number].identity.gender == "F"]:
        husband = next((number for number in free if _could_marry(changed[wife], changed[number])), None)
        if husband is None or couples == COUPLES_AT_MOST:
            continue
        changed[husband] = _moved_in(changed[husband], changed[wife], changed)
        free.remove(husband)
        couples += 1
    return changed


def _could_marry(wife: DemoPerson, husband: DemoPerson) -> bool:
    """From the same country, of much the same age, settled in the same year, and old enough to be the father."""
    here, there = wife.identity, husband.identity
    is_man_from_there = there.gender == "M" and there.origin == here.origin
    years_between = abs((here.born_on - there.born_on).days) / 365
    days_between = abs((wife.permit.settled_on - husband.permit.settled_on).days)
    is_old_enough = all((born - there.born_on).days > YOUNGEST_PARENT_DAYS for born in wife.household.child_births)
    return (
        is_man_from_there
        and years_between <= MOST_YEARS_BETWEEN
        and days_between <= MOST_DAYS_BETWEEN_SETTLING
        and is_old_enough
    )


def _moved_in(husband: DemoPerson, wife: DemoPerson, everybody: Sequence[DemoPerson]) -> DemoPerson:
    given_name = husband.identity.given_name
    family_name = HUSBANDS_NAME.get(wife.identity.family_name, wife.identity.family_name)
    taken = {(one.identity.given_name, one.identity.family_name) for one in everybody}
    is_free = (given_name, family_name) not in taken
    return replace(
        husband,
        identity=replace(husband.identity, family_name=family_name) if is_free else husband.identity,
        home=wife.home,
        household=wife.household,
        competence=replace(husband.competence, child_care=wife.competence.child_care),
    )

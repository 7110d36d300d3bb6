"""Who lives together, and their children."""

import random
from datetime import date, timedelta

from jobbvei.cli.demo.records import Household, Identity

FAMILY_SHARE = 0.55  # own assumption
CHILDREN_WEIGHTS = {0: 15, 1: 30, 2: 35, 3: 15, 4: 5}
YOUNGEST_PARENT_DAYS = 19 * 365
OLDEST_CHILD_DAYS = 17 * 365


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

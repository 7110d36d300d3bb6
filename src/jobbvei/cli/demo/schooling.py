"""What people learnt: Ukrainians as in the seed's tables 4 and 5, the others by our own assumption."""

import random
from collections.abc import Sequence

from jobbvei.cli.demo import calibration
from jobbvei.cli.demo.chance import shuffled
from jobbvei.cli.demo.records import Schooling

LEVEL_OF_KOMPASS = {
    "none": "none",
    "primary": "none",  # years 1–7 do not complete lower secondary school
    "lower_secondary": "lower_secondary",
    "upper_secondary": "lower_secondary",  # begun, not completed
    "upper_secondary_final": "upper_secondary",
    "upper_secondary_supplement": "upper_secondary",
    "higher_le4y": "higher",
    "higher_gt4y": "higher",
    "phd": "higher",
}
YEARS_HIGHER = {"higher_le4y": (2, 3, 3, 4), "higher_gt4y": (5, 5, 6), "phd": (8,)}
# Own assumption: people from elsewhere more often come without completed upper secondary school.
KOMPASS_WEIGHTS_ELSEWHERE = {
    "none": 14, "primary": 16, "lower_secondary": 28, "upper_secondary_final": 22, "higher_le4y": 14, "higher_gt4y": 6,
}  # fmt: skip
FIELDS = {
    "primary_subjects": "grunnskolefag",
    "general": "allmenne fag",
    "humanities": "humanistiske og estetiske fag",
    "teaching": "lærerutdanning og pedagogikk",
    "social_law": "samfunnsfag og juridiske fag",
    "business_admin": "økonomiske og administrative fag",
    "science_craft_tech": "naturvitenskapelige fag, håndverksfag og tekniske fag",
    "health_social_sport": "helse-, sosial- og idrettsfag",
    "primary_industries": "primærnæringsfag",
    "transport_service_security": "samferdsels-, sikkerhets- og servicefag",
    "unknown": "",
}
FIELD_KEYS = {name: key for key, name in FIELDS.items()}
BASIC_FIELDS = frozenset({"primary_subjects", "general"})


def schooling_of_ukrainians(gender: str, count: int, rng: random.Random) -> list[Schooling]:
    """``count`` people's schooling, in the shares of tables 4 and 5 for the gender, in random order."""
    kompass = shuffled(calibration.shares("schooling", gender), count, rng)
    fields = shuffled(calibration.shares("field_of_study", gender), count, rng)
    return _paired(kompass, fields, "UA", rng)


def schooling_from_elsewhere(origin: str, rng: random.Random, kompass: str) -> Schooling:
    """One person's schooling on the step ``kompass``."""
    level = LEVEL_OF_KOMPASS[kompass]
    field = rng.choice(sorted(set(FIELDS) - BASIC_FIELDS)) if level in {"upper_secondary", "higher"} else "unknown"
    return _schooling(kompass, field, origin, rng)


def _paired(kompass: Sequence[str], fields: Sequence[str], country: str, rng: random.Random) -> list[Schooling]:
    """Give the basic subjects to those who stopped early, so that nobody has a doctorate in primary school subjects."""
    by_length = sorted(range(len(kompass)), key=lambda index: _years_in_school(kompass[index]))
    by_depth = sorted(fields, key=lambda field: 0 if field in BASIC_FIELDS else 1)
    given = dict(zip(by_length, by_depth, strict=True))
    return [_schooling(step, given[index], country, rng) for index, step in enumerate(kompass)]


def _years_in_school(kompass: str) -> int:
    return list(LEVEL_OF_KOMPASS).index(kompass)


def _schooling(kompass: str, field: str, country: str, rng: random.Random) -> Schooling:
    years = rng.choice(YEARS_HIGHER.get(kompass, (0,)))
    return Schooling(kompass, LEVEL_OF_KOMPASS[kompass], country, years, FIELDS[field])

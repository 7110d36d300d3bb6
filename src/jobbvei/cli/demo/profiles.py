"""What quotas decide about each participant, so that the whole comes out as the tables say."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from jobbvei.cli.demo import calibration
from jobbvei.cli.demo.chance import apportioned, shuffled
from jobbvei.cli.demo.names import ORIGIN_WEIGHTS
from jobbvei.cli.demo.records import Schooling
from jobbvei.cli.demo.schooling import KOMPASS_WEIGHTS_ELSEWHERE, schooling_from_elsewhere, schooling_of_ukrainians

UKRAINE = "UA"
# Of those who are not from Ukraine, own assumption: programmes are longer, so more are in one.
STAGE_WEIGHTS_ELSEWHERE = {"in_programme": 72.0, "with_nav": 14.0, "employed": 6.0, "training_only": 8.0}
# Chosen so that seven in ten of the Ukrainians have been in a programme, as Nav counted.
HAD_PROGRAMME_SHARE = {"with_nav": 0.9, "employed": 0.6, "training_only": 0.12}
DAYS_LEFT_WEIGHTS = {"soon": 14, "next": 14, "later": 72}
BY_SCHOOLING = ("none", "lower_secondary", "upper_secondary", "higher")


@dataclass(frozen=True, slots=True)
class Profile:
    """What quotas decide about one person.

    Attributes:
        stage: As in :class:`~jobbvei.cli.demo.records.Case`.
        days_left: ``soon``, ``next`` or ``later`` in a running programme, else empty.
        had_programme: Whether those outside a programme have been in one; True for those inside.
    """

    origin: str
    gender: str
    schooling: Schooling
    stage: str
    days_left: str
    had_programme: bool


def make_profiles(total: int, rng: random.Random) -> list[Profile]:
    """``total`` people in random order."""
    origins = apportioned(ORIGIN_WEIGHTS, total)
    ukrainians = _ukrainian_profiles(origins.count(UKRAINE), rng)
    profiles = ukrainians + _profiles_elsewhere([origin for origin in origins if origin != UKRAINE], rng)
    rng.shuffle(profiles)
    return profiles


def _ukrainian_profiles(count: int, rng: random.Random) -> list[Profile]:
    by_gender = {gender: calibration.shares("gender_of_ukrainians", gender)["N"] for gender in "FM"}
    genders = apportioned(by_gender, count)
    schooling = [one for gender in by_gender for one in schooling_of_ukrainians(gender, genders.count(gender), rng)]
    counted = calibration.shares("ukrainians_2024")
    stages = shuffled({**counted, "training_only": 100 - sum(counted.values())}, count, rng)
    return _with_time([UKRAINE] * count, genders, schooling, stages, rng)


def _profiles_elsewhere(origins: list[str], rng: random.Random) -> list[Profile]:
    kompass = shuffled(KOMPASS_WEIGHTS_ELSEWHERE, len(origins), rng)
    schooling = [schooling_from_elsewhere(origin, rng, step) for origin, step in zip(origins, kompass, strict=True)]
    genders = shuffled({"F": 1, "M": 1}, len(origins), rng)
    stages = shuffled(STAGE_WEIGHTS_ELSEWHERE, len(origins), rng)
    return _with_time(origins, genders, schooling, stages, rng)


def _with_time(
    origins: Sequence[str],
    genders: Sequence[str],
    schooling: Sequence[Schooling],
    stages: Sequence[str],
    rng: random.Random,
) -> list[Profile]:
    """Add how near the end is, and who of those outside a programme has been in one.

    The least schooled get the near ends first: their long programmes from before 2026 are the ones that end now.
    """
    running = sorted(
        (index for index, stage in enumerate(stages) if stage == "in_programme"),
        key=lambda index: ("none", "lower_secondary", "upper_secondary", "higher").index(schooling[index].level),
    )
    days_left = dict(zip(running, apportioned(DAYS_LEFT_WEIGHTS, len(running)), strict=True))
    had = {stage: _yes_no(HAD_PROGRAMME_SHARE[stage], stages.count(stage), rng) for stage in HAD_PROGRAMME_SHARE}
    return [
        Profile(
            origin=origins[index],
            gender=genders[index],
            schooling=schooling[index],
            stage=stage,
            days_left=days_left.get(index, ""),
            had_programme=had[stage].pop() if stage in had else True,
        )
        for index, stage in enumerate(stages)
    ]


def _yes_no(share: float, count: int, rng: random.Random) -> list[bool]:
    return [answer == "yes" for answer in shuffled({"yes": share, "no": 1 - share}, count, rng)]

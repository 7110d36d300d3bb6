"""Jobs and places, in the mix of industries refugees work in, weighted by what is advertised."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from math import sqrt

from jobbvei.cli.demo import calibration
from jobbvei.cli.demo.chance import apportioned, dice, shuffled
from jobbvei.cli.demo.records import DemoEmployer, DemoOpening, Need
from jobbvei.cli.demo.tables import Occupation, occupations, workplaces

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
# Own assumptions, all of them: what kinds a municipality's list holds, and how much of it is well described.
KIND_WEIGHTS = {
    "job": 50, "subsidised_job": 10, "work_training": 16, "language_practice": 15, "trainee": 4, "summer_job": 5,
}  # fmt: skip
LEARNING_KINDS = frozenset({"work_training", "language_practice", "trainee", "summer_job"})
MENTOR_SHARE = {"language_practice": 0.9, "work_training": 0.7, "trainee": 0.8, "subsidised_job": 0.5}
MENTOR_SHARE_ELSE = 0.15
DESCRIPTION_WEIGHTS = {"full": 85, "sparse": 15}  # sparse: as a short advertisement, most of it not known
POSITIONS_WEIGHTS = {"1": 70, "2": 22, "3": 8}
# Where refugees from Ukraine worked counts twice as much as where Norway advertises.
WEIGHT_OF_WORKED, WEIGHT_OF_ADVERTISED = 2, 1


def industry_weights() -> dict[str, float]:
    """Share of the openings in each industry that Eksempelvik has: two parts table 6, one part Nav's advertisements."""
    worked = calibration.shares("industry")
    advertised: dict[str, float] = {}
    for occupation in occupations():
        advertised[occupation.industry] = advertised.get(occupation.industry, 0) + _advertisements(occupation)
    worked_total, advertised_total = sum(worked[key] for key in advertised), sum(advertised.values())
    return {
        key: WEIGHT_OF_WORKED * worked[key] / worked_total + WEIGHT_OF_ADVERTISED * count / advertised_total
        for key, count in advertised.items()
    }


def make_openings(employers: tuple[DemoEmployer, ...], total: int, *, seed: int, today: date) -> list[DemoOpening]:
    """``total`` openings at ``employers``, the worked examples first."""
    rng = dice(seed, "openings")
    chosen = [one for industry in _industries(total) for one in _occupations_in(*industry)]
    rng.shuffle(chosen)
    kinds, described = shuffled(KIND_WEIGHTS, total, rng), shuffled(DESCRIPTION_WEIGHTS, total, rng)
    positions = shuffled(POSITIONS_WEIGHTS, total, rng)
    turns = _Turns(employers)
    openings = []
    for number, occupation in enumerate(chosen):
        opening = _opening(f"plass-{number + 1:03}", occupation, turns.next_for(occupation), kinds[number])
        opening = replace(opening, positions=int(positions[number]), starts_on=_start(today, rng))
        openings.append(_with_support(_sparse(opening, rng) if described[number] == "sparse" else opening, rng))
    return _with_worked_examples(openings, today)


def _industries(total: int) -> Iterable[tuple[str, int]]:
    keys = apportioned(industry_weights(), total)
    return [(key, keys.count(key)) for key in dict.fromkeys(keys)]


def _occupations_in(industry: str, count: int) -> list[Occupation]:
    """``count`` occupations of the industry; the square root keeps the rarely advertised ones on the list."""
    here = {one.styrk08: one for one in occupations() if one.industry == industry}
    weights = {code: sqrt(_advertisements(one)) for code, one in here.items()}
    return [here[code] for code in apportioned(weights, count)]


def _advertisements(occupation: Occupation) -> float:
    """Advertisements for this occupation: its category's, shared with the others in the category."""
    category = occupation.nav_category
    sharing = sum(one.nav_category == category for one in occupations())
    return calibration.shares("nav_ads")[category] / sharing


class _Turns:
    """Hands out the employers that need an occupation one after the other."""

    def __init__(self, employers: tuple[DemoEmployer, ...]) -> None:
        self._by_key = {employer.key: employer for employer in employers}
        self._given: dict[str, int] = {}

    def next_for(self, occupation: Occupation) -> DemoEmployer:
        """The employer with the fewest openings so far, among those that have such work."""
        able = [
            one.key for one in workplaces() if one.industry == occupation.industry and occupation.styrk08 in one.styrk08
        ]
        key = min(able, key=lambda one: (self._given.get(one, 0), one))
        self._given[key] = self._given.get(key, 0) + 1
        return self._by_key[key]


def _opening(key: str, occupation: Occupation, employer: DemoEmployer, kind: str) -> DemoOpening:
    kind = "job" if occupation.authorisations else kind
    learning = kind in LEARNING_KINDS
    return DemoOpening(
        key=key,
        tenant=employer.tenant,
        employer=employer.key,
        industry=occupation.industry,
        nav_category=occupation.nav_category,
        kind=kind,
        title=occupation.title,
        tasks=occupation.tasks,
        styrk08=occupation.styrk08,
        positions=1,
        hours_per_week=Decimal(20) if kind == "language_practice" else occupation.hours,
        shifts=("day",) if kind == "language_practice" and "day" in occupation.shifts else occupation.shifts,
        starts_on=None,
        need=_one_step_lower(occupation.need) if learning and occupation.legal_floor == "none" else occupation.need,
        requirement_source=f"Avklart med {employer.contact_role.lower()}",
        legal_floor=occupation.legal_floor,
        has_mentor=None,
        authorisations=occupation.authorisations,
        licences=occupation.licences,
        schooling_min="" if learning else occupation.schooling_min,
        experience_years_min=None if learning else occupation.experience_years_min,
    )


def _one_step_lower(need: Need) -> Need:
    """What is asked of somebody who comes to learn."""
    return Need(
        listening=_lower(need.listening),
        reading=_lower(need.reading),
        writing=_lower(need.writing),
        speaking=_lower(need.speaking),
        english_speaking=need.english_speaking,
    )


def _lower(level: str) -> str:
    return LEVELS[max(LEVELS.index(level) - 1, 0)]


def _start(today: date, rng: random.Random) -> date | None:
    """Mostly within two months, now and then as soon as anybody can, one in six not settled."""
    return None if rng.random() < 1 / 6 else today + timedelta(days=rng.randrange(-7, 60))


def _with_support(opening: DemoOpening, rng: random.Random) -> DemoOpening:
    if opening.requirement_source == "":
        return opening
    return replace(opening, has_mentor=rng.random() < MENTOR_SHARE.get(opening.kind, MENTOR_SHARE_ELSE))


def _sparse(opening: DemoOpening, rng: random.Random) -> DemoOpening:
    """A job as a short advertisement describes it: language, hours and shifts are often not said."""
    return replace(
        opening,
        kind="job",
        need=Need(speaking=opening.need.speaking) if rng.random() < 1 / 3 else Need(),
        requirement_source="",
        hours_per_week=opening.hours_per_week if rng.random() < 1 / 2 else None,
        shifts=None,
        has_mentor=None,
    )


def _with_worked_examples(openings: list[DemoOpening], today: date) -> list[DemoOpening]:
    """Put the two openings of the worked example in place of two like them, so that the mix stays."""
    nursing_home = replace(
        next(one for one in openings if one.styrk08 == "5329"),
        employer="solvang",
        kind="work_training",
        title="Assistent",
        positions=2,
        hours_per_week=Decimal(20),
        shifts=("day", "evening"),
        starts_on=today + timedelta(days=14),
        need=Need("A2", "A2", "A1", "B1", "A0"),
        requirement_source="Vaktrapport og samtale med beboerne, sier avdelingslederen",
        has_mentor=True,
        schooling_min="",
        experience_years_min=None,
    )
    canteen = replace(
        next(one for one in openings if one.styrk08 == "9412"),
        employer="kantina",
        kind="language_practice",
        title="Medarbeider i kantina",
        positions=1,
        hours_per_week=Decimal(20),
        shifts=("day",),
        starts_on=today + timedelta(days=7),
        need=Need("A1", "A1", "A0", "A2", "A0"),
        requirement_source="Enkle beskjeder i kantina, sier kantinelederen",
        has_mentor=True,
    )
    examples = {nursing_home.key: nursing_home, canteen.key: canteen}
    return [*examples.values(), *(one for one in openings if one.key not in examples)]

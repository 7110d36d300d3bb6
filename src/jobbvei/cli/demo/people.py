"""The participants: quotas decide who they are, chance what their lives look like."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from jobbvei.cli.demo import competence, language, programmes
from jobbvei.cli.demo.chance import dice, shuffled
from jobbvei.cli.demo.follow_up import Colleagues, Rhythm, contacts_of, rhythms, steps_of, team_of
from jobbvei.cli.demo.geography import HOMES_WEIGHTS, PLACES, moved
from jobbvei.cli.demo.households import household_of
from jobbvei.cli.demo.names import COUNTRIES, all_names
from jobbvei.cli.demo.numbers import synthetic_identity_number
from jobbvei.cli.demo.profiles import UKRAINE, Profile, make_profiles
from jobbvei.cli.demo.programmes import COMPLETED_UPPER_SECONDARY, Learner, Start
from jobbvei.cli.demo.records import (
    Case,
    Competence,
    DemoMunicipality,
    DemoPerson,
    Identity,
    Place,
    Programme,
    Training,
)

DAYS_LEFT = {"soon": (2, 31), "next": (31, 91), "later": (91, 350)}
GOAL_WEIGHTS = {"work": 84, "higher_education": 10, "higher_vocational": 6}
GOAL_WEIGHTS_WITHOUT_UPPER_SECONDARY = {"work": 62, "upper_secondary": 20, "upper_secondary_part": 18}
YOUNGEST, USUAL_AGE, OLDEST_WITH_RIGHT, OLDEST = 20, 36, 55, 66
RUSSIAN_SHARE = 0.25  # of Ukrainians, who want messages in Russian; own assumption
HOME_SPREAD_KM = 0.6
DAYS_IN_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Caseload:
    """Who is to have how many people, where, on what day."""

    municipality: DemoMunicipality
    teams: tuple[Colleagues, ...]
    total: int
    seed: int
    today: date


def make_people(caseload: Caseload) -> list[DemoPerson]:
    """Everybody in the municipality, dealt out evenly among the advisers."""
    rng = dice(caseload.seed, f"people:{caseload.municipality.number}")
    profiles = make_profiles(caseload.total, rng)
    names = {
        (country.code, gender): all_names(country, gender, rng) for country in COUNTRIES.values() for gender in "FM"
    }
    homes, dealt = _homes(caseload, rng), _dealt(caseload, rng)
    return [
        _person(
            _Draft(number, profile, names[profile.origin, profile.gender].pop(), homes[number], *dealt[number]),
            caseload,
        )
        for number, profile in enumerate(profiles)
    ]


@dataclass(frozen=True, slots=True)
class _Draft:
    """Everything that was dealt out to one person before chance begins."""

    number: int
    profile: Profile
    name: tuple[str, str]
    home: Place
    colleagues: Colleagues
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class _Life:
    """The dates that hang together.

    Attributes:
        age: When they were settled.
        by_agreement: Those who came without one found work on their own, and have no right to training.
    """

    age: int
    learner: Learner
    start: Start
    programme: Programme | None
    training: Training | None
    days_left: int | None
    by_agreement: bool


def _homes(caseload: Caseload, rng: random.Random) -> list[Place]:
    here = {place.name: HOMES_WEIGHTS.get(place.name, 1) for place in caseload.municipality.places}
    return [
        moved(
            PLACES[name],
            km_north=rng.uniform(-HOME_SPREAD_KM, HOME_SPREAD_KM),
            km_east=rng.uniform(-HOME_SPREAD_KM, HOME_SPREAD_KM),
        )
        for name in shuffled(here, caseload.total, rng)
    ]


def _dealt(caseload: Caseload, rng: random.Random) -> list[tuple[Colleagues, Rhythm]]:
    """Adviser's team and rhythm for each person, turn by turn."""
    teams = caseload.teams
    counts = [len(range(first, caseload.total, len(teams))) for first in range(len(teams))]
    decks = [rhythms(count, rng) for count in counts]
    return [(teams[number % len(teams)], decks[number % len(teams)].pop()) for number in range(caseload.total)]


def _person(draft: _Draft, caseload: Caseload) -> DemoPerson:
    key = f"{caseload.municipality.number}-{draft.number + 1:03}"
    rng = dice(caseload.seed, f"person:{key}")
    life = _life(draft.profile, today=caseload.today, rng=rng)
    identity = _identity(draft, life, rng)
    household = household_of(key, identity, today=caseload.today, rng=rng)
    return DemoPerson(
        key=key,
        municipality=caseload.municipality.number,
        identity=identity,
        permit=programmes.permit_before(life.start, life.learner.permit_kind, by_agreement=life.by_agreement, rng=rng),
        home=draft.home,
        household=household,
        competence=_competence(draft.profile, life, household.child_births, today=caseload.today, rng=rng),
        case=_case(draft, life, today=caseload.today, rng=rng),
    )


def _life(profile: Profile, *, today: date, rng: random.Random) -> _Life:
    age = _age(profile, rng)
    learner = _learner(profile, age, rng)
    days_left = rng.randrange(*DAYS_LEFT[profile.days_left]) if profile.days_left else None
    programme = None
    if days_left is not None:
        programme = programmes.running_programme(learner, days_left, today=today, rng=rng)
    elif profile.had_programme:
        programme = programmes.ended_programme(learner, today=today, rng=rng)
    if programme is not None:
        start = programmes.start_of(programme, rng)
    else:
        is_new = profile.stage == "training_only" and age <= OLDEST_WITH_RIGHT
        start = programmes.start_without_programme(is_new=is_new, today=today, rng=rng)
    by_agreement = profile.had_programme or profile.stage != "employed"
    leave_days = programme.leave_days if programme else 0
    training = programmes.training_from(start, learner, leave_days=leave_days, today=today, rng=rng)
    return _Life(age, learner, start, programme, training if by_agreement else None, days_left, by_agreement)


def _age(profile: Profile, rng: random.Random) -> int:
    """Working age. Without a programme, and not new or in work, one is past the age that gives a right to it."""
    too_old = profile.stage == "with_nav" or (profile.stage == "training_only" and rng.random() < 1 / 2)
    if too_old and not profile.had_programme:
        return rng.randrange(OLDEST_WITH_RIGHT + 2, OLDEST)
    return int(rng.triangular(YOUNGEST, OLDEST_WITH_RIGHT, USUAL_AGE))


def _learner(profile: Profile, age: int, rng: random.Random) -> Learner:
    completed = profile.schooling.level in COMPLETED_UPPER_SECONDARY
    weights = GOAL_WEIGHTS if completed else GOAL_WEIGHTS_WITHOUT_UPPER_SECONDARY
    goal = rng.choices(list(weights), list(weights.values()))[0]
    # Only those on their way to study had twelve months before 2026; the others' six are long over.
    if profile.days_left == "soon" and profile.origin == UKRAINE and profile.schooling.level == "upper_secondary":
        goal = "higher_vocational"
    if not completed and age < programmes.EDUCATION_FIRST_UNDER:
        goal = "upper_secondary"
    permit = COUNTRIES[profile.origin].permit
    return Learner(permit, profile.schooling.level, profile.schooling.years_higher, profile.origin, goal)


def _identity(draft: _Draft, life: _Life, rng: random.Random) -> Identity:
    country, gender = COUNTRIES[draft.profile.origin], draft.profile.gender
    born_on = life.start.settled_on - timedelta(days=int(life.age * DAYS_IN_YEAR) + rng.randrange(1, 360))
    russian = country.code == UKRAINE and rng.random() < RUSSIAN_SHARE
    return Identity(
        given_name=draft.name[0],
        family_name=draft.name[1],
        gender=gender,
        born_on=born_on,
        origin=country.code,
        identity_number=synthetic_identity_number(born_on, gender, rng),
        preferred_language="ru" if russian else country.language,
        interpreter_language=country.interpreter,
    )


def _competence(
    profile: Profile, life: _Life, child_births: tuple[date, ...], *, today: date, rng: random.Random
) -> Competence:
    schooling = profile.schooling
    experience = competence.experience_of(schooling, life.age, rng)
    licences = competence.licences_of(profile.gender, experience, rng)
    learning = language.learning_of(life.training, life.start.settled_on, today=today)
    return Competence(
        schooling=schooling,
        levels=(*language.norwegian(learning, schooling, today=today, rng=rng), *language.english(schooling, rng)),
        experience=experience,
        wishes=competence.wishes_of(experience, rng),
        licences=licences,
        authorisations=(),
        availability=competence.availability_of(licences, today=today, rng=rng),
        child_care=competence.child_care_of(child_births, today=today, rng=rng),
    )


def _case(draft: _Draft, life: _Life, *, today: date, rng: random.Random) -> Case:
    stage = draft.profile.stage
    team = team_of(draft.colleagues, stage, min(life.start.settled_on, today), rng)
    return Case(
        stage=stage,
        programme=life.programme,
        training=life.training,
        team=team,
        contacts=contacts_of(draft.rhythm, team, today=today, rng=rng),
        steps=steps_of(draft.rhythm, team, stage, life.days_left, today=today, rng=rng),
    )

"""The people the manual and the tests speak of by name, put in place of somebody like them so that shares stand.

Olena is under collective protection, with lower secondary school from Ukraine, goal work, and two years in the
programme that run out in 24 days. Yusuf has said yes to a place and waits for the employer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal

from jobbvei.cli.demo.chance import dice
from jobbvei.cli.demo.follow_up import Colleagues
from jobbvei.cli.demo.geography import PLACES, moved
from jobbvei.cli.demo.numbers import synthetic_identity_number
from jobbvei.cli.demo.programmes import (
    Learner,
    permit_before,
    programme_ending_on,
    start_of,
    training_from,
)
from jobbvei.cli.demo.records import (
    Availability,
    CareWindow,
    Case,
    Competence,
    Contact,
    DemoOpening,
    DemoPerson,
    Experience,
    Household,
    Level,
    Schooling,
    Step,
    TeamMember,
    Yes,
)
from jobbvei.shared.period import add_months

SKILLS = ("listening", "reading", "writing", "speaking")
AUTHORISED_TRADES = {"2223": "sykepleier", "5321": "helsefagarbeider", "7411": "elektrofagarbeider"}
AUTHORISED_PEOPLE = 3
BIRTHDAY_DAYS_AGO = 200
ASKED_DAYS_AGO, ANSWERED_DAYS_AGO = 6, 3
LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
TEAM = Colleagues(adviser="kari", nav="per", teacher="anne")


@dataclass(frozen=True, slots=True)
class Named:
    """One worked example: who they replace, and what is told about them.

    Attributes:
        school: Completed school; the programme is of a length that is the same before and after 2026.
        days_left: Until the programme ends.
        levels: Listening, reading, writing, speaking; tested forty days ago.
        children_years_ago: Ages of the children, in years.
        last_contact_days: Since somebody from the team spoke with them.
    """

    given_name: str
    family_name: str
    origin: str
    gender: str
    age: int
    school: str
    days_left: int
    levels: tuple[str, str, str, str]
    experience: tuple[Experience, ...]
    wishes: tuple[str, ...]
    availability: Availability
    children_years_ago: tuple[float, ...]
    last_contact_days: int
    step: Step


def with_worked_examples(people: Sequence[DemoPerson], *, seed: int, today: date) -> list[DemoPerson]:
    """The same people, with the named ones in place of the first who are like them, and a few authorisations."""
    changed = _with_authorisations(people)
    for named in _named(today):
        index = _most_like(changed, named)
        _swap_adviser(changed, index)
        _swap_schooling(changed, index, named)
        changed[index] = _told(changed[index], named, seed=seed, today=today)
    return changed


def answers(people: Sequence[DemoPerson], openings: Sequence[DemoOpening], *, today: date) -> tuple[Yes, ...]:
    """Yusuf has said yes to the nursing home; the other of its two places is free."""
    yusuf = next(one for one in people if one.identity.family_name == "Aprøvesen")
    nursing_home = next(one for one in openings if one.employer == "solvang" and one.has_mentor)
    asked, answered = (today - timedelta(days=days) for days in (ASKED_DAYS_AGO, ANSWERED_DAYS_AGO))
    return (Yes(yusuf.key, nursing_home.key, TEAM.adviser, asked, answered),)


def is_named(person: DemoPerson) -> bool:
    """Whether this is one of the worked examples."""
    return (person.identity.given_name, person.identity.family_name) in {
        ("Olena", "Testesen"),
        ("Yusuf", "Aprøvesen"),
    }


def _named(today: date) -> tuple[Named, ...]:
    olena = Named(
        "Olena", "Testesen", "UA", "F", 34, "lower_secondary", 24, ("A2", "A2", "A1", "A2"),
        experience=(Experience("5223", Decimal(6), "UA"),),
        wishes=("5321", "5329", "9412"),
        availability=Availability(
            Decimal(15), Decimal(30), ("day", "evening"), today + timedelta(days=7), False, 40
        ),
        children_years_ago=(0.8, 6.5),
        last_contact_days=19,
        step=Step("Samtale om mål og forlengelse", TEAM.adviser, today),
    )  # fmt: skip
    yusuf = Named(
        "Yusuf", "Aprøvesen", "SY", "M", 41, "lower_secondary", 80, ("B1", "A2", "A2", "B1"),
        experience=(Experience("5120", Decimal(8), "SY"),),
        wishes=("5329", "5120"),
        availability=Availability(Decimal(15), Decimal("37.5"), ("day", "evening", "weekend"), today, True, 45),
        children_years_ago=(11.2, 14.1),
        last_contact_days=ANSWERED_DAYS_AGO,
        step=Step("Få avtalen signert av Solvang sykehjem", TEAM.adviser, today + timedelta(days=2), "employer"),
    )  # fmt: skip
    return (olena, yusuf)


def _most_like(people: Sequence[DemoPerson], named: Named) -> int:
    """Index of the first who is like the named one in most ways, those in a programme only."""

    def likeness(person: DemoPerson) -> int:
        identity, level = person.identity, person.competence.schooling.level
        same = (identity.origin == named.origin, identity.gender == named.gender, level == named.school)
        return sum(same) if person.case.stage == "in_programme" else -1

    return max(range(len(people)), key=lambda index: (likeness(people[index]), -index))


def _swap_adviser(people: list[DemoPerson], index: int) -> None:
    """The named ones are all Kari's: if this one is not, she hands over one of hers, so that caseloads stand."""
    adviser = people[index].case.team[0].user
    if adviser == TEAM.adviser:
        return
    other = next(
        number
        for number, person in enumerate(people)
        if person.case.team[0].user == TEAM.adviser and not is_named(person)
    )
    people[other] = _handed_over(people[other], adviser)


def _swap_schooling(people: list[DemoPerson], index: int, named: Named) -> None:
    """Give the named one the school that is told of, from somebody outside a programme, so that shares stand."""
    if people[index].competence.schooling.level == named.school:
        return
    own = people[index].competence.schooling
    giver = next((number for number, person in enumerate(people) if _can_swap_schooling(person, named)), None)
    if giver is None:  # with a seed where nobody has it to give, the shares must bear one more
        told = replace(own, kompass=named.school, level=named.school, years_higher=0)
        people[index] = _schooled(people[index], told)
        return
    people[index] = _schooled(people[index], people[giver].competence.schooling)
    people[giver] = _schooled(people[giver], own)


def _can_swap_schooling(person: DemoPerson, named: Named) -> bool:
    """Like the named one, and with nothing decided that hung on the schooling."""
    identity, case = person.identity, person.case
    is_like = (identity.origin, identity.gender) == (named.origin, named.gender)
    is_free = case.stage != "in_programme" and not (case.training and case.training.extensions)
    return is_like and is_free and person.competence.schooling.level == named.school and not is_named(person)


def _schooled(person: DemoPerson, schooling: Schooling) -> DemoPerson:
    return replace(person, competence=replace(person.competence, schooling=schooling))


def _handed_over(person: DemoPerson, adviser: str) -> DemoPerson:
    case, old = person.case, person.case.team[0].user
    return replace(
        person,
        case=replace(
            case,
            team=tuple(replace(one, user=adviser) if one.user == old else one for one in case.team),
            contacts=tuple(replace(one, by=adviser) if one.by == old else one for one in case.contacts),
            steps=tuple(replace(one, owner=adviser) if one.owner == old else one for one in case.steps),
        ),
    )


def _told(person: DemoPerson, named: Named, *, seed: int, today: date) -> DemoPerson:
    rng = dice(seed, f"worked example:{named.given_name}")
    born_on = add_months(today, -12 * named.age) - timedelta(days=BIRTHDAY_DAYS_AGO)
    births = tuple(today - timedelta(days=int(years * 365)) for years in named.children_years_ago)
    return replace(
        _with_dates(person, named, seed=seed, today=today),
        identity=replace(
            person.identity,
            given_name=named.given_name,
            family_name=named.family_name,
            origin=named.origin,
            gender=named.gender,
            born_on=born_on,
            identity_number=synthetic_identity_number(born_on, named.gender, rng),
        ),
        home=moved(PLACES["Solvang"], km_north=0.2, km_east=-0.3),
        household=Household(person.household.key, "family", tuple(sorted(births))),
        competence=_competence(person, named, today),
    )


def _with_dates(person: DemoPerson, named: Named, *, seed: int, today: date) -> DemoPerson:
    rng = dice(seed, f"worked dates:{named.given_name}")
    schooling = person.competence.schooling
    learner = Learner(person.permit.kind, schooling.level, schooling.years_higher, named.origin, "work")
    programme = programme_ending_on(learner, today + timedelta(days=named.days_left), rng=rng)
    start = start_of(programme, rng)
    services = {TEAM.adviser: "refugee_service", TEAM.nav: "nav", TEAM.teacher: "school"}
    team = tuple(
        TeamMember(user, service, user == TEAM.adviser, start.settled_on) for user, service in services.items()
    )
    last = today - timedelta(days=named.last_contact_days)
    contacts = (
        Contact("meeting", last, "Snakket om jobbønsker og barnepass.", TEAM.adviser),
        Contact("joint_meeting", last - timedelta(days=35), "Møte med Nav og skolen om veien videre.", TEAM.adviser),
        Contact("phone", last - timedelta(days=63), "Avtalte nytt møte.", TEAM.adviser),
    )
    training = training_from(start, learner, leave_days=programme.leave_days, today=today, rng=rng)
    return replace(
        person,
        permit=permit_before(start, person.permit.kind, by_agreement=True, rng=rng),
        case=Case(person.case.stage, programme, training, team, contacts, (named.step,)),
    )


def _competence(person: DemoPerson, named: Named, today: date) -> Competence:
    tested = today - timedelta(days=40)
    norwegian = [
        Level("nb", skill, level, "norwegian_test", tested) for skill, level in zip(SKILLS, named.levels, strict=True)
    ]
    has_small_child = any(years < 1 for years in named.children_years_ago)
    return replace(
        person.competence,
        levels=(*norwegian, Level("en", "speaking", "A2", "self")),
        experience=named.experience,
        wishes=named.wishes,
        licences=("B",) if named.availability.has_car else (),
        availability=named.availability,
        child_care=tuple(CareWindow(day, time(7, 0), time(16, 30)) for day in range(1, 6)) if has_small_child else (),
    )


def _with_authorisations(people: Sequence[DemoPerson]) -> list[DemoPerson]:
    """Authorisations are rare: the three furthest in Norwegian of those with a trade that needs one."""
    has_trade = [person for person in people if _trade(person)]
    chosen = {person.key for person in sorted(has_trade, key=_speaking, reverse=True)[:AUTHORISED_PEOPLE]}
    return [_authorised(person) if person.key in chosen else person for person in people]


def _authorised(person: DemoPerson) -> DemoPerson:
    fluent = tuple(
        replace(level, level=max(level.level, "B2", key=LEVELS.index)) if level.language == "nb" else level
        for level in person.competence.levels
    )
    codes = (AUTHORISED_TRADES[_trade(person)],)
    return replace(person, competence=replace(person.competence, authorisations=codes, levels=fluent))


def _trade(person: DemoPerson) -> str:
    return next((one.styrk08 for one in person.competence.experience if one.styrk08 in AUTHORISED_TRADES), "")


def _speaking(person: DemoPerson) -> tuple[int, str]:
    levels = [one.level for one in person.competence.levels if (one.language, one.skill) == ("nb", "speaking")]
    return (LEVELS.index(levels[0]) if levels else -1, person.key)

"""Puts the whole demonstration together."""

from datetime import date

from jobbvei.cli.demo.employers import NORDVIK_WORKPLACES, make_employers
from jobbvei.cli.demo.follow_up import Colleagues
from jobbvei.cli.demo.geography import EKSEMPELVIK, MUNICIPALITIES, NORDVIK
from jobbvei.cli.demo.households import with_couples
from jobbvei.cli.demo.openings import make_openings
from jobbvei.cli.demo.people import Caseload, make_people
from jobbvei.cli.demo.records import World
from jobbvei.cli.demo.users import ADVISERS, NAV_COUNSELLORS, NORDVIK_ADVISER, TEACHERS, USERS
from jobbvei.cli.demo.worked_examples import answers, is_named, with_worked_examples
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

PEOPLE, PEOPLE_IN_NORDVIK, OPENINGS = 180, 6, 140
FIRST_DAY, LAST_DAY = date(2025, 10, 1), date(2035, 12, 31)


def make_world(*, seed: int, today: date) -> World:
    """Eksempelvik on ``today``. The same seed and day always give the same world.

    Raises:
        UnusableInput: The day is outside the years whose rules the lives are made for.
    """
    if not FIRST_DAY <= today <= LAST_DAY:
        raise UnusableInput(
            "demo.day_out_of_range",
            Sentence(
                N_("Eksempelvik kan bare lages for en dag fra {first} til {last}, ikke {today}. Endre --today."),
                {"first": FIRST_DAY, "last": LAST_DAY, "today": today},
            ),
        )
    employers = make_employers(seed=seed)
    here = employers[: -len(NORDVIK_WORKPLACES)]
    told = with_worked_examples(make_people(_caseload_here(seed, today)), seed=seed, today=today)
    people = with_couples(told, stays=is_named)
    neighbours = make_people(_caseload_in_nordvik(seed, today))
    openings = make_openings(here, OPENINGS, seed=seed, today=today)
    return World(
        seed=seed,
        today=today,
        municipalities=MUNICIPALITIES,
        users=USERS,
        people=(*people, *neighbours),
        employers=employers,
        openings=tuple(openings),
        answers=answers(people, openings, today=today),
    )


def _caseload_here(seed: int, today: date) -> Caseload:
    teams = tuple(
        Colleagues(adviser.key, NAV_COUNSELLORS[number % 2].key, TEACHERS[number % 2].key)
        for number, adviser in enumerate(ADVISERS)
    )
    return Caseload(EKSEMPELVIK, teams, PEOPLE, seed, today)


def _caseload_in_nordvik(seed: int, today: date) -> Caseload:
    return Caseload(NORDVIK, (Colleagues(NORDVIK_ADVISER.key),), PEOPLE_IN_NORDVIK, seed, today)

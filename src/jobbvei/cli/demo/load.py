"""Puts a made world into the database, through the same actions as everybody else. All of it, or nothing."""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from jobbvei.access.actions import NewMember, make_invented_user
from jobbvei.cli.demo.geography import ORGANISER_NAME, ORGANISER_NUMBER
from jobbvei.cli.demo.load_employers import load_employers, load_openings
from jobbvei.cli.demo.load_gatherings import load_gatherings
from jobbvei.cli.demo.load_municipalities import JOINED_ON, save_municipality
from jobbvei.cli.demo.load_network import load_networks, with_teams
from jobbvei.cli.demo.load_people import load_people
from jobbvei.cli.demo.load_practices import load_practices
from jobbvei.cli.demo.records import World, Yes
from jobbvei.cli.demo.scene import OFFICE_OPENS, Scene, moment
from jobbvei.cli.demo.surveys import load_surveys
from jobbvei.employers.types import Opening
from jobbvei.matching.actions import accept_suggestion, propose
from jobbvei.municipalities.actions import (
    load_reference_table,
    note_joining,
    save_organiser,
)
from jobbvei.municipalities.queries import tenants
from jobbvei.people.queries import open_participant
from jobbvei.people.types import Participant
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence


def ensure_may_load() -> None:
    """Refuse an installation that is not for synthetic data, or where a real municipality has joined.

    Raises:
        UnusableInput: With what to do.
    """
    if not settings.JOBBVEI_SYNTHETIC_NUMBERS:
        raise UnusableInput(
            "demo.not_a_demonstration",
            Sentence(
                N_("Her brukes ekte data, så Eksempelvik lastes ikke inn. Sett JOBBVEI_DEMO=1 på en egen maskin.")
            ),
        )
    real = tuple(tenant.name for tenant in tenants() if not tenant.is_invented)
    if real:
        raise UnusableInput(
            "demo.real_municipality",
            Sentence(N_("Databasen er i bruk av {names}. Eksempelvik må ha sin egen database."), {"names": real}),
        )


def is_loaded(number: str) -> bool:
    """Whether the municipality has joined already; it comes in one transaction with everything in it."""
    return any(tenant.number == number for tenant in tenants())


@transaction.atomic
def load_world(world: World) -> Scene:
    """Write everything. The database holds all of it afterwards, or nothing."""
    load_reference_table()
    scene = _scene(world)
    employers = load_employers(world, scene)
    openings = load_openings(world, scene, employers)
    people = load_people(world.people, scene)
    for answer in world.answers:
        _load_answer(answer, people[answer.person], openings[answer.opening], scene)
    scene = with_teams(scene, seed=world.seed)
    planned, running = load_networks(scene, seed=world.seed)
    load_practices(scene, running, seed=world.seed)
    held = load_gatherings(scene, planned, running, seed=world.seed)
    load_surveys(scene, held, seed=world.seed)
    return scene


def _load_answer(answer: Yes, participant: Participant, opening: Opening, scene: Scene) -> None:
    asked, told = scene.by_user(answer.by, answer.proposed_on), scene.by_user(answer.by, answer.answered_on)
    # Opened anew, as the adviser would: ranking wants everything as it stands in the database.
    opened = open_participant(participant.public_id, occasion=asked)
    suggestion = propose(participant=opened, opening=opening, occasion=asked)
    accept_suggestion(suggestion=suggestion, through="phone", occasion=told)


def _scene(world: World) -> Scene:
    with_users = {user.municipality for user in world.users}
    municipalities = {
        one.number: save_municipality(one, has_joined=one.number in with_users) for one in world.municipalities
    }
    organiser = save_organiser(ORGANISER_NUMBER, ORGANISER_NAME, is_invented=True)
    note_joining(organiser, on=JOINED_ON)
    municipalities[organiser.number] = organiser
    password_hash = make_password(settings.JOBBVEI_DEMO_PASSWORD)
    members = {
        user.key: make_invented_user(
            NewMember(user.email, user.full_name, user.role),
            tenant=municipalities[user.municipality],
            password_hash=password_hash,
            started_on=JOINED_ON,
            at=moment(JOINED_ON, OFFICE_OPENS),
        )
        for user in world.users
    }
    return Scene(world.today, municipalities, members)

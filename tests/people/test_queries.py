import uuid
from collections.abc import Iterator
from datetime import date

import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobbvei.access.roles import HR
from jobbvei.access.types import User
from jobbvei.audit.queries import events_about_person
from jobbvei.people import hooks
from jobbvei.people.actions import start_household
from jobbvei.people.hooks import FollowUp, People, follow_up, register_follow_up
from jobbvei.people.queries import ParticipantNotFound, find_participants, open_participant, participants_for_matching
from jobbvei.shared.errors import Refused
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.people import registered_participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def everybody_in_team() -> Iterator[None]:
    """Every user is in every team, and nobody's case runs."""
    before = list(hooks._registered)

    def team(people: People, user: User | AbstractBaseUser, on: date) -> People:
        return people

    register_follow_up(
        FollowUp(
            narrowed_to_team_of=team,
            narrowed_to_running=lambda people: people.none(),
            relations_of_person_page=lambda: (),
        )
    )
    yield
    hooks._registered[:] = before


class TestOpenParticipant:
    def test_gives_the_person_and_writes_the_reading(self) -> None:
        actor = make_actor()
        olena = registered_participant(actor)
        assert open_participant(str(olena.public_id), occasion=make_occasion(actor)) == olena
        newest = events_about_person(str(olena.public_id), tenant_number=actor.tenant_number)[0]
        assert (newest.kind, newest.act) == ("people.participant.opened", "read")

    def test_reads_nobody_else_of_the_household(self) -> None:
        actor = make_actor()
        olena = registered_participant(actor)
        start_household(participant=olena, kind="family", child_births=None, occasion=make_occasion(actor))
        with CaptureQueriesContext(connection) as asked:
            open_participant(olena.public_id, occasion=make_occasion(actor))
        of_people = [one["sql"] for one in asked if 'FROM "people_participant"' in one["sql"]]
        assert len(of_people) == 1

    @pytest.mark.parametrize("key", ["", "not a key", str(uuid.UUID(int=0))])
    def test_knows_nobody_by_a_wrong_key(self, key: str) -> None:
        with pytest.raises(ParticipantNotFound):
            open_participant(key, occasion=make_occasion())

    def test_never_opens_a_person_of_another_municipality(self) -> None:
        olena = registered_participant(make_actor())
        neighbour = make_actor(tenant=make_municipality("9902", "Nordvik"))
        with pytest.raises(ParticipantNotFound):
            open_participant(olena.public_id, occasion=make_occasion(neighbour))
        assert not events_about_person(str(olena.public_id), tenant_number="9902").exists()

    def test_is_refused_to_roles_that_never_see_people(self) -> None:
        olena = registered_participant(make_actor())
        with pytest.raises(Refused):
            open_participant(olena.public_id, occasion=make_occasion(make_actor(HR)))

    def test_hides_a_shielded_person_from_those_outside_the_team(self) -> None:
        actor = make_actor()
        hidden = registered_participant(actor, is_shielded=True)
        with pytest.raises(ParticipantNotFound):
            open_participant(hidden.public_id, occasion=make_occasion(actor))

    @pytest.mark.usefixtures("everybody_in_team")
    def test_opens_a_shielded_person_to_the_team(self) -> None:
        actor = make_actor()
        hidden = registered_participant(actor, is_shielded=True)
        assert open_participant(hidden.public_id, occasion=make_occasion(actor)) == hidden


class TestFindParticipants:
    def test_finds_norwegian_letters_in_any_case_and_every_word(self) -> None:
        actor = make_actor()
        person = registered_participant(actor, given_name="Øyvår", family_name="Ærlig Testesen")
        registered_participant(actor, given_name="Øystein", family_name="Testesen")
        assert find_participants("  øyvÅR  ÆRL", occasion=make_occasion(actor)) == [person]

    def test_writes_a_reading_for_each_one_shown(self) -> None:
        actor = make_actor()
        person = registered_participant(actor)
        find_participants("testesen", occasion=make_occasion(actor))
        newest = events_about_person(str(person.public_id), tenant_number=actor.tenant_number)[0]
        assert newest.kind == "people.participant.found"

    def test_finds_nobody_by_an_empty_text(self) -> None:
        actor = make_actor()
        registered_participant(actor)
        assert find_participants("   ", occasion=make_occasion(actor)) == []

    def test_hides_the_shielded_and_the_neighbours(self) -> None:
        actor = make_actor()
        registered_participant(actor, is_shielded=True)
        registered_participant(make_actor(tenant=make_municipality("9902", "Nordvik")))
        assert find_participants("olena", occasion=make_occasion(actor)) == []


class TestParticipantsForMatching:
    def test_leaves_out_the_shielded(self) -> None:
        actor = make_actor()
        olena = registered_participant(actor)
        registered_participant(actor, is_shielded=True)
        assert list(participants_for_matching(actor.tenant)) == [olena]
        assert list(participants_for_matching(actor.tenant, ids=[])) == []

    @pytest.mark.usefixtures("everybody_in_team")
    def test_leaves_out_those_not_in_follow_up(self) -> None:
        actor = make_actor()
        registered_participant(actor)
        assert list(participants_for_matching(actor.tenant)) == []


def test_follow_up_has_an_answer_before_anybody_registers() -> None:
    before = list(hooks._registered)
    hooks._registered.clear()
    try:
        assert follow_up().relations_of_person_page() == ()
    finally:
        hooks._registered[:] = before

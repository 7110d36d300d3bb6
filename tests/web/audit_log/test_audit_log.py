from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from jobbvei.access.roles import AUDITOR, PROGRAMME_ADVISER
from jobbvei.access.types import Actor
from jobbvei.audit.actions import record_reading, record_writing
from jobbvei.audit.models import AuditEvent
from jobbvei.audit.types import Occasion, Thing
from tests.factories.access import NOW, make_actor, make_municipality

pytestmark = pytest.mark.django_db
PERSON = str(uuid4())


@pytest.fixture
def auditor() -> Actor:
    return make_actor(AUDITOR, name="Vibeke Prøve")


@pytest.fixture
def door(client: Client, auditor: Actor) -> Client:
    client.force_login(auditor.user)
    return client


def happened(by: Actor, days_ago: int = 0, *, wrote: bool = False, person: str = PERSON, **details: str) -> AuditEvent:
    occasion = Occasion(by=by, at=NOW - timedelta(days=days_ago), details={**details})
    thing = Thing("participant", person, person)
    if wrote:
        return record_writing("people.participant.changed", thing, occasion=occasion)
    return record_reading("people.participant.opened", thing, occasion=occasion)


def shown(client: Client, **query: Any) -> list[str]:
    events = client.get(reverse("audit-log"), query).context["events"]
    return [str(event.did) for event in events if str(event.did) != "åpnet loggen"]


class TestTheLog:
    def test_says_who_in_which_role_did_what_and_why(self, door: Client) -> None:
        happened(make_actor(PROGRAMME_ADVISER, name="Kari Prøve"))
        page = door.get(reverse("audit-log")).content.decode()
        for words in (
            "Kari Prøve",
            "Programrådgiver",
            "åpnet siden til deltakeren",
            "oppfølging av deltakeren",
            PERSON,
        ):
            assert words in page

    def test_never_shows_what_was_read_or_written(self, door: Client) -> None:
        happened(make_actor(), field="hemmelig innhold")
        assert "hemmelig" not in door.get(reverse("audit-log")).content.decode()

    def test_leads_from_an_event_to_all_about_the_same_participant(self, door: Client) -> None:
        happened(make_actor())
        assert f'href="?person={PERSON}"' in door.get(reverse("audit-log")).content.decode()

    def test_shows_only_ones_own_municipality(self, door: Client) -> None:
        happened(make_actor(PROGRAMME_ADVISER, make_municipality("9902", "Nordvik")))
        assert shown(door) == []

    def test_notes_once_that_it_was_opened_and_for_whom(self, door: Client, auditor: Actor) -> None:
        door.get(reverse("audit-log"), {"person": PERSON})
        [event] = AuditEvent.objects.filter(kind="audit.log.opened")
        assert (event.actor_key, event.subject_key, event.purpose) == (auditor.key, PERSON, "oversight")

    def test_asks_the_database_equally_often_however_much_has_happened(
        self, door: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for actor in [make_actor(name=f"Prøve {number}") for number in range(10)]:
            for _ in range(6):
                happened(actor)
        with django_assert_max_num_queries(12):
            assert len(shown(door)) == 50

    def test_goes_on_page_by_page_with_the_filter(self, door: Client) -> None:
        kari = make_actor(name="Kari Prøve")
        for _ in range(51):
            happened(kari)
        happened(make_actor(), wrote=True)
        first = door.get(reverse("audit-log"), {"actor": kari.key})
        assert f"?actor={kari.key}&amp;side=2" in first.content.decode()
        assert shown(door, actor=kari.key, side=2) == ["åpnet siden til deltakeren"]

    @pytest.mark.parametrize("page", ["0", "-1", "900", "abc"])
    def test_shows_some_page_when_asked_for_one_there_is_not(self, door: Client, page: str) -> None:
        assert door.get(reverse("audit-log"), {"side": page}).status_code == HTTPStatus.OK

    def test_names_the_system_and_those_who_are_gone(self, door: Client, auditor: Actor) -> None:
        gone = make_actor(name="Gro Prøve")
        happened(gone)
        gone.user.delete()
        page = door.get(reverse("audit-log")).content.decode()
        assert "bruker som er slettet" in page
        assert "Gro" not in page

    def test_says_what_to_do_when_nothing_fits(self, door: Client) -> None:
        page = door.get(reverse("audit-log"), {"person": str(uuid4()), "act": "write"}).content.decode()
        assert "Prøv et lengre tidsrom" in page


class TestTheFilter:
    def test_takes_whole_days_in_the_sites_time(self, door: Client) -> None:
        happened(make_actor(), days_ago=1, wrote=True)
        happened(make_actor(), days_ago=0)
        today, yesterday = NOW.date().isoformat(), (NOW - timedelta(days=1)).date().isoformat()
        assert shown(door, first_day=today, last_day=today) == ["åpnet siden til deltakeren"]
        assert shown(door, last_day=yesterday) == ["endret opplysninger om deltakeren"]

    def test_ends_the_day_at_midnight_in_norway(self, door: Client) -> None:
        late = NOW.replace(hour=23, minute=59)
        kari = make_actor()
        record_reading("people.participant.opened", Thing("participant", PERSON), occasion=Occasion(by=kari, at=late))
        after = Occasion(by=kari, at=late + timedelta(minutes=1))
        record_reading("people.participant.found", Thing("participant", PERSON), occasion=after)
        day = NOW.date().isoformat()
        assert shown(door, first_day=day, last_day=day) == ["åpnet siden til deltakeren"]

    def test_takes_who_what_and_whom(self, door: Client) -> None:
        kari, per = make_actor(name="Kari Prøve"), make_actor(name="Per Prøve")
        happened(kari)
        happened(per, wrote=True)
        happened(per, person=str(uuid4()))
        assert shown(door, actor=kari.key) == ["åpnet siden til deltakeren"]
        assert shown(door, act="write") == ["endret opplysninger om deltakeren"]
        assert len(shown(door, person=PERSON)) == 2

    def test_says_what_is_wrong_and_shows_all_the_same(self, door: Client) -> None:
        happened(make_actor())
        response = door.get(reverse("audit-log"), {"person": "abc", "first_day": "i går"})
        assert response.status_code == HTTPStatus.OK
        assert "36 tegn" in response.content.decode()

    def test_does_not_offer_users_of_other_municipalities(self, door: Client) -> None:
        make_actor(PROGRAMME_ADVISER, make_municipality("9902", "Nordvik"), name="Nils Fjern")
        assert "Nils Fjern" not in door.get(reverse("audit-log")).content.decode()

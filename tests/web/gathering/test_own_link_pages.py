"""Everybody's own page: it needs no log-in, shows one's own place, and gives nothing away."""

import logging
from datetime import datetime, timedelta
from http import HTTPStatus

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobbvei.audit.models import AuditEvent
from jobbvei.config.logging import without_personal_data
from jobbvei.learning_network.actions.rooms import RoomPlan, fill_rooms
from jobbvei.learning_network.models import Gathering, Participation, TeamPerson
from jobbvei.learning_network.placing import Division
from jobbvei.web.gathering.wrong_keys import WRONG_IN_A_MINUTE
from tests.factories.access import make_municipality, make_occasion
from tests.factories.gatherings import make_gathering, make_item, make_material
from tests.factories.learning_network import facilitators_seat, make_team, make_team_person
from tests.factories.live import make_live_session
from tests.integrations.reading_calendars import read_calendar

pytestmark = pytest.mark.django_db
MEETING = "https://moete.test/1"


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    cache.clear()


@pytest.fixture
def person() -> TeamPerson:
    return make_team_person(make_team())


@pytest.fixture
def soon() -> datetime:
    return timezone.now().replace(microsecond=0) + timedelta(days=2)


@pytest.fixture
def gathering(person: TeamPerson, soon: datetime) -> Gathering:
    return make_gathering(person.network, soon, meeting_link=MEETING, mode="physical_with_digital", place="Rådhuset")


def address(name: str, person: TeamPerson, gathering: Gathering | None = None) -> str:
    return reverse(name, args=[person.link_key, *([gathering.public_id] if gathering else [])])


class TestOwnGatherings:
    def test_lists_what_comes_and_the_recordings_one_has_not_seen(
        self, client: Client, person: TeamPerson, gathering: Gathering
    ) -> None:
        make_gathering(
            person.network, timezone.now() - timedelta(days=9), title="Webinar", recording_link="https://opptak.test/1"
        )
        page = client.get(address("own-gatherings", person)).content.decode()
        assert gathering.title in page
        assert "Opptak du ikke har sett" in page
        assert "webcal://testserver/samling/" in page

    def test_is_kept_and_indexed_by_nobody(self, client: Client, person: TeamPerson) -> None:
        response = client.get(address("own-gatherings", person))
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "same-origin"

    def test_is_not_found_with_another_key(self, client: Client) -> None:
        response = client.get(reverse("own-gatherings", args=["enellerannen"]))
        assert response.status_code == HTTPStatus.NOT_FOUND
        assert "Lenken virker ikke" in response.content.decode()


class TestOwnGathering:
    def test_shows_the_room_the_meeting_the_programme_and_what_to_read(
        self, client: Client, person: TeamPerson, gathering: Gathering
    ) -> None:
        other = make_team(person.network, make_municipality("9902", "Nordvik"))
        make_team_person(other, "Nils Nordtest")
        make_item(gathering, title="Kafé Tid")
        make_material(gathering)
        seat = facilitators_seat(person.network)
        plan = RoomPlan(Division.MUNICIPALITIES_TOGETHER, 8)
        fill_rooms(seat=seat, gathering=gathering, plan=plan, occasion=make_occasion(seat.actor))
        page = " ".join(client.get(address("own-gathering", person, gathering)).content.decode().split())
        assert "Du er i <strong>rom 1</strong> – Eksempelvik, med Nordvik" in page
        for shown in (MEETING, "Kafé Tid", "https://eksempel.test/lysark", "Rådhuset"):
            assert shown in page
        assert "Nils Nordtest" not in page

    def test_takes_an_answer(self, client: Client, person: TeamPerson, gathering: Gathering) -> None:
        response = client.post(address("own-gathering-answer", person, gathering), {"coming_as": "digital"})
        assert response.status_code == HTTPStatus.FOUND
        assert Participation.objects.of_team(person.team).get().coming_as == "digital"
        wrong = client.post(address("own-gathering-answer", person, gathering), {"coming_as": "kanskje"})
        assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY

    def test_notes_that_one_is_there_when_it_is_opened_on_the_day(self, client: Client, person: TeamPerson) -> None:
        now = timezone.now()
        running = make_gathering(person.network, now - timedelta(minutes=5))
        client.head(address("own-gathering", person, running))
        assert not Participation.objects.of_team(person.team).exists()
        assert "Velkommen!" in client.get(address("own-gathering", person, running)).content.decode()
        assert Participation.objects.of_team(person.team).get().arrived_at is not None
        told = AuditEvent.objects.get(kind="learning_network.participation.arrived")
        assert (told.actor_key, told.role) == (str(person.public_id), "own_link")

    def test_leads_to_the_questions_while_it_runs_and_tells_them_nothing_of_the_link(
        self, client: Client, person: TeamPerson, gathering: Gathering
    ) -> None:
        running = make_gathering(person.network, timezone.now() - timedelta(minutes=5))
        here = make_live_session(person.network, gathering=running)
        make_live_session(person.network, gathering=gathering)
        page = client.get(address("own-gathering", person, running)).content.decode()
        assert f'href="{reverse("live-phone", args=[here.code])}" rel="noreferrer"' in page
        assert "Svar på spørsmål" not in client.get(address("own-gathering", person, gathering)).content.decode()

    def test_opens_the_recording_and_notes_it(self, client: Client, person: TeamPerson) -> None:
        link = "https://opptak.test/1"
        past = make_gathering(person.network, timezone.now() - timedelta(days=9), recording_link=link)
        assert client.get(address("own-recording", person, past))["Location"] == link
        assert Participation.objects.of_team(person.team).get().recording_seen_at is not None

    def test_says_that_it_is_cancelled_and_takes_no_answer(
        self, client: Client, person: TeamPerson, soon: datetime
    ) -> None:
        off = make_gathering(person.network, soon, cancelled_at=timezone.now(), cancelled_because="Streik")
        page = client.get(address("own-gathering", person, off)).content.decode()
        assert "Streik" in page
        assert "coming_as" not in page


class TestOwnCalendar:
    def test_holds_every_gathering_under_the_same_keys_as_the_single_files(
        self, client: Client, person: TeamPerson, gathering: Gathering
    ) -> None:
        feed = read_calendar(client.get(address("own-calendar", person)).content)
        one = read_calendar(client.get(address("own-gathering-calendar", person, gathering)).content)
        assert [event.key for event in feed.events] == [f"{gathering.public_id}@jobbvei"]
        assert feed.events == one.events

    def test_follows_a_gathering_that_is_moved_and_one_that_is_cancelled(
        self, client: Client, person: TeamPerson, gathering: Gathering
    ) -> None:
        [before] = read_calendar(client.get(address("own-calendar", person)).content).events
        gathering.starts_at += timedelta(days=1)
        gathering.ends_at += timedelta(days=1)
        gathering.sequence, gathering.cancelled_at = 2, timezone.now()
        gathering.save()
        calendar = read_calendar(client.get(address("own-calendar", person)).content)
        [after] = calendar.events
        assert before.key == after.key
        assert before.sequence < after.sequence
        assert before.starts_at != after.starts_at
        assert (calendar.method, after.status) == ("PUBLISH", "CANCELLED")
        single = read_calendar(client.get(address("own-gathering-calendar", person, gathering)).content)
        assert single.method == "CANCEL"


class TestTheDoor:
    def test_shows_where_each_municipality_sits_and_no_names(
        self, client: Client, person: TeamPerson, gathering: Gathering
    ) -> None:
        seat = facilitators_seat(person.network)
        plan = RoomPlan(Division.EACH_MUNICIPALITY)
        fill_rooms(seat=seat, gathering=gathering, plan=plan, occasion=make_occasion(seat.actor))
        page = client.get(reverse("gathering-door", args=[gathering.door_key])).content.decode()
        assert "Eksempelvik" in page
        assert "rom 1" in page
        assert person.full_name not in page
        assert person.link_key not in page


class TestTryingKeys:
    def test_is_slowed_down_for_one_client_and_not_for_another(self, client: Client, person: TeamPerson) -> None:
        for number in range(WRONG_IN_A_MINUTE):
            assert client.get(f"/samling/gjetning{number}/").status_code == HTTPStatus.NOT_FOUND
        refused = client.get(address("own-gatherings", person))
        # A minute may turn between the tries and this one; then the count begins anew, and the page opens.
        if refused.status_code != HTTPStatus.OK:
            assert refused.status_code == HTTPStatus.TOO_MANY_REQUESTS
            assert refused["Retry-After"] == "60"
        other = Client(REMOTE_ADDR="192.0.2.7")
        assert other.get(address("own-gatherings", person)).status_code == HTTPStatus.OK


class TestTheLog:
    def test_never_holds_a_key(self, person: TeamPerson) -> None:
        event = {"event": f"Not Found: /samling/{person.link_key}/kalender.ics"}
        told = without_personal_data(logging.getLogger(), "warning", event)
        assert person.link_key not in str(told)
        assert "/samling/" in str(told)

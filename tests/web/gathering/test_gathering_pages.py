"""The pages of gatherings, for facilitators and for teams."""

import csv
import io
import re
from datetime import datetime, timedelta
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jobbvei.access.roles import HR
from jobbvei.learning_network.models import Gathering, GatheringRoom, Participation, TeamPerson
from jobbvei.learning_network.queries.rooms import rooms_with_people
from tests.factories.access import make_actor, make_municipality
from tests.factories.gatherings import make_gathering, make_item
from tests.factories.learning_network import facilitators_seat, make_team, make_team_person, teams_seat
from tests.factories.live import make_live_session
from tests.integrations.reading_calendars import read_calendar

pytestmark = pytest.mark.django_db
FORM = {
    "title": "Oppstart",
    "kind": "gathering",
    "mode": "digital",
    "for_whom": "all",
    "starts_at": "2030-01-14T09:00",
    "ends_at": "2030-01-14T12:30",
}


@pytest.fixture
def person() -> TeamPerson:
    return make_team_person(make_team(), is_lead=True)


@pytest.fixture
def gathering(person: TeamPerson) -> Gathering:
    return make_gathering(person.network, timezone.now() + timedelta(days=2))


@pytest.fixture
def facilitator(person: TeamPerson) -> Client:
    client = Client()
    client.force_login(facilitators_seat(person.network).actor.user)
    return client


@pytest.fixture
def lead(person: TeamPerson) -> Client:
    client = Client()
    client.force_login(teams_seat(person.team).actor.user)
    return client


def address(name: str, gathering: Gathering, *more: object) -> str:
    return reverse(name, args=[gathering.network.public_id, gathering.public_id, *more])


class TestANewGathering:
    def test_is_made_seen_by_facilitators_and_then_by_the_teams(
        self, facilitator: Client, lead: Client, person: TeamPerson
    ) -> None:
        list_page = reverse("gatherings", args=[person.network.public_id])
        facilitator.post(reverse("gathering-new", args=[person.network.public_id]), FORM)
        made = Gathering.objects.in_network(person.network).get()
        assert timezone.localtime(made.starts_at).isoformat() == "2030-01-14T09:00:00+01:00"
        assert "ikke vist for gruppene" in facilitator.get(list_page).content.decode()
        assert "Oppstart" not in lead.get(list_page).content.decode()
        facilitator.post(address("gathering-invite", made))
        assert "Oppstart" in lead.get(list_page).content.decode()

    def test_with_a_fault_comes_back_with_what_to_mend(self, facilitator: Client, person: TeamPerson) -> None:
        form = {**FORM, "ends_at": "2030-01-14T08:00"}
        response = facilitator.post(reverse("gathering-new", args=[person.network.public_id]), form)
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "før den begynner" in response.content.decode()


class TestTheListOfGatherings:
    def test_asks_as_much_for_many_as_for_few(self, facilitator: Client, gathering: Gathering) -> None:
        page = reverse("gatherings", args=[gathering.network.public_id])
        facilitator.get(page)
        with CaptureQueriesContext(connection) as few:
            facilitator.get(page)
        for days in range(3, 12):
            make_gathering(gathering.network, timezone.now() + timedelta(days=days))
        with CaptureQueriesContext(connection) as many:
            facilitator.get(page)
        assert len(many) == len(few)


class TestAGathering:
    def test_warns_when_more_are_invited_than_there_is_room_for(
        self, facilitator: Client, lead: Client, gathering: Gathering
    ) -> None:
        make_team_person(make_team(gathering.network, make_municipality("9902", "Nordvik")))
        gathering.capacity = 1
        gathering.save()
        warning = "1 flere invitert enn det er plass til"
        assert warning in facilitator.get(address("gathering", gathering)).content.decode()
        assert warning not in lead.get(address("gathering", gathering)).content.decode()

    def test_that_is_moved_tells_so_and_changes_the_calendar_file(
        self, facilitator: Client, gathering: Gathering
    ) -> None:
        file = address("gathering-calendar", gathering)
        [before] = read_calendar(facilitator.get(file).content).events
        response = facilitator.post(address("gathering-edit", gathering), FORM, follow=True)
        assert "Samlingen er flyttet" in response.content.decode()
        [after] = read_calendar(facilitator.get(file).content).events
        assert before.key == after.key
        assert isinstance(after.starts_at, datetime)
        assert after.starts_at.isoformat() == "2030-01-14T09:00:00+01:00"
        assert after.sequence > before.sequence

    def test_shows_programme_parts_that_are_added_changed_and_removed(
        self, facilitator: Client, gathering: Gathering
    ) -> None:
        page = address("gathering-programme", gathering)
        starts = timezone.localtime(gathering.starts_at).strftime("%Y-%m-%dT%H:%M")
        part = {"starts_at": starts, "length_minutes": "20", "title": "Kafé Tid", "speaker": "Ål"}
        gathering.starts_at = gathering.starts_at.replace(second=0, microsecond=0)
        gathering.save()
        assert facilitator.post(page, part).status_code == HTTPStatus.FOUND
        key = re.search(r"\?post=([0-9a-f-]{36})", facilitator.get(page).content.decode())
        assert key
        facilitator.post(f"{page}?post={key[1]}", {**part, "title": "Språkkafé"})
        shown = facilitator.get(address("gathering", gathering)).content.decode()
        assert "Språkkafé" in shown
        assert "Kafé Tid" not in shown
        facilitator.post(address("gathering-item-remove", gathering, key[1]))
        assert "Språkkafé" not in facilitator.get(page).content.decode()


class TestWhoComes:
    def test_lets_a_team_answer_for_all_its_own(self, lead: Client, gathering: Gathering, person: TeamPerson) -> None:
        make_team_person(person.team, "Ola Prøve")
        other = make_team_person(make_team(person.network, make_municipality("9902", "Nordvik")), "Nils Nordtest")
        page = lead.get(address("gathering-people", gathering)).content.decode()
        assert "Ola Prøve" in page
        assert other.full_name not in page
        lead.post(address("gathering-answer", gathering), {"person": "alle", "coming_as": "digital"})
        rows = Participation.objects.of_all_teams(person.network).order_by("id")
        assert {row.team_id for row in rows} == {person.team_id}
        assert [row.coming_as for row in rows] == ["digital", "digital"]

    def test_does_not_let_a_team_answer_for_another(self, lead: Client, gathering: Gathering) -> None:
        other = make_team_person(make_team(gathering.network, make_municipality("9902", "Nordvik")))
        lead.post(address("gathering-answer", gathering), {"person": str(other.public_id), "coming_as": "digital"})
        assert not Participation.objects.of_all_teams(gathering.network).exists()

    def test_shows_links_to_facilitators_and_the_lead_only(
        self, facilitator: Client, lead: Client, gathering: Gathering, person: TeamPerson
    ) -> None:
        colleague = Client()
        colleague.force_login(make_actor(HR).user)
        page = address("gathering-people", gathering)
        assert person.link_key in facilitator.get(page).content.decode()
        assert person.link_key in lead.get(page).content.decode()
        assert person.link_key not in colleague.get(page).content.decode()

    def test_gives_the_links_as_a_file_for_whoever_sends_them(
        self, facilitator: Client, gathering: Gathering, person: TeamPerson
    ) -> None:
        person.full_name = "=Petra Plantest"
        person.save()
        content = facilitator.get(address("gathering-links", gathering)).content.decode("utf-8-sig")
        [_header, row] = csv.reader(io.StringIO(content))
        assert row[0] == "'=Petra Plantest"
        assert row[3].endswith(f"/samling/{person.link_key}/{gathering.public_id}/")

    def test_finds_a_municipality_and_keeps_it_found_after_an_answer(
        self, facilitator: Client, gathering: Gathering, person: TeamPerson
    ) -> None:
        nils = make_team_person(make_team(person.network, make_municipality("9902", "Nordvik")), "Nils Nordtest")
        page = address("gathering-people", gathering)
        assert person.full_name not in facilitator.get(page, {"finn": "nordv"}).content.decode()
        said = {"person": str(nils.public_id), "coming_as": "digital", "finn": "nordv"}
        answered = facilitator.post(address("gathering-answer", gathering), said, follow=True).content.decode()
        assert "Nils Nordtest" in answered
        assert person.full_name not in answered
        assert "Ingen av de inviterte" in facilitator.get(page, {"finn": "xyz"}).content.decode()

    def test_gives_somebody_a_new_link(self, lead: Client, gathering: Gathering, person: TeamPerson) -> None:
        old = person.link_key
        lead.post(address("gathering-new-link", gathering, person.public_id))
        person.refresh_from_db()
        assert person.link_key != old


class TestRooms:
    def test_are_filled_and_a_person_is_moved_in_two_clicks_and_back(
        self, facilitator: Client, gathering: Gathering, person: TeamPerson
    ) -> None:
        make_team_person(make_team(person.network, make_municipality("9902", "Nordvik")), "Nils Nordtest")
        page = address("gathering-rooms", gathering)
        facilitator.post(page, {"division": "each_municipality", "per_room": "8"})
        chosen = f"person:{person.public_id}"
        assert f"?flytt={chosen}" in facilitator.get(page).content.decode()
        assert "Velg rommet" in facilitator.get(page, {"flytt": chosen}).content.decode()
        second = GatheringRoom.objects.in_network(person.network).get(number=2)
        moved = facilitator.post(
            address("gathering-room-move", gathering, second.public_id), {"flytt": chosen}, follow=True
        )
        assert "er flyttet til rom 2" in moved.content.decode()
        assert [room.municipalities for room in rooms_with_people(gathering)] == [(), ("Eksempelvik", "Nordvik")]
        undo = re.search(r'name="angre" value="([^"]+)"', moved.content.decode())
        assert undo
        facilitator.post(address("gathering-room-undo", gathering), {"angre": undo[1]})
        assert [room.municipalities for room in rooms_with_people(gathering)] == [("Eksempelvik",), ("Nordvik",)]

    def test_are_not_moved_back_by_what_somebody_made_up(self, facilitator: Client, gathering: Gathering) -> None:
        made_up = {"angre": "eyJhIjoiYiJ9:1:x"}
        response = facilitator.post(address("gathering-room-undo", gathering), made_up, follow=True)
        assert "kan ikke angres herfra" in response.content.decode()


class TestTheDay:
    def test_shows_now_next_and_who_has_come(self, facilitator: Client, person: TeamPerson) -> None:
        running = make_gathering(person.network, timezone.now() - timedelta(minutes=10))
        make_item(running, title="Velkommen")
        make_item(running, after_minutes=30, title="Egen gruppe")
        page = facilitator.get(address("gathering-day", running)).content.decode()
        assert "Velkommen" in page
        assert "Egen gruppe" in page
        assert "0 av 1 er her" in page
        assert running.door_key in page
        facilitator.post(address("gathering-arrived", running, person.public_id), {"here": "yes"})
        assert "1 av 1 er her" in facilitator.get(address("gathering-day", running)).content.decode()
        facilitator.post(address("gathering-arrived", running, person.public_id), {"here": "no"})
        assert "0 av 1 er her" in facilitator.get(address("gathering-day", running)).content.decode()

    def test_finds_a_person_in_the_room_they_sit_in(self, facilitator: Client, person: TeamPerson) -> None:
        running = make_gathering(person.network, timezone.now() - timedelta(minutes=10))
        nordvik = make_team(person.network, make_municipality("9902", "Nordvik"))
        make_team_person(nordvik, "Nils Nordtest")
        facilitator.post(address("gathering-rooms", running), {"division": "each_municipality", "per_room": "8"})
        make_team_person(nordvik, "Sene Sentest")
        page = facilitator.get(address("gathering-day", running), {"finn": "sene"}).content.decode()
        assert "Sene Sentest" in page
        assert "Nils Nordtest" not in page
        assert re.findall(r"<h3[^>]*>(Rom \d+)", page) == ["Rom 2"]
        assert "0 av 3 er her" in page

    def test_counts_minutes_only_when_the_start_is_near(self, facilitator: Client, gathering: Gathering) -> None:
        make_item(gathering)
        page = facilitator.get(address("gathering-day", gathering)).content.decode()
        assert "data-minutes" not in page

    def test_leads_to_the_questions_for_the_room(self, facilitator: Client, gathering: Gathering) -> None:
        page = address("gathering-day", gathering)
        assert "Lag en spørrerunde" in facilitator.get(page).content.decode()
        session = make_live_session(gathering.network, gathering=gathering)
        assert session.code in facilitator.get(page).content.decode()

    def test_has_a_big_screen_that_names_nobody(self, facilitator: Client, person: TeamPerson) -> None:
        running = make_gathering(person.network, timezone.now() - timedelta(minutes=10))
        make_item(running)
        page = facilitator.get(address("gathering-screen", running)).content.decode()
        assert "Velkommen" in page
        assert person.full_name not in page


class TestRecording:
    def test_shows_who_has_neither_been_there_nor_seen_it(self, facilitator: Client, person: TeamPerson) -> None:
        past = make_gathering(person.network, timezone.now() - timedelta(days=3))
        page = address("gathering-recording", past)
        facilitator.post(page, {"link": "https://opptak.test/1", "captions_link": ""})
        assert person.full_name in facilitator.get(page).content.decode()


class TestFromFile:
    def test_adds_all_or_tells_every_fault(self, facilitator: Client, person: TeamPerson) -> None:
        page = reverse("gatherings-import", args=[person.network.public_id])
        good = "starts_at,ends_at,title\n2030-01-14 09:00,2030-01-14 10:00,Webinar\n"
        wrong = good + "i morgen,2030-01-14 10:00,Møte\n"
        response = facilitator.post(page, {"file": SimpleUploadedFile("kalender.csv", wrong.encode())})
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "i morgen" in response.content.decode()
        assert not Gathering.objects.in_network(person.network).exists()
        for _again in range(2):
            facilitator.post(page, {"file": SimpleUploadedFile("kalender.csv", good.encode()), "invites": "on"})
        made = Gathering.objects.in_network(person.network).get()
        assert made.invited_at is not None

    def test_says_when_the_file_is_something_else(self, facilitator: Client, person: TeamPerson) -> None:
        page = reverse("gatherings-import", args=[person.network.public_id])
        response = facilitator.post(page, {"file": SimpleUploadedFile("kalender.yaml", b"a: [1")})
        assert "ikke YAML" in response.content.decode()

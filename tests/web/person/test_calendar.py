import re
import uuid
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from jobbvei.access.models import Membership
from jobbvei.access.roles import NAV_COUNSELLOR, PROGRAMME_ADVISER, TEACHER
from jobbvei.access.types import Actor
from jobbvei.audit.models import AuditEvent
from jobbvei.casework.actions import add_team_member
from jobbvei.people.models import Participant
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.casework import make_participant, make_step
from tests.factories.law_people import NAMED, make_law_person
from tests.integrations.reading_calendars import read_calendar

pytestmark = pytest.mark.django_db

ASKED_ON = {
    "E01": date(2023, 9, 8),
    "E06": date(2024, 5, 1),
    "E14": date(2026, 3, 10),
    "E17": date(2026, 3, 10),
}
LONGEST_LINE = 75  # octets, RFC 5545 section 3.1
MOST_IN_32_BITS = 2**31
WRITES = re.compile(r'^\s*(INSERT|UPDATE|DELETE)\s+(?:INTO\s+|FROM\s+)?"?(\w+)', re.IGNORECASE)


def working(actor: Actor) -> Actor:
    """The same user with a role long enough for the days of the examples."""
    Membership.objects.filter(user=actor.user).update(started_on=date(2022, 1, 3))
    return actor


@pytest.fixture
def adviser(client: Client) -> Actor:
    actor = working(make_actor())
    client.force_login(actor.user)
    return actor


@pytest.fixture(autouse=True)
def _on_a_day_of_e01() -> Iterator[None]:
    with time_machine.travel("2023-09-08T09:00:00+02:00", tick=False):
        yield


def opened(client: Client, name: str, participant: Participant) -> str:
    response = client.get(reverse(name, args=[participant.public_id]))
    assert response.status_code == 200
    return response.content.decode()


def supposed(client: Client, participant: Participant, **given: str) -> Any:
    return client.post(reverse("person-what-if", args=[participant.public_id]), given)


def taken_out(client: Client, participant: Participant) -> Any:
    response = client.get(reverse("person-calendar-file", args=[participant.public_id]))
    assert response.status_code == 200
    return Calendar.from_ical(response.content)


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


class TestCalendar:
    def test_lists_today_then_what_comes_then_what_has_been_the_nearest_first(
        self, client: Client, adviser: Actor
    ) -> None:
        page = plain(opened(client, "person-calendar", make_law_person(adviser, "E01")))
        order = ["I dag,", "Kommer", "2. oktober 2023", "2026", "Har vært", "Programmet skal starte senest", "Bosatt"]
        assert re.search(".*".join(map(re.escape, order)), page, re.IGNORECASE)
        assert "om 24 dager" in page
        assert "oppfylt 3. april 2023" in page

    def test_unfolds_to_rule_facts_figures_and_paragraph(self, client: Client, adviser: Actor) -> None:
        page = plain(opened(client, "person-calendar", make_law_person(adviser, "E01")))
        for words in ("Hvorfor?", "integreringsloven § 37 c andre ledd", "IP-13", "Det som er ført", "Tall i loven"):
            assert words in page
        assert "Arbeidslisten minner om dette 90 dager før. Tre måneder gir tid til samtale" in page

    def test_marks_what_somebody_must_decide(self, client: Client, adviser: Actor) -> None:
        page = opened(client, "person-calendar", make_law_person(adviser, "E01"))
        kinds = re.findall(r'<li data-kind="(\w+)">.*?<strong>(.*?)</strong>', page, re.DOTALL)
        assert ("possible", "Programmet kan vare til med forlengelse") in kinds
        assert ("certain", "Programmet kan vare til") in kinds
        assert ("certain", "Vurder forlengelse av programmet innen") in kinds
        assert ("met", "Programmet skal starte senest") in kinds
        assert ("happened", "Bosatt") in kinds
        for words in ("hvis den forlenges", "hvis den ikke forlenges", "krever vedtak"):
            assert f">{words}</span>" in page

    def test_puts_a_deadline_that_is_passed_and_not_met_first(self, client: Client, adviser: Actor) -> None:
        late = make_participant(adviser, settled_on=date(2023, 3, 1), permit_granted_on=date(2023, 2, 10))
        page = plain(opened(client, "person-calendar", late))
        assert re.search("Fristen er ute 1. juni 2023.*Programmet skal starte senest ikke oppfylt.*I dag,", page)
        assert "Fristen er ute" not in plain(opened(client, "person-calendar", make_law_person(adviser, "E01")))

    def test_says_when_the_reminder_begins_and_what_is_not_known_of_the_register(
        self, client: Client, adviser: Actor
    ) -> None:
        page = plain(opened(client, "person-calendar", make_law_person(adviser, "E01")))
        assert "påminnelse fra 4. juli 2023" in page  # 90 days before 2 October
        assert "Jobbvei vet ikke om det er ført i registeret." in page

    @pytest.mark.parametrize(
        ("example", "words"),
        [
            ("E01", ["2. oktober 2023", "2. april 2024", "2. oktober 2024"]),
            ("E06", ["20. november 2023", "20. august 2026", "20. august 2027", "20. februar 2025"]),
            ("E14", ["1. februar 2027", "2. mai 2026", "Programmet kan ikke forlenges", "ikke kjent"]),
            ("E17", ["1. mars 2030", "1. mars 2031", "1. mars 2027", "1. mars 2029"]),
        ],
    )
    def test_shows_the_days_of_the_worked_example(
        self, client: Client, adviser: Actor, example: str, words: list[str]
    ) -> None:
        with time_machine.travel(ASKED_ON[example], tick=False):
            client.force_login(adviser.user)  # anew: the session of 2023 is over
            page = plain(opened(client, "person-calendar", make_law_person(adviser, example)))
        assert [one for one in words if one not in page] == []

    def test_of_somebody_nothing_is_known_about_says_what_to_fill_in(self, client: Client, adviser: Actor) -> None:
        unknown = make_participant(adviser, permit_granted_on=None, settled_on=None, settled_by_agreement=None)
        page = plain(opened(client, "person-calendar", unknown))
        assert "Ingen kommende datoer" in page
        assert "Fyll inn dette for å få svar" in page
        assert "Last ned til egen kalender" not in page

    def test_is_a_tab_of_the_file_and_not_for_the_school(self, client: Client, adviser: Actor) -> None:
        person = make_law_person(adviser, "E01")
        address = reverse("person-calendar", args=[person.public_id])
        assert address in opened(client, "person", person)
        client.force_login(working(make_actor(TEACHER, adviser.tenant)).user)
        assert client.get(address).status_code == 403
        assert address not in opened(client, "person", person)

    @pytest.mark.parametrize("more", [0, 6])
    def test_asks_the_database_as_often_however_much_is_written(
        self, client: Client, adviser: Actor, more: int
    ) -> None:
        person = make_law_person(adviser, "E06")
        for _ in range(more):
            make_step(person, adviser)
            colleague = make_actor(NAV_COUNSELLOR, adviser.tenant).user
            add_team_member(participant=person, user=colleague, occasion=make_occasion(adviser))
        opened(client, "person-calendar", person)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            opened(client, "person-calendar", person)
        assert len(queries) <= 27


class TestCalendarAsFile:
    def test_holds_the_coming_days_with_what_the_law_says(self, client: Client, adviser: Actor) -> None:
        calendar = taken_out(client, make_law_person(adviser, "E01"))
        events = {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}
        end = events["Programmet kan vare til 2. oktober 2023"]
        assert end["DTSTART"].dt == date(2023, 10, 2)
        assert end["DTEND"].dt == date(2023, 10, 3)
        assert end["DTSTART"].params["VALUE"] == "DATE"
        assert str(end["DESCRIPTION"]).startswith("integreringsloven § 37 c")
        assert (str(end["STATUS"]), str(end["TRANSP"]), str(end["CLASS"])) == ("CONFIRMED", "TRANSPARENT", "PRIVATE")
        extended = events["Programmet kan vare til med forlengelse 2. april 2024"]
        assert str(extended["STATUS"]) == "TENTATIVE"
        assert str(calendar["X-WR-TIMEZONE"]) == "Europe/Oslo"
        assert all(event["DTSTART"].dt >= date(2023, 9, 8) for event in events.values())

    def test_reminds_at_eight_as_long_before_as_the_work_list_does(self, client: Client, adviser: Actor) -> None:
        events = taken_out(client, make_law_person(adviser, "E01")).walk("VEVENT")
        alarms = {str(event["SUMMARY"]): [one["TRIGGER"].dt for one in event.walk("VALARM")] for event in events}
        before_end = timedelta(hours=8) - timedelta(days=90)
        assert alarms["Vurder forlengelse av programmet innen 2. oktober 2023"] == [before_end]
        assert alarms["Programmet kan vare til 2. oktober 2023"] == []

    def test_can_be_read_by_every_calendar_program(self, client: Client, adviser: Actor) -> None:
        person = make_law_person(adviser, "E06")
        content: bytes = client.get(reverse("person-calendar-file", args=[person.public_id])).content
        lines = content.split(b"\r\n")
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert max(map(len, lines)) <= LONGEST_LINE
        assert any(line.startswith(b" ") for line in lines)  # a long line goes on over the next
        calendar: Any = Calendar.from_ical(content)
        assert calendar.to_ical() == content
        assert [component.name for component in calendar.walk() if component.errors] == []
        for event in calendar.walk("VEVENT"):
            assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
            assert "TZID" not in event["DTSTART"].params
            assert event["DTSTAMP"].dt.utcoffset() == timedelta(0)

    def test_means_the_same_to_a_library_that_did_not_write_it(self, client: Client, adviser: Actor) -> None:
        person = make_law_person(adviser, "E06")
        ours = {
            (str(one["UID"]), one["DTSTART"].dt, str(one["SUMMARY"]), str(one["STATUS"]), str(one["DESCRIPTION"]))
            for one in taken_out(client, person).walk("VEVENT")
        }
        content: bytes = client.get(reverse("person-calendar-file", args=[person.public_id])).content
        calendar = read_calendar(content)
        theirs = {(one.key, one.starts_at, one.title, one.status, one.description) for one in calendar.events}
        assert (theirs, calendar.method) == (ours, "PUBLISH")
        assert len(ours) > 1
        reminders = {one.title: one.reminders for one in calendar.events}
        assert (timedelta(hours=8) - timedelta(days=90),) in reminders.values()

    def test_taken_out_again_is_an_update_of_the_same_days(self, client: Client, adviser: Actor) -> None:
        person = make_law_person(adviser, "E01")
        first = {str(event["UID"]): event for event in taken_out(client, person).walk("VEVENT")}
        with time_machine.travel("2023-09-08T09:05:00+02:00", tick=False):
            later = {str(event["UID"]): event for event in taken_out(client, person).walk("VEVENT")}
        assert first.keys() == later.keys()
        assert all(later[key]["SEQUENCE"] > first[key]["SEQUENCE"] for key in first)
        assert all(later[key]["LAST-MODIFIED"].dt > first[key]["LAST-MODIFIED"].dt for key in first)
        assert max(event["SEQUENCE"] for event in later.values()) < MOST_IN_32_BITS

    def test_names_nobody(self, client: Client, adviser: Actor) -> None:
        person = make_law_person(adviser, "E01")
        content = taken_out(client, person).to_ical().decode().replace("\r\n ", "")
        private = [
            person.given_name,
            person.family_name,
            adviser.user.full_name,
            "1989",
            "19890102",
            "UA",
            "Eksempelvik",
        ]
        assert [one for one in private if one in content] == []
        assert "2023-03-01" not in content
        assert "20230301" not in content
        addresses = set(re.findall(r"URL:(\S+)", content))
        assert addresses == {f"http://testserver/personer/{person.public_id}/kalender/"}

    def test_has_the_same_keys_each_time_and_others_for_others(self, client: Client, adviser: Actor) -> None:
        one, other = make_law_person(adviser, "E01"), make_law_person(adviser, "E01")
        first, again, another = (
            {str(event["UID"]) for event in taken_out(client, person).walk("VEVENT")} for person in (one, one, other)
        )
        assert first == again
        assert not first & another
        assert all(uuid.UUID(key) and str(one.public_id) not in key for key in first)

    def test_is_written_in_the_trail(self, client: Client, adviser: Actor) -> None:
        person = make_law_person(adviser, "E01")
        taken_out(client, person)
        event = AuditEvent.objects.get(kind="casework.calendar.taken_out")
        assert (event.subject_key, event.actor_key) == (str(person.public_id), adviser.key)

    def test_without_a_day_says_so(self, client: Client, adviser: Actor) -> None:
        unknown = make_participant(adviser, permit_granted_on=None, settled_on=None, settled_by_agreement=None)
        address = reverse("person-calendar-file", args=[unknown.public_id])
        assert "Det er ingen datoer å hente ennå" in client.get(address, follow=True).content.decode()

    @pytest.mark.parametrize("name", ["person-calendar", "person-calendar-file", "person-what-if"])
    def test_and_page_do_not_exist_for_another_municipality(self, client: Client, name: str) -> None:
        person = make_law_person(make_actor(), "E01")
        client.force_login(working(make_actor(PROGRAMME_ADVISER, make_municipality("9902", "Nordvik"))).user)
        assert client.get(reverse(name, args=[person.public_id])).status_code == 404


class TestWhatIf:
    def test_shows_old_and_new_dates_beside_each_other_with_why(self, client: Client, adviser: Actor) -> None:
        response = supposed(client, make_law_person(adviser, "E01"), programme_leave_days="14")
        page = plain(response.content.decode())
        assert response.status_code == 200
        assert "Programmet kan vare til" in page
        assert "2. oktober 2023 16. oktober 2023 14 dager senere" in page
        assert "og 14 dager permisjon, altså til 16. oktober 2023" in page
        assert "Ingenting er lagret" in page
        assert 'value="14"' in response.content.decode()

    def test_saves_nothing_and_is_written_in_the_trail_as_reading(self, client: Client, adviser: Actor) -> None:
        person = make_law_person(adviser, "E01")
        before = AuditEvent.objects.count()
        with CaptureQueriesContext(connection) as queries:
            assert supposed(client, person, goal="upper_secondary", move="not_agreed").status_code == 200
        written = {found[2] for query in queries if (found := WRITES.match(query["sql"]))}
        assert written <= {AuditEvent._meta.db_table, "django_session"}
        events = AuditEvent.objects.order_by("pk")[before:]
        assert {(event.kind, event.act, event.subject_key) for event in events} == {
            ("people.participant.opened", "read", str(person.public_id))
        }
        person.refresh_from_db()
        assert (person.settled_by_agreement, person.programmes.get().end_goal) == (True, "work")

    @pytest.mark.parametrize(
        ("example", "given", "words"),
        [
            ("E06", {"goal": "work"}, "20. august 2026 20. august 2025 365 dager tidligere"),
            ("E06", {"programme_starts_on": "2023-09-04"}, "14 dager senere"),
            ("E14", {"move": "not_agreed"}, "kommunen kan tilby program"),
            ("E14", {"move": "agreed"}, "De to kommunene må være enige"),
            ("E14", {"job_hours": "37,5", "job_from": "2026-04-01"}, "verken rett eller plikt til program"),
            ("E14", {"goal": "trade_certificate"}, "faller bort"),
            ("E17", {"goal": "work"}, "kommer til"),
        ],
    )
    def test_says_what_changes(
        self, client: Client, adviser: Actor, example: str, given: Mapping[str, str], words: str
    ) -> None:
        with time_machine.travel(ASKED_ON[example], tick=False):
            client.force_login(adviser.user)  # anew: the session of 2023 is over
            page = plain(supposed(client, make_law_person(adviser, example), **given).content.decode())
        assert words in page

    def test_says_when_nothing_would_be_otherwise(self, client: Client, adviser: Actor) -> None:
        page = supposed(client, make_law_person(adviser, "E01"), goal="work").content.decode()
        assert "Ingen datoer blir annerledes" in page

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({}, "Endre minst én ting"),
            ({"programme_starts_on": "2022-01-01"}, "ikke starte før tillatelsen ble gitt 10. februar 2023"),
            ({"norwegian_starts_on": "2022-01-01"}, "Norskopplæringen kan ikke starte før tillatelsen"),
            ({"job_from": "2023-10-01"}, "Skriv hvor mange timer i uken jobben er på"),
            ({"job_hours": "20", "job_from": "2023-10-01", "job_to": "2023-09-01"}, "ikke slutte før den begynner"),
            ({"goal": "pilot"}, "Velg"),
            ({"programme_leave_days": "-1"}, "0"),
        ],
    )
    def test_says_clearly_what_cannot_be(
        self, client: Client, adviser: Actor, given: Mapping[str, str], words: str
    ) -> None:
        response = supposed(client, make_law_person(adviser, "E01"), **given)
        assert response.status_code == 400
        assert words in plain(response.content.decode())
        assert "programme." not in plain(response.content.decode())

    def test_opens_with_an_empty_form(self, client: Client, adviser: Actor) -> None:
        assert "Ingenting blir lagret" in opened(client, "person-what-if", make_law_person(adviser, "E01"))

    def test_is_named_for_every_example(self) -> None:
        assert set(NAMED) == set(ASKED_ON)

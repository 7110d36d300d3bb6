"""A file of facts that the rules of law answer, on the page."""

import csv
import io
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jobbvei.access.roles import LEADER
from jobbvei.access.types import Actor
from jobbvei.audit.models import AuditEvent
from jobbvei.background.models import LongWork
from jobbvei.integrations import law_work
from jobbvei.integrations.actions import law_files, reckon_good_rows, throw_away_old_law_files
from jobbvei.integrations.models import LawFile
from jobbvei.rules.population.rows import column_names
from jobbvei.shared.errors import UnusableInput
from tests.factories.access import NOW, make_actor

pytestmark = pytest.mark.django_db
HEAD = "person_id,born_on,permit.kind,permit.granted_on\n"
GOOD = "p1,1989-01-02,collective_protection,2023-02-10\n"
BAD = "p2,1989-13-02,asylum,\n"


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def leader() -> Actor:
    return make_actor(LEADER)


@pytest.fixture
def door(client: Client, leader: Actor) -> Client:
    client.force_login(leader.user)
    return client


def send(client: Client, text: str, **form: str) -> Any:
    file = SimpleUploadedFile("folk.csv", text.encode())
    return client.post(reverse("law-files"), {"asked_on": "2023-06-01", **form, "file": file})


def kept() -> LawFile:
    return LawFile.objects.for_tenant("9901").get()


def page_of(client: Client, law_file: LawFile) -> str:
    return client.get(reverse("law-file", args=[law_file.public_id])).content.decode()


class TestSending:
    def test_answers_in_a_file_and_throws_the_facts_away(self, door: Client) -> None:
        assert send(door, HEAD + GOOD).status_code == HTTPStatus.FOUND
        assert bytes(kept().content) == b""
        assert "Svarene for 1 person er klare" in page_of(door, kept())
        response = door.get(reverse("law-file-result", args=[kept().public_id]))
        assert response["Content-Disposition"] == 'attachment; filename="lovsvar-2023-06-01.csv"'
        [row] = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";")
        assert (row["person_id"], row["mapping.entitlement"]) == ("p1", "right")

    def test_tells_every_fault_and_answers_nothing_until_told_to(self, door: Client) -> None:
        send(door, HEAD + GOOD + BAD)
        page = page_of(door, kept())
        assert "1 rad kan ikke brukes. Ingenting er regnet ut ennå." in page
        assert "<code>1989-13-02</code>" in page
        assert door.get(reverse("law-file-result", args=[kept().public_id])).status_code == HTTPStatus.NOT_FOUND
        door.post(reverse("law-file-run", args=[kept().public_id]))
        page = page_of(door, kept())
        assert "Svarene for 1 person er klare" in page
        assert "Disse radene ble avvist" in page

    def test_offers_no_answers_when_no_row_is_good(self, door: Client) -> None:
        send(door, HEAD + BAD)
        assert "Regn ut bare radene uten feil" not in page_of(door, kept())

    @pytest.mark.parametrize(
        ("text", "told"), [("navn\nKari\n", "Vi kjenner ikke kolonnen «navn»"), (HEAD, "ingen rader under")]
    )
    def test_says_why_a_file_cannot_be_read(self, door: Client, text: str, told: str) -> None:
        send(door, text)
        assert told in page_of(door, kept())

    @pytest.mark.parametrize(
        ("text", "form", "told"),
        [("", {}, "Filen er tom"), (HEAD + GOOD, {"asked_on": "i går"}, "gyldig dato")],
    )
    def test_keeps_nothing_of_a_form_with_a_fault(
        self, door: Client, text: str, form: dict[str, str], told: str
    ) -> None:
        response = send(door, text, **form)
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert told in response.content.decode()
        assert not LawFile.objects.for_tenant("9901").exists()

    def test_keeps_nothing_of_a_file_that_is_too_large(self, door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(law_files, "LARGEST_FILE_BYTES", 10)
        assert "større enn" in send(door, HEAD + GOOD).content.decode()
        assert not LawFile.objects.for_tenant("9901").exists()

    def test_stops_at_more_people_than_it_takes(self, door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(law_work, "MOST_PEOPLE", 1)
        send(door, HEAD + GOOD + GOOD.replace("p1", "p2"))
        assert "flere enn 1 personer" in page_of(door, kept())

    def test_leaves_a_trail_without_what_was_in_the_file(self, door: Client) -> None:
        send(door, HEAD + GOOD)
        door.get(reverse("law-file-result", args=[kept().public_id]))
        events = AuditEvent.objects.filter(kind__startswith="integrations.law_file")
        kinds = list(events.order_by("id").values_list("kind", flat=True))
        assert kinds == ["integrations.law_file.sent", "integrations.law_file.result_read"]
        assert "p1" not in str(list(events.values("details", "object_key")))


class TestTheWay:
    def test_shows_how_far_it_has_come(self, door: Client) -> None:
        send(door, HEAD + GOOD + BAD)
        works = LongWork.objects.for_tenant("9901")
        works.update(state="running", done_count=500, total_count=2000, doing="Regner ut")
        page = page_of(door, kept())
        assert 'max="2000" value="500"' in page
        assert "Regner ut" in page

    def test_begins_only_once_at_a_time(self, door: Client, leader: Actor) -> None:
        send(door, HEAD + GOOD + BAD)
        LongWork.objects.for_tenant("9901").update(state="running")
        with pytest.raises(UnusableInput, match="jobber allerede"):
            reckon_good_rows(kept(), by=leader, at=NOW)

    def test_does_not_reckon_what_is_answered(self, door: Client, leader: Actor) -> None:
        send(door, HEAD + GOOD)
        with pytest.raises(UnusableInput, match="allerede klare"):
            reckon_good_rows(kept(), by=leader, at=NOW)

    def test_ends_when_its_owner_says_so(self, door: Client) -> None:
        send(door, HEAD + GOOD)
        door.post(reverse("law-file-throw-away", args=[kept().public_id]))
        assert not LawFile.objects.for_tenant("9901").exists()

    def test_ends_after_a_day(self, door: Client) -> None:
        send(door, HEAD + GOOD)
        assert throw_away_old_law_files(at=NOW + timedelta(days=1)) == 0
        assert throw_away_old_law_files(at=NOW + timedelta(days=1, seconds=1)) == 1


class TestTheList:
    def test_shows_ones_own_files_and_the_columns(self, door: Client) -> None:
        send(door, HEAD + GOOD)
        page = door.get(reverse("law-files")).content.decode()
        assert "folk.csv" in page
        assert all(f"<code>{name}</code>" in page for name in column_names())
        door.force_login(make_actor(LEADER, name="Lena Prøve").user)
        assert "folk.csv" not in door.get(reverse("law-files")).content.decode()

    def test_gives_an_empty_file_with_every_column(self, door: Client) -> None:
        text = door.get(reverse("law-file-template")).content.decode("utf-8-sig")
        assert tuple(text.strip().split(";")) == column_names()

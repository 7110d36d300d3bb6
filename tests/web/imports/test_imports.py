import io
import json
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobbvei.access.roles import TEACHER
from jobbvei.audit.models import AuditEvent
from jobbvei.background.models import LongWork
from jobbvei.background.tasks import run_work
from jobbvei.employers.models import Employer, Opening
from jobbvei.integrations.actions import open_report, throw_away_old_uploads
from jobbvei.integrations.models import Upload
from jobbvei.integrations.nav.fake import FakeFeed, FeedContent
from jobbvei.shared.errors import Refused, UnusableInput
from jobbvei.web.imports.forms import UploadForm
from tests.factories.access import make_actor, make_municipality
from tests.integrations.nav.advertisement_texts import KEY, entry, item

pytestmark = pytest.mark.django_db
GOOD = b"employer_id,name\nA,Solvang\nB,Bakeriet\n"
FAULTY = b"employer_id,name,organisation_number\nA,Solvang,12\nB,Bakeriet,\n"


class UnreadFile(SimpleUploadedFile):
    """A file nobody may read."""

    def read(self, *_: int) -> bytes:
        """Nobody may."""
        pytest.fail("it was read")


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(make_actor().user)
    return client


def send(client: Client, content: bytes, kind: str = "employers", name: str = "fil.csv") -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("imports"), {"kind": kind, "file": file}, follow=True)


def upload() -> Upload:
    return Upload.objects.for_tenant("9901").get()


def run(client: Client, **sent: str) -> Any:
    return client.post(reverse("import-file-run", kwargs={"public_id": upload().public_id}), sent, follow=True)


def names() -> list[str]:
    return [row.name for row in Employer.objects.for_tenant("9901").order_by("id")]


class TestSendingAFile:
    def test_tries_it_and_stores_nothing(self, client: Client) -> None:
        response = send(client, GOOD)
        assert response.status_code == 200
        assert "Dette vil skje" in response.content.decode()
        assert (response.context["report"]["created"], names()) == (2, [])

    def test_shows_line_column_value_and_reason_of_every_fault(self, client: Client) -> None:
        shown = send(client, FAULTY).content.decode()
        for words in ("organisation_number", "<code>12</code>", "ni siffer", "Importer bare radene uten feil"):
            assert words in shown

    def test_offers_no_import_when_every_row_has_a_fault(self, client: Client) -> None:
        header, *rows = FAULTY.splitlines(keepends=True)
        only_faults = header + b"".join(row for row in rows if b",12" in row)
        response = send(client, only_faults)
        assert (response.context["report"]["created"], response.context["report"]["rejected"]) == (0, 1)
        assert reverse("import-file-run", kwargs={"public_id": upload().public_id}) not in response.content.decode()

    def test_shows_the_one_sentence_of_a_file_that_cannot_be_read(self, client: Client) -> None:
        shown = send(client, b"navn\nSolvang\n").content.decode()
        assert "Ukjent kolonne" in shown
        assert reverse("import-file-run", kwargs={"public_id": upload().public_id}) not in shown

    @pytest.mark.parametrize("sent", [{}, {"kind": "employers"}, {"kind": "tull"}])
    def test_asks_for_a_file_and_a_kind(self, client: Client, sent: dict[str, str]) -> None:
        response = client.post(reverse("imports"), sent)
        assert response.status_code == 422

    def test_refuses_a_file_that_is_too_large_without_reading_it(self) -> None:
        file = UnreadFile("fil.csv", GOOD)
        file.size = 11 * 1024 * 1024
        form = UploadForm({"kind": "employers"}, {"file": file})
        assert form.is_valid()
        with pytest.raises(UnusableInput, match="større enn 10 MB"):
            form.sent()


class TestImporting:
    def test_stores_the_rows_and_forgets_the_file(self, client: Client) -> None:
        send(client, GOOD)
        response = run(client)
        assert "Filen er importert og slettet hos oss" in response.content.decode()
        assert names() == ["Solvang", "Bakeriet"]
        assert bytes(upload().content) == b""

    def test_leaves_the_trail_of_the_one_who_asked(self, client: Client) -> None:
        send(client, GOOD)
        run(client)
        kinds = AuditEvent.objects.filter(purpose="import").values_list("kind", "actor_key").order_by("id")
        opened = "integrations.report.opened"
        made = ["employers.employer.registered"] * 2
        assert [kind for kind, _key in kinds] == ["integrations.file.sent", opened, *made, opened]
        assert "system" not in {key for _kind, key in kinds}

    def test_keeps_only_the_rows_without_fault_when_asked_to(self, client: Client) -> None:
        send(client, FAULTY)
        run(client, partial="1")
        assert names() == ["Bakeriet"]

    def test_stores_nothing_of_a_faulty_file_otherwise(self, client: Client) -> None:
        send(client, FAULTY)
        run(client)
        assert (names(), upload().outcome) == ([], None)

    def test_refuses_to_import_twice(self, client: Client) -> None:
        send(client, GOOD)
        run(client)
        assert run(client).status_code == 400
        assert LongWork.objects.for_tenant("9901").filter(kind="import_file").count() == 1

    def test_refuses_a_second_click_while_the_first_is_under_way(self, client: Client, settings: Any) -> None:
        send(client, GOOD)
        settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
        run(client)
        first = upload().work_key
        second = run(client)
        assert second.status_code == 400
        assert "Vi jobber allerede med denne filen" in second.content.decode()
        assert upload().work_key == first
        run_work.func("9901", first)
        shown = client.get(reverse("import-file", kwargs={"public_id": upload().public_id})).content.decode()
        assert "Filen er importert og slettet hos oss" in shown
        assert 'role="alert"' not in shown


class TestThrowAwayOldUploads:
    def test_throws_away_files_older_than_a_day_in_every_municipality(self, client: Client) -> None:
        other = Client()
        other.force_login(make_actor(tenant=make_municipality("9902", "Nordvik")).user)
        for sender in (client, other):
            send(sender, FAULTY)
        everywhere = Upload.objects.across_tenants(reason="a test")
        everywhere.update(uploaded_at=timezone.now() - timedelta(days=1, minutes=1))
        send(client, GOOD)
        assert throw_away_old_uploads(at=timezone.now()) == 2
        assert [one.tenant_id for one in everywhere.order_by("id")] == ["9901"]

    def test_throws_away_the_cells_in_the_report_of_an_imported_file_too(self, client: Client) -> None:
        send(client, FAULTY)
        run(client, partial="1")
        Upload.objects.for_tenant("9901").update(uploaded_at=timezone.now() - timedelta(days=1, minutes=1))
        throw_away_old_uploads(at=timezone.now())
        assert not Upload.objects.for_tenant("9901").exists()

    def test_leaves_files_of_today(self, client: Client) -> None:
        send(client, GOOD)
        assert throw_away_old_uploads(at=timezone.now()) == 0


def read() -> list[tuple[str, str, dict[str, Any]]]:
    events = AuditEvent.objects.filter(kind="integrations.report.opened").order_by("id")
    return list(events.values_list("object_key", "actor_key", "details"))


class TestOpeningTheReport:
    def test_is_written_in_the_trail_each_time(self, client: Client) -> None:
        send(client, FAULTY)  # shows the report
        client.get(reverse("import-file", kwargs={"public_id": upload().public_id}))
        sender = str(upload().uploaded_by.public_id)
        assert read() == [(str(upload().public_id), sender, {"kind": "employers"})] * 2

    def test_is_not_written_while_nothing_of_it_is_on_the_page(self, client: Client, settings: Any) -> None:
        send(client, GOOD)
        before = len(read())
        settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
        assert "Dette vil skje" not in run(client).content.decode()
        assert len(read()) == before

    def test_is_refused_a_role_that_does_not_import(self, client: Client) -> None:
        send(client, FAULTY)
        teacher = make_actor(TEACHER)
        before = len(read())
        with pytest.raises(Refused):
            open_report(upload(), by=teacher, at=timezone.now())
        assert len(read()) == before


class TestNavFeed:
    def test_takes_a_file_and_shows_what_could_not_be_read(self, client: Client) -> None:
        response = send(client, json.dumps(entry()).encode(), kind="nav_feed", name="feed.json")
        page = response.content.decode()
        assert ">Omfang</td>" in page
        assert "Annonsen oppgir ikke timer i uka." in page
        run(client)
        assert Opening.objects.for_tenant("9901").get().source_key == KEY

    def test_fetches_from_the_address_in_the_settings(self, client: Client, settings: Any) -> None:
        with FakeFeed(FeedContent([[item()]], {KEY: entry()})) as feed:
            settings.JOBBVEI_NAV_FEED_URL = feed.url
            assert "Hent stillinger fra Nav nå" in client.get(reverse("imports")).content.decode()
            client.post(reverse("import-nav-feed"))
        assert Opening.objects.for_tenant("9901").get().source_key == KEY

    def test_is_not_offered_without_an_address(self, client: Client) -> None:
        assert "Hent stillinger fra Nav nå" not in client.get(reverse("imports")).content.decode()
        told = client.post(reverse("import-nav-feed"), follow=True).content.decode()
        assert "Last opp en fil i stedet" in told


class TestThrowingAway:
    def test_deletes_the_file(self, client: Client) -> None:
        send(client, GOOD)
        client.post(reverse("import-file-throw-away", kwargs={"public_id": upload().public_id}))
        assert not Upload.objects.for_tenant("9901").exists()


class TestTemplates:
    def test_can_be_downloaded_as_workbook_and_csv(self, client: Client) -> None:
        book = client.get(reverse("import-template"), {"kind": "openings", "form": "xlsx"})
        assert openpyxl.load_workbook(io.BytesIO(book.content)).worksheets[0]["A1"].value == "opening_id"
        text = client.get(reverse("import-template"), {"kind": "employers", "form": "csv"})
        assert text.content.decode("utf-8-sig").startswith("employer_id,name")
        assert text["Content-Disposition"] == 'attachment; filename="jobbvei-employers.csv"'

    @pytest.mark.parametrize(
        ("asked", "status"),
        [({"kind": "tull", "form": "csv"}, 404), ({"kind": "employers", "form": "pdf"}, 404), ({}, 302)],
    )
    def test_exist_only_for_what_can_be_imported(self, client: Client, asked: dict[str, str], status: int) -> None:
        assert client.get(reverse("import-template"), asked).status_code == status


class TestAnotherMunicipality:
    def test_does_not_see_the_file(self, client: Client) -> None:
        send(client, GOOD)
        stranger = Client()
        stranger.force_login(make_actor(tenant=make_municipality("9902", "Nabovik")).user)
        assert stranger.get(reverse("import-file", kwargs={"public_id": upload().public_id})).status_code == 404

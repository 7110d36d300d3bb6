"""Somebody runs a survey: from questionnaire to results."""

import csv
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jobbvei.access.roles import FACILITATOR
from jobbvei.access.types import Actor
from jobbvei.surveys.actions import close_wave
from jobbvei.surveys.models import InstrumentVersion, Invitation, OpenAnswer, Wave
from tests.factories.access import TODAY, make_actor, make_occasion
from tests.factories.surveys import answer, ends_of, make_answered_wave, make_open_wave

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]


@pytest.fixture
def owner() -> Actor:
    return make_actor(FACILITATOR)


@pytest.fixture
def signed_in(client: Client, owner: Actor) -> Client:
    client.force_login(owner.user)
    return client


@pytest.fixture
def closed(owner: Actor) -> Wave:
    return close_wave(wave=make_answered_wave(owner), occasion=make_occasion(owner))


def form(**changed: str) -> dict[str, str]:
    given = {
        "title": "Etter samlingen", "sender": "Nettverket", "opens_on": "2026-11-23", "closes_on": "2026-12-04",
        "audience": "list", "recipients": "en@eksempel.test\nto@eksempel.test",
    }  # fmt: skip
    return given | changed


class TestNewSurvey:
    def test_makes_a_draft_that_is_opened_afterwards(self, signed_in: Client, owner: Actor) -> None:
        made = signed_in.post("/undersokelser/ny/?skjema=after_gathering", form())
        assert "Åpne undersøkelsen" in signed_in.get(made["Location"]).content.decode()
        signed_in.post(f"{made['Location']}flytt/", {"move": "open"})
        wave = Wave.objects.for_tenant(owner.tenant).get()
        assert (wave.state, wave.asked_count, wave.takes_answers(TODAY)) == ("open", 2, True)

    def test_says_which_line_of_the_list_to_mend(self, signed_in: Client, owner: Actor) -> None:
        refused = signed_in.post("/undersokelser/ny/?skjema=barriers", form(recipients="en@eksempel.test\nfeil"))
        assert refused.status_code == 422
        assert "Linje 2: «feil» er ikke en e-postadresse" in refused.content.decode()
        assert Wave.objects.for_tenant(owner.tenant).count() == 0

    def test_takes_the_list_from_a_file(self, signed_in: Client, owner: Actor) -> None:
        file = SimpleUploadedFile("mottakere.csv", "navn;e-post\nKontor A;a@eksempel.test".encode("utf-8-sig"))
        signed_in.post("/undersokelser/ny/?skjema=barriers", form(recipients="") | {"file": file})
        assert Invitation.objects.for_tenant(owner.tenant).get().name == "Kontor A"

    def test_says_that_a_file_in_latin_1_must_be_saved_anew(self, signed_in: Client) -> None:
        file = SimpleUploadedFile("mottakere.csv", "navn\nSørby".encode("latin-1"))
        refused = signed_in.post("/undersokelser/ny/?skjema=barriers", form(recipients="") | {"file": file})
        assert "ikke lagret som UTF-8" in refused.content.decode()

    def test_of_no_questionnaire_is_not_found(self, signed_in: Client) -> None:
        assert signed_in.get("/undersokelser/ny/?skjema=ingen").status_code == 404


class TestInstruments:
    def test_come_out_as_files_and_go_in_again_as_new_versions(self, signed_in: Client, owner: Actor) -> None:
        text = signed_in.get("/undersokelser/skjemaer/fil/?skjema=withdrawal").content.decode()
        for title in ("Kommuner som trakk seg", "Kommuner som sluttet"):
            changed = SimpleUploadedFile("s.yaml", text.replace("Kommuner som trakk seg", title).encode())
            signed_in.post("/undersokelser/skjemaer/", {"file": changed})
        numbers = InstrumentVersion.objects.for_tenant(owner.tenant).values_list("number", flat=True).order_by("number")
        assert list(numbers) == [1, 2]
        assert (
            "Kommuner som sluttet" in signed_in.get("/undersokelser/skjemaer/vis/?skjema=withdrawal").content.decode()
        )

    def test_say_what_is_wrong_with_a_file(self, signed_in: Client) -> None:
        refused = signed_in.post("/undersokelser/skjemaer/", {"file": SimpleUploadedFile("s.yaml", b"code: [")})
        assert "ikke gyldig YAML" in refused.content.decode()


class TestLinks:
    def test_are_shown_with_a_letter_and_nothing_is_said_to_be_sent(self, signed_in: Client, owner: Actor) -> None:
        wave = make_open_wave(owner)
        shown = signed_in.get(f"/undersokelser/{wave.public_id}/lenker/").content.decode()
        assert all(end in shown for end in ends_of(wave))
        assert "Ingenting er sendt" in shown
        assert "mailto:alle0%40eksempel.test" in shown

    def test_of_a_reminder_are_those_who_have_not_answered(self, signed_in: Client, owner: Actor) -> None:
        wave = make_open_wave(owner)
        first, *others = ends_of(wave)
        answer(first)
        reminded = signed_in.post(f"/undersokelser/{wave.public_id}/paminn/")
        shown = signed_in.get(reminded["Location"]).content.decode()
        assert first not in shown
        assert all(end in shown for end in others)

    def test_can_be_merged_from_a_file(self, signed_in: Client, owner: Actor) -> None:
        wave = make_open_wave(owner)
        content = signed_in.get(f"/undersokelser/{wave.public_id}/lenker/?form=csv").content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(content), delimiter=";"))
        assert [row[2].split("/")[-2] for row in rows[1:]] == ends_of(wave)


class TestResults:
    def test_show_base_mean_and_anchors(self, signed_in: Client, closed: Wave) -> None:
        shown = signed_in.get(f"/undersokelser/{closed.public_id}/resultater/").content.decode()
        assert "8 av 8 har svart (100 prosent)" in shown
        assert "<strong>4,0</strong>" in shown
        assert "der 1 er «ikke nyttig» og 5 er «svært nyttig»" in shown
        assert "N = 8" in shown
        assert "Flervalgsvar" in shown

    def test_are_refused_while_the_survey_is_open(self, signed_in: Client, owner: Actor) -> None:
        wave = make_answered_wave(owner)
        assert signed_in.get(f"/undersokelser/{wave.public_id}/resultater/").status_code == 409

    def test_can_be_shown_by_another_answer(self, signed_in: Client, owner: Actor) -> None:
        given = [{"took_part": "yes", "hours": 2}] * 6 + [{"took_part": "no", "hours": 8}] * 6
        wave = close_wave(wave=make_answered_wave(owner, answers=given), occasion=make_occasion(owner))
        shown = signed_in.get(f"/undersokelser/{wave.public_id}/resultater/?gruppe=svar:took_part").content.decode()
        assert "2,0 i gjennomsnitt" in shown
        assert "8,0 i gjennomsnitt" in shown

    def test_take_an_unknown_group_for_none(self, signed_in: Client, closed: Wave) -> None:
        assert signed_in.get(f"/undersokelser/{closed.public_id}/resultater/?gruppe=noe").status_code == 200


class TestExport:
    def test_has_answers_codebook_and_released_words_only(self, signed_in: Client, closed: Wave) -> None:
        chosen = OpenAnswer.objects.for_tenant(closed.tenant_id).filter(wave=closed).order_by("id")[0]
        signed_in.post(f"/undersokelser/fritekst/{chosen.public_id}/", {"released": "1"})
        content = signed_in.get(f"/undersokelser/{closed.public_id}/fil/").content
        book = openpyxl.load_workbook(io.BytesIO(content))
        sheets = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
        book.close()
        assert [len(rows) - 1 for rows in sheets.values()][::2] == [8, 1]
        assert list(sheets) == ["Svar", "Kodebok", "Frigitte fritekstsvar"]

    def test_holds_no_key_of_anything(self, signed_in: Client, closed: Wave) -> None:
        content = signed_in.get(f"/undersokelser/{closed.public_id}/fil/?del=svar").content.decode()
        keys = [row.public_id for row in closed.responses.all().order_by("id")]
        keys += [row.public_id for row in closed.invitations.all().order_by("id")]
        assert not [key for key in keys if str(key) in content]
        assert "eksempel.test" not in content

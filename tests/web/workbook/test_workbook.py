"""Writing together, reading what one may, and taking it out."""

import io
from http import HTTPStatus
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from pptx import Presentation
from pytest_django import DjangoAssertNumQueries

from jobbvei.access.roles import FACILITATOR, HR, PROJECT_LEAD
from jobbvei.audit.models import AuditEvent
from jobbvei.learning_network.hooks import Figure, register_figures
from jobbvei.learning_network.models import MunicipalTeam
from jobbvei.learning_network.queries.workbooks import template_of, workbook_of
from tests.factories.access import make_actor, make_municipality
from tests.factories.learning_network import (
    make_network,
    make_team,
    make_team_person,
    make_workbook,
)

pytestmark = pytest.mark.django_db
GOAL = "maal-resultat"


@pytest.fixture
def team() -> MunicipalTeam:
    found = make_team()
    make_workbook(found)
    return found


def signed_in(role: Any, municipality: Any, name: str) -> Client:
    client = Client()
    client.force_login(make_actor(role, municipality, name=name).user)
    return client


@pytest.fixture
def kari(team: MunicipalTeam) -> Client:
    return signed_in(PROJECT_LEAD, team.municipality, "Kari Prøve")


@pytest.fixture
def per(team: MunicipalTeam) -> Client:
    return signed_in(HR, team.municipality, "Per Prøve")


@pytest.fixture
def kim(team: MunicipalTeam) -> Client:
    return signed_in(FACILITATOR, team.network.tenant, "Kim Prøve")


def at(team: MunicipalTeam, name: str, **keys: Any) -> str:
    return reverse(name, kwargs={"network_id": team.network.public_id, **keys})


def of(team: MunicipalTeam, name: str, **keys: Any) -> str:
    return at(team, name, team_id=team.public_id, **keys)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == HTTPStatus.OK
    return response.content.decode()


def form(text: str, based_on: int, **more: str) -> dict[str, str]:
    return {GOAL: text, f"{GOAL}.based_on": str(based_on), **more}


def write(client: Client, team: MunicipalTeam, text: str, based_on: int, **more: str) -> str:
    address = at(team, "workbook-section", section_key="maal")
    return client.post(address, form(text, based_on, **more), follow=True).content.decode()


def autosave(client: Client, team: MunicipalTeam, text: str, based_on: int) -> dict[str, Any]:
    answer: dict[str, Any] = client.post(at(team, "workbook-answer", field_key=GOAL), form(text, based_on)).json()
    return answer


class TestSection:
    def test_saves_and_says_so(self, kari: Client, team: MunicipalTeam) -> None:
        shown = write(kari, team, "Flere i jobb", 0)
        assert "Lagret." in shown
        assert "Flere i jobb</textarea>" in shown
        assert 'name="maal-resultat.based_on" value="1"' in shown

    def test_saves_a_table_with_its_rows(self, kari: Client, team: MunicipalTeam) -> None:
        sent = {"maal-maaltall.based_on": "0"}
        sent |= {f"maal-maaltall.{column}": ["I jobb", "", "Fagbrev"] for column in range(4)}  # type: ignore[misc]  # a list is several values of one name
        kari.post(at(team, "workbook-section", section_key="maal"), sent)
        assert workbook_of(team).text("maal-maaltall").split("\n") == [
            "\t".join(["I jobb"] * 4),
            "\t".join(["Fagbrev"] * 4),
        ]

    def test_saves_people_of_the_team(self, kari: Client, team: MunicipalTeam) -> None:
        person = make_team_person(team)
        address = at(team, "workbook-section", section_key="gruppen")
        kari.post(address, {"gruppe-folk": str(person.public_id), "gruppe-folk.based_on": "0"})
        assert "Petra Plantest" in page(kari, of(team, "workbook-read"))

    def test_keeps_what_was_written_when_it_cannot_be_saved(self, kari: Client, team: MunicipalTeam) -> None:
        key = "flyktninger-program"
        sent = {f"{key}.amount": "3", f"{key}.on": "2026-10-01", f"{key}.source": "IMDi", f"{key}.based_on": "0"}
        response = kari.post(at(team, "workbook-section", section_key="flyktningene"), sent)
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        shown = response.content.decode()
        assert "Tall under fem kan peke ut enkeltpersoner" in shown
        assert 'value="3"' in shown

    def test_shows_both_texts_and_settles(self, kari: Client, per: Client, team: MunicipalTeam) -> None:
        write(per, team, "Pers mål", 0)
        shown = write(kari, team, "Karis mål", 0)
        assert "Pers mål" in shown and "Karis mål" in shown
        assert "Behold mitt" in shown and "Behold det andre" in shown
        [waiting] = workbook_of(team).conflicts[GOAL]
        write(kari, team, "Pers mål", 1, do=f"settle:{waiting.public_id}:both")
        assert workbook_of(team).text(GOAL) == "Pers mål\nKaris mål"

    def test_saves_before_it_does_what_the_button_says(self, kari: Client, team: MunicipalTeam) -> None:
        write(kari, team, "Flere i jobb", 0, do="ready:yes")
        book = workbook_of(team)
        assert book.text(GOAL) == "Flere i jobb"
        assert book.is_ready(book.template.section("maal"))

    def test_takes_comments_and_resolves_them(self, kari: Client, team: MunicipalTeam) -> None:
        write(kari, team, "", 0, do=f"comment:{GOAL}", **{f"comment.{GOAL}": "Hvor mange?"})
        [comment] = workbook_of(team).comments[GOAL]
        assert comment.text == "Hvor mange?"
        write(kari, team, "", 0, do=f"resolve:{comment.public_id}")
        assert workbook_of(team).comments == {}

    def test_lets_a_known_number_be_the_answer(
        self, kari: Client, team: MunicipalTeam, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("jobbvei.learning_network.hooks._figure_sources", [])
        register_figures(
            lambda _team, code, on: Figure(amount=62, on=on, source="IMDi") if code == "in_programme" else None
        )
        address = at(team, "workbook-section", section_key="flyktningene")
        assert "Kjent tall: 62" in page(kari, address)
        kari.post(address, {"do": "fetch:flyktninger-program"})
        assert workbook_of(team).text("flyktninger-program").startswith("62\t")

    def test_does_not_do_what_no_button_says(self, kari: Client, team: MunicipalTeam) -> None:
        response = kari.post(at(team, "workbook-section", section_key="maal"), {"do": "delete:all"})
        assert response.status_code == HTTPStatus.BAD_REQUEST

    def test_is_not_there_under_another_name(self, kari: Client, team: MunicipalTeam) -> None:
        assert kari.get(at(team, "workbook-section", section_key="x")).status_code == HTTPStatus.NOT_FOUND


class TestAnswer:
    def test_saves_one_field_and_tells_the_revision(self, kari: Client, team: MunicipalTeam) -> None:
        answer = autosave(kari, team, "Flere", 0)
        assert (answer["outcome"], answer["revision"], answer["sent_revision"]) == ("saved", 1, 1)

    def test_gives_back_the_merged_text(self, kari: Client, per: Client, team: MunicipalTeam) -> None:
        autosave(per, team, "en\nto\ntre", 0)
        autosave(per, team, "en\nto\ntre\nfire", 1)
        answer = autosave(kari, team, "null\nto\ntre", 1)
        assert answer["outcome"] == "merged"
        assert "null\nto\ntre\nfire</textarea>" in answer["html"]

    def test_shows_both_when_they_meet(self, kari: Client, per: Client, team: MunicipalTeam) -> None:
        autosave(per, team, "Pers", 0)
        answer = autosave(kari, team, "Karis", 0)
        assert answer["outcome"] == "met"
        assert "Behold begge" in answer["html"]

    def test_tells_what_to_mend(self, kari: Client, team: MunicipalTeam) -> None:
        response = kari.post(at(team, "workbook-answer", field_key=GOAL), form(f"{'150190'} {'12345'}", 0))
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "elleve siffer" in response.json()["fault"]


class TestPresence:
    def test_names_colleagues_and_what_they_saved(self, kari: Client, per: Client, team: MunicipalTeam) -> None:
        page(per, at(team, "workbook-section", section_key="maal"))
        autosave(per, team, "Pers mål", 0)
        answer = kari.post(at(team, "workbook-presence", section_key="maal"), {GOAL: "0"}).json()
        assert answer["who"] == "Per Prøve er også her nå."
        assert list(answer["fields"]) == [GOAL]
        assert kari.post(at(team, "workbook-presence", section_key="maal"), {GOAL: "1"}).json()["fields"] == {}

    def test_names_nobody_of_another_municipality(self, per: Client, team: MunicipalTeam) -> None:
        page(per, at(team, "workbook-section", section_key="maal"))
        other = make_team(team.network, make_municipality("9996", "Nordvik"))
        neighbour = signed_in(PROJECT_LEAD, other.municipality, "Nina Prøve")
        answer = neighbour.post(at(team, "workbook-presence", section_key="maal"), {}).json()
        assert answer == {"who": "", "fields": {}}


class TestRead:
    def test_shows_others_only_what_is_shared(self, kari: Client, team: MunicipalTeam) -> None:
        write(kari, team, "Hemmelig mål", 0)
        other = make_team(team.network, make_municipality("9996", "Nordvik"))
        neighbour = signed_in(PROJECT_LEAD, other.municipality, "Nina Prøve")
        address = of(team, "workbook-read")
        assert neighbour.get(address).status_code == HTTPStatus.NOT_FOUND
        write(kari, team, "Delt mål", 1, do="share:yes")
        shown = page(neighbour, address)
        assert "Delt mål" in shown
        assert "Gruppen vår" not in shown
        for name in ("workbook-extract", "workbook-file"):
            keys = {"selection": "arbeidsbok"} | ({"kind": "pdf"} if name == "workbook-file" else {})
            assert neighbour.get(of(team, name, **keys)).status_code == HTTPStatus.NOT_FOUND
        assert neighbour.get(of(team, "workbook-field", field_key=GOAL)).status_code == HTTPStatus.NOT_FOUND
        assert team.name in page(neighbour, at(team, "workbook"))

    def test_shows_facilitators_everything(self, kari: Client, kim: Client, team: MunicipalTeam) -> None:
        write(kari, team, "Flere i jobb", 0)
        assert "Flere i jobb" in page(kim, of(team, "workbook-read"))


class TestWorkbook:
    def test_shows_facilitators_every_team(
        self, kari: Client, kim: Client, team: MunicipalTeam, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        write(kari, team, "Flere i jobb", 0, do="ready:yes")
        for number in range(10):
            make_team(team.network, make_municipality(f"99{number + 20}", f"Kommune {number}"))
        with django_assert_max_num_queries(15):
            shown = page(kim, at(team, "workbook"))
        assert "Eksempelvik" in shown and "Kommune 9" in shown
        assert "klar</span>" in shown

    def test_says_when_there_is_none(self) -> None:
        bare = make_team(make_network(name="Uten arbeidsbok"))
        client = signed_in(PROJECT_LEAD, bare.municipality, "Kari Prøve")
        assert "Arbeidsboken er ikke laget ennå" in page(client, at(bare, "workbook"))


class TestFieldHistory:
    def test_shows_who_wrote_what_and_restores_it(self, kari: Client, per: Client, team: MunicipalTeam) -> None:
        write(kari, team, "Først", 0)
        write(per, team, "Så", 1)
        address = of(team, "workbook-field", field_key=GOAL)
        shown = page(per, address)
        assert "<ins>Så</ins>" in shown and "<del>Først</del>" in shown
        assert "Kari Prøve" in shown and "Per Prøve" in shown
        per.post(address, {"do": "restore:1"})
        assert workbook_of(team).text(GOAL) == "Først"

    def test_takes_comments_of_facilitators_but_no_restoring(
        self, kari: Client, kim: Client, team: MunicipalTeam
    ) -> None:
        write(kari, team, "Først", 0)
        write(kari, team, "Så", 1)
        address = of(team, "workbook-field", field_key=GOAL)
        kim.post(address, {"do": "comment", "comment": "Fint!"})
        assert "Fint!" in page(kari, at(team, "workbook-section", section_key="maal"))
        assert kim.post(address, {"do": "restore:1"}).status_code == HTTPStatus.FORBIDDEN


class TestExtractFile:
    @pytest.mark.parametrize("selection", ["arbeidsbok", "kommunestyret"])
    def test_gives_powerpoint_word_and_pdf(self, kari: Client, team: MunicipalTeam, selection: str) -> None:
        write(kari, team, "Flere i jobb", 0)
        files = {
            kind: kari.get(of(team, "workbook-file", selection=selection, kind=kind)).content
            for kind in ("pptx", "docx", "pdf")
        }
        slides = Presentation(io.BytesIO(files["pptx"])).slides
        said = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
        assert any("Flere i jobb" in text for text in said)
        assert any("Flere i jobb" in one.text for one in docx.Document(io.BytesIO(files["docx"])).paragraphs)
        assert files["pdf"].startswith(b"%PDF")

    def test_holds_every_answer(self, kari: Client, team: MunicipalTeam) -> None:
        for section in template_of(team.network).sections:
            sent: dict[str, str] = {}
            for one in section.fields:
                sent |= {f"{one.key}.based_on": "0"}
                if one.kind == "text":
                    sent |= {one.key: f"Svar på {one.key}."}
            kari.post(at(team, "workbook-section", section_key=section.key), sent)
        slides = Presentation(
            io.BytesIO(kari.get(of(team, "workbook-file", selection="arbeidsbok", kind="pptx")).content)
        )
        said = "\n".join(
            shape.text_frame.text for slide in slides.slides for shape in slide.shapes if shape.has_text_frame
        )
        for one in template_of(team.network).fields:
            assert one.kind != "text" or f"Svar på {one.key}." in said

    def test_is_told_in_the_trail(self, kari: Client, team: MunicipalTeam) -> None:
        kari.get(of(team, "workbook-file", selection="arbeidsbok", kind="pdf"))
        assert AuditEvent.objects.filter(kind="learning_network.workbook.exported").count() == 1

    def test_knows_no_other_kind_and_no_other_selection(self, kari: Client, team: MunicipalTeam) -> None:
        for keys in ({"selection": "arbeidsbok", "kind": "exe"}, {"selection": "x", "kind": "pdf"}):
            assert kari.get(of(team, "workbook-file", **keys)).status_code == HTTPStatus.NOT_FOUND


class TestTemplate:
    def test_is_moved_renamed_and_added_to(self, kim: Client, kari: Client, team: MunicipalTeam) -> None:
        write(kari, team, "Flere i jobb", 0)
        address = at(team, "workbook-template")
        kim.post(address, {"move": "section:gruppen:down"})
        kim.post(address, {"add": "section", "section-title": "Transport", "section-phase": ""})
        field = {"field-label": "Målet vårt", "field-is_required": "on", "field-unit": "persons"}
        kim.post(at(team, "workbook-template-field", field_key=GOAL), field)
        template = template_of(team.network)
        assert [one.key for one in template.sections][:2] == ["forankring", "gruppen"]
        assert template.sections[-1].title == "Transport"
        assert template.field(GOAL).label == "Målet vårt"
        assert "Flere i jobb" in page(kari, at(team, "workbook-section", section_key="maal"))

    def test_takes_a_new_table_with_its_columns(self, kim: Client, team: MunicipalTeam) -> None:
        address = at(team, "workbook-template-section", section_key="maal")
        new = {"add": "field", "field-label": "Busser", "field-kind": "table", "field-unit": "persons"}
        assert "Skriv kolonnene" in kim.post(address, new).content.decode()
        kim.post(address, {**new, "field-columns": "Fra\r\nTil"})
        assert template_of(team.network).section("maal").fields[-1].columns == ("Fra", "Til")

    def test_begins_with_a_pattern(self) -> None:
        bare = make_team(make_network(name="Uten arbeidsbok"))
        client = signed_in(FACILITATOR, bare.network.tenant, "Kim Prøve")
        client.post(at(bare, "workbook-template"), {"start": "flyktninger_i_jobb"})
        assert len(template_of(bare.network).sections) == 12

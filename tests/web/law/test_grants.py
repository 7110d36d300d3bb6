import csv
import io
from datetime import date

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from jobbvei.access.roles import LEADER, PROGRAMME_ADVISER
from tests.casework.test_municipal_grants import settled
from tests.factories.access import make_actor

pytestmark = pytest.mark.django_db

PAGE, FILE = reverse("municipal-grants"), reverse("municipal-grants-file")


@pytest.fixture(autouse=True)
def _on_the_day(at_today: None) -> None:
    """Pages are opened on the tests' today."""


@pytest.fixture
def leader(client: Client) -> Client:
    client.force_login(make_actor(LEADER).user)
    return client


def shown(client: Client, query: str = "") -> str:
    answer = client.get(PAGE + query)
    assert answer.status_code == 200
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


class TestGrants:
    def test_show_the_sums_of_the_years(self, leader: Client) -> None:
        settled()
        page = shown(leader, "?aar=2023")
        assert "234 900 kr" in page
        assert "45 000 kr" in page
        assert "217 000 kr" in page
        assert "<strong>496 900 kr</strong>" in page
        assert "Summen gjelder 1 deltaker." in page

    def test_say_not_known_and_why(self, leader: Client) -> None:
        settled(date(2025, 3, 1))
        page = shown(leader)
        assert "ikke kjent" in page
        assert "Vi kjenner bare satsene for 2023." in page
        assert "Illustrasjon" not in page

    def test_do_not_call_a_sum_without_the_base_grant_whole(self, leader: Client) -> None:
        settled(date(2023, 3, 1))
        page = shown(leader, "?aar=2026")
        last_row = page[page.index('<th scope="row">Sum</th>') :]
        assert "<strong>0 kr</strong>" not in last_row[: last_row.index("</tr>")]

    def test_label_the_illustration(self, leader: Client) -> None:
        settled(date(2025, 3, 1))
        page = shown(leader, "?satser=on")
        assert "Illustrasjon med satsene for 2023 i alle årene, kroner. Ikke en prognose." in page
        assert "243 100 kr" in page

    def test_name_the_missing_fact(self, leader: Client) -> None:
        settled(None)
        assert "Mangler: bosatt" in shown(leader, "?aar=2023")

    def test_tell_what_to_do_when_nobody_is_there(self, leader: Client) -> None:
        assert "Ingen er registrert ennå" in shown(leader)

    def test_tell_what_to_do_when_nobody_gives_a_grant(self, leader: Client) -> None:
        settled(date(2010, 3, 1), permit_granted_on=date(2010, 1, 1))
        assert "Ingen gir tilskudd i disse årene" in shown(leader)

    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ("?aar=tull", "Skriv et årstall med fire siffer."),
            ("?aar=2099", "Velg et år som er nærmere."),
            ("?aar=1999", "2021"),
            ("?side=99&satser=tull", "Summen gjelder"),
        ],
    )
    def test_stand_any_address(self, leader: Client, query: str, said: str) -> None:
        settled()
        assert said in shown(leader, query)

    def test_have_a_tab_only_for_the_leader(self, client: Client, leader: Client) -> None:
        assert PAGE in leader.get(reverse("law-changes")).content.decode()
        client.force_login(make_actor(PROGRAMME_ADVISER).user)
        assert PAGE not in client.get(reverse("law-changes")).content.decode()


class TestGrantsFile:
    def test_holds_a_line_for_each_person_year_and_grant(self, leader: Client) -> None:
        settled()
        content = leader.get(f"{FILE}?aar=2023&satser=on").content.decode("utf-8-sig")
        first, *others = list(csv.DictReader(io.StringIO(content), delimiter=";"))
        assert (first["Deltaker"], first["År"], first["Tilskudd"]) == (
            "Olena Testesen",
            "2023",
            "Integreringstilskudd",
        )
        assert (first["Bosatt"], first["Kroner"]) == ("2023-03-01", "234900")
        next_year = next(row for row in others if row["År"] == "2024")
        assert next_year["Kroner"] == ""
        assert next_year["Ikke kjent fordi"].startswith("Vi kjenner bare satsene for 2023.")
        assert next_year["Illustrasjon med nyeste kjente satser, kroner"] == "243100"

    def test_is_a_workbook_when_asked(self, leader: Client) -> None:
        settled()
        book = openpyxl.load_workbook(io.BytesIO(leader.get(f"{FILE}?aar=2023&form=xlsx").content))
        assert book.active["E2"].value == 234_900
        book.close()

    def test_is_csv_for_a_form_we_do_not_know(self, leader: Client) -> None:
        answer = leader.get(f"{FILE}?form=exe")
        assert answer["Content-Disposition"].endswith('.csv"')

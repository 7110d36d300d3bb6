"""Suggestions beside a text, and a template that loses a field."""

from http import HTTPStatus
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from jobbvei.access.roles import FACILITATOR, HR, PROJECT_LEAD
from jobbvei.learning_network.models import MunicipalTeam
from tests.factories.access import make_actor, make_municipality
from tests.factories.learning_network import (
    make_practice,
    make_team,
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


class TestSuggestions:
    def suggested(self, client: Client, team: MunicipalTeam) -> str:
        text = page(client, at(team, "workbook-section", section_key="ideer"))
        return text.partition("jv-workbook-suggested")[2].partition("</details>")[0]

    def write(self, client: Client, team: MunicipalTeam, text: str) -> None:
        sent = {"ideer-liste": text, "ideer-liste.based_on": "0", "do": "save"}
        client.post(at(team, "workbook-section", section_key="ideer"), sent)

    def test_say_which_word_brought_the_card_up(self, team: MunicipalTeam, kari: Client) -> None:
        card = make_practice(team.network, "Kafé som gir språkpraksis")
        assert self.suggested(kari, team) == ""
        self.write(kari, team, "Vi vil prøve språkpraksis")
        text = self.suggested(kari, team)
        assert str(card.public_id) in text
        assert "fordi dere skriver om «språkpraksis»" in text

    def test_leave_out_drafts_ones_own_and_what_is_copied(self, team: MunicipalTeam, kari: Client) -> None:
        make_practice(team.network, "Språkpraksis hos oss", owner_name=team.municipality.name)
        archived = make_practice(team.network, "Språkpraksis i arkivet")
        archived.state = "archived"
        archived.save()
        taken = make_practice(team.network, "Språkpraksis på kafé")
        kari.post(at(team, "practice-copy", practice_id=taken.public_id))
        self.write(kari, team, "Vi vil prøve språkpraksis")
        assert self.suggested(kari, team) == ""

    def test_cost_the_same_however_many_cards_there_are(
        self, team: MunicipalTeam, kari: Client, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        make_practice(team.network, "Språkpraksis på kafé")
        self.write(kari, team, "Språkpraksis og jobbklubb")
        address = at(team, "workbook-section", section_key="ideer")
        page(kari, address)
        with CaptureQueriesContext(connection) as few:
            page(kari, address)
        for number in range(5):
            make_practice(team.network, f"Jobbklubb {number}")
        with django_assert_num_queries(len(few)):
            page(kari, address)


class TestTakingOutOfTheTemplate:
    def test_asks_first_and_says_how_many_have_written(self, team: MunicipalTeam, kari: Client, kim: Client) -> None:
        kari.post(at(team, "workbook-section", section_key="maal"), form("Ti i arbeid", 0))
        address = at(team, "workbook-field-remove", field_key=GOAL)
        assert "1 gruppe har skrevet her" in page(kim, address)
        assert "Ti i arbeid" in page(kari, at(team, "workbook-section", section_key="maal"))
        kim.post(address)
        assert "Ti i arbeid" not in page(kari, at(team, "workbook-section", section_key="maal"))

    def test_leaves_the_text_for_the_team_to_read(self, team: MunicipalTeam, kari: Client, kim: Client) -> None:
        kari.post(at(team, "workbook-section", section_key="maal"), form("Ti i arbeid", 0))
        other = make_team(team.network, make_municipality("9902", "Nordvik"))
        stranger = signed_in(PROJECT_LEAD, other.municipality, "Ola Prøve")
        kari.post(at(team, "workbook-section", section_key="maal"), form("Ti i arbeid", 1, do="share:yes"))
        kim.post(at(team, "workbook-section-remove", section_key="maal"))
        mine = page(kari, of(team, "workbook-read"))
        assert "Fjernet fra malen" in mine and "Ti i arbeid" in mine
        assert "Feltet er fjernet fra malen" in page(kari, of(team, "workbook-field", field_key=GOAL))
        assert stranger.get(of(team, "workbook-read")).status_code == HTTPStatus.NOT_FOUND
        assert "Ti i arbeid" not in page(kari, of(team, "workbook-extract", selection="arbeidsbok"))

    def test_can_be_undone(self, team: MunicipalTeam, kari: Client, kim: Client) -> None:
        kari.post(at(team, "workbook-section", section_key="maal"), form("Ti i arbeid", 0))
        kim.post(at(team, "workbook-field-remove", field_key=GOAL))
        text = page(kim, at(team, "workbook-template"))
        assert "Fjernet fra malen" in text and "1 gruppe har skrevet" in text
        kim.post(at(team, "workbook-field-bring-back", field_key=GOAL))
        assert "Fjernet fra malen" not in page(kim, at(team, "workbook-template"))
        assert "Ti i arbeid" in page(kari, at(team, "workbook-section", section_key="maal"))

    def test_is_not_for_teams(self, team: MunicipalTeam, kari: Client) -> None:
        assert kari.post(at(team, "workbook-field-remove", field_key=GOAL)).status_code == HTTPStatus.FORBIDDEN

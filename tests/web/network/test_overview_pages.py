"""The overview of many teams: what it warns of, what it shows, and how often it asks the database."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbvei.access.roles import FACILITATOR, PROJECT_LEAD
from jobbvei.learning_network.models import Gathering, MunicipalTeam, Network, Participation
from jobbvei.learning_network.queries.teams import people_in
from tests.factories.access import NOW, TODAY, make_actor, make_municipality
from tests.factories.learning_network import (
    make_initiative,
    make_team,
    make_team_person,
    teams_seat,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(at_today: None) -> None:
    """Pages are opened on the tests' today."""


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def held(network: Network, days_ago: int, *came: MunicipalTeam) -> None:
    """A gathering so long ago, and who came."""
    starts_at = NOW - timedelta(days=days_ago)
    ends_at = starts_at + timedelta(hours=2)
    gathering = Gathering.objects.create(
        network=network, title="Samling", starts_at=starts_at, ends_at=ends_at, invited_at=starts_at
    )
    for team in came:
        for person in people_in(team):
            Participation.objects.create(
                network=network, team=team, gathering=gathering, person=person, arrived_at=starts_at
            )


@pytest.fixture
def quiet() -> MunicipalTeam:
    """A team that missed the last two gatherings and never wrote, beside one that came to both."""
    quiet = make_team()
    make_team_person(quiet, is_lead=True)
    there = make_team(quiet.network, make_municipality("9902", "Nordvik"))
    there.status_line, there.status_line_at = "Vi er i gang", NOW
    there.save()
    make_team_person(there, "Nora Nordprøve", is_lead=True)
    held(quiet.network, 30, there)
    held(quiet.network, 20, there)
    return quiet


class TestOverviewWarns:
    def test_in_words_with_the_rule_and_a_link_to_the_nudge(self, client: Client, quiet: MunicipalTeam) -> None:
        client.force_login(make_actor(FACILITATOR, quiet.network.tenant).user)
        page = text(client, reverse("network", args=[quiet.network.public_id]))
        assert "Har ikke møtt på de to siste samlingene, og ingenting er skrevet på 25 uker." in page
        assert "Varselet kommer etter 2 samlinger på rad uten oppmøte eller 6 uker uten at noe er skrevet." in page
        assert reverse("team-nudge", args=[quiet.network.public_id, quiet.public_id]) in page
        assert page.count('data-state="warned" aria-hidden') == 3  # the list, its row, and the key of the map
        assert "0 av 2" in page
        assert "2 av 2" in page

    def test_not_about_a_team_on_pause(self, client: Client, quiet: MunicipalTeam) -> None:
        quiet.state, quiet.paused_on = "paused", TODAY
        quiet.save()
        client.force_login(make_actor(FACILITATOR, quiet.network.tenant).user)
        page = text(client, reverse("network", args=[quiet.network.public_id]))
        assert "Ingen kommuner har varsel nå." in page
        assert quiet.name in page

    def test_by_limits_the_facilitator_sets(self, client: Client, quiet: MunicipalTeam) -> None:
        client.force_login(make_actor(FACILITATOR, quiet.network.tenant).user)
        address = reverse("network-edit", args=[quiet.network.public_id])
        assert 'name="warn_after_missed" value="2"' in text(client, address)
        said = {"name": "Nett", "first_day": "2026-06-01", "last_day": "2027-12-31", "warn_after_missed": "3"}
        client.post(address, said)
        page = text(client, reverse("network", args=[quiet.network.public_id]))
        assert "Ingen kommuner har varsel nå." in page
        assert "Varselet kommer etter 3 samlinger på rad uten oppmøte." in page

    def test_the_nudge_says_they_were_missed(self, client: Client, quiet: MunicipalTeam) -> None:
        client.force_login(make_actor(FACILITATOR, quiet.network.tenant).user)
        page = text(client, reverse("team-nudge", args=[quiet.network.public_id, quiet.public_id]))
        assert "Vi savnet dere på de siste samlingene." in page

    def test_the_page_of_one_team_says_the_same_and_since_when(self, client: Client, quiet: MunicipalTeam) -> None:
        client.force_login(make_actor(FACILITATOR, quiet.network.tenant).user)
        address = reverse("team", args=[quiet.network.public_id, quiet.public_id])
        page = text(client, address)
        assert "Har ikke møtt på de to siste samlingene, og ingenting er skrevet på 25 uker." in page
        assert "13. juli 2026" in page
        client.force_login(make_actor(PROJECT_LEAD).user)
        assert "Slik ser det ut herfra" not in text(client, address)


class TestOverviewChoice:
    @pytest.mark.parametrize(
        ("asked", "shown", "count"),
        [("?vis=varsel", ["Eksempelvik"], "Viser 1 av 2"), ("?vis=pause", [], "Viser 0 av 2"),
         ("?gruppe=ukjent", ["Eksempelvik", "Nordvik"], "Viser 2 av 2")],
    )  # fmt: skip
    def test_narrows_the_rows_and_says_so(
        self, client: Client, quiet: MunicipalTeam, asked: str, shown: list[str], count: str
    ) -> None:
        client.force_login(make_actor(FACILITATOR, quiet.network.tenant).user)
        page = text(client, reverse("network", args=[quiet.network.public_id]) + asked)
        assert names_in(page) == shown
        assert count in page

    @pytest.mark.parametrize(
        ("order", "names"),
        [("navn", ["Eksempelvik", "Nordvik", "Ål"]), ("varsel", ["Eksempelvik", "Ål", "Nordvik"]),
         ("oppmote", ["Eksempelvik", "Ål", "Nordvik"]), ("aktivitet", ["Eksempelvik", "Ål", "Nordvik"]),
         ("finnes-ikke", ["Eksempelvik", "Nordvik", "Ål"])],
    )  # fmt: skip
    def test_puts_the_rows_in_the_order_asked_for(
        self, client: Client, quiet: MunicipalTeam, order: str, names: list[str]
    ) -> None:
        make_team(quiet.network, make_municipality("9903", "Ål"))
        client.force_login(make_actor(FACILITATOR, quiet.network.tenant).user)
        page = text(client, reverse("network", args=[quiet.network.public_id]) + f"?sorter={order}")
        assert names_in(page) == names


def names_in(page: str) -> list[str]:
    """The municipalities of the tables, in order."""
    rows = re.findall(r'<th scope="row">.*?<a [^>]*>([^<]+)</a>', page.split('id="shares"', maxsplit=1)[0])
    return [name for name in rows if name]


class TestEveryPage:
    NAMES = ("network", "gatherings", "workbook", "initiatives", "practices", "network-plan", "live-sessions")

    def test_asks_the_database_as_often_when_the_teams_are_twice_as_many(
        self, client: Client, quiet: MunicipalTeam
    ) -> None:
        network = quiet.network
        client.force_login(make_actor(FACILITATOR, network.tenant).user)
        pages = {name: reverse(name, args=[network.public_id]) for name in self.NAMES}
        for name in ("team", "team-nudge", "team-handover"):
            pages[name] = reverse(name, args=[network.public_id, quiet.public_id])
        few = {name: asked(client, address) for name, address in pages.items()}
        for number in range(10, 14):
            team = make_team(network, make_municipality(f"99{number}", f"By {number}"))
            make_team_person(team, is_lead=True)
            make_team_person(team, "Ola Prøve")
            make_initiative(teams_seat(team))
            held(network, number, team)
        assert {name: asked(client, address) for name, address in pages.items()} == few


def asked(client: Client, address: str) -> int:
    """How many questions the page asks the database."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        text(client, address)
    return len(queries)

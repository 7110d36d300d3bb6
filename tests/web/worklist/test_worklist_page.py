import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobbvei.access.roles import FACILITATOR
from tests.factories.access import make_actor
from tests.factories.casework import make_case
from tests.factories.matching import make_cleaner, make_cleaning_place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(at_today: None) -> None:
    """Pages are opened on the tests' today."""


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


class TestWorklist:
    def test_shows_who_why_and_what_next(self, client: Client) -> None:
        adviser = make_actor()
        make_case(adviser, programme_ends_in_days=24, last_contact_days_ago=19, step_due_in_days=0)
        client.force_login(adviser.user)
        page = client.get(reverse("worklist")).content.decode()
        assert "Olena" in page
        assert "24 dager" in page
        assert "Samtale om mål" in page
        assert "19 dager siden" in page

    def test_says_how_many_places_fit(self, client: Client) -> None:
        adviser = make_actor()
        make_cleaner(adviser, step_due_in_days=0)
        make_cleaning_place(adviser)
        client.force_login(adviser.user)
        assert "1 plass passer nå" in client.get(reverse("worklist")).content.decode()

    def test_tells_a_newcomer_what_to_do(self, client: Client) -> None:
        client.force_login(make_actor().user)
        assert "Du følger ikke opp noen ennå" in client.get(reverse("worklist")).content.decode()

    def test_refuses_a_role_that_never_sees_people(self, client: Client) -> None:
        client.force_login(make_actor(FACILITATOR).user)
        assert client.get(reverse("worklist")).status_code == 403

    @pytest.mark.parametrize("address", ["?vis=all", "?vis=tull&sorter=tull&side=tull", "?side=99999", "?vis=no_step"])
    def test_stands_any_address(self, client: Client, address: str) -> None:
        adviser = make_actor()
        make_case(adviser)
        client.force_login(adviser.user)
        assert client.get(reverse("worklist") + address).status_code == 200

    def test_asks_the_database_as_often_for_twenty_as_for_two(self, client: Client) -> None:
        adviser = make_actor()
        make_cleaning_place(adviser)
        for _ in range(2):
            make_cleaner(adviser)
        client.force_login(adviser.user)
        address = reverse("worklist") + "?vis=all"
        queries_of(client, address)
        few = queries_of(client, address)
        for _ in range(18):
            make_cleaner(adviser)
        assert queries_of(client, address) == few


class TestPersonPage:
    def test_asks_the_database_as_often_whatever_the_number_of_openings(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_cleaner(adviser)
        make_cleaning_place(adviser)
        client.force_login(adviser.user)
        address = reverse("person", args=[participant.public_id])
        queries_of(client, address)
        few = queries_of(client, address)
        for _ in range(8):
            make_cleaning_place(adviser)
            make_cleaner(adviser)
        assert queries_of(client, address) == few

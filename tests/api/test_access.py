"""Who is let in at the API: every address, every way to come."""

from datetime import datetime, timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from jobbvei.access.actions import api_keys, make_api_key, revoke_api_key
from jobbvei.access.models import ApiKey
from jobbvei.access.roles import ADMINISTRATOR, ALL_ROLES
from tests.api.access_table import API, Row
from tests.api.asking import ask, made_key
from tests.factories.access import NOW, TODAY, make_actor, make_municipality
from tests.web.access.addresses import addresses

pytestmark = pytest.mark.django_db
KEYED = sorted(name for name, row in API.items() if row.scope)


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


class TestTheTable:
    def test_has_every_address_and_no_other(self) -> None:
        assert {one.name for one in addresses() if one.pattern.startswith("api/")} == set(API)

    def test_says_what_the_addresses_say_themselves(self) -> None:
        said = {one.name: one.policy.scope or "" for one in addresses() if one.pattern.startswith("api/")}
        assert said == {name: row.scope for name, row in API.items()}


@pytest.mark.parametrize("name", KEYED)
class TestAnAddressWithAKey:
    def test_answers_a_key_with_the_right_scope(self, name: str) -> None:
        assert ask(name, API[name].body, secret=made_key().secret).status_code == HTTPStatus.OK

    def test_says_how_to_send_a_key_to_whoever_has_none(self, name: str) -> None:
        response = ask(name, API[name].body)
        assert response.status_code == HTTPStatus.UNAUTHORIZED
        assert response["WWW-Authenticate"] == "Bearer"
        assert response.json()["code"] == "api.no_key"

    @pytest.mark.parametrize("secret", ["jobbvei_x", "jobbvei_\N{LATIN SMALL LETTER A WITH RING ABOVE}"])
    def test_does_not_take_a_key_nobody_made(self, name: str, secret: str) -> None:
        response = ask(name, API[name].body, secret=secret)
        assert (response.status_code, response.json()["code"]) == (401, "access.key_not_accepted")

    def test_does_not_take_a_key_that_opens_something_else(self, name: str) -> None:
        made = made_key()
        ApiKey.objects.for_tenant(made.key.tenant_id).update(scope="other")
        response = ask(name, API[name].body, secret=made.secret)
        assert (response.status_code, response.json()["code"]) == (403, "access.key_opens_other_things")

    def test_opens_to_a_signed_in_user_only_what_is_read(self, name: str) -> None:
        for role in ALL_ROLES:
            client = Client(raise_request_exception=False)
            client.force_login(make_actor(role).user)
            wanted = HTTPStatus.OK if API[name].sessions else HTTPStatus.UNAUTHORIZED
            assert ask(name, API[name].body, client=client).status_code == wanted, role.code

    def test_answers_no_other_method(self, name: str) -> None:
        response = ask(name, {}, secret=made_key().secret, method="PUT")
        assert (response.status_code, response.json()["code"]) == (405, "api.other_method")
        assert response["Allow"] == API[name].method


class TestAnOpenAddress:
    def test_is_open_to_everybody(self) -> None:
        assert ask("api-openapi").status_code == HTTPStatus.OK

    def test_that_is_nowhere_says_so_in_json(self) -> None:
        response = ask("api-unknown")
        assert (response.status_code, response.json()["code"]) == (404, "api.unknown_address")

    def test_has_no_scope_in_the_table(self) -> None:
        assert [name for name, row in API.items() if row == Row("")] == ["api-openapi", "api-unknown"]


class TestAKey:
    def test_opens_to_its_last_day_and_no_longer(self, today: time_machine.Traveller) -> None:
        secret = made_key(days=1).secret
        midnight = datetime.combine(TODAY + timedelta(days=2), datetime.min.time(), NOW.tzinfo)
        today.move_to(midnight - timedelta(seconds=1))
        assert ask("api-law-parameters", secret=secret).status_code == HTTPStatus.OK
        today.move_to(midnight)
        assert ask("api-law-parameters", secret=secret).status_code == HTTPStatus.UNAUTHORIZED

    def test_opens_nothing_from_the_moment_it_is_taken_back(self) -> None:
        administrator = make_actor(ADMINISTRATOR)
        made = made_key(administrator)
        revoke_api_key(made.key, by=administrator, at=NOW)
        assert ask("api-law-parameters", secret=made.secret).status_code == HTTPStatus.UNAUTHORIZED

    def test_is_counted_and_stopped_when_it_asks_too_often(
        self, monkeypatch: pytest.MonkeyPatch, today: time_machine.Traveller
    ) -> None:
        monkeypatch.setattr(api_keys, "CALLS_PER_MINUTE", 2)
        made, other = made_key(), made_key()
        answers = [ask("api-law-parameters", secret=made.secret) for _ in range(3)]
        assert [one.status_code for one in answers] == [200, 200, 429]
        assert answers[-1]["Retry-After"] == "60"
        assert ask("api-law-parameters", secret=other.secret).status_code == HTTPStatus.OK
        today.shift(timedelta(seconds=60))
        assert ask("api-law-parameters", secret=made.secret).status_code == HTTPStatus.OK

    def test_tells_when_it_was_last_used(self, today: time_machine.Traveller) -> None:
        made = made_key()
        today.shift(timedelta(hours=1))
        ask("api-law-parameters", secret=made.secret)
        assert ApiKey.objects.for_tenant(made.key.tenant_id).get().last_used_at == NOW + timedelta(hours=1)

    def test_is_kept_so_that_nobody_can_read_it(self) -> None:
        made = made_key()
        row = ApiKey.objects.for_tenant(made.key.tenant_id).values().get()
        assert made.secret not in str(row)
        assert len({made_key().secret for _ in range(3)}) == 3


def test_no_page_of_another_municipality_is_told_of_a_key() -> None:
    theirs = made_key(make_actor(ADMINISTRATOR, make_municipality("9902", "Nordvik")))
    client = Client()
    client.force_login(make_actor(ADMINISTRATOR).user)
    assert client.post(reverse("api-key-revoke", args=[theirs.key.public_id])).status_code == HTTPStatus.NOT_FOUND


def test_make_api_key_is_the_one_the_face_offers() -> None:
    assert make_api_key is api_keys.make_api_key

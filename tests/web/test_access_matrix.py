"""Every address × every role × own and foreign municipality. The table is in ``access/table.py``; so is how to add."""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlparse
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from jobbvei.access.models import Membership
from jobbvei.access.roles import ALL_ROLES, ROLES, Role
from jobbvei.access.types import Actor
from jobbvei.municipalities.types import Municipality
from tests.api.access_table import API
from tests.factories.access import make_actor, make_municipality
from tests.web.access.addresses import Address, addresses
from tests.web.access.network_samples import organiser_of
from tests.web.access.samples import MADE_AT_HOME, SAMPLES
from tests.web.access.table import EVERY_ROLE, OURS, THIRD_PARTY, Door, Row

ADDRESSES = addresses()
BY_NAME = {address.name: address for address in reversed(ADDRESSES) if address.name}
LOGIN = "/konto/login/"
ANSWERS_OF_AN_OPEN_DOOR = {
    HTTPStatus.OK,
    HTTPStatus.FOUND,
    HTTPStatus.SEE_OTHER,
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.CONFLICT,
    HTTPStatus.UNPROCESSABLE_ENTITY,
}
SAMPLE_KEYS = {"uidb36": "a", "key": "b-c", "provider_id": "municipality", "pk": 1}


@pytest.fixture
def ours() -> Municipality:
    return make_municipality()


@pytest.fixture
def theirs() -> Municipality:
    return make_municipality("9902", "Nordvik")


def path_of(name: str, row: Row, tenant: Municipality) -> str:
    keys = BY_NAME[name].keys
    made: dict[str, UUID | str | int] = {}
    for key, kind in row.on.items():
        sample = SAMPLES[kind](tenant)
        made |= sample if isinstance(sample, dict) else {key or keys[0]: sample}
    assert set(made) == set(keys), f"«{name}» has the keys {keys}: say in the table what they name"
    return reverse(name, kwargs=made)


def answers(client: Client, path: str, row: Row) -> list[int]:
    got = [client.get(path).status_code] if row.get else []
    return got if row.post is None else [*got, client.post(path, _form(client, row.post)).status_code]


def wrong_answers(name: str, row: Row, tenant: Municipality) -> dict[str, list[int]]:
    """What the address answered to roles of its own municipality, where the row says something else."""
    wrong = {}
    for role in ALL_ROLES:
        home = home_of(role, tenant)
        path = path_of(name, row, home if MADE_AT_HOME & set(row.on.values()) else tenant)
        got = answers(signed_in(make_actor(role, home)), path, row)
        is_open = row.public or role.code in row.roles
        if not set(got) <= (ANSWERS_OF_AN_OPEN_DOOR if is_open else {HTTPStatus.FORBIDDEN}):
            wrong[role.code] = got
    return wrong


def home_of(role: Role, tenant: Municipality) -> Municipality:
    """Where somebody in ``role`` works: a facilitator with the organiser of the municipality's networks."""
    return tenant if role.given_by_municipality else organiser_of(tenant)


def _form(client: Client, post: Mapping[str, str]) -> dict[str, str]:
    form = dict(post)
    if form.get("membership") == "own":  # the one form whose values depend on who sends it
        own = Membership.objects.get(user_id=client.session["_auth_user_id"])
        form["membership"] = str(own.pk)
    return form


def signed_in(actor: Actor) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(actor.user)
    return client


def asks_for_log_in(client: Client, path: str, row: Row) -> bool:
    method = client.get if row.get else client.post
    response = method(path)
    return response.status_code == HTTPStatus.FOUND and urlparse(response["Location"]).path == LOGIN


class TestTheTable:
    def test_has_every_address_and_no_other(self) -> None:
        named = {address.name for address in ADDRESSES if address.name}
        told = {*OURS, *THIRD_PARTY, *API}
        assert named - told == set(), "add a line to tests/web/access/table.py, or to tests/api/access_table.py"
        assert (set(OURS) | set(THIRD_PARTY)) - named == set(), "take these out of tests/web/access/table.py"

    def test_knows_every_role(self) -> None:
        assert set(EVERY_ROLE) == set(ROLES)

    def test_names_only_roles_and_things_there_are(self) -> None:
        assert {role for row in OURS.values() for role in row.roles} <= set(ROLES)
        assert {kind for row in OURS.values() for kind in row.on.values()} <= set(SAMPLES)

    @pytest.mark.django_db
    def test_tells_a_door_that_is_too_open_or_too_shut(self, ours: Municipality) -> None:
        everybody_but_teachers = Row(frozenset(EVERY_ROLE) - {"teacher"})
        assert wrong_answers("my-account", everybody_but_teachers, ours) == {"teacher": [HTTPStatus.OK]}
        auditors_and_leaders = Row(frozenset({"auditor", "leader"}))
        assert wrong_answers("audit-log", auditors_and_leaders, ours) == {"leader": [HTTPStatus.FORBIDDEN]}


class TestEveryView:
    @pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.pattern or "/")
    def test_says_who_may_open_it_or_is_the_log_in_librarys(self, address: Address) -> None:
        if address.policy is None:
            assert not address.view.__module__.startswith("jobbvei"), "decorate the view with @page or @public_page"
            hidden_behind_ours = address.name in OURS or address.pattern.startswith("konto/social/")
            assert address.name in THIRD_PARTY or hidden_behind_ours


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(OURS))
class TestAnAddress:
    def test_opens_to_its_roles_and_to_no_other(self, name: str, ours: Municipality) -> None:
        assert wrong_answers(name, OURS[name], ours) == {}

    def test_of_something_in_another_municipality_is_not_found(
        self, name: str, ours: Municipality, theirs: Municipality
    ) -> None:
        row = OURS[name]
        if not row.on:
            return
        path = path_of(name, row, ours)
        got = {
            role: set(answers(signed_in(make_actor(ROLES[role], home_of(ROLES[role], theirs))), path, row))
            for role in row.roles
        }
        assert got == {role: {HTTPStatus.NOT_FOUND} for role in row.roles}

    def test_asks_somebody_who_is_not_signed_in_to_sign_in(self, name: str, client: Client, ours: Municipality) -> None:
        row = OURS[name]
        path = path_of(name, row, ours)
        assert asks_for_log_in(client, path, row) is not row.public
        if row.public:
            assert set(answers(client, path, row)) <= ANSWERS_OF_AN_OPEN_DOOR


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(THIRD_PARTY))
class TestADoorOfTheLogInLibrary:
    def test_stands_as_the_table_says(self, name: str, client: Client) -> None:
        keys = {key: SAMPLE_KEYS[key] for key in BY_NAME[name].keys}
        response = client.get(reverse(name, kwargs=keys))
        to_log_in = response.status_code == HTTPStatus.FOUND and urlparse(response["Location"]).path == LOGIN
        assert (response.status_code, to_log_in) in {
            Door.OPEN: {(HTTPStatus.OK, False), (HTTPStatus.UNAUTHORIZED, False)},
            Door.MIDWAY: {(HTTPStatus.FOUND, True), (HTTPStatus.FOUND, False)},
            Door.SIGNED_IN: {(HTTPStatus.FOUND, True)},
            Door.SHUT: {(HTTPStatus.NOT_FOUND, False)},
        }[THIRD_PARTY[name]]

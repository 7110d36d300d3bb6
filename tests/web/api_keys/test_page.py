"""Keys for other systems, on the administrator's page."""

import re
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from jobbvei.access.models import ApiKey
from jobbvei.access.roles import ADMINISTRATOR
from jobbvei.access.types import Actor
from tests.api.asking import ask, made_key
from tests.factories.access import NOW, make_actor, make_municipality

pytestmark = pytest.mark.django_db
FORM = {"name": "Fagsystemet", "scope": "law", "expires_on": "2026-12-31"}


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def administrator() -> Actor:
    return make_actor(ADMINISTRATOR)


@pytest.fixture
def door(client: Client, administrator: Actor) -> Client:
    client.force_login(administrator.user)
    return client


class TestMakingAKey:
    def test_shows_the_secret_once_and_never_again(self, door: Client) -> None:
        response = door.post(reverse("api-keys"), FORM)
        [secret] = re.findall(r"<code>(jobbvei_[\w-]+)</code>", response.content.decode())
        assert response["Cache-Control"] == "no-store"
        assert ask("api-law-parameters", secret=secret).status_code == HTTPStatus.OK
        page = door.get(reverse("api-keys")).content.decode()
        assert secret not in page
        assert secret[:12] in page

    @pytest.mark.parametrize(
        ("form", "told"),
        [
            ({"name": ""}, "påkrevet"),
            ({"name": "   "}, "påkrevet"),
            ({"scope": "people"}, "ikke et av de tilgjengelige valgene"),
            ({"expires_on": "2026-11-22"}, "Siste dag må være fra i dag"),
            ({"expires_on": "2027-11-25"}, "høyst ett år"),
            ({"expires_on": "snart"}, "gyldig dato"),
        ],
    )
    def test_says_what_is_wrong_and_makes_nothing(self, door: Client, form: dict[str, str], told: str) -> None:
        response = door.post(reverse("api-keys"), {**FORM, **form})
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert told in response.content.decode()
        assert not ApiKey.objects.for_tenant("9901").exists()


class TestTheList:
    def test_shows_only_the_municipalitys_own(self, door: Client) -> None:
        made_key(make_actor(ADMINISTRATOR, make_municipality("9902", "Nordvik")))
        assert "ikke laget noen nøkler" in door.get(reverse("api-keys")).content.decode()

    def test_tells_what_has_become_of_each(
        self, client: Client, administrator: Actor, today: time_machine.Traveller
    ) -> None:
        made_key(administrator, days=0)
        kept = made_key(administrator, days=5)
        ask("api-law-parameters", secret=kept.secret)
        today.move_to(NOW.replace(day=24))
        client.force_login(administrator.user)
        page = client.get(reverse("api-keys")).content.decode()
        assert "gått ut" in page
        assert page.count("Ta tilbake") == 1
        client.post(reverse("api-key-revoke", args=[kept.key.public_id]))
        assert "tatt tilbake 24. november 2026" in client.get(reverse("api-keys")).content.decode()

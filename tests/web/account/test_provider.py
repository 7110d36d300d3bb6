"""Log-in through the municipality's own provider, against a provider that runs on this machine."""

import http.client
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from jobbvei.access.models import User
from jobbvei.audit.models import AuditEvent
from tests.factories.access import make_actor

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what the provider is made of is being renamed by its authors
    from oidc_provider_mock import User as ProvidersUser  # type: ignore[import-untyped]  # ships no types
    from oidc_provider_mock import run_server_in_thread

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # the provider runs in a thread of this process
]
Provider = Callable[..., str]


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    """Start a provider that knows one person, and point the site at it."""
    running: list[Any] = []

    def start(**claims: object) -> str:
        server = run_server_in_thread(user_claims=(ProvidersUser(sub="somebody", claims=claims),))
        running.append(server)
        address = f"http://127.0.0.1:{server.__enter__().server_port}"
        app = {
            "provider_id": "municipality",
            "name": "Kommunens innlogging",
            "client_id": "jobbvei",
            "secret": "a secret of the test",
            "settings": {"server_url": address},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        return address

    yield start
    for server in running:
        server.__exit__(None, None, None)


def sign_in_at_provider(client: Client) -> Any:
    """Do what the browser does: to the provider, say who one is there, and back."""
    there = client.post(reverse("openid_connect_login", args=["municipality"]))
    assert there.status_code == HTTPStatus.FOUND
    asked = urlsplit(there["Location"])
    assert "code_challenge=" in asked.query
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    with closing(http.client.HTTPConnection("127.0.0.1", asked.port, timeout=10)) as connection:
        connection.request("POST", f"{asked.path}?{asked.query}", urlencode({"sub": "somebody"}), form)
        back = urlsplit(connection.getresponse().headers["Location"])
    return client.get(f"{back.path}?{back.query}")


def is_told_that_sign_up_is_shut(response: Any) -> bool:
    return "account/signup_closed.html" in [template.name for template in response.templates]


class TestTheProvider:
    def test_lets_in_the_user_an_administrator_made_with_the_same_verified_address(
        self, client: Client, provider: Provider
    ) -> None:
        user = make_actor().user
        provider(email=user.email.upper(), email_verified=True)
        response = sign_in_at_provider(client)
        assert (response.status_code, response["Location"]) == (HTTPStatus.FOUND, "/")
        assert client.session["_auth_user_id"] == str(user.pk)
        assert AuditEvent.objects.get(kind="access.signed_in").actor_key == str(user.public_id)

    def test_leaves_the_password_as_it_was(self, client: Client, provider: Provider) -> None:
        user = make_actor().user
        provider(email=user.email, email_verified=True)
        sign_in_at_provider(client)
        user.refresh_from_db()
        assert user.check_password("en lang setning")

    def test_refuses_somebody_nobody_has_made(self, client: Client, provider: Provider) -> None:
        provider(email="ukjent@eksempel.test", email_verified=True)
        assert is_told_that_sign_up_is_shut(sign_in_at_provider(client))
        assert "_auth_user_id" not in client.session
        assert not User.objects.exists()
        assert not SocialAccount.objects.exists()

    def test_refuses_an_address_the_provider_does_not_vouch_for(self, client: Client, provider: Provider) -> None:
        user = make_actor().user
        provider(email=user.email, email_verified=False)
        assert is_told_that_sign_up_is_shut(sign_in_at_provider(client))
        assert "_auth_user_id" not in client.session
        assert not SocialAccount.objects.exists()

    def test_refuses_a_user_who_is_no_longer_active(self, client: Client, provider: Provider) -> None:
        user = make_actor().user
        User.objects.filter(pk=user.pk).update(is_active=False)
        provider(email=user.email, email_verified=True)
        assert sign_in_at_provider(client)["Location"] == reverse("account_inactive")
        assert "_auth_user_id" not in client.session

    def test_asks_for_its_own_second_factor_so_we_do_not(
        self, client: Client, provider: Provider, settings: Settings
    ) -> None:
        settings.JOBBVEI_SECOND_FACTOR_REQUIRED = True
        user = make_actor().user
        provider(email=user.email, email_verified=True)
        sign_in_at_provider(client)
        assert client.get("/min-konto/").status_code == HTTPStatus.OK

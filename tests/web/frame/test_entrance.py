from datetime import date

import pytest
from django.conf import settings
from django.test import Client, override_settings

from jobbvei.access.models import Membership, User
from jobbvei.access.queries import demo_users
from jobbvei.access.roles import PROGRAMME_ADVISER
from tests.factories.access import TODAY, make_actor, make_municipality

pytestmark = pytest.mark.django_db

MANAGE_PAGES = ["/konto/password/change/", "/konto/2fa/", "/konto/logout/", "/min-konto/"]


def signed_in() -> Client:
    client = Client()
    client.force_login(make_actor().user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


class TestLoginPage:
    def test_lists_nobody_outside_the_demo(self) -> None:
        actor = make_actor()
        page = Client().get("/konto/login/").content.decode()
        assert actor.user.email not in page
        assert settings.JOBBVEI_DEMO_PASSWORD not in page

    @override_settings(JOBBVEI_DEMO=True)
    def test_lets_one_try_as_an_invented_user_in_the_demo(self) -> None:
        actor = make_actor()
        actor.user.set_password(settings.JOBBVEI_DEMO_PASSWORD)
        actor.user.save()
        assert actor.user.email in Client().get("/konto/login/").content.decode()
        client = Client()
        client.post("/konto/login/", {"login": actor.user.email, "password": settings.JOBBVEI_DEMO_PASSWORD})
        assert "Du ser dette som" in client.get("/min-konto/").content.decode()

    def test_says_in_norwegian_what_is_wrong(self) -> None:
        answer = Client().post("/konto/login/", {"login": "ingen@eksempel.test", "password": "feil passord her"})
        page = answer.content.decode()
        assert "E-postadressen og/eller passordet du oppgav er feil." in page
        assert 'role="alert"' in page


class TestDemoUsers:
    def test_never_names_an_address_that_could_be_real(self) -> None:
        user = User.objects.create_user(email="noen@eksempelvik.example", full_name="Ekte Person")
        Membership.objects.create(
            user=user, tenant=make_municipality(), role=PROGRAMME_ADVISER.code, started_on=date(2024, 1, 1)
        )
        assert not demo_users(on=TODAY).exists()


class TestLibraryPages:
    @pytest.mark.parametrize("address", MANAGE_PAGES)
    def test_have_our_frame_and_our_words(self, address: str) -> None:
        page = signed_in().get(address).content.decode()
        assert page.count("<h1") == 1
        assert 'href="#content"' in page
        assert "Password" not in page
        assert "Sign Out" not in page

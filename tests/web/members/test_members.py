import re
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from jobbvei.access.models import User
from jobbvei.access.roles import ADMINISTRATOR, TEACHER
from jobbvei.access.types import Actor
from tests.factories.access import make_actor

pytestmark = pytest.mark.django_db
PASSWORD = "en helt ny lang setning"


@pytest.fixture
def administrator() -> Actor:
    return make_actor(ADMINISTRATOR, name="Astri Prøve")


@pytest.fixture
def door(client: Client, administrator: Actor) -> Client:
    client.force_login(administrator.user)
    return client


def give(client: Client, **form: str) -> str:
    values = {"email": "ny@eksempel.test", "full_name": "Anne Prøve", "role": "teacher", **form}
    return client.post(reverse("members"), values, follow=True).content.decode()


class TestThePage:
    def test_shows_who_has_which_role(self, door: Client) -> None:
        make_actor(TEACHER, name="Per Prøve")
        page = door.get(reverse("members")).content.decode()
        assert "Per Prøve" in page
        assert "Lærer" in page

    def test_asks_the_database_equally_often_however_many_they_are(
        self, door: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for _ in range(20):
            make_actor(TEACHER)
        with django_assert_max_num_queries(8):
            door.get(reverse("members"))

    def test_tells_why_ones_own_administrator_role_cannot_go(self, door: Client) -> None:
        assert "Du kan ikke ta bort din egen administratorrolle" in door.get(reverse("members")).content.decode()

    @pytest.mark.parametrize(
        ("form", "sentence"),
        [
            ({"email": "uten krøllalfa"}, "e-post"),
            ({"full_name": ""}, "Skriv navnet"),
            ({"role": "facilitator"}, "ikke et av de tilgjengelige valgene"),
            ({"role": ""}, "påkrevet"),
        ],
    )
    def test_says_what_is_wrong_in_the_form(self, door: Client, form: dict[str, str], sentence: str) -> None:
        before = User.objects.count()
        page = give(door, **form)
        assert sentence in page
        assert User.objects.count() == before


class TestANewUser:
    def test_chooses_a_password_once_through_the_link_shown_and_signs_in(self, door: Client) -> None:
        link = re.search(r"http://testserver(/konto/password/reset/key/[^<\s]+)", give(door))
        assert link is not None
        new_user = Client()
        page = new_user.get(link[1], follow=True)
        form_address = page.redirect_chain[-1][0]
        new_user.post(form_address, {"password1": PASSWORD, "password2": PASSWORD})
        answer = new_user.post(reverse("account_login"), {"login": "ny@eksempel.test", "password": PASSWORD})
        assert answer.status_code == HTTPStatus.FOUND
        assert "_auth_user_id" in new_user.session

        used_again = Client().get(link[1], follow=True)
        assert used_again.context["token_fail"]

    def test_may_not_choose_a_short_password(self, door: Client) -> None:
        link = re.search(r"http://testserver(/konto/password/reset/key/[^<\s]+)", give(door))
        assert link is not None
        new_user = Client()
        form_address = new_user.get(link[1], follow=True).redirect_chain[-1][0]
        new_user.post(form_address, {"password1": "kort passord", "password2": "kort passord"})
        assert not User.objects.get(email="ny@eksempel.test").has_usable_password()

    def test_has_a_link_that_is_never_kept_by_the_browser(self, door: Client) -> None:
        response = door.post(
            reverse("members"), {"email": "ny@eksempel.test", "full_name": "Anne Prøve", "role": "teacher"}
        )
        assert response["Cache-Control"] == "no-store"


class TestEndingARole:
    def test_shuts_the_site_to_the_user_at_the_next_request(self, door: Client) -> None:
        teacher = make_actor(TEACHER).user
        their_browser = Client()
        their_browser.force_login(teacher)
        assert their_browser.get("/min-konto/").status_code == HTTPStatus.OK
        door.post(reverse("member-end", args=[teacher.memberships.get().public_id]))
        assert their_browser.get("/min-konto/").status_code == HTTPStatus.FORBIDDEN

    def test_refuses_ones_own_administrator_role_with_a_reason(self, door: Client, administrator: Actor) -> None:
        own = administrator.user.memberships.get()
        response = door.post(reverse("member-end", args=[own.public_id]))
        assert response.status_code == HTTPStatus.FORBIDDEN
        assert "din egen administratorrolle" in response.content.decode()

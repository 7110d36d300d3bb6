import uuid
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from jobbvei.access.models import User
from jobbvei.audit.models import AuditEvent
from jobbvei.web.frame.session_rules import SEEN_AT, SIGNED_IN_AT
from tests.factories.access import make_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return make_actor().user


def signed_in(client: Client, user: User) -> Client:
    client.force_login(user)
    client.get("/")
    return client


def turn_back(client: Client, key: str, by: timedelta) -> None:
    session = client.session
    session[key] = (timezone.now() - by).isoformat()
    session.save()


class TestASession:
    def test_ends_after_an_hour_without_a_request_and_says_why(self, client: Client, user: User) -> None:
        signed_in(client, user)
        turn_back(client, SEEN_AT, timedelta(minutes=60, seconds=1))
        response = client.get("/hjelp/?del=2", follow=True)
        assert response.redirect_chain[0] == ("/konto/login/?next=/hjelp/%3Fdel%3D2", HTTPStatus.FOUND)
        assert "lenge siden du gjorde noe" in response.content.decode()
        assert "_auth_user_id" not in client.session

    def test_lives_on_within_the_hour(self, client: Client, user: User) -> None:
        signed_in(client, user)
        turn_back(client, SEEN_AT, timedelta(minutes=59))
        assert client.get("/min-konto/").status_code == HTTPStatus.OK
        seen_at = parse_datetime(client.session[SEEN_AT])
        assert seen_at is not None
        assert timezone.now() - seen_at < timedelta(minutes=1)

    def test_ends_after_a_working_day_however_busy(self, client: Client, user: User) -> None:
        signed_in(client, user)
        turn_back(client, SIGNED_IN_AT, timedelta(hours=8, seconds=1))
        response = client.get("/", follow=True)
        assert "_auth_user_id" not in client.session
        assert "hel arbeidsdag" in response.content.decode()

    def test_does_not_resend_a_form_after_it_has_ended(self, client: Client, user: User) -> None:
        signed_in(client, user)
        turn_back(client, SEEN_AT, timedelta(hours=2))
        response = client.post("/konto/rolle/", {"membership": "1"})
        assert response["Location"] == "/konto/login/?next=/"

    def test_leaves_a_note_of_why_it_ended(self, client: Client, user: User) -> None:
        signed_in(client, user)
        turn_back(client, SEEN_AT, timedelta(hours=2))
        client.get("/")
        assert AuditEvent.objects.get(kind="access.signed_out").details == {"why": "idle"}

    def test_is_written_at_most_once_a_minute(self, client: Client, user: User) -> None:
        signed_in(client, user)
        before = client.session[SEEN_AT]
        client.get("/")
        assert client.session[SEEN_AT] == before

    @pytest.mark.parametrize("name", ["long-work", "import-file"])
    def test_is_not_kept_alive_by_a_page_that_asks_by_itself(self, client: Client, user: User, name: str) -> None:
        signed_in(client, user)
        turn_back(client, SEEN_AT, timedelta(minutes=59))
        before = client.session[SEEN_AT]
        address = reverse(name, kwargs={"public_id": uuid.uuid4()})
        client.get(address, HTTP_HX_REQUEST="true")
        assert client.session[SEEN_AT] == before
        client.get(address)
        assert client.session[SEEN_AT] != before

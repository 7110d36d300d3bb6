from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobbvei.access.models import Membership, User
from jobbvei.access.roles import ADMINISTRATOR, LEADER, PROGRAMME_ADVISER
from jobbvei.audit.models import AuditEvent
from tests.factories.access import make_actor, make_municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return make_actor(PROGRAMME_ADVISER).user


def give(user: User, number: str = "9902", **fields: object) -> Membership:
    tenant = make_municipality(number, "Nordvik")
    return Membership.objects.create(
        **{"user": user, "tenant": tenant, "role": LEADER.code, "started_on": date(2024, 1, 1), **fields}
    )


def choose(client: Client, membership: object, **extra: str) -> int:
    return client.post(reverse("choose-role"), {"membership": membership, **extra}).status_code


def role_now(client: Client) -> tuple[str, str]:
    actor = client.get("/min-konto/").context["actor"]
    return actor.role_code, actor.tenant_number


class TestChooseRole:
    def test_acts_in_the_chosen_role_from_then_on(self, client: Client, user: User) -> None:
        other = give(user)
        client.force_login(user)
        assert role_now(client) == ("programme_adviser", "9901")
        assert choose(client, other.pk) == HTTPStatus.FOUND
        assert role_now(client) == ("leader", "9902")

    def test_leaves_a_note_in_the_municipality_chosen(self, client: Client, user: User) -> None:
        other = give(user)
        client.force_login(user)
        choose(client, other.pk)
        event = AuditEvent.objects.get(kind="access.role_chosen")
        assert (event.tenant_number, event.role, event.actor_key) == ("9902", "leader", str(user.public_id))

    def test_does_not_find_somebody_elses_role(self, client: Client, user: User) -> None:
        theirs = give(make_actor(ADMINISTRATOR).user)
        client.force_login(user)
        assert choose(client, theirs.pk) == HTTPStatus.NOT_FOUND
        assert role_now(client) == ("programme_adviser", "9901")

    def test_does_not_find_a_role_that_has_ended_or_not_begun(self, client: Client, user: User) -> None:
        today = timezone.localdate()
        ended = give(user, ended_on=today)
        coming = give(user, "9903", started_on=today + timedelta(days=1))
        client.force_login(user)
        assert [choose(client, one.pk) for one in (ended, coming)] == [HTTPStatus.NOT_FOUND] * 2

    @pytest.mark.parametrize("nonsense", ["", "abc", "-1", "9" * 30, "1 OR 1=1"])
    def test_does_not_find_nonsense(self, client: Client, user: User, nonsense: str) -> None:
        client.force_login(user)
        assert choose(client, nonsense) == HTTPStatus.NOT_FOUND

    def test_falls_back_when_the_chosen_role_ends(self, client: Client, user: User) -> None:
        other = give(user)
        client.force_login(user)
        choose(client, other.pk)
        Membership.objects.filter(pk=other.pk).update(ended_on=timezone.localdate())
        assert role_now(client) == ("programme_adviser", "9901")

    def test_never_leads_away_from_the_site(self, client: Client, user: User) -> None:
        client.force_login(user)
        own = user.memberships.get()
        answers = [
            client.post(reverse("choose-role"), {"membership": own.pk, "next": wanted})["Location"]
            for wanted in ("/hjelp/", "https://eksempel.test/", "//eksempel.test/")
        ]
        assert answers == ["/hjelp/", "/", "/"]


class TestEndedAndFutureRoles:
    def test_open_nothing(self, client: Client, user: User) -> None:
        Membership.objects.filter(user=user).update(ended_on=timezone.localdate())
        client.force_login(user)
        response = client.get("/")
        assert response.status_code == HTTPStatus.FORBIDDEN
        assert "ingen rolle" in response.content.decode()

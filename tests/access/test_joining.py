from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from jobbvei.access.actions import LetIn, let_municipality_in
from jobbvei.access.actions.memberships import UnableToGiveRole
from jobbvei.access.models import Membership, User
from jobbvei.access.roles import ADMINISTRATOR, TEACHER
from jobbvei.access.types import SystemActor
from jobbvei.audit.models import AuditEvent
from jobbvei.municipalities.models import Municipality
from tests.factories.access import NOW, TODAY, make_actor, make_municipality

pytestmark = pytest.mark.django_db
EMAIL = "astri@skien.test"


@pytest.fixture
def system() -> SystemActor:
    return SystemActor(tenant=Municipality.objects.get(number="4003"), on=TODAY)


def let_in(by: SystemActor, email: str = EMAIL, full_name: str = "Astri Prøve") -> LetIn:
    return let_municipality_in(email=email, full_name=full_name, by=by, at=NOW)


def roles_in(number: str) -> list[tuple[str, str]]:
    return list(Membership.objects.filter(tenant=number).values_list("user__email", "role").order_by("id"))


class TestLetMunicipalityIn:
    def test_makes_it_a_tenant_from_today_with_an_administrator(self, system: SystemActor) -> None:
        answer = let_in(system)
        assert answer.joined_now
        assert Municipality.objects.get(number="4003").joined_on == TODAY
        assert roles_in("4003") == [(EMAIL, ADMINISTRATOR.code)]

    def test_gives_a_link_that_lets_the_administrator_choose_a_password(
        self, system: SystemActor, client: Client
    ) -> None:
        uidb36, _dash, token = (let_in(system).password_key or "").partition("-")
        address = reverse("account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": token})
        form = client.get(address, follow=True)
        password = "en ganske lang setning"
        client.post(form.redirect_chain[-1][0], {"password1": password, "password2": password})
        assert User.objects.get(email=EMAIL).check_password(password)

    def test_leaves_notes_in_the_municipalitys_trail(self, system: SystemActor) -> None:
        let_in(system)
        told = AuditEvent.objects.order_by("id").values_list("kind", "actor_key", "tenant_number")
        kinds = ["access.municipality.joined", "access.user_made", "access.role_given", "access.password_link_made"]
        assert list(told) == [(kind, "system", "4003") for kind in kinds]

    def test_keeps_the_first_day_and_gives_the_same_administrator_a_new_link(self, system: SystemActor) -> None:
        first = let_in(system)
        later = let_in(replace(system, on=TODAY.replace(year=2027)), full_name="")
        assert not later.joined_now
        assert Municipality.objects.get(number="4003").joined_on == TODAY
        assert roles_in("4003") == [(EMAIL, ADMINISTRATOR.code)]
        assert later.administrator == first.administrator
        assert later.password_key

    def test_gives_another_administrator_when_asked_again(self, system: SystemActor) -> None:
        let_in(system)
        let_in(system, email="bjarne@skien.test", full_name="Bjarne Prøve")
        assert roles_in("4003") == [(EMAIL, ADMINISTRATOR.code), ("bjarne@skien.test", ADMINISTRATOR.code)]

    def test_makes_no_link_for_somebody_with_a_role_in_another_municipality(self, system: SystemActor) -> None:
        known = make_actor(TEACHER, tenant=make_municipality("9902", "Nabovik")).user
        answer = let_in(system, email=known.email, full_name="")
        assert (answer.administrator, answer.password_key) == (known, None)
        assert not AuditEvent.objects.filter(kind="access.password_link_made").exists()

    @pytest.mark.parametrize(("email", "full_name"), [("ingen adresse", "Astri Prøve"), (EMAIL, " ")])
    def test_writes_nothing_when_the_administrator_cannot_be_made(
        self, system: SystemActor, email: str, full_name: str
    ) -> None:
        with pytest.raises(UnableToGiveRole):
            let_in(system, email=email, full_name=full_name)
        assert Municipality.objects.get(number="4003").joined_on is None
        assert not AuditEvent.objects.exists()

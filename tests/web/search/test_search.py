from datetime import date

import pytest
from django.test import Client

from jobbvei.access.roles import FACILITATOR, HR, PROGRAMME_ADVISER, Role
from jobbvei.access.types import Actor
from jobbvei.audit.models import AuditEvent
from jobbvei.casework.actions import close_case
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.casework import make_case, make_participant
from tests.factories.employers import make_employer
from tests.factories.people import registered_participant

pytestmark = pytest.mark.django_db


def found_by(actor: Actor, words: str) -> str:
    client = Client()
    client.force_login(actor.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.get("/sok/", {"q": words}).content.decode()


class TestSearch:
    def test_finds_people_and_employers_by_part_of_the_name_in_any_case(self) -> None:
        adviser = make_actor(PROGRAMME_ADVISER)
        registered_participant(adviser, given_name="Olena", family_name="Testesen")
        make_employer("Solvang sykehjem")
        assert "Olena Testesen" in found_by(adviser, "TESTES")
        assert "Solvang sykehjem" in found_by(adviser, "solvang")

    def test_writes_in_the_trail_whom_it_showed(self) -> None:
        adviser = make_actor(PROGRAMME_ADVISER)
        registered_participant(adviser)
        before = AuditEvent.objects.filter(kind="people.participant.found").count()
        found_by(adviser, "olena")
        assert AuditEvent.objects.filter(kind="people.participant.found").count() > before

    def test_shows_people_only_to_roles_that_see_people(self) -> None:
        registered_participant(make_actor(PROGRAMME_ADVISER))
        assert "Olena" not in found_by(make_actor(HR), "testesen")

    def test_finds_nobody_of_another_municipality(self) -> None:
        registered_participant(make_actor(PROGRAMME_ADVISER))
        stranger = make_actor(PROGRAMME_ADVISER, tenant=make_municipality("9902", "Nordvik"))
        assert "Vi fant ingenting" in found_by(stranger, "testesen")

    def test_asks_for_more_than_one_letter(self) -> None:
        adviser = make_actor(PROGRAMME_ADVISER)
        registered_participant(adviser)
        assert "Olena" not in found_by(adviser, "o")

    def test_writes_what_was_asked_for_as_text(self) -> None:
        assert "<script>alert" not in found_by(make_actor(PROGRAMME_ADVISER), "<script>alert(1)</script>")

    @pytest.mark.parametrize(("role", "has_box"), [(PROGRAMME_ADVISER, True), (HR, True), (FACILITATOR, False)])
    def test_has_a_box_for_those_who_can_find_something(self, role: Role, has_box: bool) -> None:
        assert ('type="search"' in found_by(make_actor(role), "")) is has_box


class TestPeopleOfOneName:
    @pytest.mark.usefixtures("at_today")
    def test_are_told_apart_by_age_adviser_and_status(self) -> None:
        kari = make_actor(PROGRAMME_ADVISER, name="Kari Prøve")
        make_case(kari)
        closed = make_participant(kari, born_on=date(2001, 2, 3))
        close_case(participant=closed, reason="work", occasion=make_occasion(kari))
        page = " ".join(found_by(kari, "olena").split())
        assert "· Kari Prøve · i introduksjonsprogram" in page
        assert "· ingen leder teamet · oppfølgingen avsluttet 23. november 2026" in page

    @pytest.mark.usefixtures("at_today")
    def test_are_told_apart_by_birth_date_too_and_others_are_not(self) -> None:
        kari = make_actor(PROGRAMME_ADVISER)
        make_participant(kari)
        make_participant(kari, born_on=date(2001, 2, 3))
        make_participant(kari, family_name="Prøvenko")
        page = " ".join(found_by(kari, "olena").split())
        assert "25 år (født 3. februar 2001)" in page
        assert page.count("(født ") == 2

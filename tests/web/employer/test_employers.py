import pytest
from django.test import Client
from django.urls import reverse

from jobbvei.access.roles import HR, PROGRAMME_ADVISER, TEACHER, Role
from jobbvei.employers.actions import add_contact_person
from jobbvei.employers.details import PersonToCall
from jobbvei.employers.models import Employer
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.employers import VALID_NUMBERS, make_employer, make_opening

pytestmark = pytest.mark.django_db


def signed_in(role: Role = PROGRAMME_ADVISER) -> Client:
    client = Client()
    client.force_login(make_actor(role).user)
    return client


def page_of(employer: Employer, name: str = "employer") -> str:
    return reverse(name, kwargs={"public_id": employer.public_id})


class TestEmployers:
    def test_finds_by_name_in_any_case(self) -> None:
        make_employer("ÆRLIG BAKERI")
        make_employer("Solvang")
        shown = signed_in().get(reverse("employers"), {"tekst": "ærlig"}).content.decode()
        assert "ÆRLIG BAKERI" in shown
        assert "Solvang" not in shown

    def test_says_what_to_do_when_there_are_none(self) -> None:
        assert "Registrer den første" in signed_in().get(reverse("employers")).content.decode()

    def test_writes_the_words_searched_for_as_text(self) -> None:
        shown = signed_in().get(reverse("employers"), {"tekst": '"><script>alert(1)</script>'}).content.decode()
        assert "<script>alert" not in shown


class TestEmployer:
    def test_shows_openings_and_whom_to_call(self) -> None:
        employer = make_opening(title="Kjøkkenassistent").employer
        add_contact_person(employer=employer, person=PersonToCall(name="Anne Test"), occasion=make_occasion())
        shown = signed_in(HR).get(page_of(employer)).content.decode()
        assert "Kjøkkenassistent" in shown
        assert "Anne Test" in shown
        assert page_of(employer, "employer-edit") not in shown

    def test_of_another_municipality_is_not_found(self) -> None:
        theirs = make_employer(tenant=make_municipality("9902", "Nabovik"))
        assert signed_in().get(page_of(theirs)).status_code == 404


class TestNewEmployer:
    def test_registers_and_shows_it(self) -> None:
        response = signed_in().post(
            reverse("employer-new"), {"name": "Solvang", "organisation_number": "313 000 001", "municipality": "0301"}
        )
        employer = Employer.objects.for_tenant("9901").get()
        assert response["Location"] == page_of(employer)
        assert (employer.organisation_number, employer.municipality_id) == ("313000001", "0301")

    def test_says_what_is_wrong_with_the_organisation_number(self) -> None:
        response = signed_in().post(reverse("employer-new"), {"name": "Solvang", "organisation_number": "123456789"})
        assert response.status_code == 422
        assert "feil siffer" in response.content.decode()

    def test_shows_one_with_the_same_name_first_and_registers_when_told_that_it_is_another(self) -> None:
        make_employer("Solvang", place="Oslo")
        client = signed_in()
        response = client.post(reverse("employer-new"), {"name": "SOLVANG"})
        assert response.status_code == 422
        assert "Er det en av disse?" in response.content.decode()
        client.post(reverse("employer-new"), {"name": "SOLVANG", "is_another": "on"})
        assert Employer.objects.for_tenant("9901").count() == 2

    def test_never_registers_a_number_twice(self) -> None:
        make_employer("Solvang", organisation_number=VALID_NUMBERS[0])
        sent = {"name": "Bakeriet", "organisation_number": VALID_NUMBERS[0], "is_another": "on"}
        response = signed_in().post(reverse("employer-new"), sent)
        assert response.status_code == 422
        assert "allerede registrert på Solvang" in response.content.decode()


class TestEditEmployer:
    def test_keeps_what_the_form_does_not_ask_for(self) -> None:
        employer = make_employer("Solvang", industry="87.102", latitude=59.0, longitude=9.6)
        signed_in().post(page_of(employer, "employer-edit"), {"name": "Solvang sykehjem"})
        employer.refresh_from_db()
        assert (employer.name, employer.industry, employer.latitude) == ("Solvang sykehjem", "87.102", 59.0)


class TestContactOwner:
    def test_is_a_colleague_who_works_with_employers(self) -> None:
        employer, actor, teacher = (
            make_employer(),
            make_actor(name="Kari Prøve"),
            make_actor(TEACHER, name="Lars Prøve"),
        )
        client = Client()
        client.force_login(actor.user)
        client.post(page_of(employer, "employer-owner"), {"owner": actor.key})
        employer.refresh_from_db()
        assert employer.contact_owner == actor.user
        assert client.post(page_of(employer, "employer-owner"), {"owner": teacher.key}).status_code == 422

    def test_can_be_nobody(self) -> None:
        employer = make_employer()
        signed_in().post(page_of(employer, "employer-owner"), {"owner": ""})
        employer.refresh_from_db()
        assert employer.contact_owner is None


class TestContactPersons:
    def test_are_added_and_deleted(self) -> None:
        employer, client = make_employer(), signed_in()
        client.post(page_of(employer, "employer-person-add"), {"name": "Anne Test", "email": "anne@eksempel.test"})
        person = employer.contacts.get()
        client.post(page_of(employer, "employer-person-remove"), {"person": str(person.public_id)})
        assert not employer.contacts.exists()

    def test_need_a_name(self) -> None:
        response = signed_in().post(page_of(make_employer(), "employer-person-add"), {"name": ""})
        assert response.status_code == 422
        assert list(response.context["person_form"].errors) == ["name"]

    @pytest.mark.parametrize("key", ["", "tull", "00000000-0000-4000-8000-000000000000"])
    def test_that_are_gone_may_be_deleted_again(self, key: str) -> None:
        response = signed_in().post(page_of(make_employer(), "employer-person-remove"), {"person": key})
        assert response.status_code == 302

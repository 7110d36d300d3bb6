import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobbvei.access.roles import PROGRAMME_ADVISER, PROJECT_LEAD, UNIT_LEADER, Role
from jobbvei.employers.actions import set_people_in_advertisement
from jobbvei.employers.details import PersonToCall
from jobbvei.employers.models import Opening
from tests.factories.access import make_actor, make_municipality
from tests.factories.employers import make_employer, make_opening

pytestmark = pytest.mark.django_db


def signed_in(role: Role = PROGRAMME_ADVISER) -> Client:
    client = Client()
    client.force_login(make_actor(role).user)
    return client


def page_of(opening: Opening, name: str = "opening") -> str:
    return reverse(name, kwargs={"public_id": opening.public_id})


def posted(**changed: Any) -> dict[str, Any]:
    """A form filled in with the least there must be."""
    employer = Opening.objects.for_tenant("9901").first()
    least = {"kind": "job", "title": "Renholder", "positions": "2", "legal_floor": "none"}
    chosen = {} if employer else {"employer": str(make_employer().public_id)}
    return least | chosen | changed


class TestOpenings:
    def test_shows_open_ones_first_and_the_rest_when_asked(self) -> None:
        make_opening(title="Renholder", expires_on=timezone.localdate())
        make_opening(title="Gammel", expires_on=timezone.localdate() - timedelta(days=1))
        client = signed_in()
        shown = client.get(reverse("openings")).content.decode()
        assert "Renholder" in shown
        assert "Gammel" not in shown
        assert "Gammel" in client.get(reverse("openings"), {"status": "expired"}).content.decode()

    def test_says_what_to_do_when_there_are_none(self) -> None:
        assert "registrer en ny plass" in signed_in().get(reverse("openings")).content.decode()

    @pytest.mark.parametrize("query", [{"status": "tull"}, {"side": "-1"}, {"side": "²"}, {"municipality": "x"}])
    def test_lists_something_whatever_stands_in_the_address(self, query: dict[str, str]) -> None:
        make_opening()
        assert signed_in().get(reverse("openings"), query).status_code == 200

    def test_offers_a_new_one_only_to_those_who_may(self) -> None:
        assert reverse("opening-new") in signed_in(UNIT_LEADER).get(reverse("openings")).content.decode()
        assert reverse("opening-new") not in signed_in(PROJECT_LEAD).get(reverse("openings")).content.decode()

    def test_asks_the_database_as_often_for_many_as_for_few(self, django_assert_max_num_queries: Any) -> None:
        employer = make_employer()
        for number in range(20):
            make_opening(employer, title=f"Plass {number}")
        client = signed_in()
        with django_assert_max_num_queries(14):
            client.get(reverse("openings"))


class TestOpening:
    def test_shows_law_beside_what_the_employer_asks_for_and_which_of_them_counts(self) -> None:
        opening = make_opening(
            legal_floor="kindergarten", nb_listening="B2", nb_reading="", nb_writing="", nb_speaking=""
        )
        response = signed_in().get(page_of(opening))
        needs = {str(need.label): (need.asked, need.by_law, need.counts) for need in response.context["needs"]}
        assert needs == {
            "Norsk: lytte": ("B2", "B1", "B2"),
            "Norsk: lese": ("", "B1", "B1"),
            "Norsk: skrive": ("", "A2", "A2"),
            "Norsk: muntlig": ("", "B1", "B1"),
            "Engelsk: muntlig": ("", "", ""),
        }
        assert "barnehageloven § 27" in response.content.decode()

    def test_says_unknown_of_everything_that_is_not_known(self) -> None:
        unknown: dict[str, Any] = {
            "styrk08": "",
            "hours_per_week": None,
            "shifts": None,
            "starts_on": None,
            "has_mentor": None,
        }
        levels: dict[str, Any] = {"nb_listening": "", "nb_reading": "", "nb_writing": "", "nb_speaking": ""}
        shown = signed_in().get(page_of(make_opening(**unknown, **levels))).content.decode()
        assert shown.count("ikke kjent") >= 10

    def test_writes_text_from_an_advertisement_as_text(self) -> None:
        opening = make_opening(tasks="<script>alert(1)</script>", title="<b>Renholder</b>")
        shown = signed_in().get(page_of(opening)).content.decode()
        assert "<script>alert" not in shown
        assert "<b>Renholder" not in shown

    def test_names_the_people_in_the_advertisement(self) -> None:
        opening = make_opening()
        set_people_in_advertisement(opening, [PersonToCall(name="Anne Test", phone="12 34 56 78")])
        shown = signed_in().get(page_of(opening)).content.decode()
        assert "Anne Test" in shown
        assert 'href="tel:12345678"' in shown

    def test_of_another_municipality_is_not_found(self) -> None:
        theirs = make_opening(make_employer(tenant=make_municipality("9902", "Nabovik")))
        assert signed_in().get(page_of(theirs)).status_code == 404


class TestNewOpening:
    def test_registers_it_and_shows_it(self) -> None:
        sent = posted(
            occupation="9112 Renholdere i virksomheter",
            shifts=["day", "evening"],
            starts_on="2027-01-04",
            hours_per_week="37,5",
            licences="B, truck, B",
            has_mentor="0",
        )
        response = signed_in().post(reverse("opening-new"), sent, follow=True)
        opening = Opening.objects.for_tenant("9901").get()
        assert response.redirect_chain == [(page_of(opening), 302)]
        assert (opening.styrk08, opening.shifts, opening.starts_on, opening.licences, opening.has_mentor) == (
            "9112", ["day", "evening"], date(2027, 1, 4), ["B", "truck"], False,
        )  # fmt: skip
        assert (str(opening.hours_per_week), opening.nb_speaking) == ("37.5", "")

    @pytest.mark.parametrize(
        ("changed", "field", "said"),
        [
            ({"title": ""}, "title", "må fylles"),
            ({"occupation": "xyzzy"}, "occupation", "Vi finner ikke yrket"),
            ({"occupation": "renhold"}, "occupation_choice", "Flere yrker passer"),
            ({"legal_floor": "health", "nb_speaking": "A2"}, "nb_speaking", "minst B2"),
            ({"hours_per_week": "60"}, "hours_per_week", "fra 1 til 48"),
            ({"application_url": "javascript:alert(1)"}, "application_url", "https://"),
            ({"positions": "0"}, "positions", "1"),
        ],
    )
    def test_says_what_is_wrong_at_the_field_and_keeps_what_was_written(
        self, changed: dict[str, str], field: str, said: str
    ) -> None:
        response = signed_in().post(reverse("opening-new"), posted(tasks="Vaske trapper", **changed))
        assert response.status_code == 422
        errors = response.context["form"].errors
        assert list(errors) == [field]
        if said not in {"må fylles", "1"}:
            assert said in str(errors[field])
        assert "Vaske trapper" in response.content.decode()
        assert not Opening.objects.for_tenant("9901").exists()

    def test_asks_by_radio_which_occupation_was_meant(self) -> None:
        client = signed_in()
        page = client.post(reverse("opening-new"), posted(occupation="renhold")).content.decode()
        assert 'type="radio" name="occupation_choice" value="9112"' in page
        client.post(reverse("opening-new"), posted(occupation="renhold", occupation_choice="9112"))
        assert Opening.objects.for_tenant("9901").get().styrk08 == "9112"

    def test_keeps_the_occupation_chosen_while_something_else_is_mended(self) -> None:
        answers = posted(occupation="renhold", occupation_choice="9112", title="")
        page = signed_in().post(reverse("opening-new"), answers).content.decode()
        kept = re.search(r'<input type="radio" name="occupation_choice" value="9112"[^>]*>', page)
        assert kept is not None
        assert "checked" in kept.group()

    def test_does_not_register_at_another_municipalitys_employer(self) -> None:
        theirs = make_employer(tenant=make_municipality("9902", "Nabovik"))
        response = signed_in().post(reverse("opening-new"), posted(employer=str(theirs.public_id)))
        assert list(response.context["form"].errors) == ["employer"]

    def test_chooses_the_employer_one_came_from(self) -> None:
        employer = make_employer()
        shown = signed_in().get(reverse("opening-new"), {"arbeidsgiver": str(employer.public_id)}).content.decode()
        assert f'<option value="{employer.public_id}" selected>' in shown


class TestEditOpening:
    def test_shows_what_there_is_so_that_saving_at_once_changes_nothing(self) -> None:
        opening = make_opening(latitude=59.0, longitude=9.6, licences=("B", "truck"), shifts=("day", "night"))
        client = signed_in()
        form = client.get(page_of(opening, "opening-edit")).context["form"]
        sent = {name: form[name].value() for name in form.fields}
        sent = {name: value for name, value in sent.items() if value is not None}
        before = Opening.objects.for_tenant("9901").values().get()
        assert client.post(page_of(opening, "opening-edit"), sent).status_code == 302
        assert Opening.objects.for_tenant("9901").values().get() == before


class TestMoveOpening:
    def test_closes_and_opens_again(self) -> None:
        opening, client = make_opening(), signed_in()
        for move, status in (("close", "closed"), ("reopen", "open"), ("fill", "filled")):
            client.post(page_of(opening, "opening-move"), {"move": move})
            opening.refresh_from_db()
            assert opening.status == status

    def test_explains_when_somebody_else_closed_it_first(self) -> None:
        opening, client = make_opening(), signed_in()
        client.post(page_of(opening, "opening-move"), {"move": "close"})
        response = client.post(page_of(opening, "opening-move"), {"move": "close"})
        assert response.status_code == 409
        assert "Plassen er lukket" in response.content.decode()
        assert "Du har ikke tilgang" not in response.content.decode()

    def test_does_not_know_other_moves(self) -> None:
        assert signed_in().post(page_of(make_opening(), "opening-move"), {"move": "delete"}).status_code == 404

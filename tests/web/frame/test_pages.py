from datetime import date

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from jobbvei.access.models import Membership
from jobbvei.access.roles import ADMINISTRATOR, PROGRAMME_ADVISER, TEACHER
from jobbvei.access.types import Actor
from jobbvei.config.urls import urlpatterns as site_urls
from jobbvei.shared.errors import JobbveiError, UnusableInput
from jobbvei.shared.sentence import Sentence
from jobbvei.shared.verdict import Verdict
from jobbvei.web.frame import errors
from tests.factories.access import make_actor, make_municipality

pytestmark = pytest.mark.django_db


def refuse(request: HttpRequest) -> HttpResponse:
    Verdict.refuse("access.no", Sentence("Fristen gikk ut {day}.", {"day": date(2026, 3, 1)}), law="§ 37 c").ensure()
    return HttpResponse()


def refuse_for_now(request: HttpRequest) -> HttpResponse:
    Verdict.refuse("casework.case_closed", Sentence("Saken er avsluttet.")).ensure()
    return HttpResponse()


def reject(request: HttpRequest) -> HttpResponse:
    raise UnusableInput("test.bad", Sentence("Linje 3 mangler dato."))


def conflict(request: HttpRequest) -> HttpResponse:
    raise JobbveiError("test.moved", Sentence("Plassen er tatt."))


def fault(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [
    path("nei/", refuse),
    path("ikke-na/", refuse_for_now),
    path("feil/", reject),
    path("tatt/", conflict),
    path("brudd/", fault),
    *site_urls,
]
handler500 = errors.server_error


def signed_in(actor: Actor) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(actor.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.urls(__name__)
class TestErrorPages:
    def test_a_no_says_why_by_which_law_and_who_can_help(self) -> None:
        helper = make_actor(ADMINISTRATOR, name="Ada Administrator")
        answer = signed_in(make_actor()).get("/nei/")
        page = answer.content.decode()
        assert answer.status_code == 403
        assert "Fristen gikk ut 1. mars 2026." in page
        assert "Regelen står i § 37 c." in page
        assert helper.user.email in page

    def test_a_no_names_no_administrator_of_another_municipality(self) -> None:
        other = make_municipality("9902", "Nordvik")
        stranger = make_actor(ADMINISTRATOR, tenant=other, name="Nora Nord")
        assert stranger.user.email not in signed_in(make_actor()).get("/nei/").content.decode()

    def test_a_no_from_how_the_case_stands_is_not_about_access(self) -> None:
        helper = make_actor(ADMINISTRATOR, name="Ada Administrator")
        answer = signed_in(make_actor()).get("/ikke-na/", headers={"Referer": "http://testserver/personer/ny/"})
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Saken er avsluttet." in page
        assert "Du har ikke tilgang" not in page
        assert helper.user.email not in page
        assert '<a class="ds-button" data-variant="secondary" href="http://testserver/personer/ny/">Tilbake</a>' in page

    @pytest.mark.parametrize(
        "address", ["https://elsewhere.test/", "javascript:alert(1)", "http://testserver/ikke-na/"]
    )
    def test_leads_back_to_no_page_of_others_and_not_in_a_circle(self, address: str) -> None:
        page = signed_in(make_actor()).get("/ikke-na/", headers={"Referer": address}).content.decode()
        assert f'href="{address}"' not in page
        assert "Til forsiden" in page

    def test_unusable_input_says_how_to_mend_it(self) -> None:
        answer = signed_in(make_actor()).get("/feil/")
        assert answer.status_code == 400
        assert "Linje 3 mangler dato." in answer.content.decode()

    def test_a_conflict_says_what_stands_in_the_way(self) -> None:
        answer = signed_in(make_actor()).get("/tatt/")
        assert answer.status_code == 409
        assert "Plassen er tatt." in answer.content.decode()

    def test_a_fault_of_ours_shows_a_page_without_details(self) -> None:
        answer = Client(raise_request_exception=False).get("/brudd/")
        assert answer.status_code == 500
        assert "Noe gikk galt hos oss" in answer.content.decode()
        assert "ZeroDivision" not in answer.content.decode()

    def test_an_unknown_address_is_answered_in_our_look(self) -> None:
        answer = Client().get("/finnes-ikke/")
        assert answer.status_code == 404
        assert "Siden finnes ikke" in answer.content.decode()


class TestServerError:
    @pytest.mark.django_db(databases=[])
    def test_asks_the_database_nothing(self) -> None:
        answer = errors.server_error(RequestFactory().get("/"))
        assert answer.status_code == 500
        assert "Noe gikk galt hos oss" in answer.content.decode()


class TestCsrfFailure:
    def test_explains_that_the_form_was_too_old(self) -> None:
        client = Client(enforce_csrf_checks=True)
        answer = client.post("/sprak/", {"language": "en"})
        assert answer.status_code == 403
        assert "Skjemaet er for gammelt" in answer.content.decode()


class TestFrame:
    def test_says_in_which_role_and_where_one_sees_the_page(self) -> None:
        page = signed_in(make_actor(TEACHER)).get("/min-konto/").content.decode()
        assert "Du ser dette som lærer i Eksempelvik" in page

    def test_offers_other_roles_only_to_who_has_them(self) -> None:
        actor = make_actor(PROGRAMME_ADVISER)
        assert "Bytt rolle" not in signed_in(actor).get("/min-konto/").content.decode()
        Membership.objects.create(
            user=actor.user, tenant=actor.tenant, role=ADMINISTRATOR.code, started_on=date(2024, 1, 1)
        )
        assert "Bytt rolle" in signed_in(actor).get("/min-konto/").content.decode()

    @pytest.mark.parametrize(("demo", "times"), [(True, 1), (False, 0)])
    def test_shows_the_strip_in_the_demo_only(self, demo: bool, times: int) -> None:
        with override_settings(JOBBVEI_DEMO=demo):
            assert Client().get("/hjelp/").content.decode().count("Syntetiske data") == times

    def test_tells_who_is_signed_in_without_a_role_what_to_do(self) -> None:
        actor = make_actor()
        Membership.objects.filter(user=actor.user).update(ended_on=date(2024, 1, 2))
        answer = signed_in(actor).get("/")
        assert answer.status_code == 403
        assert "Du har ingen rolle ennå" in answer.content.decode()

    @pytest.mark.parametrize(
        "address", ["/hjelp/", "/hjelp/hvem-ser-hva/", "/hjelp/personvern/", "/hjelp/tilgjengelighet/", "/konto/login/"]
    )
    def test_carries_no_script_style_or_address_from_elsewhere(self, address: str) -> None:
        page = Client().get(address).content.decode()
        assert "<style" not in page
        assert " style=" not in page
        assert 'src="http' not in page
        assert " onclick=" not in page


class TestLanguage:
    def test_is_bokmal_whatever_the_browser_wishes(self) -> None:
        answer = Client().get("/hjelp/", headers={"Accept-Language": "en"})
        assert '<html lang="nb"' in answer.content.decode()
        assert answer.headers["Content-Language"] == "nb"

    def test_stays_as_chosen(self) -> None:
        client = Client()
        client.post("/sprak/", {"language": "uk", "next": "/hjelp/"})
        assert '<html lang="uk"' in client.get("/hjelp/").content.decode()

    def test_ignores_a_language_we_do_not_have(self) -> None:
        client = Client()
        client.cookies["jobbvei_language"] = "xx"
        assert '<html lang="nb"' in client.get("/hjelp/").content.decode()

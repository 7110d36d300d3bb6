"""Somebody answers, without log-in and without script."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from jobbvei.access.roles import FACILITATOR
from jobbvei.surveys.actions import close_wave, withdraw_wave
from jobbvei.surveys.models import Audience, Draft, OpenAnswer, Response, Wave
from jobbvei.surveys.wave_plan import NOBODY
from jobbvei.web.survey.limits import MISSES
from tests.factories.access import NOW, make_actor, make_occasion
from tests.factories.surveys import answer, ends_of, make_open_wave

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]


@pytest.fixture(autouse=True)
def _nobody_has_tried_before() -> None:
    cache.clear()


@pytest.fixture
def wave() -> Wave:
    return make_open_wave(make_actor(FACILITATOR))


@pytest.fixture
def link(wave: Wave) -> str:
    return f"/svar/{ends_of(wave)[0]}/"


def text_of(client: Client, path: str) -> str:
    return client.get(path).content.decode()


class TestAnswering:
    def test_goes_page_by_page_to_thanks(self, client: Client, wave: Wave, link: str) -> None:
        assert "Begynn" in text_of(client, link)
        first = client.post(f"{link}1/", {"took_part": "yes", "go": "next"})
        second = client.post(
            f"{link}2/", {"useful": "4", "went_wrong": ["room", "sound"], "hours": "1 2", "more": "Takk"}
        )
        assert (first["Location"], second["Location"]) == (f"{link}2/", f"{link}send/")
        assert "Rommet; Lyden" in text_of(client, f"{link}send/")
        assert client.post(f"{link}send/")["Location"] == f"{link}takk/"
        assert "Takk for svaret" in text_of(client, f"{link}takk/")
        [row] = Response.objects.for_tenant(wave.tenant_id)
        assert row.answers == {"took_part": "yes", "useful": 4, "went_wrong": ["room", "sound"], "hours": 12}
        assert OpenAnswer.objects.for_tenant(wave.tenant_id).get(wave=wave).text == "Takk"

    def test_asks_only_what_the_filters_let_through(self, client: Client, link: str) -> None:
        client.post(f"{link}1/", {"took_part": "no"})
        shown = text_of(client, f"{link}2/")
        assert "Var det nyttig?" not in shown
        assert "Hva gikk galt?" in shown

    def test_goes_back_and_keeps_what_was_written(self, client: Client, link: str) -> None:
        client.post(f"{link}1/", {"took_part": "yes"})
        back = client.post(f"{link}2/", {"hours": "7", "go": "back"})
        assert back["Location"] == f"{link}1/"
        assert 'value="7"' in text_of(client, f"{link}2/")
        assert "checked" in text_of(client, f"{link}1/")

    def test_says_what_to_mend_and_keeps_nothing(self, client: Client, wave: Wave, link: str) -> None:
        missing = client.post(f"{link}1/", {})
        assert missing.status_code == 422
        assert "Svar på dette spørsmålet" in missing.content.decode()
        client.post(f"{link}1/", {"took_part": "yes"})
        wrong = client.post(f"{link}2/", {"hours": "99", "went_wrong": ["room", "nothing"], "useful": "9"})
        told = wrong.content.decode()
        assert "fra 0 til 40" in told
        assert "«Ingenting» kan ikke velges sammen med andre svar" in told
        assert "Velg et av svarene" in told
        assert Draft.objects.for_tenant(wave.tenant_id).count() == 1

    def test_sends_nothing_before_what_must_be_answered_is(self, client: Client, wave: Wave, link: str) -> None:
        refused = client.post(f"{link}send/")
        assert refused.status_code == 422
        assert "Var du med?" in refused.content.decode()
        assert Response.objects.for_tenant(wave.tenant_id).count() == 0

    def test_asks_in_the_readers_language_and_says_which_it_is(self, client: Client, link: str) -> None:
        client.cookies["jobbvei_language"] = "en"
        first, second = text_of(client, f"{link}1/"), text_of(client, link)
        assert "Were you there?" in first
        assert "Short survey" in second
        client.post(f"{link}1/", {"took_part": "yes"})
        assert '<div lang="nb"' in text_of(client, f"{link}2/")


class TestSeveralSittings:
    def test_need_the_same_browser_or_the_link_one_took_along(self, client: Client, link: str) -> None:
        client.post(f"{link}1/", {"took_part": "yes"})
        later = client.post(f"{link}2/", {"more": "halvferdig tanke", "go": "later"}).content.decode()
        elsewhere = Client()
        assert "halvferdig tanke" not in text_of(elsewhere, f"{link}2/")
        taken_along = later.split("?fortsett=")[1].split("<")[0]
        elsewhere.get(f"{link}?fortsett={taken_along}")
        assert "Fortsett" in text_of(elsewhere, link)
        assert "halvferdig tanke" in text_of(elsewhere, f"{link}2/")

    def test_are_closed_to_the_owner_who_knows_the_link(self, client: Client, wave: Wave, link: str) -> None:
        client.post(f"{link}1/", {"took_part": "yes"})
        client.post(f"{link}2/", {"more": "halvferdig tanke", "go": "later"})
        owner = Client()
        owner.force_login(make_actor(FACILITATOR, wave.tenant).user)
        for page in ("", "1/", "2/", "send/"):
            assert "halvferdig tanke" not in text_of(owner, f"{link}{page}")

    def test_leave_one_cookie_for_this_link_only(self, client: Client, link: str) -> None:
        response = client.post(f"{link}1/", {"took_part": "yes"})
        cookie = response.cookies["jobbvei_svar"]
        assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (link, True, "Lax")
        assert "sessionid" not in response.cookies


class TestALink:
    def test_that_is_used_only_says_thanks(self, client: Client, wave: Wave, link: str) -> None:
        answer(ends_of(wave)[0])
        assert client.get(f"{link}1/")["Location"] == f"{link}takk/"

    def test_of_a_closed_wave_says_when_it_closed(self, client: Client, wave: Wave, link: str) -> None:
        close_wave(wave=wave, occasion=make_occasion(make_actor(FACILITATOR, wave.tenant)))
        assert "ble avsluttet 23. november 2026" in text_of(client, f"{link}1/")

    def test_after_the_last_day_says_so(self, client: Client, link: str) -> None:
        with time_machine.travel(NOW + timedelta(days=20), tick=False):
            assert "ble avsluttet 4. desember 2026" in text_of(client, link)

    def test_of_a_withdrawn_wave_says_that_the_answers_are_deleted(self, client: Client, wave: Wave, link: str) -> None:
        withdraw_wave(wave=wave, occasion=make_occasion(make_actor(FACILITATOR, wave.tenant)))
        assert "trukket tilbake. Svarene er slettet" in text_of(client, link)

    def test_before_the_first_day_says_when_it_opens(self, client: Client) -> None:
        wave = make_open_wave(opens_on=(NOW + timedelta(days=3)).date())
        assert "åpner 26. november 2026" in text_of(client, f"/svar/{ends_of(wave)[0]}/")

    def test_that_is_guessed_opens_nothing_and_is_soon_refused(self, client: Client) -> None:
        got = [client.get("/svar/gjetning/").status_code for _ in range(MISSES + 1)]
        assert got == [404] * MISSES + [429]

    def test_is_kept_by_no_cache_and_no_search_engine(self, client: Client, link: str) -> None:
        response = client.get(link)
        assert response["Cache-Control"] == "no-store"
        assert "noindex" in response["X-Robots-Tag"]

    def test_that_is_open_can_be_used_again_on_the_same_device(self, client: Client) -> None:
        wave = make_open_wave(audience=Audience.OPEN, recipients=NOBODY)
        link = f"/svar/{wave.open_key}/"
        for _ in range(2):
            client.post(f"{link}1/", {"took_part": "no"})
            client.post(f"{link}send/")
            assert "Svar for en annen" in text_of(client, f"{link}takk/")
            assert "checked" not in text_of(client, f"{link}1/")
        assert Response.objects.for_tenant(wave.tenant_id).count() == 2

"""The page of numbers worked out again."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from jobbvei.access.roles import ANALYST
from jobbvei.insight.reproduction.claims import ClaimVerdict
from jobbvei.insight.reproduction.sources import claims
from tests.factories.access import make_actor

pytestmark = pytest.mark.django_db


def shown(client: Client, answer: str = "") -> str:
    client.force_login(make_actor(ANALYST).user)
    response = client.get(reverse("reproduction"), {"svar": answer} if answer else {})
    assert response.status_code == 200
    return response.content.decode()


class TestReproduction:
    def test_begins_with_what_does_not_follow(self, client: Client) -> None:
        page = shown(client)
        for one in claims():
            if one.verdict is ClaimVerdict.DOES_NOT_FOLLOW:
                assert escape(one.label) in page and escape(one.why) in page
        assert "Svarandel, prosent" not in page

    @pytest.mark.parametrize("verdict", ClaimVerdict)
    def test_shows_every_number_with_the_answer_asked_for(self, client: Client, verdict: ClaimVerdict) -> None:
        held = sum(one.verdict is verdict for one in claims())
        page = shown(client, verdict.value)
        assert page.count('<th scope="row"') == held
        assert f"({held})</strong>" in page

    def test_shows_what_went_in_with_decimal_comma(self, client: Client) -> None:
        page = shown(client, "within_rounding").replace("\N{NO-BREAK SPACE}", " ")
        assert "23 384,8" in page and "21 220 + 660 + 1 504,8" in page

    def test_takes_any_word_for_an_answer(self, client: Client) -> None:
        assert "Følger ikke" in shown(client, "<script>")

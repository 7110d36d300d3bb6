"""What a phone sees and sends."""

import pytest
from django.test import Client

from jobbvei.learning_network.actions.live import close_question, end_live_session
from jobbvei.learning_network.models import LiveAnswer, LiveQuestion
from jobbvei.learning_network.queries.live import result_of
from jobbvei.web.live.phone_keys import COOKIE
from tests.factories.access import make_occasion
from tests.factories.learning_network import facilitators_seat
from tests.factories.live import make_asked_question, make_live_session

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def address(question: LiveQuestion) -> str:
    return f"/live/{question.session.code}/"


def form(question: LiveQuestion, **said: str) -> dict[str, str]:
    return {"question": str(question.public_id), **said}


def text_of(client: Client, path: str) -> str:
    return client.get(path).content.decode()


class TestJoin:
    def test_leads_to_the_session_of_the_code(self, client: Client) -> None:
        session = make_live_session()
        assert client.get("/live/", {"kode": session.code.lower()})["Location"] == f"/live/{session.code}/"

    def test_says_that_a_code_is_wrong_and_keeps_it_to_be_mended(self, client: Client) -> None:
        response = client.get("/live/", {"kode": "FEIL"})
        assert response.status_code == 404
        assert 'value="FEIL"' in response.content.decode()


class TestPhone:
    def test_waits_between_questions(self, client: Client) -> None:
        assert "Du er med" in text_of(client, f"/live/{make_live_session().code}/")

    def test_shows_the_open_question_and_then_its_own_answer(self, client: Client) -> None:
        question = make_asked_question()
        assert "Har dere en plan?" in text_of(client, address(question))
        sent = client.post(address(question), form(question, choices="1"))
        shown = text_of(client, sent["Location"])
        assert "Takk, svaret er med" in shown
        assert "Endre svaret" in shown
        assert shown.count("checked") == 1
        client.post(address(question), form(question, choices="2"))
        assert [bar.count for bar in result_of(question).bars] == [0, 0, 1]

    @pytest.mark.parametrize(
        ("kind", "said"),
        [
            ("scale", {"choices": "4"}),
            ("words", {"word_0": "jobb", "word_1": "", "word_2": "språk"}),
            ("text", {"text": "Mer tid"}),
            ("ideas", {"text": "Fadder"}),
        ],
    )
    def test_answers_every_kind(self, kind: str, said: dict[str, str], client: Client) -> None:
        question = make_asked_question(kind=kind)
        assert client.post(address(question), form(question, **said)).status_code == 302
        shown = text_of(client, address(question))
        assert all(value in shown for value in said.values())

    def test_says_what_is_missing_and_keeps_nothing(self, client: Client) -> None:
        question = make_asked_question()
        assert client.post(address(question), form(question)).status_code == 422
        assert LiveAnswer.objects.in_network(question.network).count() == 0

    def test_is_told_when_the_answer_came_too_late(self, client: Client) -> None:
        question = make_asked_question()
        seat = facilitators_seat(question.network)
        close_question(seat=seat, question=question, occasion=make_occasion(seat.actor))
        assert "ble lukket" in client.post(address(question), form(question, choices="0")).content.decode()

    def test_does_not_answer_the_next_question_with_the_answer_to_the_last(self, client: Client) -> None:
        first = make_asked_question()
        second = make_asked_question(first.session, words="Og nå?")
        client.post(address(first), form(first, choices="0"))
        assert result_of(second).answered == 0

    def test_with_a_forged_cookie_gets_a_new_one(self, client: Client) -> None:
        question = make_asked_question()
        client.cookies[COOKIE] = "nokkel:forfalsket"
        client.get(address(question))
        assert client.cookies[COOKIE].value != "nokkel:forfalsket"

    def test_is_in_the_language_one_has_chosen(self, client: Client) -> None:
        client.cookies["jobbvei_language"] = "en"
        assert '<html lang="en"' in text_of(client, f"/live/{make_live_session().code}/")


class TestNews:
    def test_are_none_while_the_same_question_is_open(self, client: Client) -> None:
        question = make_asked_question()
        asked = {"sett": str(question.public_id)}
        assert client.get(f"{address(question)}nytt/", asked, headers=HTMX).status_code == 204

    def test_make_the_phone_load_the_page_anew(self, client: Client) -> None:
        question = make_asked_question()
        assert client.get(f"{address(question)}nytt/", {"sett": "-"}, headers=HTMX)["HX-Refresh"] == "true"

    def test_tell_that_the_session_has_ended(self, client: Client) -> None:
        session = make_live_session()
        seat = facilitators_seat(session.network)
        end_live_session(seat=seat, session=session, occasion=make_occasion(seat.actor))
        assert client.get(f"/live/{session.code}/nytt/", {"sett": "-"}, headers=HTMX)["HX-Refresh"] == "true"
        assert client.get(f"/live/{session.code}/").status_code == 404
        assert client.get(f"/live/{session.code}/na/").status_code == 286


class TestIdeas:
    def test_are_voted_for_with_and_without_script(self, client: Client) -> None:
        question = make_asked_question(kind="ideas")
        client.post(address(question), form(question, text="Fadder"))
        [idea] = LiveAnswer.objects.in_network(question.network)
        vote = {"idea": str(idea.public_id)}
        assert Client().post(f"{address(question)}ideer/", vote)["Location"] == address(question)
        shown = client.post(f"{address(question)}ideer/", vote, headers=HTMX).content.decode()
        assert 'aria-pressed="true"' in shown
        assert result_of(question).texts[0].votes == 2

    @pytest.mark.parametrize("idea", ["", "x", "00000000-0000-4000-8000-00000000000a"])
    def test_that_are_none_get_no_vote(self, idea: str, client: Client) -> None:
        question = make_asked_question(kind="ideas")
        assert client.post(f"{address(question)}ideer/", {"idea": idea}).status_code == 302

    def test_of_a_question_that_is_over_make_the_phone_load_the_page_anew(self, client: Client) -> None:
        question = make_asked_question(kind="ideas")
        make_asked_question(question.session, words="Og nå?")
        assert client.get(f"{address(question)}ideer/", headers=HTMX)["HX-Refresh"] == "true"
        assert client.get("/live/QQQQQ/ideer/", headers=HTMX)["HX-Refresh"] == "true"


class TestNumbers:
    def test_show_what_the_screen_shows_without_what_is_hidden(self, client: Client) -> None:
        question = make_asked_question(kind="text", shows_at_once=False)
        client.post(address(question), form(question, text="Skal ikke vises"))
        shown = text_of(client, f"{address(question)}tall/")
        assert "1 har svart" in shown
        assert "Skal ikke vises" not in shown

    def test_show_all_texts_where_the_screen_has_no_room(self, client: Client) -> None:
        question = make_asked_question(kind="text")
        for number in range(11):
            Client().post(address(question), form(question, text=f"Svar nr. {number}"))
        assert text_of(client, f"{address(question)}na/").count("Svar nr.") == 10
        assert "Se svarene" in text_of(client, f"{address(question)}na/")
        assert text_of(client, f"{address(question)}tall/").count("Svar nr.") == 11

"""The facilitator's pages about live questions."""

import pytest
from django.test import Client

from jobbvei.access.roles import FACILITATOR
from jobbvei.learning_network.actions.live import close_question
from jobbvei.learning_network.actions.live_answers import answer_question
from jobbvei.learning_network.live_details import Said
from jobbvei.learning_network.models import LiveAnswer, LiveQuestion, LiveSession, Network
from jobbvei.learning_network.queries.live import options_of, questions_of
from jobbvei.learning_network.types import QuestionState
from tests.factories.access import make_actor, make_occasion
from tests.factories.gatherings import make_gathering
from tests.factories.learning_network import facilitators_seat, make_network
from tests.factories.live import make_asked_question, make_live_question, make_live_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def network(client: Client) -> Network:
    """A network whose facilitator is signed in."""
    made = make_network()
    client.force_login(make_actor(FACILITATOR, made.tenant).user)
    return made


def address(session: LiveSession, last: str = "") -> str:
    return f"/nettverk/{session.network.public_id}/live/{session.public_id}/{last}"


def of_question(question: LiveQuestion, last: str) -> str:
    return f"/nettverk/{question.network.public_id}/live/sporsmal/{question.public_id}/{last}/"


class TestPreparing:
    def test_goes_from_a_name_to_a_question_in_two_forms(self, client: Client, network: Network) -> None:
        made = client.post(f"/nettverk/{network.public_id}/live/", {"name": "Samling 1"})
        [session] = LiveSession.objects.in_network(network)
        assert made["Location"] == address(session)
        said = {"words": "Har dere en plan?", "options": "Ja\nNei\n\n", "takes_several": "on"}
        client.post(address(session, "nytt/?type=poll"), said)
        [question] = questions_of(session)
        assert (question.takes_several, options_of(question)) == (True, ["Ja", "Nei"])
        client.post(of_question(question, "endre"), {"words": "Endret?", "options": "A\nB"})
        assert questions_of(session)[0].words == "Endret?"
        assert "Endret?" in client.get(address(session)).content.decode()

    @pytest.mark.parametrize("kind", ["poll", "scale", "words", "text", "ideas"])
    def test_has_a_form_for_every_kind(self, kind: str, client: Client, network: Network) -> None:
        session = make_live_session(network)
        assert client.get(address(session, f"nytt/?type={kind}")).status_code == 200
        assert client.post(address(session, f"nytt/?type={kind}"), {"words": ""}).status_code == 422

    def test_says_what_is_wrong_with_the_choices(self, client: Client, network: Network) -> None:
        session = make_live_session(network)
        response = client.post(address(session, "nytt/?type=poll"), {"words": "Hva?", "options": "Ja"})
        assert "fra 2 til 12 ulike valg" in response.content.decode()
        assert client.get(address(session, "nytt/?type=quiz")).status_code == 404


class TestAsking:
    def test_opens_closes_uses_again_and_removes(self, client: Client, network: Network) -> None:
        question = make_live_question(make_live_session(network))
        client.post(of_question(question, "apne"))
        assert questions_of(question.session)[0].state == QuestionState.OPEN
        client.post(of_question(question, "lukk"))
        client.post(of_question(question, "igjen"))
        assert [one.state for one in questions_of(question.session)] == [QuestionState.CLOSED, QuestionState.PREPARED]
        client.post(of_question(question, "slett"))
        assert len(questions_of(question.session)) == 1

    def test_hides_an_answer_and_shows_it_again(self, client: Client, network: Network) -> None:
        question = make_asked_question(make_live_session(network), kind="text")
        answer_question(question=question, phone_key="a", said=Said(text="Uhøflig"))
        [answer] = LiveAnswer.objects.in_network(network)
        place = f"/nettverk/{network.public_id}/live/svar/{answer.public_id}/"
        now = f"/live/{question.session.code}/tall/"
        client.post(place, {"vis": "nei"})
        assert "vises ikke" in client.get(address(question.session)).content.decode()
        assert "Uhøflig" not in Client().get(now).content.decode()
        client.post(place, {"vis": "ja"})
        assert LiveAnswer.objects.in_network(network).get().is_shown


class TestScreen:
    def test_shows_question_code_and_address_drawn_for_phones(self, client: Client, network: Network) -> None:
        question = make_asked_question(make_live_session(network))
        shown = client.get(address(question.session, "skjerm/?farger=dark")).content.decode()
        assert 'data-color-scheme="dark"' in shown
        assert "jv-qr" in shown
        assert "testserver/live<" in shown
        assert question.session.code in shown
        assert "Har dere en plan?" in shown

    def test_waits_before_the_first_question(self, client: Client, network: Network) -> None:
        shown = client.get(address(make_live_session(network), "skjerm/?farger=gul")).content.decode()
        assert "Straks begynner vi" in shown
        assert 'data-color-scheme="auto"' in shown


class TestTheFile:
    def test_holds_closed_questions_and_no_formulas(self, client: Client, network: Network) -> None:
        poll = make_asked_question(make_live_session(network))
        answer_question(question=poll, phone_key="a", said=Said(choices=(1,)))
        texts = make_asked_question(poll.session, kind="text", words="Hva mer?")
        answer_question(question=texts, phone_key="a", said=Said(text="=1+1"))
        seat = facilitators_seat(network)
        close_question(seat=seat, question=texts, occasion=make_occasion(seat.actor))
        make_asked_question(poll.session, words="Åpent nå")
        lines = client.get(address(poll.session, "svar.csv")).content.decode("utf-8-sig").splitlines()
        assert lines[1:4] == [
            "Har dere en plan?;valg;Alle;Ja;0;1",
            "Har dere en plan?;valg;Alle;Nei;1;1",
            "Har dere en plan?;valg;Alle;Vet ikke;0;1",
        ]
        assert len(lines) == 5
        assert ";=1+1" not in lines[4]


class TestAGathering:
    def test_shows_what_the_room_answered_there_once_it_is_closed(self, client: Client, network: Network) -> None:
        gathering = make_gathering(network)
        said = {"name": "Samling 1", "gathering": str(gathering.public_id)}
        client.post(f"/nettverk/{network.public_id}/live/", said)
        [session] = LiveSession.objects.in_network(network)
        question = make_asked_question(session)
        answer_question(question=question, phone_key="a", said=Said(choices=(0,)))
        page = f"/nettverk/{network.public_id}/samlinger/{gathering.public_id}/"
        assert "Det salen svarte" not in client.get(page).content.decode()
        client.post(of_question(question, "lukk"))
        shown = client.get(page).content.decode()
        assert "Har dere en plan?" in shown
        assert "1 har svart" in shown


class TestEnding:
    def test_keeps_the_results_and_offers_a_copy(self, client: Client, network: Network) -> None:
        question = make_asked_question(make_live_session(network))
        answer_question(question=question, phone_key="a", said=Said(choices=(0,)))
        client.post(address(question.session, "avslutt/"))
        shown = client.get(address(question.session)).content.decode()
        assert "1 har svart" in shown
        assert "hx-get" not in shown
        client.post(address(question.session, "kopi/"))
        assert LiveSession.objects.in_network(network).count() == 2

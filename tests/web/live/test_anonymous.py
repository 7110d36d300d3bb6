"""Trying to find out who answered what: in the rows, the trail, the log, the sessions and the order of things."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from structlog.testing import capture_logs

from jobbvei.access.roles import FACILITATOR
from jobbvei.learning_network.actions.live import close_question
from jobbvei.learning_network.models import LiveAnswer, LiveQuestion, LiveVote, SizeGroup
from jobbvei.web.live.phone_keys import COOKIE, SIGNER
from tests.factories.access import make_actor, make_occasion
from tests.factories.learning_network import facilitators_seat
from tests.factories.live import make_asked_question, make_live_session

pytestmark = pytest.mark.django_db
TEXTS = [f"Svar {letter}" for letter in "abcdefghijklmnopqrst"]


def send(client: Client, question: LiveQuestion, **said: str) -> None:
    """Open the page as a phone does, then answer."""
    address = f"/live/{question.session.code}/"
    client.get(address)
    assert client.post(address, {"question": str(question.public_id), **said}).status_code == 302


def everything_stored(but: type | None = None) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, sessions and trail too."""
    models = [model for model in apps.get_models() if model is not but]
    return {model._meta.label: [dict(row) for row in model._base_manager.order_by("pk").values()] for model in models}


def answers_of(question: LiveQuestion) -> list[LiveAnswer]:
    return list(LiveAnswer.objects.in_network(question.network).filter(question=question).order_by("id"))


def close(question: LiveQuestion) -> None:
    seat = facilitators_seat(question.network)
    close_question(seat=seat, question=question, occasion=make_occasion(seat.actor))


class TestAnAnswer:
    def test_is_the_only_thing_that_is_written_also_by_somebody_signed_in(self, client: Client) -> None:
        question = make_asked_question()
        client.force_login(make_actor(FACILITATOR, question.network.tenant).user)
        before = everything_stored(but=LiveAnswer)
        send(client, question, choices="0")
        client.get(f"/live/{question.session.code}/nytt/", headers={"HX-Request": "true"})
        assert everything_stored(but=LiveAnswer) == before
        [row] = LiveAnswer.objects.in_network(question.network).values()
        told = {"id", "public_id", "network_id", "question_id", "phone", "choices", "text", "size_group_id", "is_shown"}
        assert set(row) == told | {"votes"}

    def test_leaves_no_role_and_no_address_in_the_log_of_requests(self, client: Client) -> None:
        question = make_asked_question()
        client.force_login(make_actor(FACILITATOR, question.network.tenant).user)
        with capture_logs() as logs:
            send(client, question, choices="0")
        requests = [one for one in logs if one["event"] == "request"]
        assert {(one["page"], one["role"], one["tenant"]) for one in requests} == {("live-phone", "", "")}
        assert question.session.code not in str(logs)
        assert "127.0.0.1" not in str(logs)

    def test_of_one_phone_to_two_questions_have_nothing_in_common(self, client: Client) -> None:
        first = make_asked_question(kind="text")
        send(client, first, text="Hei")
        second = make_asked_question(first.session, kind="text", words="Og nå?")
        send(client, second, text="Hei igjen")
        mark = answers_of(second)[0].phone
        assert mark
        third = make_asked_question(make_live_session(first.network), kind="text")
        send(client, third, text="Hei")
        values = [
            {str(value) for name, value in one.items() if name not in {"network_id", "choices", "is_shown", "votes"}}
            for one in LiveAnswer.objects.in_network(first.network).filter(question__in=[second, third]).values()
        ]
        assert values[0] & values[1] == {"None"}

    def test_does_not_hold_the_key_of_the_phone_and_nothing_else_does(self, client: Client) -> None:
        question = make_asked_question(kind="ideas")
        send(client, question, text="Fadder")
        idea = answers_of(question)[0]
        client.post(f"/live/{question.session.code}/ideer/", {"idea": str(idea.public_id)})
        assert LiveVote.objects.in_network(question.network).count() == 1
        cookie = client.cookies[COOKIE]
        assert SIGNER.unsign(cookie.value) not in str(everything_stored())
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/live/")

    def test_and_a_vote_by_the_same_phone_have_different_marks(self, client: Client) -> None:
        question = make_asked_question(kind="ideas")
        send(client, question, text="Fadder")
        send(Client(), question, text="Opptak")
        for idea in answers_of(question):
            client.post(f"/live/{question.session.code}/ideer/", {"idea": str(idea.public_id)})
        votes = LiveVote.objects.in_network(question.network).values_list("phone", flat=True)
        assert len({*votes, *(one.phone for one in answers_of(question))}) == 4


class TestTheOrderOfTheRows:
    def test_says_nothing_about_who_came_first(self) -> None:
        question = make_asked_question(kind="text")
        for text in TEXTS:
            send(Client(), question, text=text)
        assert [one.text for one in answers_of(question)] != TEXTS
        by_public_id = sorted(answers_of(question), key=lambda one: one.public_id)
        assert [one.text for one in by_public_id] != TEXTS

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's hidden row number")
    def test_is_not_kept_in_sqlites_own_row_number(self) -> None:
        question = make_asked_question(kind="text")
        for text in TEXTS:
            send(Client(), question, text=text)
        with connection.cursor() as cursor:
            cursor.execute("select text, id = rowid from learning_network_liveanswer order by rowid")
            found = cursor.fetchall()
        assert [text for text, _same in found] != TEXTS
        assert all(same for _text, same in found)

    def test_is_another_when_the_question_is_closed(self) -> None:
        question = make_asked_question(kind="text")
        for text in TEXTS:
            send(Client(), question, text=text)
        before = {(one.pk, one.public_id) for one in answers_of(question)}
        close(question)
        after = answers_of(question)
        assert sorted(one.text for one in after) == TEXTS
        assert before.isdisjoint({(one.pk, one.public_id) for one in after})
        with connection.cursor() as cursor:
            place = "rowid" if connection.vendor == "sqlite" else "ctid"
            cursor.execute(f"select text from learning_network_liveanswer order by {place}")  # noqa: S608  # no input
            assert [text for (text,) in cursor.fetchall()] != TEXTS


class TestAClosedQuestion:
    def test_knows_no_phone_no_secret_and_no_size_group(self) -> None:
        question = make_asked_question(asks_size_group=True)
        group = SizeGroup.objects.create(network=question.network, name="Små")
        for _phone in range(3):
            send(Client(), question, choices="0", size_group=str(group.pk))
        close(question)
        kept = LiveQuestion.objects.in_network(question.network).get(pk=question.pk)
        assert (kept.secret, kept.tally) == ("", {"answered": 3, "counts": [3, 0, 0], "groups": []})
        assert answers_of(question) == []

    def test_does_not_know_the_phone_again(self, client: Client) -> None:
        question = make_asked_question(kind="text")
        send(client, question, text="Min hemmelighet")
        close(question)
        page = client.get(f"/live/{question.session.code}/").content.decode()
        assert "Min hemmelighet" not in page
        assert {one.phone for one in answers_of(question)} == {None}

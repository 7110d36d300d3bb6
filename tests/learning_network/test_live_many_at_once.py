"""A full room answers at the same time, each phone on a connection of its own, and nothing is lost."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from jobbvei.learning_network.actions.live import close_question
from jobbvei.learning_network.actions.live_answers import answer_question, vote_for_idea
from jobbvei.learning_network.live_details import Said
from jobbvei.learning_network.models import LiveQuestion
from jobbvei.learning_network.queries.live import result_of
from jobbvei.shared.errors import Refused
from tests.factories.access import make_occasion
from tests.factories.learning_network import facilitators_seat
from tests.factories.live import make_asked_question

PHONES, AT_ONCE = 60, 8
pytestmark = pytest.mark.django_db(transaction=True)
Task = Callable[[], Any]


@pytest.fixture
def all_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[list[Task]], list[Any]]]:
    """Runs tasks in threads, each with a connection of its own.

    SQLite's test database is in memory, where connections do not wait for each other as they do in a file; so the
    threads work in a copy of it, in a file, as an installation does.
    """

    def run(tasks: list[Task]) -> list[Any]:
        if connection.vendor == "sqlite" and connection.settings_dict["NAME"] != str(tmp_path / "copy.sqlite3"):
            connection.ensure_connection()
            copy = sqlite3.connect(tmp_path / "copy.sqlite3")
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=WAL")  # as a file is from its first day; no thread has to change it
            copy.close()
            monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "copy.sqlite3"))
        with ThreadPoolExecutor(AT_ONCE) as threads:
            return list(threads.map(_in_own_connection, tasks))

    yield run
    monkeypatch.undo()


def _in_own_connection(task: Task) -> Any:
    try:
        return task()
    finally:
        connection.close()


def choose(question: LiveQuestion, phone: int) -> bool:
    try:
        answer_question(question=question, phone_key=str(phone), said=Said(choices=(phone % 3,)))
    except Refused:
        return False
    return True


class TestAFullRoom:
    def test_loses_nothing(self, all_at_once: Callable[[list[Task]], list[Any]]) -> None:
        question = make_asked_question()
        all_at_once([partial(choose, question, phone) for phone in range(PHONES)])
        [result] = all_at_once([lambda: result_of(question)])
        assert [bar.count for bar in result.bars] == [20, 20, 20]

    def test_counts_a_phone_that_sends_twice_at_once_only_once(
        self, all_at_once: Callable[[list[Task]], list[Any]]
    ) -> None:
        question = make_asked_question()
        all_at_once([partial(choose, question, 7) for _time in range(PHONES)])
        [result] = all_at_once([lambda: result_of(question)])
        assert result.answered == 1

    def test_has_every_answer_that_was_taken_in_counted_when_it_closes_meanwhile(
        self, all_at_once: Callable[[list[Task]], list[Any]]
    ) -> None:
        question = make_asked_question()
        seat = facilitators_seat(question.network)
        occasion = make_occasion(seat.actor)
        tasks: list[Task] = [partial(choose, question, phone) for phone in range(PHONES)]
        tasks.insert(PHONES // 2, lambda: close_question(seat=seat, question=question, occasion=occasion) and None)
        taken = sum(one is True for one in all_at_once(tasks))
        [result] = all_at_once([lambda: result_of(LiveQuestion.objects.in_network(seat.network).get())])
        assert result.answered == taken
        assert result.question.tally["answered"] == taken

    def test_votes_for_one_idea_without_losing_a_vote(self, all_at_once: Callable[[list[Task]], list[Any]]) -> None:
        question = make_asked_question(kind="ideas")
        answer_question(question=question, phone_key="a", said=Said(text="Fadder"))
        [idea] = result_of(question).texts
        vote = partial(vote_for_idea, question=question, idea=idea.public_id)
        all_at_once([partial(vote, phone_key=str(phone)) for phone in range(PHONES)])
        [result] = all_at_once([lambda: result_of(question)])
        assert result.texts[0].votes == PHONES

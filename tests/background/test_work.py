"""Long work in one process; the test settings let the queue run at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from jobbvei.access.models import Membership
from jobbvei.access.roles import PROGRAMME_ADVISER, TEACHER
from jobbvei.access.types import Actor
from jobbvei.audit.models import AuditEvent
from jobbvei.background.actions import ask_for_work, keep_alive, note_worker, take_over_silent_work
from jobbvei.background.attempts import TakenOver, begin_attempt, finish_attempt, report_progress
from jobbvei.background.hooks import UnknownWork
from jobbvei.background.models import LongWork, Worker, WorkState
from jobbvei.background.queries import seconds_since_worker, work_with_public_id
from jobbvei.background.types import Run, WorkResult
from jobbvei.people.models import Household
from jobbvei.shared.errors import Refused, UnusableInput
from jobbvei.shared.sentence import Sentence
from tests.background.kinds import KIND, Trouble, register
from tests.factories.access import NOW, make_actor, make_municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> Actor:
    return make_actor(PROGRAMME_ADVISER)


@pytest.fixture
def _queued(settings: Settings) -> None:
    """Let work wait in the queue, as it does outside tests."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def ask(by: Actor, count: int = 3) -> LongWork:
    return ask_for_work(KIND, arguments={"count": count}, by=by, at=NOW)


def households(actor: Actor) -> int:
    return Household.objects.for_tenant(actor.tenant).count()


def raising(problem: Exception) -> Any:
    def raise_it(_run: Run) -> None:
        raise problem

    return raise_it


class TestAskForWork:
    def test_does_it_and_keeps_what_came_of_it(self, adviser: Actor) -> None:
        register()
        work = ask(adviser)
        assert (work.state, work.done_count, work.total_count, work.attempts) == (WorkState.DONE, 3, 3, 1)
        assert work.result["sentence"] == "Husholdningene er laget."
        assert work.result["counts"] == {"Husholdninger": 3}
        assert households(adviser) == 3

    def test_leaves_a_note_of_who_asked(self, adviser: Actor) -> None:
        register()
        work = ask(adviser)
        event = AuditEvent.objects.get(kind="background.work.asked")
        assert (event.actor_key, event.object_key) == (adviser.key, str(work.public_id))

    def test_refuses_a_role_that_does_not_open_it(self) -> None:
        register()
        with pytest.raises(Refused):
            ask(make_actor(TEACHER))
        assert not LongWork.objects.across_tenants(reason="a test").exists()

    def test_refuses_a_kind_nobody_has(self, adviser: Actor) -> None:
        with pytest.raises(UnknownWork):
            ask_for_work("no_such_kind", arguments={}, by=adviser, at=NOW)

    @pytest.mark.usefixtures("_queued")
    def test_queues_nothing_when_the_transaction_around_it_is_undone(self, adviser: Actor) -> None:
        register()
        with pytest.raises(RuntimeError), transaction.atomic():
            ask(adviser)
            assert DBTaskResult.objects.count() == 1
            raise RuntimeError
        assert DBTaskResult.objects.count() == 0
        assert not LongWork.objects.for_tenant(adviser.tenant).exists()


class TestWorkThatGoesWrong:
    def test_tells_the_sentence_of_a_foreseen_problem_and_writes_nothing(self, adviser: Actor) -> None:
        problem = UnusableInput("people.no_file", Sentence("Filen er borte. Last den opp på nytt."))
        register(Trouble(while_writing=raising(problem)))
        work = ask(adviser)
        assert (work.state, work.problem) == (WorkState.FAILED, "Filen er borte. Last den opp på nytt.")
        assert households(adviser) == 0

    def test_tells_one_plain_sentence_of_an_unforeseen_one(self, adviser: Actor) -> None:
        register(Trouble(while_preparing=raising(ZeroDivisionError("secret of Kari Prøve"))))
        work = ask(adviser)
        assert work.state == WorkState.FAILED
        assert work.problem.startswith("Noe gikk galt hos oss")
        assert "Kari" not in work.problem

    def test_is_not_done_for_somebody_whose_role_is_over(self, adviser: Actor) -> None:
        register()
        Membership.objects.update(ended_on=timezone.localdate())
        work = ask(adviser)
        assert work.state == WorkState.FAILED
        assert "ikke lenger rollen" in work.problem
        assert households(adviser) == 0


@pytest.mark.usefixtures("_queued")
class TestAttempts:
    def test_are_claimed_once(self, adviser: Actor) -> None:
        register()
        work = ask(adviser)
        first = begin_attempt(work.tenant_id, str(work.public_id), at=NOW)
        assert first is not None
        assert begin_attempt(work.tenant_id, str(work.public_id), at=NOW) is None

    def test_that_were_taken_over_can_neither_report_nor_finish(self, adviser: Actor) -> None:
        register()
        work = ask(adviser)
        slow = begin_attempt(work.tenant_id, str(work.public_id), at=NOW)
        assert slow is not None
        take_over_silent_work(at=NOW + timedelta(minutes=6))
        begin_attempt(work.tenant_id, str(work.public_id), at=NOW + timedelta(minutes=6))
        with pytest.raises(TakenOver):
            report_progress(slow, counts=(1, 3), doing="", at=NOW)
        with pytest.raises(TakenOver):
            finish_attempt(slow, WorkResult("Ferdig."), at=NOW)

    def test_belong_to_one_municipality(self, adviser: Actor) -> None:
        register()
        work = ask(adviser)
        assert begin_attempt("9902", str(work.public_id), at=NOW) is None


@pytest.mark.usefixtures("_queued")
class TestTakeOverSilentWork:
    def start(self, work: LongWork, minutes: int) -> None:
        assert begin_attempt(work.tenant_id, str(work.public_id), at=NOW + timedelta(minutes=minutes))

    def test_leaves_work_with_a_sign_of_life_alone(self, adviser: Actor) -> None:
        register()
        work = ask(adviser)
        self.start(work, 0)
        assert take_over_silent_work(at=NOW + timedelta(minutes=5)) == 0
        keep_alive([work.pk], at=NOW + timedelta(minutes=4))
        assert take_over_silent_work(at=NOW + timedelta(minutes=9)) == 0

    def test_queues_silent_work_again(self, adviser: Actor) -> None:
        register()
        work = ask(adviser)
        self.start(work, 0)
        assert take_over_silent_work(at=NOW + timedelta(minutes=5, seconds=1)) == 1
        work.refresh_from_db()
        assert work.state == WorkState.WAITING
        assert DBTaskResult.objects.count() == 2

    def test_gives_up_after_three_attempts_and_says_so(self, adviser: Actor) -> None:
        register()
        work = ask(adviser)
        for minutes in (0, 10, 20):
            self.start(work, minutes)
            take_over_silent_work(at=NOW + timedelta(minutes=minutes + 6))
        work.refresh_from_db()
        assert (work.state, work.attempts) == (WorkState.FAILED, 3)
        assert "tre ganger" in work.problem

    def test_closes_the_queues_own_row(self, adviser: Actor) -> None:
        register()
        work = ask(adviser)
        row = DBTaskResult.objects.get()
        row.claim("a dead worker")
        self.start(work, 0)
        take_over_silent_work(at=NOW + timedelta(minutes=6))
        row.refresh_from_db()
        assert row.status == "FAILED"


class TestWorkers:
    def test_are_alive_for_as_long_as_they_say_so(self) -> None:
        assert seconds_since_worker(at=NOW) is None
        note_worker("one", at=NOW)
        assert seconds_since_worker(at=NOW + timedelta(seconds=90)) == 90

    def test_are_forgotten_after_a_day(self) -> None:
        note_worker("one", at=NOW)
        note_worker("two", at=NOW + timedelta(days=1, seconds=1))
        assert [worker.name for worker in Worker.objects.all()] == ["two"]


class TestWorkWithPublicId:
    def test_is_found_only_in_its_municipality(self, adviser: Actor) -> None:
        register()
        work = ask(adviser)
        assert work_with_public_id(work.public_id, tenant=adviser.tenant) == work
        assert work_with_public_id(work.public_id, tenant=make_municipality("9902", "Nordvik")) is None

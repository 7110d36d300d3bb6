"""What the workers do once a day."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jobbvei.audit.actions import record_writing
from jobbvei.audit.models import AuditEvent
from jobbvei.audit.types import Installation, Occasion, Thing
from jobbvei.background.actions import do_daily_chores
from jobbvei.background.models import DailyChore, LongWork, Worker, WorkState
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import Sentence
from tests.background.test_killed_worker import SETUP, Site
from tests.factories.access import NOW, make_actor

ALL = [
    "remove_expired_events",
    "remove_old_work",
    "remove_ended_sessions",
    "surveys.remove_what_is_over",
    "learning_network.forget_people",
    "integrations.remove_old_mail",
]


def chore_noting(days: list[datetime]) -> dict[str, Callable[[datetime], object]]:
    return {"note": days.append}


def event_from(at: datetime) -> AuditEvent:
    return record_writing("access.signed_in", Thing("user", "somebody"), occasion=Occasion(by=Installation(), at=at))


def work_finished(at: datetime | None, state: WorkState) -> LongWork:
    actor = make_actor()
    return LongWork.objects.create(
        tenant=actor.tenant,
        kind="import_people",
        state=state,
        asked_by=actor.user,
        asked_in_role=actor.role_code,
        asked_at=NOW - timedelta(days=400),
        finished_at=at,
    )


@pytest.mark.django_db
class TestDoDailyChores:
    def test_does_each_once_a_day(self) -> None:
        assert do_daily_chores(at=NOW) == ALL
        assert do_daily_chores(at=NOW + timedelta(hours=3)) == []
        assert do_daily_chores(at=NOW + timedelta(days=1)) == ALL

    def test_counts_the_day_in_norway(self) -> None:
        done: list[datetime] = []
        evening = NOW.replace(hour=23, minute=45)  # 22.45 in UTC
        for minutes in (0, 10, 20, 30):
            do_daily_chores(at=evening + timedelta(minutes=minutes), chores=chore_noting(done))
        assert done == [evening, evening + timedelta(minutes=20)]

    def test_does_yesterdays_once_when_the_server_has_been_stopped(self) -> None:
        done: list[datetime] = []
        for days in (0, 9):
            do_daily_chores(at=NOW + timedelta(days=days), chores=chore_noting(done))
        assert len(done) == 2
        assert DailyChore.objects.get(code="note").done_on == (NOW + timedelta(days=9)).date()

    def test_does_nothing_when_the_clock_goes_back(self) -> None:
        done: list[datetime] = []
        for days in (0, -1):
            do_daily_chores(at=NOW + timedelta(days=days), chores=chore_noting(done))
        assert done == [NOW]

    def test_undoes_and_tries_again_what_failed_and_goes_on_with_the_others(self) -> None:
        done: list[datetime] = []
        failing = [True]

        def half(at: datetime) -> None:
            Worker.objects.create(name="half-done", seen_at=at)
            if failing:
                raise UnusableInput("test.failed", Sentence("Det gikk ikke."))

        chores = {"half": half, **chore_noting(done)}
        assert do_daily_chores(at=NOW, chores=chores) == ["note"]
        assert not Worker.objects.filter(name="half-done").exists()
        failing.clear()
        assert do_daily_chores(at=NOW + timedelta(minutes=1), chores=chores) == ["half"]


@pytest.mark.django_db
class TestWhatGoes:
    def test_is_events_older_than_ten_years(self) -> None:
        event_from(NOW - timedelta(days=11 * 365))
        kept = event_from(NOW - timedelta(days=9 * 365))
        do_daily_chores(at=NOW)
        assert list(AuditEvent.objects.order_by("at").values_list("kind", flat=True)) == [
            kept.kind,
            "audit.retention.removed",
        ]

    def test_is_finished_work_older_than_ninety_days(self) -> None:
        long_ago = NOW - timedelta(days=90, seconds=1)
        for state in (WorkState.DONE, WorkState.FAILED):
            work_finished(long_ago, state)
        kept = {
            work_finished(NOW - timedelta(days=89), WorkState.DONE).pk,
            work_finished(None, WorkState.RUNNING).pk,
            work_finished(None, WorkState.WAITING).pk,
        }
        do_daily_chores(at=NOW)
        assert set(LongWork.objects.across_tenants(reason="a test").values_list("pk", flat=True)) == kept

    def test_is_the_queues_own_finished_rows_after_a_fortnight(self) -> None:
        for status, days in (("SUCCESSFUL", 15), ("FAILED", 15), ("SUCCESSFUL", 13), ("RUNNING", 15), ("READY", 15)):
            over = status in {"SUCCESSFUL", "FAILED"}
            DBTaskResult.objects.create(
                status=status,
                task_path="jobbvei.background.tasks.run_work",
                args_kwargs={"args": [], "kwargs": {}},
                backend_name="default",
                run_after=NOW,
                finished_at=NOW - timedelta(days=days) if over else None,
            )
        do_daily_chores(at=NOW)
        left = DBTaskResult.objects.order_by("status").values_list("status", flat=True)
        assert list(left) == ["READY", "RUNNING", "SUCCESSFUL"]

    def test_is_sessions_that_have_run_out(self) -> None:
        now = timezone.now()
        for key, days in (("over", -1), ("running", 1)):
            Session.objects.create(session_key=key, session_data="", expire_date=now + timedelta(days=days))
        do_daily_chores(at=now)
        assert list(Session.objects.values_list("session_key", flat=True).order_by("session_key")) == ["running"]


TWO = """
import time, uuid
from jobbvei.background.actions import do_daily_chores
from jobbvei.background.models import Worker
def note(at):
    Worker.objects.create(name=f"noted {uuid.uuid4().hex}", seen_at=at)
    time.sleep(0.5)
print("ready", flush=True)
sys.stdin.readline()
print(do_daily_chores(at=timezone.now(), chores={"note": note}))
"""
MIGRATE = 'from django.core.management import call_command\ncall_command("migrate", verbosity=0)\n'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("daily"))
    site.run(MIGRATE)
    return site


class TestTwoWorkersAtOnce:
    def test_do_it_once_between_them(self, site: Site) -> None:
        command = [sys.executable, "-c", SETUP + TWO]
        pipe = subprocess.PIPE
        both = [
            subprocess.Popen(
                command, env=site.environment, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
            )
            for _turn in range(2)
        ]
        for one in both:
            assert one.stdout is not None
            assert one.stdout.readline() == "ready\n"  # both have started before either may go on
        for one in both:
            assert one.stdin is not None
            one.stdin.write("go\n")
            one.stdin.flush()
        said = sorted(one.communicate()[0].strip() for one in both)
        assert said == ["['note']", "[]"]
        assert site.rows("SELECT COUNT(*) FROM background_worker WHERE name LIKE 'noted %'") == [(1,)]


class TestWork:
    def test_does_the_chores_by_itself(self, site: Site) -> None:
        site.run('from jobbvei.cli import main\nsys.exit(main(["work", "--once"]))\n')
        done = site.rows("SELECT code FROM background_dailychore WHERE done_on IS NOT NULL AND code <> 'note'")
        assert sorted(code for (code,) in done if isinstance(code, str)) == sorted(ALL)

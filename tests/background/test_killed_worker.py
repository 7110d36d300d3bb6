"""A worker process is killed half way; on a database of its own, in real processes."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

PROJECT = Path(__file__).resolve().parents[2]
SETUP = """
import os, sys
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "jobbvei.config.settings"
import django
django.setup()
from tests.background.kinds import KIND, Trouble, hang_and_tell, register
from django.utils import timezone
"""
ASK = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from jobbvei.access.roles import PROGRAMME_ADVISER
from jobbvei.background.actions import ask_for_work
from tests.factories.access import make_actor
register()
actor = make_actor(PROGRAMME_ADVISER)
ask_for_work(KIND, arguments={"count": 5}, by=actor, at=timezone.now())
"""
HANG = """
register(Trouble(**{sys.argv[1]: hang_and_tell(Path(sys.argv[2]))}))
from jobbvei.cli import main
main(["work", "--once"])
"""
TAKE_OVER = """
from datetime import timedelta
from jobbvei.background.actions import take_over_silent_work
register()
print(take_over_silent_work(at=timezone.now() + timedelta(minutes=6)))
from jobbvei.cli import main
sys.exit(main(["work", "--once"]))
"""


class Site:
    """A site of its own in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        ours = {"JOBBVEI_DATA": str(folder), "DATABASE_URL": "", "PYTHONPATH": f"{PROJECT / 'src'}:{PROJECT}"}
        self.environment = os.environ | ours

    def start(self, script: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", SETUP + script, *arguments]
        return subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL)

    def run(self, script: str) -> str:
        command = [sys.executable, "-c", SETUP + script]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True).stdout

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.folder / "jobbvei.sqlite3")) as database:
            return database.execute(query).fetchall()


def wait_for(file: Path, process: subprocess.Popen[bytes]) -> None:
    while not file.exists():
        assert process.poll() is None, "the worker ended before it came to the point"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site where somebody has asked for work."""
    folder = tmp_path_factory.mktemp("asked")
    Site(folder).run(ASK)
    return folder


@pytest.mark.parametrize("where", ["while_preparing", "while_writing"])
def test_a_killed_worker_leaves_nothing_half_written_and_is_taken_over(tmp_path: Path, asked: Path, where: str) -> None:
    site, reached = Site(tmp_path / "site"), tmp_path / "reached"
    shutil.copytree(asked, site.folder)
    worker = site.start(HANG, where, str(reached))
    wait_for(reached, worker)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert site.rows("SELECT COUNT(*) FROM people_household") == [(0,)]
    assert site.rows("SELECT state, attempts FROM background_longwork") == [("running", 1)]

    assert site.run(TAKE_OVER).split()[0] == "1"
    assert site.rows("SELECT COUNT(*) FROM people_household") == [(5,)]
    assert site.rows("SELECT state, attempts FROM background_longwork") == [("done", 2)]
    queue = f"SELECT status FROM {DBTaskResult._meta.db_table} ORDER BY enqueued_at"  # noqa: S608  # a name of ours
    assert site.rows(queue) == [("FAILED",), ("SUCCESSFUL",)]

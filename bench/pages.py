"""What the pages cost on this machine: server time and number of queries, with 20, 60 and 180 people.

Each size is a database of its own in a process of its own, asked through Django's test client. Beside our pages stand,
in the same run, a plain Django list view of the same people and the empty frame (others/plain_pages.py). Milliseconds
are processor time, which on an idle machine is the server's time, since the database is in the process; the ratios say
more.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from http import HTTPStatus
from pathlib import Path

SIZES = (20, 60, 180)
ROUNDS, WARM_UP = 15, 3
PROMISED_MS = 100
TODAY = date(2026, 11, 23)
PLAIN, FRAME = "plain list view", "empty frame"
HERE = Path(__file__).resolve().parent

Measured = dict[str, tuple[float, int]]  # page → (median milliseconds, queries)


def main() -> None:
    """Measure every size and print the table; or, in the child process, measure one."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(int(sys.argv[1]))))
        return
    measured = {size: _in_a_process_of_its_own(size) for size in SIZES}
    _print(measured)


def measure(people: int) -> Measured:
    """Median milliseconds and number of queries of each page, with so many people in the municipality."""
    from django.core.management import call_command  # noqa: PLC0415  # needs the settings of this process
    from django.test import Client, override_settings  # noqa: PLC0415  # as above

    from jobbvei.access.types import User  # noqa: PLC0415  # needs Django started
    from jobbvei.cli.demo.geography import EKSEMPELVIK  # noqa: PLC0415  # as above
    from jobbvei.cli.demo.load import load_world  # noqa: PLC0415  # as above
    from jobbvei.cli.demo.world import make_world  # noqa: PLC0415  # as above
    from jobbvei.people.types import Participant  # noqa: PLC0415  # as above

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    world = make_world(seed=1, today=TODAY)
    here = [person for person in world.people if person.municipality == EKSEMPELVIK.number]
    load_world(replace(world, people=tuple(here[:people]), answers=()))
    leader = User.objects.get(email="lena@eksempelvik.test")
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(leader, backend="allauth.account.auth_backends.AuthenticationBackend")
    one = Participant.objects.for_tenant(leader.memberships.get().tenant).order_by("pk")[0]
    pages = {
        "work list": "/arbeidsliste/?vis=all",
        "person": f"/personer/{one.public_id}/",
        PLAIN: "/plain/list/",
        FRAME: "/plain/frame/",
    }
    with override_settings(ROOT_URLCONF="others.plain_pages"):
        return {name: _measured(partial(_answer, client, address)) for name, address in pages.items()}


def _answer(client: object, address: str) -> None:
    answer = client.get(address)  # type: ignore[attr-defined]  # Django is not loaded when this module is
    if answer.status_code != HTTPStatus.OK:
        raise SystemExit(f"{address} answered {answer.status_code}")


def _measured(ask: Callable[[], None]) -> tuple[float, int]:
    from django.db import connection  # noqa: PLC0415  # needs Django started
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  # as above

    for _ in range(WARM_UP):
        ask()
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        ask()
        times.append((time.process_time() - started) * 1000)
    with CaptureQueriesContext(connection) as queries:
        ask()
    return statistics.median(times), len(queries)


def _in_a_process_of_its_own(people: int) -> Measured:
    with tempfile.TemporaryDirectory() as data:
        environment = {
            **os.environ,
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "jobbvei.config.settings",
            "JOBBVEI_DATA": data,
            "JOBBVEI_DEMO": "1",
            "PYTHONPATH": f"{HERE.parent / 'src'}{os.pathsep}{HERE}",
        }
        start = "import django; django.setup(); from pages import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", start, str(people)], env=environment, capture_output=True, text=True, check=False
        )
    if done.returncode != 0:
        raise SystemExit(f"measuring {people} people failed:\n{done.stderr}")
    measured: Measured = json.loads(done.stdout.splitlines()[-1])
    return measured


def _print(measured: dict[int, Measured]) -> None:
    print(f"{'page':<18}" + "".join(f"{size:>7} people{'queries':>9}" for size in measured))
    for name in measured[SIZES[0]]:
        cells = (measured[size][name] for size in measured)
        print(f"{name:<18}" + "".join(f"{milliseconds:>11.1f} ms{queries:>9}" for milliseconds, queries in cells))
    largest = measured[SIZES[-1]]
    for name in ("work list", "person"):
        grows = measured[SIZES[0]][name][1] != largest[name][1]
        print(
            f"{name}: {largest[name][0] / largest[PLAIN][0]:.2f} x the plain list view, "
            f"{largest[name][0] / largest[FRAME][0]:.1f} x the empty frame; "
            f"queries {'GROW with' if grows else 'do not grow with'} people; "
            f"{'within' if largest[name][0] < PROMISED_MS else 'OVER'} the promised {PROMISED_MS} ms"
        )


if __name__ == "__main__":
    main()

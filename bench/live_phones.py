"""A full room: 500 phones open the page, answer, and ask on, within half a minute, on one machine.

Serves an empty installation as ``jobbvei serve`` does, in a folder and on a port of its own, asks one question, and
lets each phone come at a moment of its own, with a cookie of its own. It answers, sees its answer, looks at the
results, and then asks every fifth second whether there is a new question, as the page does, until the time is up.
What the server keeps is counted afterwards: every answer that it took in must be there. The phones run on the same
machine and take their share of it.

``bench/live_phones.py [PHONES [SECONDS]]``
"""

import http.client
import os
import random
import re
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import quantiles

PROJECT = Path(__file__).resolve().parents[1]
PHONES, SECONDS, OPTIONS = 500, 30.0, 3
ASKS_EVERY_SECONDS = 5
START_SECONDS = 60
PREPARE = """
import django; django.setup()
from datetime import date
from jobbvei.learning_network.models import LiveOption, LiveQuestion, LiveSession, Network
from jobbvei.municipalities.actions import save_organiser
day = date(2026, 11, 22)
network = Network.objects.create(tenant=save_organiser("0001", "Prøve"), name="Prøve", first_day=day)
session = LiveSession.objects.create(network=network, name="Prøve", made_on=day)
question = LiveQuestion.objects.create(network=network, session=session, kind="poll", words="Hva?", state="open")
for order, words in enumerate(("Ja", "Nei", "Vet ikke")):
    LiveOption.objects.create(network=network, question=question, words=words, order=order)
print(session.code)
"""
COUNT = """
import django; django.setup()
from jobbvei.learning_network.queries.live import joined_session, questions_of, result_of
[question] = questions_of(joined_session(CODE))
print(*(bar.count for bar in result_of(question).bars))
"""


@dataclass(frozen=True)
class Visit:
    """What one phone met.

    Attributes:
        option: What it chose; None when the server did not take the answer in.
        seconds: To open, to answer, to see the answer, and to see the results.
        asking: Seconds of each time it asked for a new question.
        late: How long after its moment it could start, because this machine was busy.
    """

    option: int | None
    seconds: tuple[float, ...]
    asking: tuple[float, ...]
    late: float


def main() -> int:
    """Measure, print, and tell by the exit code whether an answer was lost."""
    phones = int(sys.argv[1]) if len(sys.argv) > 1 else PHONES
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS  # noqa: PLR2004  # the second argument
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(Path(folder))
        _django(environment, "from django.core.management import call_command\nimport django; django.setup()\n"
                             "call_command('migrate', verbosity=0)")  # fmt: skip
        code = _django(environment, PREPARE).strip()
        with _served(environment) as (port, server):
            cpu_before = _cpu_seconds(server)
            visits = _visits(port, code, phones, seconds)
            cpu = _cpu_seconds(server) - cpu_before
        kept = [int(one) for one in _django(environment, COUNT.replace("CODE", repr(code))).split()]
    return _tell(visits, kept, cpu, seconds)


def _visits(port: int, code: str, phones: int, seconds: float) -> list[Visit]:
    chance = random.Random(4)
    moments = sorted(chance.uniform(0, seconds) for _phone in range(phones))
    started = time.monotonic()
    visit = partial(_visit, port, code, (started, started + seconds))
    with ThreadPoolExecutor(phones) as threads:
        return list(threads.map(visit, moments, (chance.randrange(OPTIONS) for _phone in range(phones))))


def _visit(port: int, code: str, period: tuple[float, float], moment: float, option: int) -> Visit:
    late = _wait_until(period[0] + moment)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        opened, page, cookies = _timed(connection, "GET", f"/live/{code}/", {}, "")
        body = urllib.parse.urlencode(
            {
                "csrfmiddlewaretoken": _value(page, "csrfmiddlewaretoken"),
                "question": _value(page, "question"),
                "choices": option,
            }
        )
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        answered, _page, _cookies = _timed(connection, "POST", f"/live/{code}/", headers, body, wanted=302)
        seen, _page, _cookies = _timed(connection, "GET", f"/live/{code}/", headers, "")
        counted, _page, _cookies = _timed(connection, "GET", f"/live/{code}/na/", headers, "")
        asking = _ask_on(connection, f"/live/{code}/nytt/?sett={_value(page, 'question')}", headers, until=period[1])
        return Visit(option, (opened, answered, seen, counted), asking, late)
    except (OSError, http.client.HTTPException, LookupError) as problem:
        print(f"a phone was turned away: {problem!r}", file=sys.stderr)
        return Visit(None, (), (), late)
    finally:
        connection.close()


def _ask_on(
    connection: http.client.HTTPConnection, path: str, headers: dict[str, str], *, until: float
) -> tuple[float, ...]:
    times = []
    while time.monotonic() + ASKS_EVERY_SECONDS < until:
        time.sleep(ASKS_EVERY_SECONDS)
        times.append(_timed(connection, "GET", path, headers, "", wanted=204)[0])
    return tuple(times)


def _wait_until(moment: float) -> float:
    """How many seconds too late it became."""
    time.sleep(max(0.0, moment - time.monotonic()))
    return time.monotonic() - moment


def _timed(  # a request has this many parts
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    headers: dict[str, str],
    body: str,
    wanted: int = 200,
) -> tuple[float, str, str]:
    """Seconds, page and cookies of a request."""
    began = time.perf_counter()
    connection.request(method, path, body.encode() or None, headers)
    response = connection.getresponse()
    page = response.read().decode()
    if response.status != wanted:
        raise LookupError(f"{method} answered {response.status}")
    cookies = "; ".join(one.split(";")[0] for one in response.headers.get_all("Set-Cookie", []))
    return time.perf_counter() - began, page, cookies


def _value(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    if found is None:
        raise LookupError(f"the page has no {name}")
    return found.group(1)


def _tell(visits: list[Visit], kept: list[int], cpu: float, seconds: float) -> int:
    taken_in = [sum(one.option == option for one in visits) for option in range(OPTIONS)]
    turned_away = sum(one.option is None for one in visits)
    lost = sum(abs(one - other) for one, other in zip(taken_in, kept, strict=True))
    print(f"{len(visits)} phones in {seconds:.0f} s: {sum(kept)} answers kept, {lost} lost, {turned_away} turned away")
    met = [one for one in visits if one.option is not None]
    for place, name in enumerate(("open the page", "answer", "see own answer", "see the results")):
        _tell_times(name, [one.seconds[place] for one in met])
    _tell_times("ask for news", [time for one in met for time in one.asking])
    here = resource.getrusage(resource.RUSAGE_SELF)
    print(f"CPU: server {cpu:.1f} s, phones {here.ru_utime + here.ru_stime:.1f} s, {os.cpu_count()} cores")
    print(f"latest start {1000 * max(one.late for one in visits):.0f} ms after its moment")
    return 1 if lost or turned_away else 0


def _tell_times(name: str, seconds: list[float]) -> None:
    if len(seconds) > 1:
        cut = [1000 * one for one in quantiles(seconds, n=100)]
        most = 1000 * max(seconds)
        print(f"{name:16} {len(seconds):5}   p50 {cut[49]:6.0f} ms   p95 {cut[94]:6.0f} ms   most {most:6.0f} ms")


def _environment(folder: Path) -> dict[str, str]:
    told = {"JOBBVEI_DATA": str(folder), "JOBBVEI_HTTPS": "0", "DATABASE_URL": "", "PYTHONPATH": str(PROJECT / "src")}
    return {**os.environ, **told, "DJANGO_SETTINGS_MODULE": "jobbvei.config.settings"}


def _django(environment: dict[str, str], script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


@contextmanager
def _served(environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """The port of the server, and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "jobbvei", "serve", "--port", str(port)]
    server = subprocess.Popen(
        command,
        env=environment,
        cwd=PROJECT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    give_up_at = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up_at:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/live/")
            connection.getresponse().read()
            connection.close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"the server did not answer in {START_SECONDS} s")


def _cpu_seconds(process: int) -> float:
    """What a process and all it started have used, on Linux."""
    used = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if process in {int(stat.parent.name), int(fields[1]), int(fields[2])}:  # itself, its child, or in its group
            used += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return used


if __name__ == "__main__":
    raise SystemExit(main())

"""The demo municipality, served as `make demo` serves it, on a database of its own."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
START_SECONDS, FILL_SECONDS = 120, 300
STOP_SECONDS = 30


def fill(data: Path) -> None:
    """Fill a new database in an empty folder with the demo and the law's worked examples."""
    environment = _environment(data)
    _run(["django", "migrate", "--verbosity", "0"], environment)
    _run(["jobbvei", "demo", "load"], environment)
    _run(["tests.journeys.worked_people"], environment)


def fill_once(shared: Path, data: Path) -> None:
    """Put a filled database in ``data``: made in ``shared`` by the first who asks, and copied from there by all."""
    made, done = shared / "filled-demo", shared / "filled-demo.done"
    try:
        made.mkdir()
    except FileExistsError:
        _wait_until(done.exists, "the demo was not filled by whoever began")
    else:
        fill(made)
        done.touch()
    shutil.copytree(made, data, dirs_exist_ok=True)


@contextmanager
def served(data: Path) -> Iterator[str]:
    """Serve the filled database in the folder, and give its address, no slash last; its log is ``server.log`` there."""
    environment, port = _environment(data), _free_port()
    with (data / "server.log").open("wb") as log:
        command = [sys.executable, "-m", "jobbvei", "serve", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, cwd=PROJECT, stdout=log, stderr=log)
    try:
        _wait_for(port, server, data / "server.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(STOP_SECONDS)


def _environment(data: Path) -> dict[str, str]:
    environment = {**os.environ, "JOBBVEI_DEMO": "1", "JOBBVEI_DATA": str(data), "DATABASE_URL": ""}
    return environment | {"DJANGO_SETTINGS_MODULE": "jobbvei.config.settings", "PYTHONPATH": str(PROJECT / "src")}


def _wait_until(is_so: Callable[[], bool], otherwise: str) -> None:
    give_up_at = time.monotonic() + FILL_SECONDS
    while not is_so():
        assert time.monotonic() < give_up_at, otherwise
        time.sleep(0.2)


def _run(arguments: list[str], environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    give_up_at = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up_at:
        assert server.poll() is None, f"the server stopped:\n{log.read_text(encoding='utf-8')}"
        if _answers(port):
            return
        time.sleep(0.2)
    raise AssertionError(f"no answer from port {port} in {START_SECONDS} s:\n{log.read_text(encoding='utf-8')}")


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/")
        connection.getresponse()
    except OSError:
        return False
    finally:
        connection.close()
    return True

"""The whole site in real processes, on a port and in a folder of its own."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from jobbvei.cli import main

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    ours = {"JOBBVEI_DATA": str(tmp_path), "DATABASE_URL": "", "JOBBVEI_DEMO": "1", "PYTHONPATH": str(PROJECT / "src")}
    return {**os.environ, **ours}


@pytest.fixture
def port() -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free: int = probe.getsockname()[1]
    yield free


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "jobbvei", *arguments]


def get(port: int, path: str) -> tuple[int, dict[str, Any]]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())


def wait_until_alive(port: int, site: subprocess.Popen[bytes]) -> None:
    while True:
        assert site.poll() is None, "the site ended"
        try:
            if get(port, "/helse/lever")[0] == 200:
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)


def wait_for_worker(port: int) -> None:
    while not get(port, "/helse/klar")[1]["worker_alive"]:
        time.sleep(0.2)


class TestServe:
    @pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
    def test_serves_pages_and_work_and_stops_both_when_told(
        self, environment: dict[str, str], port: int, how: signal.Signals
    ) -> None:
        arguments = command("serve", "--port", str(port), "--processes", "1", "--migrate")
        site = subprocess.Popen(arguments, env=environment, stderr=subprocess.PIPE)
        try:
            wait_until_alive(port, site)
            wait_for_worker(port)
            status, answer = get(port, "/helse/klar")
            assert (status, answer["ready"]) == (200, True)
        finally:
            site.send_signal(how)
            _, told = site.communicate()  # ends when nobody holds the pipe any more: the worker is gone too
        assert site.returncode == 0
        assert f"http://127.0.0.1:{port}/" in told.decode()

    def test_stops_with_one_line_when_the_database_is_not_up_to_date(
        self, environment: dict[str, str], port: int
    ) -> None:
        told = subprocess.run(
            command("serve", "--port", str(port)), env=environment, capture_output=True, text=True, check=False
        )
        assert told.returncode == 2
        assert told.stderr.count("\n") == 1
        assert "jobbvei serve --migrate" in told.stderr

    def test_stops_with_one_line_when_the_port_is_taken(self, environment: dict[str, str]) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            told = subprocess.run(
                command("serve", "--port", str(taken.getsockname()[1])),
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
        assert told.returncode == 2
        assert told.stderr.count("\n") == 1
        assert "Velg en annen" in told.stderr

    @pytest.mark.parametrize("processes", ["0", "-1", "65", "to"])
    def test_refuses_a_number_of_processes_that_serves_nobody(
        self, capsys: pytest.CaptureFixture[str], processes: str
    ) -> None:
        assert main(["serve", "--processes", processes]) == 2
        assert "fra 1 til 64" in capsys.readouterr().err

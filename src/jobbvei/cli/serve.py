"""``jobbvei serve``: the site on one machine – pages in one process group, long work in another, stopped together."""

import argparse
import socket
import subprocess
import sys
import threading
from pathlib import Path

from jobbvei.cli.django_door import start_django
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

STOP_SECONDS = 20
STOP_PAGES_SECONDS = 5
RESTART_SECONDS = 5
MOST_PROCESSES = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``serve``."""
    parser.add_argument("--host", default="127.0.0.1", help="adressen tjenesten lytter på (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="porten tjenesten lytter på (8000)")
    parser.add_argument("--processes", type=_processes, default=2, help="antall prosesser som svarer på sider (2)")
    parser.add_argument("--migrate", action="store_true", help="oppdater databasen først")


def run(arguments: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM."""
    _need_free_port(arguments.host, arguments.port)
    start_django()
    _need_migrated_database(migrate=arguments.migrate)
    _collect_static_files()
    worker = _Worker()
    worker.start()
    try:
        _serve(arguments.host, arguments.port, arguments.processes)
    finally:
        worker.stop()
    return 0


def _processes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_PROCESSES):
        raise argparse.ArgumentTypeError(f"«{text}» er ikke et helt tall fra 1 til {MOST_PROCESSES}")
    return int(text)


class _Worker:
    """The process that does long work; started again if it dies, stopped with the site."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep_running, daemon=True)

    def start(self) -> None:
        """Start the process and watch over it."""
        self._thread.start()

    def stop(self) -> None:
        """Let the work at hand finish, but not for ever: what is cut off is taken over at the next start."""
        self._stopping.set()
        process = self._process
        if process is not None and process.poll() is None:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
        self._thread.join(STOP_SECONDS)

    def _keep_running(self) -> None:
        while not self._stopping.is_set():
            self._process = subprocess.Popen([sys.executable, "-m", "jobbvei", "work"])
            self._process.wait()
            self._stopping.wait(RESTART_SECONDS)


def _serve(host: str, port: int, processes: int) -> None:
    from granian import Granian  # noqa: PLC0415  # only this command needs a server
    from granian.constants import Interfaces  # noqa: PLC0415  # as above
    from granian.log import LogLevels  # noqa: PLC0415  # as above

    print(f"http://{host}:{port}/", file=sys.stderr, flush=True)
    Granian(
        "jobbvei.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=2,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_PAGES_SECONDS,  # Ctrl+C reaches them twice, and then they may wait for ever
        log_level=LogLevels.warning,
    ).serve()


def _need_free_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as problem:
            raise UnusableInput(
                "serve.address_not_free",
                Sentence(
                    N_("Kan ikke lytte på {host} port {port}: den er opptatt eller finnes ikke. Velg en annen port."),
                    {"host": host, "port": str(port)},
                ),
            ) from problem


def _need_migrated_database(*, migrate: bool) -> None:
    from django.core.management import call_command  # noqa: PLC0415  # needs settings
    from django.db import connection  # noqa: PLC0415  # as above
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415  # as above

    if migrate:
        call_command("migrate", verbosity=0, interactive=False)
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    connection.close()
    if missing:
        raise UnusableInput(
            "serve.database_not_migrated",
            Sentence(
                N_("Databasen mangler {count} oppdateringer. Ta en kopi av den, og kjør «jobbvei serve --migrate»."),
                {"count": missing},
            ),
        )


def _collect_static_files() -> None:
    """Hash and copy static files when any of them is newer than the last list of them."""
    from django.conf import settings  # noqa: PLC0415  # needs settings
    from django.core.management import call_command  # noqa: PLC0415  # as above

    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists() or manifest.stat().st_mtime < _newest_static_file():
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def _newest_static_file() -> float:
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415  # needs settings

    times = (Path(storage.path(path)).stat().st_mtime for finder in get_finders() for path, storage in finder.list([]))
    return max(times, default=0.0)

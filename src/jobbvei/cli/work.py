"""``jobbvei work``: take long work from the queue, tell that one is alive, take over what a dead process left, throw
away files sent to be imported once they have been here for a day, and do once a day what retention asks for.
"""

import argparse
import os
import socket
import threading

from jobbvei.cli.django_door import start_django

SIGN_EVERY_SECONDS = 15
SIGNS_PER_TAKEOVER = 4  # once a minute
LOOK_EVERY_SECONDS = 1.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``work``."""
    parser.add_argument("--once", action="store_true", help="gjør det som venter, og stopp")


def run(arguments: argparse.Namespace) -> int:
    """Work until told to stop (SIGINT or SIGTERM lets the work at hand finish), or until the queue is empty."""
    start_django()
    from django.utils.timezone import now  # noqa: PLC0415  # as above

    from jobbvei.background.actions import note_worker  # noqa: PLC0415  # models are ready only now

    name = f"{socket.gethostname()}-{os.getpid()}"[:64]
    note_worker(name, at=now())
    stop = threading.Event()
    signs = threading.Thread(target=_give_signs_of_life, args=(name, stop), daemon=True)
    signs.start()
    try:
        _work(name, until_empty=arguments.once)
    finally:
        stop.set()
        signs.join(timeout=SIGN_EVERY_SECONDS)
    return 0


def _work(name: str, *, until_empty: bool) -> None:
    from django_tasks import DEFAULT_TASK_BACKEND_ALIAS  # noqa: PLC0415  # needs settings
    from django_tasks_db.management.commands.db_worker import Worker  # noqa: PLC0415  # needs models

    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=LOOK_EVERY_SECONDS,
        batch=until_empty,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
    )
    worker.configure_signals()
    worker.run()


def _give_signs_of_life(name: str, stop: threading.Event) -> None:
    """Beside the work, on a connection of its own; a busy database is tried again at the next turn."""
    turn = 0
    while not stop.is_set():
        _one_sign(name, takes_over=turn % SIGNS_PER_TAKEOVER == 0)
        turn += 1
        stop.wait(SIGN_EVERY_SECONDS)


def _one_sign(name: str, *, takes_over: bool) -> None:
    import structlog  # noqa: PLC0415  # loaded with Django
    from django.db import DatabaseError, close_old_connections  # noqa: PLC0415  # needs settings
    from django.utils.timezone import now  # noqa: PLC0415  # as above

    from jobbvei.background.actions import (  # noqa: PLC0415  # models
        do_daily_chores,
        keep_alive,
        note_worker,
        take_over_silent_work,
    )
    from jobbvei.background.tasks import running_here  # noqa: PLC0415  # models
    from jobbvei.integrations.actions import throw_away_old_law_files, throw_away_old_uploads  # noqa: PLC0415  # models

    close_old_connections()
    try:
        note_worker(name, at=now())
        keep_alive(frozenset(running_here), at=now())
        if takes_over:
            take_over_silent_work(at=now())
            throw_away_old_uploads(at=now())
            throw_away_old_law_files(at=now())
            do_daily_chores(at=now())
    except DatabaseError:
        structlog.get_logger(__name__).warning("sign_of_life_missed")

"""Starting Django for the commands that need the database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.apps import apps

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence


def start_django() -> None:
    """Make the models usable in this process; the second call does nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobbvei.config.settings")
    if not apps.ready:
        django.setup()


@contextmanager
def opened_database() -> Iterator[None]:
    """Django started, and a database that cannot be used told of in one sentence.

    Raises:
        UnusableInput: The database is not there, is not migrated, or is busy. What was under way is not written.
    """
    start_django()
    from django.db import DatabaseError  # noqa: PLC0415  # needs Django started

    try:
        yield
    except DatabaseError as problem:
        template = N_("Databasen kan ikke brukes nå ({reason}). Ingenting er lagret. Prøv igjen om litt.")
        reason = str(problem).partition("\n")[0].strip()  # the lines after it may hold the row that was refused
        raise UnusableInput("cli.database", Sentence(template, {"reason": reason})) from None

"""SQLite inside the data directory, or PostgreSQL by ``DATABASE_URL``."""

from typing import Any

import dj_database_url

from jobbvei.config import environment
from jobbvei.shared.sentence import N_

SQLITE, POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"
EXAMPLE_URL = "postgres://user:secret@host:5432/jobbvei"

# Writers wait for each other instead of failing: IMMEDIATE takes the write lock at BEGIN, WAL lets readers go on.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def database_settings(url: str) -> dict[str, Any]:
    """Django's settings for the database at ``url``; SQLite gets the options that stand many writers."""
    settings = _parsed(url)
    if settings.get("ENGINE") not in {SQLITE, POSTGRESQL}:
        template = N_("{name} er ikke adressen til en database vi kan bruke. Skriv den som {value}.")
        raise environment.unusable("DATABASE_URL", EXAMPLE_URL, template)  # the real one holds a password
    if settings["ENGINE"] == SQLITE:
        settings["OPTIONS"] = {**SQLITE_OPTIONS, **settings.get("OPTIONS", {})}
    return settings


def _parsed(url: str) -> dict[str, Any]:
    """As the library reads it; empty when it cannot."""
    try:
        return dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except ValueError:
        return {}


DATABASES = {
    "default": database_settings(
        environment.text("DATABASE_URL", f"sqlite:///{environment.data_directory() / 'jobbvei.sqlite3'}")
    )
}

# Shared by all processes of the machine: used second-factor codes and counts of tries. Nothing in it must last.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": environment.data_directory() / "cache",
    }
}

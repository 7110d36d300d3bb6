"""SQLite inside the data directory, or PostgreSQL by ``DATABASE_URL``."""

from typing import Any

import dj_database_url

from jobbvei.config import environment

# Writers wait for each other instead of failing: IMMEDIATE takes the write lock at BEGIN, WAL lets readers go on.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def database_settings(url: str) -> dict[str, Any]:
    """Django's settings for the database at ``url``; SQLite gets the options that stand many writers."""
    settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["OPTIONS"] = {**SQLITE_OPTIONS, **settings.get("OPTIONS", {})}
    return settings


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

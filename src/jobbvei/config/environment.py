"""Reads settings from environment variables; a wrong one stops the start with one clear line."""

import os
import re
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from jobbvei.shared.errors import JobbveiError
from jobbvei.shared.sentence import N_, Sentence

PROJECT_DIR = Path(__file__).resolve().parents[3]


class UnusableSetting(JobbveiError):
    """An environment variable has a value that cannot be used."""


def text(name: str, default: str = "") -> str:
    """The variable ``name``, or ``default`` when it is unset or empty."""
    return os.environ.get(name) or default


def switch(name: str, default: bool) -> bool:
    """The variable ``name`` as on (1, true, yes, on) or off (0, false, no, off)."""
    value = text(name).lower()
    if value == "":
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise unusable(name, value, N_("{name} er «{value}», som verken er på eller av. Skriv 1 eller 0."))


def number(name: str, default: int) -> int:
    """The variable ``name`` as a whole number from 1."""
    value = text(name)
    if value == "":
        return default
    if not re.fullmatch(r"[0-9]{1,9}", value) or int(value) == 0:
        raise unusable(name, value, N_("{name} er «{value}», men må være et helt tall fra 1."))
    return int(value)


def listing(name: str, default: str = "") -> list[str]:
    """The variable ``name`` as comma-separated words."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def origins(name: str) -> list[str]:
    """The origins (scheme, host and port) of the comma-separated addresses in the variable ``name``."""
    return [_origin(name, address) for address in listing(name)]


def data_directory() -> Path:
    """Where the embedded database, the secrets and uploaded files live (``JOBBVEI_DATA``, else ``var/``)."""
    directory = Path(text("JOBBVEI_DATA", str(PROJECT_DIR / "var")))
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)  # a database with people in it is nobody else's
    except OSError as problem:
        template = N_("{name} er «{value}», som ikke kan brukes som mappe. Velg en mappe tjenesten kan skrive i.")
        raise unusable("JOBBVEI_DATA", str(directory), template) from problem
    return directory


def secret(name: str) -> str:
    """The secret ``name`` from the environment, else one made once and kept in the data directory.

    A made secret serves one machine; a municipality's installation sets the variable.
    """
    if value := text(name):
        return value
    file = data_directory() / f"{name.lower()}.secret"
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as opened:
        value = secrets.token_urlsafe(48)
        opened.write(value)
    return value


def unusable(name: str, value: str, template: str) -> UnusableSetting:
    """The error for a value that must be changed before anything can start."""
    return UnusableSetting("config.unusable_setting", Sentence(template, {"name": name, "value": value}))


def _origin(name: str, address: str) -> str:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:  # a bracket that does not close, a port that is no number
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or set(address) & set(" ;'*"):
        raise unusable(name, address, N_("{name}: «{value}» er ikke en adresse. Skriv den med https:// foran."))
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"

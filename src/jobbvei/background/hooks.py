"""Where higher packages say what long work they have, and what must be done once a day.

A package calls :func:`register_work` or :func:`register_daily_chore` from its ``apps.py`` when the site starts; the
queue knows only codes.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from jobbvei.background.types import WorkKind
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

Chore = Callable[[datetime], object]

_kinds: dict[str, WorkKind[Any]] = {}
_chores: dict[str, Chore] = {}


class UnknownWork(UnusableInput):
    """Nobody has registered this kind of work."""


def register_work(kind: WorkKind[Any]) -> None:
    """Let ``kind`` be asked for. Registering the same code again replaces it."""
    _kinds[kind.code] = kind


def register_daily_chore(code: str, chore: Chore) -> None:
    """Have ``chore`` done once a day, in a transaction of its own. Registering the same code again replaces it.

    Args:
        code: Dotted, starting with the package.
        chore: Takes the moment it is done; it may be done twice without harm.
    """
    _chores[code] = chore


def registered_chores() -> Mapping[str, Chore]:
    """What higher packages have done once a day, by code."""
    return dict(_chores)


def work_kind(code: str) -> WorkKind[Any]:
    """The kind registered as ``code``.

    Raises:
        UnknownWork: Nobody has.
    """
    if code not in _kinds:
        raise UnknownWork("background.unknown_work", Sentence(N_("Denne jobben finnes ikke lenger i Jobbvei.")))
    return _kinds[code]

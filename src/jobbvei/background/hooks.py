"""Where higher packages say what long work they have.

A package calls :func:`register_work` from its ``apps.py`` when the site starts; the queue knows only codes.
"""

from typing import Any

from jobbvei.background.types import WorkKind
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

_kinds: dict[str, WorkKind[Any]] = {}


class UnknownWork(UnusableInput):
    """Nobody has registered this kind of work."""


def register_work(kind: WorkKind[Any]) -> None:
    """Let ``kind`` be asked for. Registering the same code again replaces it."""
    _kinds[kind.code] = kind


def work_kind(code: str) -> WorkKind[Any]:
    """The kind registered as ``code``.

    Raises:
        UnknownWork: Nobody has.
    """
    if code not in _kinds:
        raise UnknownWork("background.unknown_work", Sentence(N_("Denne jobben finnes ikke lenger i Jobbvei.")))
    return _kinds[code]

"""What a kind of work is made of, and what it is given when it runs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from django.utils.functional import Promise

from jobbvei.access.permissions import Permission
from jobbvei.access.types import Actor
from jobbvei.background.models import LongWork, WorkState

__all__ = ["Argument", "LongWork", "Run", "WorkKind", "WorkResult", "WorkState"]

Prepared = TypeVar("Prepared")
Argument = str | int | bool | None | list[str] | dict[str, str]
ReportProgress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class WorkResult:
    """What the page shows when the work is done.

    Attributes:
        sentence: What came of it, bokmål, without names.
        counts: Numbers by what they count, in the order they are shown.
        address: A page where the outcome can be seen, or empty.
    """

    sentence: str
    counts: Mapping[str, int] = field(default_factory=dict)
    address: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One attempt at a piece of work.

    Attributes:
        actor: Whoever asked for it, in the role they asked in.
        at: When the attempt started; what actions take as their ``at``.
        progress: ``progress(done, total, doing)``; total 0 means not known, ``doing`` is a short bokmål phrase.
    """

    arguments: Mapping[str, Argument]
    actor: Actor
    at: datetime
    progress: ReportProgress


@dataclass(frozen=True, slots=True)
class WorkKind(Generic[Prepared]):
    """One kind of long work.

    The two halves keep three promises at once: the user sees progress, a killed process leaves nothing half written,
    and finished work is written exactly once.

    Attributes:
        code: Stable, such as ``import_people``.
        words: What it is called on the page: «Import av deltakere».
        permission: What the role must open to ask for it.
        prepare: Reads and reckons, may take minutes, reports progress and writes nothing.
        write: Writes everything, in the same transaction as «done». Keep it short: others wait for the database.
    """

    code: str
    words: str | Promise
    permission: Permission
    prepare: Callable[[Run], Prepared]
    write: Callable[[Run, Prepared], WorkResult]

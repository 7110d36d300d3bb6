"""The way of a file of facts through the house: kept, reckoned, fetched, gone after a day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.access.types import Actor
from jobbvei.audit.actions import record_reading, record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.background.actions import ask_for_work
from jobbvei.background.queries import work_with_public_id
from jobbvei.background.types import Argument
from jobbvei.integrations.models import LawFile
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

KEPT_AT_MOST: Final = timedelta(days=1)
PROMISE: Final = "every municipality was told that its files are gone after a day"
LARGEST_FILE_BYTES: Final = 10 * 1024 * 1024
LONGEST_NAME: Final = 120
MEGABYTE: Final = 1024 * 1024
RECKON: Final = "reckon_law_file"


@dataclass(frozen=True, slots=True)
class SentLawFile:
    """A file as it was sent, and the day it asks about."""

    name: str
    content: bytes
    asked_on: date


def keep_law_file(file: SentLawFile, *, by: Actor, at: datetime) -> LawFile:
    """Keep the file and begin to reckon it in the background; nothing is answered when a row has a fault.

    Raises:
        Refused: The role does not open this.
        UnusableInput: The file is too large.
    """
    may(by, Permission.CALCULATE_LAW).ensure()
    ensure_law_file_size(len(file.content))
    with transaction.atomic():
        kept = LawFile.objects.create(
            tenant=by.tenant,
            file_name=file.name[-LONGEST_NAME:],
            content=file.content,
            asked_on=file.asked_on,
            sent_by=by.user,
            sent_at=at,
        )
        _record("integrations.law_file.sent", kept, by, at)
        _start(kept, by=by, at=at, partial=False)
    kept.refresh_from_db()
    return kept


def ensure_law_file_size(size_bytes: int) -> None:
    """Stop a file that is too large; to be asked before the file is read into memory.

    Raises:
        UnusableInput: More bytes than are taken.
    """
    if size_bytes > LARGEST_FILE_BYTES:
        template = N_("Filen er større enn {most} MB. Del den i flere filer.")
        raise UnusableInput("law_file.too_large", Sentence(template, {"most": LARGEST_FILE_BYTES // MEGABYTE}))


def reckon_good_rows(law_file: LawFile, *, by: Actor, at: datetime) -> LawFile:
    """Begin again, this time with the rows that have no fault.

    Raises:
        Refused: The role does not open this.
        UnusableInput: The answers are there already, or work on the file is not over.
    """
    may(by, Permission.CALCULATE_LAW).ensure()
    with transaction.atomic():
        held = LawFile.objects.for_tenant(by.tenant).select_for_update().get(pk=law_file.pk)
        if held.result:
            raise UnusableInput("law_file.answered_already", Sentence(N_("Svarene på denne filen er allerede klare.")))
        work = work_with_public_id(held.work_key, tenant=by.tenant) if held.work_key else None
        if work is not None and not work.is_over:
            template = N_("Vi jobber allerede med denne filen. Vent til det er ferdig.")
            raise UnusableInput("law_file.under_way", Sentence(template))
        _start(held, by=by, at=at, partial=True)
    held.refresh_from_db()
    return held


def fetch_result(law_file: LawFile, *, by: Actor, at: datetime) -> bytes:
    """The answers as CSV; that they were fetched is told in the trail.

    Raises:
        Refused: The role does not open this.
    """
    may(by, Permission.CALCULATE_LAW).ensure()
    record_reading("integrations.law_file.result_read", _thing(law_file), occasion=_occasion(by, at))
    return bytes(law_file.result)


def throw_away_law_file(law_file: LawFile, *, by: Actor, at: datetime) -> None:
    """Delete the file and its answers.

    Raises:
        Refused: The role does not open this.
    """
    may(by, Permission.CALCULATE_LAW).ensure()
    with transaction.atomic():
        _record("integrations.law_file.thrown_away", law_file, by, at)
        law_file.delete()


def throw_away_old_law_files(*, at: datetime) -> int:
    """Delete what was sent more than a day ago, with its answers; the worker asks every minute.

    Returns:
        How many files were deleted.
    """
    old = LawFile.objects.across_tenants(reason=PROMISE).filter(sent_at__lt=at - KEPT_AT_MOST)
    return old.delete()[0]


def _start(law_file: LawFile, *, by: Actor, at: datetime, partial: bool) -> None:
    arguments: dict[str, Argument] = {"law_file": str(law_file.public_id), "partial": partial}
    work = ask_for_work(RECKON, arguments=arguments, by=by, at=at)
    LawFile.objects.for_tenant(by.tenant).filter(pk=law_file.pk).update(work_key=str(work.public_id))


def _record(kind: str, law_file: LawFile, by: Actor, at: datetime) -> None:
    record_writing(kind, _thing(law_file), occasion=_occasion(by, at))


def _thing(law_file: LawFile) -> Thing:
    return Thing("law_file", str(law_file.public_id))


def _occasion(by: Actor, at: datetime) -> Occasion:
    return Occasion(by=by, at=at, purpose="law")

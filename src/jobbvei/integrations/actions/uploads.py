"""A file's way through the house: kept, tried, imported, gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.access.types import Actor
from jobbvei.audit.actions import record_reading, record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.background.actions import ask_for_work
from jobbvei.background.queries import work_with_public_id
from jobbvei.background.types import Argument, LongWork
from jobbvei.integrations.models import Upload, UploadKind
from jobbvei.integrations.nav.shapes import LARGEST_DOCUMENT_BYTES
from jobbvei.integrations.spreadsheets.tables import LARGEST_FILE_BYTES
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

KEPT_AT_MOST: Final = timedelta(days=1)
PROMISE: Final = "every municipality was told that its files are gone after a day"
LONGEST_NAME: Final = 120
MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it was sent."""

    kind: str
    name: str
    content: bytes


def ensure_size(kind: str, size_bytes: int) -> None:
    """Stop a file that is too large for its kind; to be asked before the file is read into memory.

    Raises:
        UnusableInput: more bytes than a reader of this kind takes.
    """
    most = LARGEST_DOCUMENT_BYTES if kind == UploadKind.NAV_FEED else LARGEST_FILE_BYTES
    if size_bytes > most:
        template = N_("Filen er større enn {most} MB. Del den i flere filer.")
        raise UnusableInput("integrations.too_large", Sentence(template, {"most": most // MEGABYTE}))


def keep_upload(file: SentFile, *, by: Actor, at: datetime) -> Upload:
    """Keep the file and start a trial run in the background.

    Raises:
        Refused: the role does not open imports.
        UnusableInput: the file is empty or too large.
    """
    may(by, Permission.IMPORT_FILES).ensure()
    ensure_size(file.kind, len(file.content))
    with transaction.atomic():
        upload = Upload.objects.create(
            tenant=by.tenant,
            kind=UploadKind(file.kind),
            file_name=file.name[-LONGEST_NAME:],
            content=file.content,
            uploaded_by=by.user,
            uploaded_at=at,
        )
        _record("integrations.file.sent", upload, by, at)
        _start("try_file", upload, by=by, at=at)
    upload.refresh_from_db()
    return upload


def import_upload(upload: Upload, *, partial: bool, by: Actor, at: datetime) -> Upload:
    """Import the file in the background.

    Args:
        partial: Keep the rows without fault, although others have faults.

    Raises:
        Refused: the role does not open imports.
        UnusableInput: it is imported already, or work on it is not over.
    """
    may(by, Permission.IMPORT_FILES).ensure()
    with transaction.atomic():
        held = Upload.objects.for_tenant(by.tenant).select_for_update().get(pk=upload.pk)
        if held.outcome is not None:
            raise UnusableInput("integrations.imported_already", Sentence(N_("Filen er allerede importert.")))
        _ensure_nothing_under_way(held, by)
        _start("import_file", held, by=by, at=at, partial=partial)
    held.refresh_from_db()
    return held


def open_report(upload: Upload, *, by: Actor, at: datetime) -> dict[str, object] | None:
    """The file's newest report, None when there is none; the reading is written in the trail.

    A report quotes the values of rows that cannot be imported, and those may be about persons.

    Raises:
        Refused: the role does not open imports.
    """
    may(by, Permission.IMPORT_FILES).ensure()
    if upload.report is None:
        return None
    record_reading("integrations.report.opened", _thing(upload), occasion=_occasion(upload, by, at))
    return upload.report


def throw_away_old_uploads(*, at: datetime) -> int:
    """Delete what was sent more than a day ago, imported or not, with its reports; the worker asks every minute.

    Returns:
        How many files were deleted.
    """
    old = Upload.objects.across_tenants(reason=PROMISE).filter(uploaded_at__lt=at - KEPT_AT_MOST)
    return old.delete()[0]


def throw_away_upload(upload: Upload, *, by: Actor, at: datetime) -> None:
    """Delete the file and its reports."""
    may(by, Permission.IMPORT_FILES).ensure()
    with transaction.atomic():
        _record("integrations.file.thrown_away", upload, by, at)
        upload.delete()


def fetch_nav_feed(*, by: Actor, at: datetime) -> LongWork:
    """Fetch Nav's feed in the background and take its advertisements in."""
    return ask_for_work("import_nav_feed", arguments={}, by=by, at=at)


def _ensure_nothing_under_way(upload: Upload, by: Actor) -> None:
    work = work_with_public_id(upload.work_key, tenant=by.tenant) if upload.work_key else None
    if work is not None and not work.is_over:
        template = N_("Vi jobber allerede med denne filen. Vent til det er ferdig.")
        raise UnusableInput("integrations.under_way", Sentence(template))


def _start(kind: str, upload: Upload, *, by: Actor, at: datetime, partial: bool = False) -> None:
    arguments: dict[str, Argument] = {"upload": str(upload.public_id), "partial": partial}
    work = ask_for_work(kind, arguments=arguments, by=by, at=at)
    Upload.objects.for_tenant(by.tenant).filter(pk=upload.pk).update(work_key=str(work.public_id))


def _record(kind: str, upload: Upload, by: Actor, at: datetime) -> None:
    record_writing(kind, _thing(upload), occasion=_occasion(upload, by, at))


def _occasion(upload: Upload, by: Actor, at: datetime) -> Occasion:
    return Occasion(by=by, at=at, purpose="import", details={"kind": str(upload.kind)})


def _thing(upload: Upload) -> Thing:
    return Thing("upload", str(upload.public_id))

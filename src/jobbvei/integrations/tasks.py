"""The work in the background: trying a file, importing it, and fetching Nav's feed."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbvei.access.permissions import Permission
from jobbvei.audit.types import Occasion
from jobbvei.background.hooks import register_work
from jobbvei.background.types import Run, WorkKind, WorkResult
from jobbvei.integrations.models import Upload, UploadKind
from jobbvei.integrations.nav.feed import Fetched, fetch_feed, read_feed_file, take_in_fetched
from jobbvei.integrations.nav.importing import NavReport
from jobbvei.integrations.nav.transport import HttpFeedClient
from jobbvei.integrations.spreadsheets.columns import ReadRows
from jobbvei.integrations.spreadsheets.importing import ImportFor, ImportReport, read_file, take_in_rows
from jobbvei.integrations.spreadsheets.kinds import KINDS
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

COUNTED = ("created", "changed", "unchanged")


@dataclass(frozen=True, slots=True)
class ReadUpload:
    """A file that has been read and not yet written."""

    upload: Upload
    read: ReadRows | Fetched


def register_import_work() -> None:
    """Tell the queue what it may be asked for."""
    words = {"try_file": gettext_lazy("Prøvekjøring av en fil"), "import_file": gettext_lazy("Import av en fil")}
    for code, write in (("try_file", _try), ("import_file", _import)):
        register_work(WorkKind(code, words[code], Permission.IMPORT_FILES, _read, write))
    register_work(
        WorkKind(
            "import_nav_feed", gettext_lazy("Henting fra Navs stillingsfeed"), Permission.IMPORT_FILES,
            _fetch, _take_in_feed,
        )
    )  # fmt: skip


def _read(run: Run) -> ReadUpload:
    """Read the file; what cannot be read at all is told on the file's own page."""
    run.progress(0, 0, _("Leser filen"))
    upload = _upload(run)
    content = bytes(upload.content)
    if upload.kind == UploadKind.NAV_FEED:
        return ReadUpload(upload, read_feed_file(content, name=upload.file_name))
    read = read_file(content, KINDS[upload.kind])
    run.progress(0, len(read.records), _("Sjekker og lagrer radene"))
    return ReadUpload(upload, read)


def _try(run: Run, read: ReadUpload) -> WorkResult:
    report = _take_in(run, read, dry_run=True)
    upload = read.upload
    upload.trial = report.as_json()
    upload.save(update_fields=["trial"])
    return WorkResult(str(report.summary), _counts(upload.trial))


def _import(run: Run, read: ReadUpload) -> WorkResult:
    report = _take_in(run, read, dry_run=False)
    upload = read.upload
    told = report.as_json()
    if report.is_written:
        upload.outcome, upload.content = told, b""
    else:
        upload.trial = told
    upload.save(update_fields=["outcome", "trial", "content"])
    return WorkResult(str(report.summary), _counts(told))


def _take_in(run: Run, read: ReadUpload, *, dry_run: bool) -> ImportReport | NavReport:
    receiver = _receiver(run)
    if isinstance(read.read, Fetched):
        return take_in_fetched(read.read, receiver=receiver, dry_run=dry_run)
    kind, partial = KINDS[read.upload.kind], bool(run.arguments["partial"])
    return take_in_rows(read.read, kind, receiver=receiver, dry_run=dry_run, partial=partial)


def _fetch(run: Run) -> Fetched:
    run.progress(0, 0, _("Henter stillinger fra Nav"))
    client = HttpFeedClient(settings.JOBBVEI_NAV_FEED_TOKEN)
    return fetch_feed(settings.JOBBVEI_NAV_FEED_URL, client=client)


def _take_in_feed(run: Run, fetched: Fetched) -> WorkResult:
    report = take_in_fetched(fetched, receiver=_receiver(run))
    return WorkResult(str(report.summary), _counts(report.as_json()))


def _receiver(run: Run) -> ImportFor:
    """Whoever sent the file leads the follow-up of those it names nobody for."""
    return ImportFor(run.actor.tenant, Occasion(by=run.actor, at=run.at, purpose="import"), lead=run.actor.user)


def _upload(run: Run) -> Upload:
    ours = Upload.objects.for_tenant(run.actor.tenant)
    upload = ours.filter(public_id=str(run.arguments["upload"])).first()
    if upload is None:
        raise UnusableInput("integrations.file_gone", Sentence(N_("Filen er kastet. Last den opp på nytt.")))
    return upload


def _counts(report: dict[str, Any]) -> dict[str, int]:
    words = {"created": _("nye"), "changed": _("endret"), "unchanged": _("uendret")}
    return {words[name]: int(report[name]) for name in COUNTED}

"""Importing files on the page."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.background.queries import work_with_public_id
from jobbvei.integrations.actions import fetch_nav_feed, import_upload, keep_upload, open_report, throw_away_upload
from jobbvei.integrations.queries import my_waiting_uploads, upload_with_public_id
from jobbvei.integrations.spreadsheets.importing import example_note
from jobbvei.integrations.spreadsheets.kinds import KINDS
from jobbvei.integrations.spreadsheets.templates import template_csv, template_xlsx
from jobbvei.integrations.types import Upload, UploadKind
from jobbvei.shared.errors import UnusableInput
from jobbvei.web.frame.downloads import as_download
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, page_or_part, sent
from jobbvei.web.imports.feed_words import in_words
from jobbvei.web.imports.forms import UploadForm

MOST_FAULTS_SHOWN = 200


@page(Permission.IMPORT_FILES)
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: ActorRequest) -> HttpResponse:
    """Send a file; it is tried at once and nothing is stored before one has seen what would happen."""
    form = UploadForm(sent(request), request.FILES or None)
    if form.is_bound and form.is_valid():
        try:
            kept = keep_upload(form.sent(), by=request.actor, at=request.at)
        except UnusableInput as problem:
            form.add_error("file", sentence(problem.sentence))
        else:
            return redirect("import-file", public_id=kept.public_id)
    shown = {
        "form": form,
        "kinds": [(code, label) for code, label in UploadKind.choices if code in KINDS],
        "waiting": my_waiting_uploads(actor=request.actor),
        "feed_url": settings.JOBBVEI_NAV_FEED_URL,
    }
    return render(request, "imports/imports.html", shown, status=422 if form.errors else 200)


@page(Permission.IMPORT_FILES)
@require_safe
def upload(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """What would happen, or what happened."""
    found = _upload(request, public_id)
    work = work_with_public_id(found.work_key, tenant=request.actor.tenant) if found.work_key else None
    is_shown = work is None or work.is_over  # while the page asks every other second, nothing of the report is on it
    report = open_report(found, by=request.actor, at=request.at) if is_shown else None
    shown: dict[str, Any] = {"upload": found, "work": work, "report": report}
    if report:
        faults, unread = _listed(report, "faults"), _listed(report, "unread")
        shown |= {"faults": faults[:MOST_FAULTS_SHOWN], "more_faults": max(0, len(faults) - MOST_FAULTS_SHOWN)}
        shown |= {"has_rows": any(report.get(count) for count in ("created", "changed", "unchanged", "closed"))}
        shown |= {"example_note": example_note(_lines(report, "examples"))}
        shown |= {"is_nav": found.kind == UploadKind.NAV_FEED, "unread": in_words(unread)}
    return page_or_part(request, shown, whole="imports/upload.html", part="imports/upload_state.html")


@page(Permission.IMPORT_FILES)
@require_POST
def import_file(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Import the file that was tried."""
    found = _upload(request, public_id)
    import_upload(found, partial=request.POST.get("partial") == "1", by=request.actor, at=request.at)
    return redirect("import-file", public_id=found.public_id)


@page(Permission.IMPORT_FILES)
@require_POST
def throw_away(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Delete the file."""
    throw_away_upload(_upload(request, public_id), by=request.actor, at=request.at)
    messages.success(request, _("Filen er slettet."))
    return redirect("imports")


@page(Permission.IMPORT_FILES)
@require_POST
def fetch_feed(request: ActorRequest) -> HttpResponse:
    """Fetch Nav's job feed in the background."""
    if not settings.JOBBVEI_NAV_FEED_URL:
        messages.info(request, _("Adressen til Navs stillingsfeed er ikke satt. Last opp en fil i stedet."))
        return redirect("imports")
    work = fetch_nav_feed(by=request.actor, at=request.at)
    return redirect("long-work", public_id=work.public_id)


@page(Permission.IMPORT_FILES)
@require_safe
def template_file(request: ActorRequest) -> HttpResponse:
    """An empty file to fill in: ``?kind=openings&form=xlsx``."""
    kind, form = request.GET.get("kind"), request.GET.get("form")
    if kind is None or form is None:
        return redirect("imports")
    if kind not in KINDS or form not in {"csv", "xlsx"}:
        raise Http404
    content = template_csv(KINDS[kind]) if form == "csv" else template_xlsx(KINDS[kind])
    return as_download(content, name=f"jobbvei-{kind}.{form}")


def _listed(report: Mapping[str, object], name: str) -> list[dict[str, Any]]:
    found = report.get(name, [])
    assert isinstance(found, list)  # noqa: S101  # we wrote it
    return found


def _lines(report: Mapping[str, object], name: str) -> list[int]:
    found = report.get(name, [])
    assert isinstance(found, list)  # noqa: S101  # we wrote it
    return found


def _upload(request: ActorRequest, public_id: UUID) -> Upload:
    found = upload_with_public_id(public_id, tenant=request.actor.tenant)
    if found is None:
        raise Http404
    return found

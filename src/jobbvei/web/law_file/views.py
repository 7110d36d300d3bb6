"""Files of facts the rules of law answer, on the page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.background.queries import work_with_public_id
from jobbvei.integrations.actions import fetch_result, keep_law_file, reckon_good_rows, throw_away_law_file
from jobbvei.integrations.queries import law_file_with_public_id, my_law_files
from jobbvei.integrations.spreadsheets.csv_out import csv_of
from jobbvei.integrations.types import LawFile
from jobbvei.rules.population.rows import column_names
from jobbvei.rules.words.fact_words import FACT_WORDS
from jobbvei.shared.errors import UnusableInput
from jobbvei.web.frame.downloads import as_download
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, page_or_part, sent
from jobbvei.web.law.tabs import law_tabs
from jobbvei.web.law_file.forms import LawFileForm

MOST_FAULTS_SHOWN = 100


@page(Permission.CALCULATE_LAW)
@require_http_methods(["GET", "HEAD", "POST"])
def law_files(request: ActorRequest) -> HttpResponse:
    """Send a file; the answers are made in the background."""
    form = LawFileForm(sent(request), request.FILES or None, initial={"asked_on": request.on})
    if form.is_bound and form.is_valid():
        try:
            kept = keep_law_file(form.sent(), by=request.actor, at=request.at)
        except UnusableInput as problem:
            form.add_error("file", sentence(problem.sentence))
        else:
            return redirect("law-file", public_id=kept.public_id)
    columns = [(name, _(FACT_WORDS[name]) if name in FACT_WORDS else "") for name in column_names()]
    shown = {
        "tabs": law_tabs(request.actor, "law-files"),
        "form": form,
        "files": my_law_files(actor=request.actor),
        "columns": columns,
    }
    return render(request, "law_file/law_files.html", shown, status=422 if form.errors else 200)


@page(Permission.CALCULATE_LAW)
@require_safe
def law_file(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """How it goes, what has to be mended, and the answers when they are there."""
    found = _law_file(request, public_id)
    work = work_with_public_id(found.work_key, tenant=request.actor.tenant) if found.work_key else None
    shown: dict[str, Any] = {"file": found, "work": work, "has_result": bool(found.result)}
    if found.report:
        faults = found.report["faults"]
        more = found.report["rejected"] - len(faults[:MOST_FAULTS_SHOWN])
        shown |= {"report": found.report, "faults": faults[:MOST_FAULTS_SHOWN], "more_faults": more}
    return page_or_part(request, shown, whole="law_file/law_file.html", part="law_file/state.html")


@page(Permission.CALCULATE_LAW)
@require_safe
def result(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """The answers as a file."""
    found = _law_file(request, public_id)
    if not found.result:
        raise Http404
    answers = fetch_result(found, by=request.actor, at=request.at)
    return as_download(answers, name=f"lovsvar-{found.asked_on.isoformat()}.csv")


@page(Permission.CALCULATE_LAW)
@require_POST
def reckon(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Reckon the rows without fault."""
    found = reckon_good_rows(_law_file(request, public_id), by=request.actor, at=request.at)
    return redirect("law-file", public_id=found.public_id)


@page(Permission.CALCULATE_LAW)
@require_POST
def throw_away(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Delete the file and the answers."""
    throw_away_law_file(_law_file(request, public_id), by=request.actor, at=request.at)
    messages.success(request, _("Filen er slettet."))
    return redirect("law-files")


@page(Permission.CALCULATE_LAW)
@require_safe
def template_file(request: ActorRequest) -> HttpResponse:
    """An empty file with every column."""
    return as_download(csv_of(column_names(), ()), name="jobbvei-lov.csv")


def _law_file(request: ActorRequest, public_id: UUID) -> LawFile:
    found = law_file_with_public_id(public_id, tenant=request.actor.tenant)
    if found is None:
        raise Http404
    return found

"""Texts read from a file, and coding as files; the words of a text only when that text is released."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.integrations.spreadsheets.csv_files import read_csv
from jobbvei.integrations.spreadsheets.csv_out import Cell, csv_of
from jobbvei.integrations.spreadsheets.tables import Row
from jobbvei.learning_network.actions.texts import NewText, add_texts, take_out_coding
from jobbvei.learning_network.queries.coded import CodingState
from jobbvei.learning_network.queries.coding import open_collection
from jobbvei.learning_network.queries.teams import teams_of
from jobbvei.learning_network.text_sources import text_sources
from jobbvei.learning_network.types import MunicipalTeam, TextOrigin
from jobbvei.shared.errors import UnusableInput
from jobbvei.web.coding.forms import TextFileForm, TextsForm
from jobbvei.web.coding.results import result_of, rounded_alpha
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.network.seats import frame_of, seat_of

CSV_TYPE = "text/csv; charset=utf-8"
MUNICIPALITY, TEXT = "kommune", "tekst"
FAULTS_SHOWN_MAX = 20


@page(Permission.CODE_TEXTS)
@require_POST
def read_file(request: ActorRequest, network_id: UUID, collection_id: UUID) -> HttpResponse:
    """Put in every text of the file, or none and say what to mend."""
    seat = seat_of(request, network_id)
    found = open_collection(collection_id, seat=seat)
    teams = teams_of(seat.network)
    form = TextFileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            texts, faults = _texts(form.cleaned_data["file"].read(), teams)
            for fault in faults[:FAULTS_SHOWN_MAX]:
                form.add_error("file", fault)
            if not faults:
                occasion = request.occasion("network")
                add_texts(seat=seat, collection=found, texts=texts, origin=TextOrigin.FILE, occasion=occasion)
        except UnusableInput as problem:
            form.add_error("file", sentence(problem.sentence))
    if form.errors:
        forms = {"form": TextsForm(teams=teams), "file_form": form, "sources": text_sources(seat)}
        shown = {**frame_of(seat, request), "collection": found, **forms}
        return render(request, "coding/texts_add.html", shown, status=422)
    told = ngettext("{count} tekst er lest inn.", "{count} tekster er lest inn.", len(texts))
    messages.success(request, told.format(count=len(texts)))
    return redirect("coding-collection", network_id=network_id, collection_id=collection_id)


@page(Permission.CODE_TEXTS)
@require_safe
def counts_file(request: ActorRequest, network_id: UUID, collection_id: UUID) -> HttpResponse:
    """The counts of the figure."""
    state = _taken_out(request, network_id, collection_id, "counts")
    header = ["kode", "tema", "kommuner", "n", "prosent", "tekster", "alfa", "forbehold"]
    rows: list[list[Cell]] = []
    for line in result_of(state).lines:
        one = line.count
        counted: list[Cell] = [one.municipalities, one.of, one.percent, one.texts]
        rows.append([one.code.name, one.code.theme, *counted, rounded_alpha(one.alpha), one.reservation])
    return _file(csv_of(header, rows), "resultat.csv")


@page(Permission.CODE_TEXTS)
@require_safe
def codings_file(request: ActorRequest, network_id: UUID, collection_id: UUID) -> HttpResponse:
    """A line for each text whose coding stands, with 1 and 0 for each code."""
    state = _taken_out(request, network_id, collection_id, "texts")
    header = ["nummer", MUNICIPALITY, "kodet av", *(code.key for code in state.codes), TEXT]
    rows: list[list[Cell]] = [
        [
            row.text.number,
            row.text.team.name if row.text.team else "",
            len(row.codings),
            *(int(code.key in (row.stands or ())) for code in state.codes),
            row.text.text if row.text.released_at else "",
        ]
        for row in state.counted
    ]
    return _file(csv_of(header, rows), "koding.csv")


def _taken_out(request: ActorRequest, network_id: UUID, collection_id: UUID, what: str) -> CodingState:
    seat = seat_of(request, network_id)
    found = open_collection(collection_id, seat=seat)
    return take_out_coding(seat=seat, collection=found, what=what, occasion=request.occasion("network"))


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _texts(content: bytes, teams: Sequence[MunicipalTeam]) -> tuple[list[NewText], list[str]]:
    """What the file says, and what is wrong with it line by line."""
    table = read_csv(content)
    if TEXT not in table.header:
        return [], [_("Filen mangler kolonnen «{column}».").format(column=TEXT)]
    known = _named(teams)
    texts, faults = [], []
    for row in table.rows:
        fault = _fault(row, known)
        if fault:
            faults.append(_("Linje {number}: {fault}").format(number=row.line, fault=fault))
        else:
            texts.append(NewText(text=row.cells[TEXT], team=known.get(_asked(row))))
    return texts, faults


def _named(teams: Sequence[MunicipalTeam]) -> dict[str, MunicipalTeam]:
    """The teams by what they are called and by the municipality's number, in small letters."""
    by_number = {team.municipality.number: team for team in reversed(teams) if not team.district}
    return by_number | {team.name.casefold(): team for team in teams}


def _asked(row: Row) -> str:
    return row.cells.get(MUNICIPALITY, "").casefold()


def _fault(row: Row, known: dict[str, MunicipalTeam]) -> str:
    if row.faults:
        return sentence(row.faults[0].reason)
    if not row.cells[TEXT]:
        return _("Teksten er tom.")
    if _asked(row) and _asked(row) not in known:
        written = row.cells[MUNICIPALITY]
        return _("«{name}» er ikke med i nettverket. Skriv navnet eller de fire sifrene.").format(name=written)
    return ""

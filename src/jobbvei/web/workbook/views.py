"""The first page of the workbook, reading one, its history, and taking it out as a document."""

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.integrations.documents.document import Block, Document
from jobbvei.learning_network.actions.workbook_sections import comment_on_field, resolve_comment, tell_of_export
from jobbvei.learning_network.actions.workbooks import restore_version
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_comment, may_see_team, may_work_in_team
from jobbvei.learning_network.queries.lineage import Copied
from jobbvei.learning_network.queries.removed_fields import known_field, removed_and_answered
from jobbvei.learning_network.queries.teams import open_team, teams_of
from jobbvei.learning_network.queries.workbook_progress import WorkbookProgress, progress_by_team, progress_of
from jobbvei.learning_network.queries.workbooks import (
    Workbook,
    history_of,
    open_comment,
    open_workbook,
    teams_that_share,
    template_of,
    workbook_of,
    writers_now,
)
from jobbvei.learning_network.types import MunicipalTeam, Seat, TeamState
from jobbvei.learning_network.workbooks.reading import template_patterns
from jobbvei.learning_network.workbooks.template import Section
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.network.seats import frame_of, seat_of
from jobbvei.web.workbook.documents import (
    FILE_KINDS,
    WHOLE,
    answer_blocks,
    section_blocks,
    selected_document,
    whole_document,
)
from jobbvei.web.workbook.reading import Surroundings, surroundings_of


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team in the organiser's overview."""

    team: MunicipalTeam
    progress: WorkbookProgress


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A section as it is read."""

    section: Section
    blocks: list[Block]
    is_ready: bool
    is_shared: bool
    copied: list[Copied]


@page(Permission.SEE_NETWORK)
@require_safe
def workbook(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """One's own workbook section by section; for a facilitator, how far every team has come."""
    seat = seat_of(request, network_id)
    return _overview(request, seat) if seat.is_organisers else _own(request, seat)


@page(Permission.SEE_NETWORK)
@require_safe
def read(request: ActorRequest, network_id: UUID, team_id: UUID) -> HttpResponse:
    """A team's workbook: all of it for the team and facilitators, what is shared for the others."""
    seat = seat_of(request, network_id)
    book, sections = open_workbook(team_id, seat=seat)
    around = surroundings_of(book, on=request.on)
    sees_all = may_see_team(seat, book.team).allowed
    gone = [one.field for one in removed_and_answered(book)] if sees_all else []
    shown = {
        **frame_of(seat, request),
        "book": book,
        "removed": [(one, answer_blocks(one, book.text(one.key), around)) for one in gone],
        "sections": [_read(book, one, around) for one in sections],
        "sees_all": sees_all,
        "progress": progress_of(book),
        "whole": WHOLE,
    }
    return render(request, "workbook/read.html", shown)


@page(Permission.SEE_NETWORK)
@require_safe
def extract(request: ActorRequest, network_id: UUID, team_id: UUID, selection: str) -> HttpResponse:
    """The workbook or a selection of it as a page."""
    seat = seat_of(request, network_id)
    book, document = _document(request, seat, team_id, selection)
    shown = {**frame_of(seat, request), "book": book, "document": document, "selection": selection, "kinds": FILE_KINDS}
    return render(request, "workbook/extract.html", shown)


@page(Permission.SEE_NETWORK)
@require_safe
def extract_file(request: ActorRequest, network_id: UUID, team_id: UUID, selection: str, kind: str) -> HttpResponse:
    """The workbook or a selection of it as a file."""
    seat = seat_of(request, network_id)
    if kind not in FILE_KINDS:
        raise Http404
    book, document = _document(request, seat, team_id, selection)
    tell_of_export(seat=seat, team=book.team, selection=selection, occasion=request.occasion("network"))
    response = HttpResponse(FILE_KINDS[kind].write(document), content_type=FILE_KINDS[kind].mime)
    name = f"{selection}-{slugify(book.team.name)}-{request.on.isoformat()}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@page(Permission.SEE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def field_history(request: ActorRequest, network_id: UUID, team_id: UUID, field_key: str) -> HttpResponse:
    """What has stood in a field, who wrote it and when, and what is said about it."""
    seat = seat_of(request, network_id)
    team = open_team(team_id, seat=seat)
    field, is_asked = known_field(seat.network, field_key)
    if request.method == "POST":
        try:
            _do(request, seat, team, field_key)
        except UnableToSave as problem:
            messages.error(request, sentence(problem.sentence))
        return redirect("workbook-field", network_id=network_id, team_id=team_id, field_key=field_key)
    shown = {
        **frame_of(seat, request),
        "team": team,
        "field": field,
        "section": template_of(seat.network).section_of(field_key) if is_asked else None,
        "versions": history_of(team, field_key),
        "comments": workbook_of(team).comments.get(field_key, ()),
        "may_restore": is_asked and may_work_in_team(seat).allowed,
        "may_comment": is_asked and may_comment(seat, team).allowed,
    }
    return render(request, "workbook/field_history.html", shown)


def _do(request: ActorRequest, seat: Seat, team: MunicipalTeam, field_key: str) -> None:
    occasion = request.occasion("network")
    kind, _colon, rest = request.POST.get("do", "").partition(":")
    if kind == "restore" and rest.isdecimal():
        restore_version(seat=seat, field_key=field_key, revision=int(rest), occasion=occasion)
    elif kind == "resolve":
        resolve_comment(seat=seat, comment=open_comment(rest, seat=seat), occasion=occasion)
    else:
        text = request.POST.get("comment", "")
        comment_on_field(seat=seat, team=team, field_key=field_key, text=text, occasion=occasion)


def _own(request: ActorRequest, seat: Seat) -> HttpResponse:
    book = workbook_of(seat.own_team)
    shown = {
        **frame_of(seat, request),
        "book": book,
        "progress": progress_of(book),
        "writers": writers_now(seat, at=request.at),
        "sharing": teams_that_share(seat),
        "whole": WHOLE,
        "may_write": may_work_in_team(seat),
    }
    return render(request, "workbook/workbook.html", shown)


def _overview(request: ActorRequest, seat: Seat) -> HttpResponse:
    progress = progress_by_team(seat.network)
    teams = [one for one in teams_of(seat.network) if one.state != TeamState.WITHDRAWN]
    shown = {
        **frame_of(seat, request),
        "template": template_of(seat.network),
        "rows": [TeamRow(team, progress[team.pk]) for team in teams],
        "patterns": template_patterns(),
    }
    return render(request, "workbook/overview.html", shown, status=HTTPStatus.OK)


def _document(request: ActorRequest, seat: Seat, team_id: UUID, selection: str) -> tuple[Workbook, Document]:
    book = workbook_of(open_team(team_id, seat=seat))
    around = surroundings_of(book, on=request.on)
    if selection == WHOLE:
        return book, whole_document(book, around, on=request.on)
    return book, selected_document(book, book.template.selection(selection), around, on=request.on)


def _read(book: Workbook, section: Section, around: Surroundings) -> ReadSection:
    blocks = section_blocks(book, section, around)[1:]
    copied = [one for field in section.fields for one in around.copied.get(field.key, ())]
    return ReadSection(section, blocks, book.is_ready(section), book.is_shared(section), copied)

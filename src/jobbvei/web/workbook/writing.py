"""One section of one's own workbook: written by several at once, with and without script."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.workbook_sections import be_there
from jobbvei.learning_network.actions.workbooks import Saved, SaveOutcome, save_answer
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_work_in_team
from jobbvei.learning_network.queries.workbook_progress import progress_of
from jobbvei.learning_network.queries.workbooks import others_there, template_of, workbook_of, writers_now
from jobbvei.learning_network.types import Seat
from jobbvei.learning_network.workbooks.template import Field, Section
from jobbvei.web.frame.formats import joined, sentence
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.network.seats import frame_of, seat_of
from jobbvei.web.workbook.deeds import UnknownDeed, done
from jobbvei.web.workbook.reading import (
    Faults,
    ShownField,
    fields_of,
    shown_field,
    surroundings_of,
    written_in,
)

DEED = "do"


@page(Permission.WORK_IN_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: ActorRequest, network_id: UUID, section_key: str) -> HttpResponse:
    """Write in a section; every button first saves what stands in the form."""
    seat = seat_of(request, network_id)
    asked = template_of(seat.network).section(section_key)
    if request.method != "POST":
        be_there_if_allowed(request, seat, section_key)
        return _section_page(request, seat, asked, Faults())
    may_work_in_team(seat).ensure()
    saved, faults = _saved(request, seat, asked)
    _tell(request, saved)
    if not faults.found:
        try:
            done(request, seat, asked, request.POST.get(DEED, ""))
        except UnableToSave as problem:
            messages.error(request, sentence(problem.sentence))
        except UnknownDeed:
            return HttpResponse(status=HTTPStatus.BAD_REQUEST)
        return redirect("workbook-section", network_id=network_id, section_key=section_key)
    return _section_page(request, seat, asked, faults, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@page(Permission.WORK_IN_NETWORK)
@require_POST
def answer(request: ActorRequest, network_id: UUID, field_key: str) -> HttpResponse:
    """Save one field while somebody writes; answers what became of it, and the field as it stands now."""
    seat = seat_of(request, network_id)
    may_work_in_team(seat).ensure()
    field = template_of(seat.network).field(field_key)
    written = written_in(field, request.POST)
    if written is None:
        return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    try:
        saved = save_answer(seat=seat, written=written, occasion=request.occasion("network"))
    except UnableToSave as problem:
        return JsonResponse({"fault": sentence(problem.sentence)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    said = {
        "outcome": str(saved.outcome),
        "revision": saved.answer.revision,
        "sent_revision": saved.sent_revision,
        "html": _field_html(request, seat, field),
        "words": _words(saved),
    }
    return JsonResponse(said)


@page(Permission.WORK_IN_NETWORK)
@require_POST
def presence(request: ActorRequest, network_id: UUID, section_key: str) -> HttpResponse:
    """Say that one is here; answers who else is, and the fields that others have saved since."""
    seat = seat_of(request, network_id)
    be_there(seat=seat, section_key=section_key, occasion=request.occasion("network"))
    book = workbook_of(seat.own_team)
    known = request.POST
    newer = [
        one
        for one in book.template.section(section_key).fields
        if one.key in book.answers and str(book.answers[one.key].revision) != known.get(one.key, "0")
    ]
    names = [one.full_name for one in others_there(seat, section_key, at=request.at)]
    fields = {one.key: _field_html(request, seat, one) for one in newer}
    return JsonResponse({"who": who_writes(names), "fields": fields})


def who_writes(names: list[str]) -> str:
    """The colleagues who have a section open, in a sentence; empty when there are none."""
    if not names:
        return ""
    return _("{names} er også her nå.").format(names=joined(tuple(names)))


def be_there_if_allowed(request: ActorRequest, seat: Seat, section_key: str) -> None:
    """Show colleagues that somebody has opened the section; a team that has withdrawn only reads."""
    if may_work_in_team(seat):
        be_there(seat=seat, section_key=section_key, occasion=request.occasion("network"))


def _saved(request: ActorRequest, seat: Seat, asked: Section) -> tuple[list[Saved], Faults]:
    """Every field of the form that can be saved; what cannot comes back with why."""
    saved, faults = [], Faults()
    for field in asked.fields:
        written = written_in(field, request.POST)
        if written is None:
            continue
        try:
            saved.append(save_answer(seat=seat, written=written, occasion=request.occasion("network")))
        except UnableToSave as problem:
            faults.found[field.key] = (written, sentence(problem.sentence))
    return saved, faults


def _tell(request: ActorRequest, saved: list[Saved]) -> None:
    outcomes = [one.outcome for one in saved]
    if SaveOutcome.SAVED in outcomes:
        messages.success(request, _("Lagret."))
    merged = outcomes.count(SaveOutcome.MERGED)
    if merged:
        text = ngettext(
            "{count} felt er slått sammen med det en kollega skrev samtidig.",
            "{count} felt er slått sammen med det kolleger skrev samtidig.",
            merged,
        )
        messages.success(request, text.format(count=merged))
    if SaveOutcome.MET in outcomes:
        messages.warning(request, _("Dere har skrevet på samme sted. Begge tekstene er tatt vare på. Velg under."))


def _words(saved: Saved) -> str:
    words = {
        SaveOutcome.SAVED: _("Lagret"),
        SaveOutcome.UNCHANGED: _("Lagret"),
        SaveOutcome.MERGED: _("Slått sammen med det en kollega skrev"),
        SaveOutcome.MET: _("Dere har skrevet på samme sted. Begge er tatt vare på."),
    }
    return words[saved.outcome]


def _section_page(
    request: ActorRequest, seat: Seat, asked: Section, faults: Faults, status: int = HTTPStatus.OK
) -> HttpResponse:
    book = workbook_of(seat.own_team)
    around = surroundings_of(book, on=request.on, section=asked)
    names = [one.full_name for one in others_there(seat, asked.key, at=request.at)]
    shown = {
        **frame_of(seat, request),
        "book": book,
        "section": asked,
        "standing": book.standings.get(asked.key),
        "fields": fields_of(book, asked, around, faults),
        "faults": faults.found,
        "progress": progress_of(book),
        "writers": writers_now(seat, at=request.at),
        "who": who_writes(names),
        "following": _following(book.template.sections, asked),
        "may_write": may_work_in_team(seat),
        "user_key": seat.actor.user.public_id if seat.actor.user else "",
    }
    return render(request, "workbook/section.html", shown, status=status)


def _following(sections: tuple[Section, ...], asked: Section) -> Section | None:
    keys = [one.key for one in sections]
    at = keys.index(asked.key) + 1
    return sections[at] if at < len(sections) else None


def _field_html(request: ActorRequest, seat: Seat, field: Field) -> str:
    book = workbook_of(seat.own_team)
    alone = Section(key=field.key, title=field.label, fields=(field,))
    shown: ShownField = shown_field(book, field, surroundings_of(book, on=request.on, section=alone), Faults())
    told = {"shown": shown, "network": seat.network, "book": book, "may_write": may_work_in_team(seat)}
    return render_to_string("workbook/field.html", told, request=request)

"""Letting many municipalities in at once, line by line."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.teams import enrol_municipality
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.types import Seat
from jobbvei.municipalities.queries import municipality_named, municipality_with_number
from jobbvei.municipalities.types import Municipality
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.network.forms import EnrolForm
from jobbvei.web.network.seats import frame_of, seat_of


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list; ``municipality`` is None when nothing here has that name or number."""

    number: int
    written: str
    municipality: Municipality | None
    district: str


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Let every municipality of the list in, or none and say which line is wrong."""
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    first_day = max(request.on, seat.network.first_day)
    form = EnrolForm(sent(request), initial={"joined_on": first_day})
    if request.method == "POST" and form.is_valid():
        lines = _lines(form.cleaned_data["municipalities"])
        faults = _enrolled(request, seat, lines, form.cleaned_data["joined_on"])
        if not faults:
            told = ngettext("{count} kommune er meldt på.", "{count} kommuner er meldt på.", len(lines))
            messages.success(request, told.format(count=len(lines)))
            return redirect("network", network_id=network_id)
        for fault in faults:
            form.add_error("municipalities", fault)
    shown = {**frame_of(seat, request), "form": form}
    return render(request, "network/enrol.html", shown, status=422 if form.errors else 200)


def _lines(text: str) -> list[Line]:
    return [_line(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]


def _line(number: int, written: str) -> Line:
    """Read «4003», «Skien» or «Oslo, Bydel Frogner»."""
    name, _comma, district = (part.strip() for part in written.partition(","))
    found = municipality_with_number(name) if name.isdigit() else municipality_named(name)
    return Line(number, written, found, district)


def _enrolled(request: ActorRequest, seat: Seat, lines: list[Line], joined_on: date) -> list[str]:
    """What is wrong, line by line; when anything is, nobody is let in."""
    faults: list[str] = []
    with transaction.atomic():
        for line in lines:
            faults.extend(_fault(request, seat, line, joined_on))
        transaction.set_rollback(bool(faults))
    return faults


def _fault(request: ActorRequest, seat: Seat, line: Line, joined_on: date) -> list[str]:
    if line.municipality is None:
        text = _("Linje {number}: fant ingen kommune som heter «{written}». Skriv navnet eller de fire sifrene.")
        return [text.format(number=line.number, written=line.written)]
    try:
        enrol_municipality(
            seat=seat,
            municipality=line.municipality,
            district=line.district,
            joined_on=joined_on,
            occasion=request.occasion("network"),
        )
    except UnableToSave as problem:
        return [_("Linje {number}: {fault}").format(number=line.number, fault=sentence(problem.sentence))]
    return []

"""Openings on the page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.employers.actions import change_opening, close_opening, fill_opening, register_opening, reopen
from jobbvei.employers.legal_floors import explained_floor
from jobbvei.employers.policies import may_write_opening
from jobbvei.employers.queries import (
    employers_to_choose_from,
    open_employer,
    open_opening,
    opening_counts,
    openings_list,
)
from jobbvei.employers.types import LegalFloor, Opening
from jobbvei.municipalities.queries import all_municipalities
from jobbvei.web.frame.numbers import page_number
from jobbvei.web.frame.occupation_choice import occupation_names
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.opening.forms import OpeningFilterForm, OpeningForm
from jobbvei.web.opening.needs import needs_of, occupation_name, places_of_work, shift_names
from jobbvei.web.suggestion.who_fits import who_fits

MOVES = {"close": close_opening, "fill": fill_opening, "reopen": reopen}


@page(Permission.SEE_OPENINGS)
@require_safe
def openings(request: ActorRequest) -> HttpResponse:
    """The list, narrowed by status, type, language and municipality."""
    tenant = request.actor.tenant
    form = OpeningFilterForm(request.GET or None, municipalities=places_of_work(tenant))
    if not request.GET:
        form = OpeningFilterForm({"status": "open"}, municipalities=places_of_work(tenant))
    listed = openings_list(tenant, form.wanted(), on=request.on, page=page_number(request))
    counts = opening_counts(tenant, on=request.on)
    shown = {"form": form, "listed": listed, "counts": counts, "query": _query(request)}
    return render(request, "opening/list.html", shown)


@page(Permission.SEE_OPENINGS)
@require_safe
def opening(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """What the opening demands and why, and who to call."""
    found = _opening(request, public_id)
    shown = {
        "opening": found,
        "needs": needs_of(found),
        "floor": explained_floor(found.legal_floor),
        "occupation": occupation_name(found),
        "shifts": shift_names(found),
        "is_expired": found.expires_on is not None and found.expires_on < request.on,
        "start_has_passed": found.status == "open" and found.starts_on is not None and found.starts_on < request.on,
        "may_write": may_write_opening(request.actor, found),
        "people_to_call": found.contacts.all(),
        "who": who_fits(found, request),
    }
    return render(request, "opening/opening.html", shown)


@page(Permission.WRITE_OPENINGS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_opening(request: ActorRequest) -> HttpResponse:
    """Register an opening."""
    form = _form(
        request, initial={"employer": request.GET.get("arbeidsgiver", ""), "municipality": request.actor.tenant.number}
    )
    if request.method == "POST" and form.is_valid():
        employer = open_employer(form.cleaned_data["employer"], tenant=request.actor.tenant)
        made = register_opening(employer=employer, details=form.details(), occasion=request.occasion())
        messages.success(request, _("Plassen er registrert."))
        return redirect("opening", public_id=made.public_id)
    return _form_page(request, form, None)


@page(Permission.WRITE_OPENINGS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_opening(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Change an opening."""
    found = _opening(request, public_id)
    form = _form(request, opening=found)
    if request.method == "POST" and form.is_valid():
        change_opening(opening=found, details=form.details(), occasion=request.occasion())
        messages.success(request, _("Endringen er lagret."))
        return redirect("opening", public_id=found.public_id)
    return _form_page(request, form, found)


@page(Permission.WRITE_OPENINGS)
@require_POST
def move_opening(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Close the opening, say that it is filled, or open it again."""
    found = _opening(request, public_id)
    move = MOVES.get(request.POST.get("move", ""))
    if move is None:
        raise Http404
    moved = move(opening=found, occasion=request.occasion())
    messages.success(request, _("Plassen er nå {status}.").format(status=moved.get_status_display()))
    return redirect("opening", public_id=found.public_id)


def _form(request: ActorRequest, **for_whom: Any) -> OpeningForm:
    return OpeningForm(
        request.POST if request.method == "POST" else None,
        employers=employers_to_choose_from(request.actor.tenant),
        municipalities=all_municipalities().order_by("name"),
        **for_whom,
    )


def _form_page(request: ActorRequest, form: OpeningForm, found: Opening | None) -> HttpResponse:
    floors = [explained_floor(code) for code in LegalFloor.values]
    shown = {"form": form, "opening": found, "floors": floors, "occupations": occupation_names()}
    return render(request, "opening/form.html", shown, status=422 if form.errors else 200)


def _opening(request: ActorRequest, public_id: UUID) -> Opening:
    return open_opening(public_id, tenant=request.actor.tenant)


def _query(request: HttpRequest) -> str:
    """The filters without the page, for the links to other pages."""
    kept = request.GET.copy()
    kept.pop("side", None)
    return kept.urlencode()

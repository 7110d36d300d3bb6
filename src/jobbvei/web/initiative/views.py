"""A team's initiatives, and every team's for a facilitator."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.initiatives import add_initiative, change_initiative
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_work_in_team, may_write_initiative
from jobbvei.learning_network.queries.initiatives import initiatives_of, initiatives_of_all, open_initiative
from jobbvei.learning_network.queries.teams import people_in
from jobbvei.learning_network.types import Initiative, Seat
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.initiative.following import initiative_page
from jobbvei.web.initiative.forms import InitiativeFilterForm, InitiativeForm
from jobbvei.web.network.seats import frame_of, seat_of
from jobbvei.web.network.teams_shown import team_shown


@page(Permission.SEE_NETWORK)
@require_safe
def initiatives(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """One's own team's initiatives; every team's for a facilitator."""
    seat = seat_of(request, network_id)
    if seat.is_organisers:
        return _every_teams(request, seat)
    shown = {
        **frame_of(seat, request),
        "initiatives": initiatives_of(seat.own_team),
        "may_write": may_work_in_team(seat),
        "shown": team_shown(seat, seat.own_team),
    }
    return render(request, "initiative/list.html", shown)


@page(Permission.SEE_NETWORK)
@require_safe
def initiative(request: ActorRequest, network_id: UUID, initiative_id: UUID) -> HttpResponse:
    """An initiative: where it stands, its log, its counts and its evaluation."""
    seat = seat_of(request, network_id)
    return initiative_page(request, seat, open_initiative(initiative_id, seat=seat))


@page(Permission.WORK_IN_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_initiative(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Add one of one's own team's."""
    seat = seat_of(request, network_id)
    may_work_in_team(seat).ensure()
    form = InitiativeForm(sent(request), people=people_in(seat.own_team))
    if request.method == "POST" and form.is_valid():
        try:
            added = add_initiative(seat=seat, details=form.details(), occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Tiltaket er lagt til som en idé."))
            return redirect("initiative", network_id=network_id, initiative_id=added.public_id)
    return _form_page(request, seat, form, None)


@page(Permission.WORK_IN_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_initiative(request: ActorRequest, network_id: UUID, initiative_id: UUID) -> HttpResponse:
    """Change what is said about one."""
    seat = seat_of(request, network_id)
    found = open_initiative(initiative_id, seat=seat)
    may_write_initiative(seat, found).ensure()
    form = InitiativeForm(sent(request), people=people_in(found.team), initiative=found)
    if request.method == "POST" and form.is_valid():
        occasion = request.occasion("network")
        try:
            change_initiative(seat=seat, initiative=found, details=form.details(), occasion=occasion)
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Endringen er lagret."))
            return redirect("initiative", network_id=network_id, initiative_id=initiative_id)
    return _form_page(request, seat, form, found)


def _form_page(request: ActorRequest, seat: Seat, form: InitiativeForm, found: Initiative | None) -> HttpResponse:
    shown = {**frame_of(seat, request), "form": form, "initiative": found}
    return render(request, "initiative/form.html", shown, status=422 if form.errors else 200)


def _every_teams(request: ActorRequest, seat: Seat) -> HttpResponse:
    form = InitiativeFilterForm(request.GET or None)
    wanted = form.cleaned_data["category"] if form.is_valid() else ""
    every = initiatives_of_all(seat.network)
    shown = {
        **frame_of(seat, request),
        "form": form,
        "initiatives": [one for one in every if wanted in ("", one.category)],
        "total": len(every),
    }
    return render(request, "initiative/every.html", shown)

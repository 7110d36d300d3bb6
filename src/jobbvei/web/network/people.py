"""Who is in a team."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.people import add_person, change_person, let_person_go
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_write_people
from jobbvei.learning_network.queries.teams import open_person, open_team
from jobbvei.learning_network.types import MunicipalTeam, Seat, TeamPerson
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.network.forms import PersonForm
from jobbvei.web.network.seats import frame_of, seat_of


@page(Permission.SEE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_person(request: ActorRequest, network_id: UUID, team_id: UUID) -> HttpResponse:
    """Let somebody into the team."""
    seat = seat_of(request, network_id)
    team = open_team(team_id, seat=seat)
    may_write_people(seat, team).ensure()
    form = PersonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            added = add_person(seat=seat, team=team, details=form.details(), occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("{name} er med i gruppen.").format(name=added.full_name))
            return redirect("team", network_id=network_id, team_id=team_id)
    return _form_page(request, seat, team, form)


@page(Permission.SEE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_person(request: ActorRequest, network_id: UUID, person_id: UUID) -> HttpResponse:
    """Change what is said about somebody in the team."""
    seat = seat_of(request, network_id)
    person = open_person(person_id, seat=seat)
    may_write_people(seat, person.team).ensure()
    form = PersonForm(sent(request), person=person)
    if request.method == "POST" and form.is_valid():
        try:
            change_person(seat=seat, person=person, details=form.details(), occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Endringen er lagret."))
            return redirect("team", network_id=network_id, team_id=person.team.public_id)
    return _form_page(request, seat, person.team, form, person)


@page(Permission.SEE_NETWORK)
@require_POST
def let_go(request: ActorRequest, network_id: UUID, person_id: UUID) -> HttpResponse:
    """Take somebody out of the team."""
    seat = seat_of(request, network_id)
    person = open_person(person_id, seat=seat)
    try:
        let_person_go(seat=seat, person=person, occasion=request.occasion("network"))
    except UnableToSave as problem:
        messages.error(request, sentence(problem.sentence))
    else:
        messages.success(request, _("{name} er ikke lenger med i gruppen.").format(name=person.full_name))
    return redirect("team", network_id=network_id, team_id=person.team.public_id)


def _form_page(
    request: ActorRequest, seat: Seat, team: MunicipalTeam, form: PersonForm, person: TeamPerson | None = None
) -> HttpResponse:
    shown = {**frame_of(seat, request), "form": form, "team": team, "person": person}
    return render(request, "network/person_form.html", shown, status=422 if form.errors else 200)

"""A team: who is in it, what the network asks of it, its pause, its handover."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.people import Handover, hand_over_lead
from jobbvei.learning_network.actions.teams import (
    Withdrawal,
    choose_attendance,
    pause_team,
    resume_team,
    tell_status,
    withdraw_team,
)
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_change_team_state, may_lead_team, may_write_people
from jobbvei.learning_network.queries.figures import figures_of
from jobbvei.learning_network.queries.plan import plan_for
from jobbvei.learning_network.queries.teams import open_team, people_in
from jobbvei.learning_network.types import Attendance, MunicipalTeam, Seat
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.network.ahead import ahead_of
from jobbvei.web.network.figures_shown import rule_words, shown, tasks_shown
from jobbvei.web.network.forms import HandoverForm, PauseForm, StatusForm, WithdrawalForm
from jobbvei.web.network.seats import frame_of, seat_of
from jobbvei.web.network.teams_shown import team_shown


@page(Permission.WORK_IN_NETWORK)
@require_safe
def own_team(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """One's own team."""
    seat = seat_of(request, network_id)
    return _team_page(request, seat, seat.own_team)


@page(Permission.SEE_NETWORK)
@require_safe
def one_team(request: ActorRequest, network_id: UUID, team_id: UUID) -> HttpResponse:
    """A team, for its own people and for facilitators."""
    seat = seat_of(request, network_id)
    return _team_page(request, seat, open_team(team_id, seat=seat))


@page(Permission.LEAD_TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: ActorRequest, network_id: UUID, team_id: UUID) -> HttpResponse:
    """Say how it goes, and how the team takes part."""
    seat = seat_of(request, network_id)
    team = open_team(team_id, seat=seat)
    may_lead_team(seat).ensure()
    form = StatusForm(sent(request), initial={"status_line": team.status_line, "attendance": team.attendance})
    if request.method == "POST" and form.is_valid():
        occasion = request.occasion("network")
        tell_status(seat=seat, line=form.cleaned_data["status_line"], occasion=occasion)
        if form.cleaned_data["attendance"] != team.attendance:
            _choose(seat, team, form.cleaned_data["attendance"], occasion)
        messages.success(request, _("Endringen er lagret."))
        return redirect("network-team", network_id=network_id)
    shown = {**frame_of(seat, request), "form": form, "team": team}
    return render(request, "network/status_form.html", shown, status=422 if form.errors else 200)


@page(Permission.SEE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: ActorRequest, network_id: UUID, team_id: UUID) -> HttpResponse:
    """Pause the team."""
    seat = seat_of(request, network_id)
    team = open_team(team_id, seat=seat)
    may_change_team_state(seat, team).ensure()
    form = PauseForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            pause_team(seat=seat, team=team, back_on=form.cleaned_data["back_on"], occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("{team} er på pause. Alt er tatt vare på.").format(team=team.name))
            return redirect("team", network_id=network_id, team_id=team_id)
    shown = {**frame_of(seat, request), "form": form, "team": team}
    return render(request, "network/pause_form.html", shown, status=422 if form.errors else 200)


@page(Permission.SEE_NETWORK)
@require_POST
def resume(request: ActorRequest, network_id: UUID, team_id: UUID) -> HttpResponse:
    """Take a paused team, or one that withdrew, in again."""
    seat = seat_of(request, network_id)
    team = resume_team(seat=seat, team=open_team(team_id, seat=seat), occasion=request.occasion("network"))
    messages.success(request, _("{team} er med igjen.").format(team=team.name))
    return redirect("team", network_id=network_id, team_id=team_id)


@page(Permission.SEE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: ActorRequest, network_id: UUID, team_id: UUID) -> HttpResponse:
    """Leave the network, with the reason; a pause is offered first."""
    seat = seat_of(request, network_id)
    team = open_team(team_id, seat=seat)
    may_change_team_state(seat, team).ensure()
    form = WithdrawalForm(sent(request))
    if request.method == "POST" and form.is_valid():
        why = Withdrawal(reason=form.cleaned_data["reason"], note=form.cleaned_data["note"])
        withdraw_team(seat=seat, team=team, why=why, occasion=request.occasion("network"))
        messages.success(
            request, _("{team} er meldt av. Det gruppen har skrevet, kan fortsatt leses.").format(team=team.name)
        )
        return redirect("team", network_id=network_id, team_id=team_id)
    shown = {**frame_of(seat, request), "form": form, "team": team}
    return render(request, "network/withdrawal_form.html", shown, status=422 if form.errors else 200)


@page(Permission.SEE_NETWORK)
@require_safe
def handover(request: ActorRequest, network_id: UUID, team_id: UUID) -> HttpResponse:
    """One page for whoever takes over: the team, what is promised, and what is due."""
    seat = seat_of(request, network_id)
    team = open_team(team_id, seat=seat)
    return _handover_page(request, seat, team, HandoverForm(people=people_in(team)))


@page(Permission.SEE_NETWORK)
@require_POST
def hand_over(request: ActorRequest, network_id: UUID, team_id: UUID) -> HttpResponse:
    """Let somebody else lead the team."""
    seat = seat_of(request, network_id)
    team = open_team(team_id, seat=seat)
    may_write_people(seat, team).ensure()
    form = HandoverForm(request.POST, people=people_in(team))
    if not form.is_valid():
        return _handover_page(request, seat, team, form)
    handed = Handover(to=form.chosen(), leaves=form.cleaned_data["leaves"])
    new = hand_over_lead(seat=seat, team=team, handover=handed, occasion=request.occasion("network"))
    messages.success(request, _("{name} leder gruppen fra i dag.").format(name=new.full_name))
    return redirect("team-handover", network_id=network_id, team_id=team_id)


def _handover_page(request: ActorRequest, seat: Seat, team: MunicipalTeam, form: HandoverForm) -> HttpResponse:
    tasks = [(phase.phase, task) for phase in plan_for(seat.network, team) for task in phase.tasks]
    shown = {
        **frame_of(seat, request),
        "form": form,
        "shown": team_shown(seat, team),
        "waiting": [one for one in tasks if not one[1].is_done],
        "done": [one for one in tasks if one[1].is_done],
        "ahead": ahead_of(team, at=request.at),
        "on": request.on,
    }
    return render(request, "network/handover.html", shown, status=422 if form.errors else 200)


def _choose(seat: Seat, team: MunicipalTeam, attendance: str, occasion: Occasion) -> None:
    choose_attendance(seat=seat, team=team, attendance=Attendance(attendance), occasion=occasion)


def _team_page(request: ActorRequest, seat: Seat, team: MunicipalTeam) -> HttpResponse:
    told = {
        **frame_of(seat, request),
        "shown": team_shown(seat, team),
        "figures": shown(figures_of(seat.network, [team], at=request.at)[team.pk]) if seat.is_organisers else None,
        "tasks": tasks_shown(plan_for(seat.network, team), team, on=request.on),
        "rule": rule_words(seat.network),
    }
    return render(request, "network/team.html", told)

"""The surveys of a network: which there are, a new one, and one of them as those who are asked see it."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.surveys import invite_newcomers, own_answer_link
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.queries.surveys import (
    NetworkSurvey,
    OwnSurvey,
    circles_of,
    network_survey,
    network_surveys,
    recipients_among,
    surveys_for,
)
from jobbvei.learning_network.queries.teams import people_in
from jobbvei.learning_network.types import Seat, TeamPerson
from jobbvei.surveys.actions import make_wave, publish_definition, share_results, take_back_results
from jobbvei.surveys.policies import may_see_results
from jobbvei.surveys.queries.instruments import offered_instrument, offered_instruments
from jobbvei.surveys.types import UnableToPlan
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.network.seats import frame_of, seat_of
from jobbvei.web.survey.instruments import sections_shown
from jobbvei.web.survey.network_forms import NetworkSurveyForm
from jobbvei.web.survey.shared import results_for
from jobbvei.web.survey.views import USUAL_PERIOD, state_in_words


@dataclass(frozen=True, slots=True)
class Listed:
    """A survey of the network in the list."""

    survey: NetworkSurvey
    state: str
    is_open: bool


@page(Permission.SEE_NETWORK)
@require_safe
def surveys(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Every survey of the network; for a team, those that somebody in it is asked."""
    seat = seat_of(request, network_id)
    found = network_surveys(seat)
    shown = {
        **frame_of(seat, request),
        "listed": [
            Listed(one, state_in_words(one.wave, request.on), one.wave.takes_answers(request.on)) for one in found
        ],
        "mine": _waiting(seat, request),
    }
    return render(request, "survey/network_surveys.html", shown)


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_survey(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Make a draft: what is asked, and of whom in the network."""
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    tenant = request.actor.tenant
    circles = circles_of(seat.network)
    initial = {"instrument": request.GET.get("skjema", ""), "closes_on": request.on + USUAL_PERIOD}
    form = NetworkSurveyForm(
        sent(request), initial=initial, instruments=offered_instruments(tenant), circles=circles, on=request.on
    )
    if request.method == "POST" and form.is_valid():
        occasion = request.occasion("network")
        definition = offered_instrument(tenant, form.cleaned_data["instrument"]).definition
        version = publish_definition(definition=definition, occasion=occasion)
        recipients = recipients_among(form.circle_chosen().people)
        contact = f"{request.actor.user.full_name}, {request.actor.user.email}"
        plan = form.plan(version, recipients, sender=seat.network.name, contact=contact)
        try:
            made = make_wave(plan=plan, occasion=occasion)
        except UnableToPlan as problem:
            form.add_error(problem.field if problem.field in form.fields else None, sentence(problem.sentence))
        else:
            return redirect("survey", public_id=made.public_id)
    shown = {**frame_of(seat, request), "form": form}
    return render(request, "survey/network_new.html", shown, status=422 if form.errors else 200)


@page(Permission.SEE_NETWORK)
@require_safe
def survey(request: ActorRequest, network_id: UUID, wave_id: UUID) -> HttpResponse:
    """What is asked, of whom, and what came of it when that is shared."""
    seat = seat_of(request, network_id)
    found = network_survey(wave_id, seat=seat, on=request.on)
    shown = {
        **frame_of(seat, request),
        "found": found,
        "wave": found.wave,
        "definition": found.wave.version.as_defined,
        "sections": sections_shown(found.wave.version.as_defined),
        "state": state_in_words(found.wave, request.on),
        "results": results_for(seat, found.wave, request.on),
        "may_see": may_see_results(found.wave, answered=found.answered, on=request.on),
        "mine": [one for one in _waiting(seat, request) if one.wave.pk == found.wave.pk],
    }
    return render(request, "survey/network_survey.html", shown)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def newcomers(request: ActorRequest, network_id: UUID, wave_id: UUID) -> HttpResponse:
    """Give a link to those who have come since the survey opened."""
    seat = seat_of(request, network_id)
    found = network_survey(wave_id, seat=seat, on=request.on)
    invited = invite_newcomers(seat=seat, wave=found.wave, occasion=request.occasion("network"))
    told = ngettext("{count} til har fått lenke.", "{count} til har fått lenke.", len(invited))
    messages.success(request, told.format(count=len(invited)))
    return redirect("survey", public_id=wave_id)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def share(request: ActorRequest, network_id: UUID, wave_id: UUID) -> HttpResponse:
    """Let those who were asked see the result, or take that back."""
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    found = network_survey(wave_id, seat=seat, on=request.on)
    occasion = request.occasion("network")
    if request.POST.get("shared") == "0":
        take_back_results(wave=found.wave, occasion=occasion)
        messages.success(request, _("Resultatet vises bare for dere som leder nettverket."))
    else:
        share_results(wave=found.wave, occasion=occasion)
        messages.success(request, _("De som var spurt, ser resultatet nå."))
    if found.gathering is not None:
        return redirect("gathering", network_id=network_id, gathering_id=found.gathering.public_id)
    return redirect("survey", public_id=wave_id)


@page(Permission.WORK_IN_NETWORK)
@require_POST
def answer_own(request: ActorRequest, network_id: UUID, wave_id: UUID) -> HttpResponse:
    """Go and answer, for somebody in the team who is signed in."""
    seat = seat_of(request, network_id)
    found = network_survey(wave_id, seat=seat, on=request.on)
    person = _self(seat)
    if person is None:
        messages.error(request, _("Du står ikke i gruppen med brukeren din. Bruk din egen lenke i stedet."))
        return redirect("network-survey", network_id=network_id, wave_id=wave_id)
    end = own_answer_link(person=person, wave=found.wave, occasion=request.occasion("network"))
    return redirect("answer", end=end)


def _waiting(seat: Seat, request: ActorRequest) -> list[OwnSurvey]:
    """What the signed-in user is asked themselves, and has not answered."""
    person = _self(seat)
    return [one for one in surveys_for(person, request.on) if not one.has_answered] if person else []


def _self(seat: Seat) -> TeamPerson | None:
    people = people_in(seat.team) if seat.team is not None else []
    return next((one for one in people if one.user_id == seat.actor.user.pk), None)

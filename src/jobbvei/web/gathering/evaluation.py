"""The evaluation of a gathering, as it stands on the gathering's own page."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.surveys import start_gathering_survey
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_ask_after, may_facilitate
from jobbvei.learning_network.queries.surveys import NetworkSurvey, people_after, survey_after
from jobbvei.learning_network.types import Gathering, Seat
from jobbvei.shared.verdict import Verdict
from jobbvei.surveys.policies import may_see_results
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.gathering.seats import gathering_to_lead
from jobbvei.web.survey.results import ShownResults
from jobbvei.web.survey.shared import results_for


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What is told of the evaluation of one gathering.

    Attributes:
        may_start: Whether the seat can start it; then ``asked_if_started`` is how many would be asked.
        may_see: Whether the figures may be seen at all yet, and if not, why.
        results: None while this seat is not shown them.
    """

    found: NetworkSurvey | None
    is_open: bool
    may_start: bool
    asked_if_started: int
    may_see: Verdict | None
    results: ShownResults | None

    @property
    def is_told_of(self) -> bool:
        """Whether there is anything to show on the page."""
        return self.found is not None or self.may_start


@page(Permission.FACILITATE_NETWORK)
@require_POST
def start(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """Ask those who were there, with one press."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    contact = f"{request.actor.user.full_name}, {request.actor.user.email}"
    try:
        wave = start_gathering_survey(
            seat=seat, gathering=gathering, contact=contact, occasion=request.occasion("network")
        )
    except UnableToSave as problem:
        messages.error(request, sentence(problem.sentence))
    else:
        told = _("Evalueringen er åpen. {count} er spurt, og finner den på sin egen side.")
        messages.success(request, told.format(count=wave.asked_count))
    return redirect(f"{reverse('gathering', args=[network_id, gathering_id])}#evaluation")


def evaluation_of(seat: Seat, gathering: Gathering, request: ActorRequest) -> Evaluation:
    """How the gathering's evaluation stands for the seat."""
    found = survey_after(gathering, request.on)
    if found is None:
        may_start = bool(may_ask_after(seat, gathering, at=request.at))
        would_be_asked = len(people_after(gathering)) if may_start else 0
        return Evaluation(None, False, may_start, would_be_asked, None, None)
    leads = bool(may_facilitate(seat))
    may_see = may_see_results(found.wave, answered=found.answered, on=request.on)
    results = results_for(seat, found.wave, request.on)
    is_open = found.wave.takes_answers(request.on)
    shown = found if leads or results is not None or is_open else None
    return Evaluation(shown, is_open, False, 0, may_see, results)

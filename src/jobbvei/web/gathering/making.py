"""Planning a gathering, changing, moving and cancelling it, and telling the teams."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.gatherings import (
    cancel_gathering,
    change_gathering,
    invite_to_gathering,
    make_gathering,
)
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_change_gathering, may_facilitate
from jobbvei.learning_network.queries.gatherings import gatherings_of, groups_of, invited_to
from jobbvei.learning_network.queries.plan import plan_for
from jobbvei.learning_network.queries.size_groups import size_groups_of
from jobbvei.learning_network.types import Gathering, Seat
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.gathering.forms import CancelForm, Choices, GatheringForm
from jobbvei.web.gathering.seats import around, gathering_to_lead
from jobbvei.web.network.seats import frame_of, seat_of


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_gathering(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Plan a gathering."""
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    form = GatheringForm(sent(request), choices=choices_in(seat))
    if request.method == "POST" and form.is_valid():
        try:
            made = make_gathering(seat=seat, details=form.details(), occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(
                request, _("Samlingen er laget. Bare dere som leder nettverket, ser den til dere inviterer.")
            )
            return redirect("gathering", network_id=network_id, gathering_id=made.public_id)
    shown = {**frame_of(seat, request), "form": form}
    return render(request, "gathering/gathering_form.html", shown, status=422 if form.errors else 200)


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_gathering(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """Change a gathering; a new time moves it."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    may_change_gathering(seat, gathering).ensure()
    before = (gathering.starts_at, gathering.ends_at)
    form = GatheringForm(sent(request), choices=choices_in(seat, gathering), gathering=gathering)
    if request.method == "POST" and form.is_valid():
        occasion = request.occasion("network")
        try:
            changed = change_gathering(seat=seat, gathering=gathering, details=form.details(), occasion=occasion)
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _told_after(changed, before))
            return redirect("gathering", network_id=network_id, gathering_id=gathering_id)
    shown = {**around(request, seat, gathering), "form": form}
    return render(request, "gathering/gathering_form.html", shown, status=422 if form.errors else 200)


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """Say that a gathering will not happen."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    may_change_gathering(seat, gathering).ensure()
    form = CancelForm(sent(request))
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        try:
            cancel_gathering(seat=seat, gathering=gathering, because=because, occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Samlingen er avlyst. Den står som avlyst i kalenderne som abonnerer."))
            return redirect("gathering", network_id=network_id, gathering_id=gathering_id)
    shown = {**around(request, seat, gathering), "form": form}
    return render(request, "gathering/cancel_form.html", shown, status=422 if form.errors else 200)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def invite(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """Tell the teams."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    invite_to_gathering(seat=seat, gathering=gathering, occasion=request.occasion("network"))
    count = len(invited_to(gathering))
    told = _("{count} er invitert. Samlingen står på siden til hver av dem og i kalenderne deres.").format(count=count)
    messages.success(request, told)
    return redirect("gathering-people", network_id=network_id, gathering_id=gathering_id)


def choices_in(seat: Seat, gathering: Gathering | None = None) -> Choices:
    """What the form offers in the seat's network."""
    network = seat.network
    chosen = groups_of(network).get(gathering.pk, frozenset()) if gathering else frozenset()
    phases = [one.phase for one in plan_for(network, None)]
    return Choices(size_groups_of(network), phases, gatherings_of(network, drafts=True), chosen)


def _told_after(gathering: Gathering, before: tuple[object, object]) -> str:
    if (gathering.starts_at, gathering.ends_at) == before:
        return _("Endringen er lagret.")
    return _("Samlingen er flyttet. Programmet er flyttet med, svarene står, og kalenderne får den nye tiden.")

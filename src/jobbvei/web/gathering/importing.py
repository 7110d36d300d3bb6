"""Reading a whole calendar of gatherings from a file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from jobbvei.access.permissions import Permission
from jobbvei.integrations.gathering_files import (
    GatheringFile,
    InTheNetwork,
    gathering_columns,
    read_gatherings,
)
from jobbvei.integrations.spreadsheets.faults import UnusableFile
from jobbvei.learning_network.actions.gatherings import add_gatherings
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.queries.plan import plan_for
from jobbvei.learning_network.queries.size_groups import size_groups_of
from jobbvei.learning_network.types import Network, Seat
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.gathering.forms import CalendarForm
from jobbvei.web.network.seats import frame_of, seat_of

MOST_FAULTS_SHOWN = 50


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def from_file(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Read the file; with a fault in any row nothing is written, and every fault is shown."""
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    form = CalendarForm(sent(request), request.FILES or None, initial={"invites": True})
    known = known_in(seat.network)
    read = GatheringFile((), ())
    if request.method == "POST" and form.is_valid():
        try:
            read = read_gatherings(form.cleaned_data["file"].name, form.cleaned_data["file"].read(), known)
        except UnusableFile as problem:
            form.add_error("file", sentence(problem.sentence))
        if not form.errors and not read.faults:
            return _added(request, seat, read, invites=form.cleaned_data["invites"])
    shown = {
        **frame_of(seat, request),
        "form": form,
        "faults": read.faults[:MOST_FAULTS_SHOWN],
        "more_faults": max(0, len(read.faults) - MOST_FAULTS_SHOWN),
        "columns": gathering_columns(known),
    }
    return render(request, "gathering/from_file.html", shown, status=422 if form.errors or read.faults else 200)


def known_in(network: Network) -> InTheNetwork:
    """What a file may name in the network."""
    return InTheNetwork(size_groups_of(network), [one.phase for one in plan_for(network, None)])


def _added(request: ActorRequest, seat: Seat, read: GatheringFile, *, invites: bool) -> HttpResponse:
    made = add_gatherings(seat=seat, details=read.gatherings, invites=invites, occasion=request.occasion("network"))
    told = ngettext("{count} samling er lagt inn.", "{count} samlinger er lagt inn.", len(made))
    messages.success(request, told.format(count=len(made)))
    if known := len(read.gatherings) - len(made):
        template = ngettext("{count} sto der fra før.", "{count} sto der fra før.", known)
        messages.info(request, template.format(count=known))
    if read.had_recording:
        messages.info(request, _("{count} har opptak. Legg inn lenken på hver.").format(count=len(read.had_recording)))
    return redirect("gatherings", network_id=seat.network.public_id)

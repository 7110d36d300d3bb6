"""The networks on the page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.queries import networks_of
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.network.seats import frame_of, seat_of


@page(Permission.SEE_NETWORK)
@require_safe
def networks(request: ActorRequest) -> HttpResponse:
    """The networks somebody has a seat in; who has one goes straight to it."""
    found = networks_of(request.actor)
    if len(found) == 1:
        return redirect("network", network_id=found[0].public_id)
    return render(request, "network/networks.html", {"networks": found})


@page(Permission.SEE_NETWORK)
@require_safe
def network(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """The first page of a network."""
    seat = seat_of(request, network_id)
    return render(request, "network/network.html", frame_of(seat, request))

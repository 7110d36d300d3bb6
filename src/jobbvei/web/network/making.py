"""Making a network from a pattern, and changing it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.networks import change_network, make_network
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.programmes.reading import Pattern, patterns
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.network.forms import NetworkForm
from jobbvei.web.network.seats import frame_of, seat_of

EMPTY, PATTERN = "tomt", "monster"


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_network(request: ActorRequest) -> HttpResponse:
    """Choose a pattern, name the network and say when it begins; the rest can be changed after."""
    code = request.GET.get(PATTERN)
    if code is None and request.method != "POST":
        return render(request, "network/choose_pattern.html", {"patterns": list(patterns().values()), "empty": EMPTY})
    pattern = _pattern(code or EMPTY)
    form = NetworkForm(sent(request), pattern=pattern, on=request.on)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_network(details=form.details(), pattern=pattern, occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Nettverket er laget. Meld på kommunene, så er dere i gang."))
            return redirect("network-enrol", network_id=made.public_id)
    shown = {"form": form, "pattern": pattern}
    return render(request, "network/form.html", shown, status=422 if form.errors else 200)


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_network(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Change what is said about the network."""
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    form = NetworkForm(sent(request), network=seat.network, on=request.on)
    if request.method == "POST" and form.is_valid():
        try:
            change_network(seat=seat, details=form.details(), occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Endringen er lagret."))
            return redirect("network", network_id=network_id)
    shown = {**frame_of(seat, request), "form": form}
    return render(request, "network/form.html", shown, status=422 if form.errors else 200)


def _pattern(code: str) -> Pattern | None:
    if code == EMPTY:
        return None
    found = patterns().get(code)
    if found is None:
        raise Http404
    return found

"""The programme of a gathering, and what is read for it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.programme import add_material, remove_item, remove_material, save_item
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_change_gathering
from jobbvei.learning_network.queries.gatherings import materials_of, programme_of
from jobbvei.learning_network.types import Gathering, ProgrammeItem
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.gathering.forms import ItemForm, MaterialForm
from jobbvei.web.gathering.seats import around, gathering_to_lead

CHANGED = "post"


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """The programme; add a part, or change the one the address names."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    may_change_gathering(seat, gathering).ensure()
    items = programme_of(gathering)
    item = _named(items, request.GET.get(CHANGED))
    form = ItemForm(sent(request), item=item, next_at=_next_at(gathering, items))
    if request.method == "POST" and form.is_valid():
        occasion = request.occasion("network")
        try:
            save_item(seat=seat, gathering=gathering, details=form.details(), item=item, occasion=occasion)
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            return redirect("gathering-programme", network_id=network_id, gathering_id=gathering_id)
    shown = {**around(request, seat, gathering), "form": form, "programme": items, "item": item}
    return render(request, "gathering/programme.html", shown, status=422 if form.errors else 200)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def remove(request: ActorRequest, network_id: UUID, gathering_id: UUID, item_id: UUID) -> HttpResponse:
    """Take a part out of the programme."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    item = next((one for one in programme_of(gathering) if one.public_id == item_id), None)
    if item is None:
        raise Http404
    remove_item(seat=seat, gathering=gathering, item=item, occasion=request.occasion("network"))
    return redirect("gathering-programme", network_id=network_id, gathering_id=gathering_id)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def material(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """Link to something to read or fill in."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    form = MaterialForm(request.POST)
    said = {name: request.POST.get(name, "").strip() for name in form.fields}
    try:
        add_material(seat=seat, gathering=gathering, **said, occasion=request.occasion("network"))
    except UnableToSave as problem:
        messages.error(request, sentence(problem.sentence))
    else:
        messages.success(request, _("Lenken er lagt til."))
    return redirect("gathering", network_id=network_id, gathering_id=gathering_id)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def remove_link(request: ActorRequest, network_id: UUID, gathering_id: UUID, material_id: UUID) -> HttpResponse:
    """Take a link away."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    found = next((one for one in materials_of(gathering) if one.public_id == material_id), None)
    if found is None:
        raise Http404
    remove_material(seat=seat, gathering=gathering, material=found, occasion=request.occasion("network"))
    return redirect("gathering", network_id=network_id, gathering_id=gathering_id)


def _named(items: list[ProgrammeItem], key: str | None) -> ProgrammeItem | None:
    return next((one for one in items if str(one.public_id) == key), None)


def _next_at(gathering: Gathering, items: list[ProgrammeItem]) -> datetime:
    """Where the programme ends so far."""
    ends = [one.starts_at + timedelta(minutes=one.length_minutes) for one in items]
    return max(ends, default=gathering.starts_at)

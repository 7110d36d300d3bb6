"""Dividing people into rooms, and moving them with two clicks."""

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.rooms import fill_rooms, move_to_room, put_back, tell_room_link
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.placing import Division
from jobbvei.learning_network.queries.gatherings import Invited, invited_to
from jobbvei.learning_network.queries.rooms import open_room, rooms_with_people
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.gathering.forms import RoomsForm
from jobbvei.web.gathering.seats import around, gathering_to_lead

SALT = "jobbvei.web.gathering.rooms"
CHOSEN, MOVED = "flytt", "angre"
TEAM, PERSON = "kommune", "person"


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def rooms(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """The rooms with their people; a form that divides them anew; and what is being moved, when something is."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    form = RoomsForm(sent(request), initial={"division": Division.MUNICIPALITIES_TOGETHER})
    if request.method == "POST" and form.is_valid():
        try:
            count = fill_rooms(seat=seat, gathering=gathering, plan=form.plan(), occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            told = ngettext("Folk er delt inn i {count} rom.", "Folk er delt inn i {count} rom.", count)
            messages.success(request, told.format(count=count))
            return redirect("gathering-rooms", network_id=network_id, gathering_id=gathering_id)
    invited = invited_to(gathering)
    chosen = request.GET.get(CHOSEN, "")
    shown = {
        **around(request, seat, gathering),
        "form": form,
        "rooms": rooms_with_people(gathering, invited),
        "chosen": chosen,
        "moving": _words(chosen, invited),
        "moved": request.GET.get(MOVED, ""),
        "not_coming": [one for one in invited if not one.is_expected],
    }
    return render(request, "gathering/rooms.html", shown, status=422 if form.errors else 200)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def move(request: ActorRequest, network_id: UUID, gathering_id: UUID, room_id: UUID) -> HttpResponse:
    """Move the chosen person or municipality; the answer carries what undoes it."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    invited = invited_to(gathering)
    chosen = request.POST.get(CHOSEN, "")
    room = open_room(room_id, gathering)
    people = [one.person for one in _chosen(chosen, invited)]
    if not people:
        messages.error(request, _("Velg først hvem som skal flyttes."))
        return redirect("gathering-rooms", network_id=network_id, gathering_id=gathering_id)
    before = move_to_room(
        seat=seat, gathering=gathering, people=people, room=room, occasion=request.occasion("network")
    )
    told = _("{who} er flyttet til rom {number}.").format(who=_words(chosen, invited), number=room.number)
    messages.success(request, told)
    address = reverse("gathering-rooms", args=[network_id, gathering_id])
    return redirect(f"{address}?{urlencode({MOVED: signing.dumps(before, salt=SALT, compress=True)})}")


@page(Permission.FACILITATE_NETWORK)
@require_POST
def undo(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """Put those who were moved last back where they were."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    try:
        before = signing.loads(request.POST.get(MOVED, ""), salt=SALT)
    except signing.BadSignature:
        messages.error(request, _("Flyttingen kan ikke angres herfra. Flytt tilbake ved å velge rommet."))
    else:
        put_back(seat=seat, gathering=gathering, moved=before, occasion=request.occasion("network"))
        messages.success(request, _("Flyttingen er angret."))
    return redirect("gathering-rooms", network_id=network_id, gathering_id=gathering_id)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def link(request: ActorRequest, network_id: UUID, gathering_id: UUID, room_id: UUID) -> HttpResponse:
    """Say which meeting is the room's own."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    room = open_room(room_id, gathering)
    said = request.POST.get("meeting_link", "").strip()
    try:
        tell_room_link(seat=seat, gathering=gathering, room=room, link=said, occasion=request.occasion("network"))
    except UnableToSave as problem:
        messages.error(request, sentence(problem.sentence))
    else:
        messages.success(request, _("Lenken til rom {number} er lagret.").format(number=room.number))
    return redirect("gathering-rooms", network_id=network_id, gathering_id=gathering_id)


def _chosen(chosen: str, invited: Sequence[Invited]) -> list[Invited]:
    """The invited that ``person:KEY`` or ``kommune:KEY`` names."""
    kind, _colon, key = chosen.partition(":")
    by = {PERSON: lambda one: one.person.public_id, TEAM: lambda one: one.team.public_id}.get(kind)
    return [] if by is None else [one for one in invited if str(by(one)) == key]


def _words(chosen: str, invited: Sequence[Invited]) -> str:
    """Whom it names; empty when it names nobody."""
    found = _chosen(chosen, invited)
    if not found:
        return ""
    return found[0].team.name if chosen.startswith(TEAM) else found[0].person.full_name

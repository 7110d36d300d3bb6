"""Gatherings as calendar files: one by one, and a calendar to subscribe to."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.integrations.calendar_files import Method, TimedEvent, calendar_file
from jobbvei.integrations.gathering_events import event_of
from jobbvei.learning_network.types import Gathering
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.gathering.seats import gathering_of

CALENDAR = "text/calendar; charset=utf-8"


@page(Permission.SEE_NETWORK)
@require_safe
def gathering_file(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """One gathering, for one's own calendar."""
    _seat, gathering = gathering_of(request, network_id, gathering_id)
    address = request.build_absolute_uri(reverse("gathering", args=[network_id, gathering_id]))
    return file_of_one(gathering, address=address, made_at=request.at)


def file_of_one(gathering: Gathering, *, address: str, made_at: datetime) -> HttpResponse:
    """A file of one gathering; of a cancelled one, a file that takes it out of the calendar."""
    method = Method.CANCEL if gathering.is_cancelled else Method.PUBLISH
    content = calendar_file([event_of(gathering, address)], name=gathering.title, made_at=made_at, method=method)
    return _as_response(content, "samling.ics")


def feed_of(events: Iterable[TimedEvent], *, name: str, made_at: datetime) -> HttpResponse:
    """A calendar of all of somebody's gatherings, that is fetched again and again."""
    return _as_response(calendar_file(events, name=name, made_at=made_at), "samlinger.ics")


def _as_response(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=CALENDAR)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response

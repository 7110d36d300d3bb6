"""Taking something out of what the workbook asks, and bringing it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.workbook_templates import change_template
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.queries.removed_fields import (
    RemovedField,
    removed_field,
    removed_fields,
    teams_that_wrote,
    teams_that_wrote_in_any,
)
from jobbvei.learning_network.queries.workbooks import template_of
from jobbvei.learning_network.types import Network, Seat
from jobbvei.learning_network.workbooks.template import Field, Template, brought_back, without_field, without_section
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.network.seats import frame_of, seat_of


@dataclass(frozen=True, slots=True)
class Removal:
    """What is about to be taken out."""

    title: str
    fields: Sequence[Field]
    change: Callable[[Template], Template]


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def remove_section(request: ActorRequest, network_id: UUID, section_key: str) -> HttpResponse:
    """Say what goes with the section, and take it out when that is confirmed."""
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    section = template_of(seat.network).section(section_key)
    removal = Removal(section.title, section.fields, lambda one: without_section(one, section_key))
    return _confirm(request, seat, removal)


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def remove_field(request: ActorRequest, network_id: UUID, field_key: str) -> HttpResponse:
    """Say how many have answered, and take the field out when that is confirmed."""
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    field = template_of(seat.network).field(field_key)
    removal = Removal(field.label, [field], lambda one: without_field(one, field_key))
    return _confirm(request, seat, removal)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def bring_back(request: ActorRequest, network_id: UUID, field_key: str) -> HttpResponse:
    """Let the workbook ask it again; the answers are there as they were."""
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    removed = removed_field(seat.network, field_key)
    change_template(
        seat=seat,
        change=lambda one: brought_back(one, removed.earlier, field_key),
        occasion=request.occasion("network"),
    )
    told = _("«{name}» er tilbake i malen, med det gruppene har skrevet.")
    messages.success(request, told.format(name=removed.field.label))
    return redirect("workbook-template", network_id=network_id)


def removed_with_counts(network: Network) -> list[tuple[RemovedField, int]]:
    """What is taken out, each with how many teams have something standing there."""
    removed = removed_fields(network)
    counts = teams_that_wrote(network, [one.field.key for one in removed]) if removed else {}
    return [(one, counts.get(one.field.key, 0)) for one in removed]


def _confirm(request: ActorRequest, seat: Seat, removal: Removal) -> HttpResponse:
    keys = [one.key for one in removal.fields]
    if request.method == "POST":
        change_template(seat=seat, change=removal.change, occasion=request.occasion("network"))
        told = _("«{name}» er tatt ut av malen. Det gruppene har skrevet, er tatt vare på.")
        messages.success(request, told.format(name=removal.title))
        return redirect("workbook-template", network_id=seat.network.public_id)
    counts = teams_that_wrote(seat.network, keys)
    shown = {
        **frame_of(seat, request),
        "removal": removal,
        "counted": [(one, counts.get(one.key, 0)) for one in removal.fields],
        "team_count": teams_that_wrote_in_any(seat.network, keys),
    }
    return render(request, "workbook/template_remove.html", shown)

"""The gatherings of a network, and one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.participation import is_open_at
from jobbvei.learning_network.policies import may_facilitate, may_work_in_team
from jobbvei.learning_network.queries.gatherings import (
    GroupsOf,
    Invited,
    alternative_of,
    gatherings_of,
    groups_of,
    invited_to,
    is_for_team,
    materials_of,
    programme_of,
    too_many,
)
from jobbvei.learning_network.queries.live import results_of_gathering
from jobbvei.learning_network.queries.size_groups import size_groups_of
from jobbvei.learning_network.types import ComingAs, Gathering, Seat
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.gathering.evaluation import evaluation_of
from jobbvei.web.gathering.forms import MaterialForm
from jobbvei.web.gathering.seats import around, gathering_of
from jobbvei.web.network.seats import frame_of, seat_of


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """How many answered what."""

    invited: int
    physical: int
    digital: int
    not_coming: int
    silent: int
    arrived: int
    unseen: int


@page(Permission.SEE_NETWORK)
@require_safe
def gatherings(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Every gathering, first those that come; a team sees those that are for it."""
    seat = seat_of(request, network_id)
    groups = groups_of(seat.network)
    found = gatherings_of(seat.network, drafts=seat.is_organisers)
    ours = [one for one in found if seat.team is None or is_for_team(one, groups, seat.team)]
    coming = [one for one in ours if not one.has_ended(request.at)]
    past = [one for one in reversed(ours) if one.has_ended(request.at)]
    shown = {
        **frame_of(seat, request),
        "months": _by_month(coming),
        "past": past,
        "at": request.at,
        "group_names": _group_names(seat, groups),
        "may_facilitate": may_facilitate(seat),
    }
    return render(request, "gathering/gatherings.html", shown)


@page(Permission.SEE_NETWORK)
@require_safe
def gathering(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """One gathering: when, where, the programme, and who comes."""
    seat, found = gathering_of(request, network_id, gathering_id)
    invited = invited_to(found, seat.team)
    names = _group_names(seat, groups_of(seat.network)).get(found.pk, ())
    shown = {
        **around(request, seat, found),
        "programme": programme_of(found),
        "materials": materials_of(found),
        "live_results": results_of_gathering(found),
        "evaluation": evaluation_of(seat, found, request),
        "material_form": MaterialForm(),
        "counts": counts_of(invited),
        "too_many": too_many(found, invited) if seat.is_organisers else 0,
        "alternative": alternative_of(found),
        "for_groups": names,
        "is_today": is_open_at(found, request.at) or timezone.localdate(found.starts_at) == request.on,
        "own": next((one.person for one in invited if one.person.user_id == request.actor.user.pk), None),
        "may_answer": may_work_in_team(seat),
    }
    return render(request, "gathering/gathering.html", shown)


def counts_of(invited: Sequence[Invited]) -> AnswerCounts:
    """How the invited stand."""
    answers = [one.coming_as for one in invited]
    return AnswerCounts(
        invited=len(invited),
        physical=answers.count(ComingAs.PHYSICAL),
        digital=answers.count(ComingAs.DIGITAL),
        not_coming=answers.count(ComingAs.NOT_COMING),
        silent=answers.count(""),
        arrived=sum(one.arrived_at is not None for one in invited),
        unseen=sum(one.arrived_at is None and not one.has_seen_recording for one in invited),
    )


def _group_names(seat: Seat, groups: GroupsOf) -> dict[int, tuple[str, ...]]:
    named = {group.pk: group.name for group in size_groups_of(seat.network)}
    return {key: tuple(named[one] for one in sorted(chosen) if one in named) for key, chosen in groups.items()}


def _by_month(found: Sequence[Gathering]) -> list[tuple[object, list[Gathering]]]:
    firsts = groupby(found, key=lambda one: timezone.localdate(one.starts_at).replace(day=1))
    return [(month, list(group)) for month, group in firsts]

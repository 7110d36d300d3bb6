"""Who is invited, what they answered, and their own links."""

import csv
import io
from collections.abc import Sequence
from itertools import groupby
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.integrations.mail.post import mail_is_set_up
from jobbvei.learning_network.actions.participation import answer_for, answers_to, renew_link
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_lead_team
from jobbvei.learning_network.queries.gatherings import Invited, invited_to
from jobbvei.learning_network.queries.teams import open_person
from jobbvei.learning_network.types import Gathering, MunicipalTeam, Seat, TeamPerson
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.gathering.finding import SOUGHT, found_among, sought_in
from jobbvei.web.gathering.seats import around, gathering_of, gathering_to_lead

EVERYBODY = "alle"
CALCULATES = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


@page(Permission.SEE_NETWORK)
@require_safe
def people(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """Everybody who is invited, for facilitators; one's own team, for a team."""
    seat, gathering = gathering_of(request, network_id, gathering_id)
    invited, sought = invited_to(gathering, seat.team), sought_in(request)
    shown = {
        **around(request, seat, gathering),
        "teams": _by_team(found_among(invited, sought)),
        "sought": sought,
        "count": len(invited),
        "answers": answers_to(gathering),
        "may_answer": not gathering.is_cancelled and not gathering.has_ended(request.at),
        "may_see_links": seat.is_organisers or bool(may_lead_team(seat)),
        "everybody": EVERYBODY,
        "mail_is_set_up": mail_is_set_up(),
    }
    return render(request, "gathering/people.html", shown)


@page(Permission.SEE_NETWORK)
@require_POST
def answer(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """Say how somebody comes, or how everybody in one's own team does."""
    seat, gathering = gathering_of(request, network_id, gathering_id)
    chosen = _chosen(request.POST.get("person", ""), seat, gathering)
    coming_as = request.POST.get("coming_as", "")
    occasion = request.occasion("network")
    try:
        for person in chosen:
            answer_for(seat=seat, gathering=gathering, person=person, coming_as=coming_as, occasion=occasion)
    except UnableToSave as problem:
        messages.error(request, sentence(problem.sentence))
    else:
        tell = messages.success if chosen else messages.error
        tell(request, _("Svaret er lagret.") if chosen else _("Ingen av de inviterte er valgt."))
    return _back_to_list(request, network_id, gathering_id)


@page(Permission.FACILITATE_NETWORK)
@require_safe
def links_file(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """Names, addresses and links as CSV, for whoever sends the invitations by mail."""
    _seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_("navn"), _("e-post"), _("kommune"), _("lenke")])
    for one in invited_to(gathering):
        link = link_of(request, one.person, gathering)
        writer.writerow([_harmless(cell) for cell in (one.person.full_name, one.person.email, one.team.name)] + [link])
    response = HttpResponse(out.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="lenker.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


@page(Permission.SEE_NETWORK)
@require_POST
def new_link(request: ActorRequest, network_id: UUID, gathering_id: UUID, person_id: UUID) -> HttpResponse:
    """Give somebody a new link; the one before opens nothing any more."""
    seat, _gathering = gathering_of(request, network_id, gathering_id)
    person = open_person(person_id, seat=seat)
    renew_link(seat=seat, person=person, occasion=request.occasion("network"))
    told = _("{name} har fått en ny lenke. Den gamle virker ikke lenger.").format(name=person.full_name)
    messages.success(request, told)
    return _back_to_list(request, network_id, gathering_id)


def link_of(request: ActorRequest, person: TeamPerson, gathering: Gathering) -> str:
    """The whole address of somebody's own page of the gathering."""
    return request.build_absolute_uri(reverse("own-gathering", args=[person.link_key, gathering.public_id]))


def _back_to_list(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    address, sought = reverse("gathering-people", args=[network_id, gathering_id]), sought_in(request)
    return redirect(f"{address}?{urlencode({SOUGHT: sought})}" if sought else address)


def _chosen(key: str, seat: Seat, gathering: Gathering) -> list[TeamPerson]:
    """The person with the key; with ``alle`` everybody in one's own team, but never in all teams at once."""
    invited = [one.person for one in invited_to(gathering, seat.team)]
    if key == EVERYBODY and not seat.is_organisers:
        return invited
    return [person for person in invited if str(person.public_id) == key]


def _by_team(invited: Sequence[Invited]) -> list[tuple[MunicipalTeam, list[Invited]]]:
    grouped = groupby(invited, key=lambda one: one.team.pk)
    listed = [list(group) for _key, group in grouped]
    return [(group[0].team, group) for group in listed]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(CALCULATES) else cell

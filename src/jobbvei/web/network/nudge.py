"""A friendly nudge: a draft a facilitator sends from their own mail, or as a letter when there is a mail server."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.integrations.mail.post import mail_is_set_up
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.queries.figures import figures_of
from jobbvei.learning_network.queries.plan import PlannedTask, plan_for
from jobbvei.learning_network.queries.teams import open_team, people_in
from jobbvei.learning_network.types import MunicipalTeam, Seat
from jobbvei.web.frame.formats import day
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.network.seats import frame_of, seat_of


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter to a team's lead; ``to`` is empty when nobody has an address."""

    to: str
    subject: str
    text: str


@page(Permission.FACILITATE_NETWORK)
@require_safe
def nudge(request: ActorRequest, network_id: UUID, team_id: UUID) -> HttpResponse:
    """Write the draft."""
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    team = open_team(team_id, seat=seat)
    shown = {**frame_of(seat, request), "team": team, "draft": draft_for(seat, team, at=request.at)}
    shown["mail_is_set_up"] = mail_is_set_up()
    return render(request, "network/nudge.html", shown)


def draft_for(seat: Seat, team: MunicipalTeam, *, at: datetime) -> Draft:
    """What to write to the team: that they were missed, if they were, and what is past its day, else how it goes."""
    on = seat.actor.on
    lead = next((one for one in people_in(team) if one.is_lead), None)
    late = [task for phase in plan_for(seat.network, team) for task in phase.tasks if task.is_late(on)]
    name = lead.full_name.split()[0] if lead else team.name
    greeting = _("Hei {name},").format(name=name)
    lines = [
        greeting,
        "",
        *_missed(seat, team, at),
        *_body(late),
        "",
        _("Hilsen {name}").format(name=seat.actor.user.full_name),
    ]
    return Draft(lead.email if lead else "", str(seat.network.name), "\n".join(lines))


def _missed(seat: Seat, team: MunicipalTeam, at: datetime) -> list[str]:
    """That they were missed, when they have been away as long as the network warns about."""
    warning = figures_of(seat.network, [team], at=at)[team.pk].warning
    if warning is None or not warning.missed:
        return []
    told = ngettext(
        "Vi savnet dere på den siste samlingen. Håper alt er bra.",
        "Vi savnet dere på de siste samlingene. Håper alt er bra.",
        warning.missed,
    )
    return [told, ""]


def _body(late: list[PlannedTask]) -> list[str]:
    if not late:
        return [_("Hvordan går det hos dere? Si fra hvis det er noe vi kan hjelpe med.")]
    told = [_("– {task} (frist {day})").format(task=one.task.title, day=day(one.due_on)) for one in late if one.due_on]
    offer = _("Trenger dere mer tid eller noen å snakke med? Ring, eller svar på denne e-posten.")
    return [_("Vi ser at dette står igjen:"), *told, "", offer]

"""The phases and tasks of a network, and ticking them off."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.tasks import mark_task_done, reopen_task
from jobbvei.learning_network.policies import may_facilitate, may_work_in_team
from jobbvei.learning_network.queries.plan import open_task, plan_for
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.network.seats import frame_of, seat_of


@page(Permission.SEE_NETWORK)
@require_safe
def network_plan(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Every phase with its tasks, as they stand for one's own team; with everybody's days for a facilitator."""
    seat = seat_of(request, network_id)
    shown = {
        **frame_of(seat, request),
        "phases": plan_for(seat.network, seat.team),
        "may_tick": may_work_in_team(seat),
        "may_plan": may_facilitate(seat),
        "on": request.on,
    }
    return render(request, "network/plan.html", shown)


@page(Permission.WORK_IN_NETWORK)
@require_POST
def tick_task(request: ActorRequest, network_id: UUID, task_id: UUID) -> HttpResponse:
    """Say that one's own team has done a task, or take it back."""
    seat = seat_of(request, network_id)
    task = open_task(task_id, seat=seat)
    act = reopen_task if request.POST.get("done") == "no" else mark_task_done
    act(seat=seat, task=task, occasion=request.occasion("network"))
    return redirect(f"{reverse('network-plan', args=[network_id])}#{task.public_id}")

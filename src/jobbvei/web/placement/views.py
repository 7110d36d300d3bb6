"""What is under way, for the whole service, and each draft of an agreement."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.casework.queries import open_steps
from jobbvei.employers.queries import contact_persons
from jobbvei.employers.types import OpeningKind
from jobbvei.matching.queries import suggestions_waiting
from jobbvei.placements.actions import change_draft
from jobbvei.placements.policies import may_change_draft
from jobbvei.placements.queries import drafts, open_placement
from jobbvei.placements.types import Placement
from jobbvei.shared.errors import UnusableInput
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.opening.needs import shift_names
from jobbvei.web.placement.forms import DraftForm


@require_safe
@page(Permission.SEE_PLACEMENTS)
def under_way(request: ActorRequest) -> HttpResponse:
    """Suggestions that wait for an answer, and drafts that wait for the employer."""
    occasion = request.occasion()
    context = {"waiting": suggestions_waiting(occasion=occasion), "drafts": drafts(occasion=occasion)}
    return render(request, "placement/under_way.html", context)


@require_safe
@page(Permission.SEE_PLACEMENTS)
def placement(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """The agreement: who, where, what, when, whom to call, and what happens next."""
    found = open_placement(public_id, occasion=request.occasion())
    context = {
        "placement": found,
        "opening": found.opening,
        "employer": found.opening.employer,
        "kind": OpeningKind(found.kind).label,
        "shifts": shift_names(found.opening),
        "people_to_call": contact_persons(found.opening.employer),
        "people_in_advertisement": found.opening.contacts.all(),
        "next_step": next(iter(open_steps(found.participant)), None),
        "may_change": may_change_draft(actor=request.actor, placement=found),
    }
    return render(request, "placement/placement.html", context)


@require_http_methods(["GET", "POST"])
@page(Permission.MATCH_PEOPLE)
def edit_draft(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Write the first day and the hours that were agreed."""
    found = open_placement(public_id, occasion=request.occasion())
    initial = {"starts_on": found.starts_on, "hours_per_week": found.hours_per_week}
    form = DraftForm(sent(request), initial=initial)
    if form.is_valid() and _changed(form, found, request):
        messages.success(request, _("Utkastet er endret."))
        return redirect("placement", public_id=public_id)
    context = {"placement": found, "form": form}
    return render(request, "placement/edit.html", context, status=400 if form.is_bound else 200)


def _changed(form: DraftForm, found: Placement, request: ActorRequest) -> bool:
    """Whether the change went through; else what must be mended stands in the form."""
    try:
        change_draft(placement=found, **form.cleaned_data, occasion=request.occasion())
    except UnusableInput as error:
        form.add_error(getattr(error, "field", None), sentence(error.sentence))
    return form.is_valid()

"""Changing what somebody can and wants, and when they can work."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jobbvei.access.permissions import Permission
from jobbvei.people.actions import set_availability, set_competence
from jobbvei.people.queries import open_participant
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.person.availability_form import AvailabilityForm
from jobbvei.web.person.competence_form import CompetenceForm
from jobbvei.web.person.editing import EditPage, saved_or_page
from jobbvei.web.person.saving import Words


@require_http_methods(["GET", "POST"])
@page(Permission.WRITE_PERSON)
def change_competence(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change experience, wishes, licences and authorisations."""
    participant = open_participant(public_id, occasion=request.occasion())
    form = CompetenceForm(request.POST or None, participant=participant)

    def save() -> None:
        set_competence(participant=participant, details=form.competence(), occasion=request.occasion())
        messages.success(request, _("Kompetansen er lagret."))

    words = Words(_("Kompetanse og ønsker"), _("Lagre"))
    return saved_or_page(request, participant, form, save, EditPage(words, "person-competence"))


@require_http_methods(["GET", "POST"])
@page(Permission.WRITE_PERSON)
def change_availability(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change hours, shifts, first day, travel and child care."""
    participant = open_participant(public_id, occasion=request.occasion())
    form = AvailabilityForm(request.POST or None, participant=participant)

    def save() -> None:
        set_availability(
            participant=participant,
            details=form.availability(),
            child_care=form.child_care(),
            occasion=request.occasion(),
        )
        messages.success(request, _("Tid og reise er lagret."))

    words = Words(_("Tid, reise og barnepass"), _("Lagre"))
    return saved_or_page(request, participant, form, save, EditPage(words, "person-competence"))

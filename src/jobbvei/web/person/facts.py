"""Changing who somebody is and what schooling they bring."""

import uuid
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jobbvei.access.permissions import Permission
from jobbvei.people.actions import change_participant
from jobbvei.people.queries import neighbourhoods_of, open_participant
from jobbvei.people.types import details_of
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.person.editing import EditPage, saved_or_page
from jobbvei.web.person.fact_forms import ChangeFactsForm, SchoolingForm, stored_facts
from jobbvei.web.person.saving import Words


@require_http_methods(["GET", "POST"])
@page(Permission.WRITE_PERSON)
def change_facts(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change names, permit, settlement and how to reach somebody."""
    participant = open_participant(public_id, occasion=request.occasion())
    initial, places = stored_facts(participant, ChangeFactsForm), neighbourhoods_of(request.actor.tenant)
    form = ChangeFactsForm(request.POST or None, initial=initial, places=places)

    def save() -> None:
        details = form.participant_details(details_of(participant))
        change_participant(participant=participant, details=details, occasion=request.occasion())
        messages.success(request, _("Opplysningene er lagret."))

    return saved_or_page(request, participant, form, save, EditPage(Words(_("Opplysninger"), _("Lagre"))))


@require_http_methods(["GET", "POST"])
@page(Permission.WRITE_PERSON)
def change_schooling(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change what schooling somebody brings."""
    participant = open_participant(public_id, occasion=request.occasion())
    form = SchoolingForm(request.POST or None, initial=stored_facts(participant, SchoolingForm))

    def save() -> None:
        details = replace(details_of(participant), **form.cleaned_data)
        change_participant(participant=participant, details=details, occasion=request.occasion())
        messages.success(request, _("Skolegangen er lagret."))

    words = Words(_("Skolegang"), _("Lagre"))
    return saved_or_page(request, participant, form, save, EditPage(words, "person-competence"))

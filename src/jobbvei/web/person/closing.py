"""Ending the follow-up of somebody, and taking it up again."""

import uuid

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.casework.actions import close_case, reopen_case
from jobbvei.casework.types import ClosingReason
from jobbvei.people.queries import open_participant
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.person.editing import EditPage, saved_or_page
from jobbvei.web.person.saving import Words
from jobbvei.web.person.sections import Part, SectionedForm


class ClosingForm(SectionedForm):
    """Why the follow-up ends."""

    parts = (Part(gettext_lazy("Grunn"), ("reason",)),)

    reason = forms.ChoiceField(
        label=gettext_lazy("Hvorfor avsluttes oppfølgingen?"), choices=ClosingReason.choices, widget=forms.RadioSelect
    )


@require_http_methods(["GET", "POST"])
@page(Permission.WRITE_PERSON)
def close(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """End the follow-up today."""
    participant = open_participant(public_id, occasion=request.occasion())
    form = ClosingForm(request.POST or None)

    def save() -> None:
        close_case(participant=participant, reason=form.cleaned_data["reason"], occasion=request.occasion())
        messages.success(request, _("Oppfølgingen er avsluttet. Du kan åpne saken igjen når som helst."))

    lead = _(
        "Deltakeren går ut av arbeidslisten, og nye plasser foreslås ikke. Forslag som er under arbeid, og utkast til "
        "avtaler, trekkes tilbake. Alt som er ført, blir stående."
    )
    words = Words(_("Avslutt oppfølgingen"), _("Avslutt oppfølgingen"), lead)
    return saved_or_page(request, participant, form, save, EditPage(words))


@require_POST
@page(Permission.WRITE_PERSON)
def reopen(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Take the follow-up up again."""
    participant = open_participant(public_id, occasion=request.occasion())
    reopen_case(participant=participant, occasion=request.occasion())
    messages.success(request, _("Saken er åpnet igjen. Legg inn et neste steg."))
    return redirect("person", public_id=public_id)

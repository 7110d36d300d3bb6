"""The contact log of a participant."""

import uuid

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.casework.actions import record_contact, undo_contact
from jobbvei.casework.details import ContactDetails
from jobbvei.casework.queries import contact_log as contacts_of
from jobbvei.casework.queries import contact_with_key
from jobbvei.casework.types import ContactType
from jobbvei.people.queries import open_participant
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.person.file import person_head
from jobbvei.web.person.saving import Words, saved_or_form, undone
from jobbvei.web.person.step_forms import day_input


class ContactForm(forms.Form):
    """One time somebody was in touch."""

    type = forms.TypedChoiceField(
        label=gettext_lazy("Hvordan?"), choices=[("", gettext_lazy("Velg")), *ContactType.choices], coerce=ContactType
    )
    on = forms.DateField(label=gettext_lazy("Dato"), widget=day_input())
    note = forms.CharField(
        label=gettext_lazy("Kort notat"),
        help_text=gettext_lazy("Hva ble dere enige om? Ikke skriv om helse, og ikke skriv fødselsnummer."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_safe
@page(Permission.READ_CONTACTS)
def contact_log(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """All contacts, newest first."""
    participant = open_participant(public_id, occasion=request.occasion())
    head = person_head(participant, actor=request.actor, current="person-contacts")
    contacts = contacts_of(participant, occasion=request.occasion())
    return render(request, "person/contacts.html", {"participant": participant, "head": head, "contacts": contacts})


@require_http_methods(["GET", "POST"])
@page(Permission.FOLLOW_UP)
def new_contact(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Write down that somebody was in touch."""
    participant = open_participant(public_id, occasion=request.occasion())
    form = ContactForm(sent(request), initial={"on": request.on})

    def save() -> None:
        details = ContactDetails(**form.cleaned_data)
        record_contact(participant=participant, details=details, occasion=request.occasion())
        messages.success(request, _("Kontakten er skrevet ned."))

    words = Words(_("Ny kontakt"), _("Lagre kontakt"))
    return saved_or_form(request, participant, form, save, words)


@require_POST
@page(Permission.FOLLOW_UP)
def undo(request: ActorRequest, public_id: uuid.UUID, contact_id: uuid.UUID) -> HttpResponse:
    """Take back a contact one wrote down by mistake today."""
    participant = open_participant(public_id, occasion=request.occasion())
    contact = contact_with_key(contact_id, participant=participant)
    if contact is None:
        raise Http404
    undone(request, lambda: undo_contact(contact=contact, occasion=request.occasion()), _("Kontakten er tatt bort."))
    return redirect("person-contacts", public_id=public_id)

"""Registering a new participant, with the first next step in the same go."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jobbvei.access.permissions import Permission
from jobbvei.casework.actions import open_case
from jobbvei.people.queries import neighbourhoods_of, possible_duplicates
from jobbvei.people.types import Participant
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.person.fact_forms import CONTACT, PERMIT, WHO, FactsForm
from jobbvei.web.person.owners import owners_of_steps
from jobbvei.web.person.saving import saved
from jobbvei.web.person.sections import Part, Section
from jobbvei.web.person.step_forms import NewStepForm

FIRST_STEP = Part(
    gettext_lazy("Det første steget"),
    ("what", "due_on", "owner", "waits_for"),
    gettext_lazy("Alle deltakere har et neste steg med ansvarlig og frist. Du leder teamet til noen andre tar over."),
)


class RegistrationForm(FactsForm, NewStepForm):
    """Who somebody is, and what happens first."""

    field_order = (*WHO.names, *PERMIT.names, *CONTACT.names, *FIRST_STEP.names)

    is_another = forms.BooleanField(label=gettext_lazy("Dette er en annen person. Registrer likevel."), required=False)

    def sections(self) -> list[Section]:
        """Who, then what happens first."""
        first = Section(FIRST_STEP.heading, FIRST_STEP.lead, [self[name] for name in FIRST_STEP.names])
        return [*super().sections(), first]


@require_http_methods(["GET", "POST"])
@page(Permission.REGISTER_PERSON)
def person_new(request: ActorRequest) -> HttpResponse:
    """Register somebody, warn of one who looks the same, and go to the new person's page."""
    form = RegistrationForm(request.POST or None, **_choices(request))
    alike = _who_looks_the_same(request, form)
    opened: list[Participant] = []

    def save() -> None:
        details, first_step = form.participant_details(), form.details()
        opened.append(open_case(details=details, first_step=first_step, occasion=request.occasion()))

    may_go_on = not alike or form.cleaned_data["is_another"]
    if may_go_on and saved(form, save):
        messages.success(request, _("%(name)s er registrert. Du leder teamet.") % {"name": opened[0].full_name})
        return redirect("person", public_id=opened[0].public_id)
    context = {"form": form, "alike": alike}
    return render(request, "person/new.html", context, status=400 if form.is_bound else 200)


def _choices(request: ActorRequest) -> dict[str, Any]:
    return {
        "places": neighbourhoods_of(request.actor.tenant),
        "owners": owners_of_steps(request),
        "actor": request.actor,
    }


def _who_looks_the_same(request: ActorRequest, form: RegistrationForm) -> list[Participant]:
    """Whom the new one may be; nobody while the form has things to mend."""
    if not form.is_valid():
        return []
    return possible_duplicates(form.participant_details(), occasion=request.occasion())

"""Saving what a form holds, or showing it again with what must be mended."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from jobbvei.people.types import Participant
from jobbvei.shared.errors import JobbveiError, Refused
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around a form."""

    heading: str
    button: str
    lead: str = ""


def saved_or_form(
    request: ActorRequest, participant: Participant, form: forms.Form, save: Callable[[], None], words: Words
) -> HttpResponse:
    """Save and go back to the person; or show the form with the domain's refusal at the field it names."""
    if saved(form, save):
        return redirect("person", public_id=participant.public_id)
    context = {"participant": participant, "form": form, "words": words}
    return render(request, "person/form.html", context, status=400 if form.is_bound else 200)


def saved(form: forms.Form, save: Callable[[], None]) -> bool:
    """Whether the form held and ``save`` went through; else what must be mended stands in the form."""
    if not form.is_valid():
        return False
    try:
        save()
    except Refused as refusal:
        form.add_error(None, sentence(refusal.sentence))
    except JobbveiError as error:
        field = _field_of(error, form)
        said = error.sentence if field is None else getattr(error, "at_field", error.sentence)
        form.add_error(field, sentence(said))
    return form.is_valid()


def undone(request: ActorRequest, undo: Callable[[], object], words: str) -> None:
    """Take something back and say so; or say why it can no longer be taken back."""
    try:
        undo()
    except Refused as refusal:
        messages.error(request, sentence(refusal.sentence))
    else:
        messages.success(request, words)


def _field_of(error: JobbveiError, form: forms.Form) -> str | None:
    """The form's field the error is about, when it names one; a form may say where one it lacks is to stand."""
    field = getattr(error, "field", "")
    field = getattr(form, "stands_at", {}).get(field, field)
    return field if field in form.fields else None

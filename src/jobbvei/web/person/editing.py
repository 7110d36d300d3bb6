"""A page that changes one part of a person's file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from jobbvei.people.types import Participant
from jobbvei.web.frame.pages import ActorRequest
from jobbvei.web.person.saving import Words, saved
from jobbvei.web.person.sections import SectionedForm


@dataclass(frozen=True, slots=True)
class EditPage:
    """What stands around the form, and where one goes afterwards.

    Attributes:
        to: Name of the page one comes to; its only key is the participant.
        content: What the template needs beside the form.
    """

    words: Words
    to: str = "person"
    template: str = "person/edit.html"
    content: Mapping[str, Any] = field(default_factory=dict)


def saved_or_page(
    request: ActorRequest, participant: Participant, form: SectionedForm, save: Callable[[], None], page: EditPage
) -> HttpResponse:
    """Save and go on; or show the page with what must be mended, and all that was written still there."""
    if saved(form, save):
        return redirect(page.to, public_id=participant.public_id)
    context = {"participant": participant, "form": form, "words": page.words, "back": page.to, **page.content}
    return render(request, page.template, context, status=400 if form.is_bound else 200)

"""Taking a card home: as an initiative, and as a text in one's own workbook."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.practice_copies import ForWorkbook, TakenHome, copy_practice
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_copy
from jobbvei.learning_network.queries.practices import open_practice, shown_version
from jobbvei.learning_network.queries.workbooks import template_of
from jobbvei.learning_network.types import PracticeVersion, Seat
from jobbvei.learning_network.workbooks.template import FieldKind, Template
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.network.seats import frame_of, seat_of

IDEAS = "ideer-liste"  # where the first workbooks ask for ideas


class CopyForm(forms.Form):
    """Whether the text goes in the workbook too, where, and how it reads."""

    to_workbook = forms.BooleanField(label=gettext_lazy("Legg teksten i arbeidsboken også"), required=False)
    field_key = forms.ChoiceField(label=gettext_lazy("Hvor i arbeidsboken?"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Dette legges nederst i feltet"), required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 7}), help_text=gettext_lazy("Skriv den gjerne om, så den passer."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, template: Template, version: PracticeVersion) -> None:
        """A form for the fields of ``template`` that take a text."""
        places = _places(template)
        keys = [key for _title, fields in places for key, _label in fields]
        first = IDEAS if IDEAS in keys else next(iter(keys), "")
        super().__init__(data, initial={"to_workbook": True, "field_key": first, "text": workbook_text(version)})
        self.fields["field_key"].choices = places  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """Something to put there, and somewhere to put it, when it is asked for."""
        said = super().clean() or {}
        if said.get("to_workbook") and not said.get("text", "").strip():
            self.add_error("text", _("Skriv teksten som skal i arbeidsboken, eller ta bort krysset."))
        if said.get("to_workbook") and not said.get("field_key") and "field_key" not in self.errors:
            self.add_error("field_key", _("Velg hvor i arbeidsboken teksten skal stå."))
        return said


@page(Permission.WORK_IN_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: ActorRequest, network_id: UUID, practice_id: UUID) -> HttpResponse:
    """Ask what to take home, and take it."""
    seat = seat_of(request, network_id)
    found = open_practice(practice_id, seat=seat)
    may_copy(seat, found).ensure()
    version = shown_version(found)
    template = template_of(seat.network)
    form = CopyForm(sent(request), template=template, version=version)
    if request.method == "POST" and form.is_valid():
        try:
            taken = copy_practice(
                seat=seat, practice=found, occasion=request.occasion("network"), for_workbook=_asked_for(form, version)
            )
        except UnableToSave as problem:
            form.add_error("text", sentence(problem.sentence))
        else:
            messages.success(request, _told(seat, taken))
            return redirect("initiative-edit", network_id=network_id, initiative_id=taken.initiative.public_id)
    shown = {
        **frame_of(seat, request),
        "practice": found,
        "version": version,
        "form": form,
        "has_workbook": bool(_places(template)),
    }
    return render(request, "practice/copy.html", shown, status=422 if form.errors else 200)


def workbook_text(version: PracticeVersion) -> str:
    """The card as it may stand in a workbook: what it is, what they do, and where it is from."""
    source = _("Fra idébanken: {owner}").format(owner=version.owner_name)
    return f"{version.title}\n{version.what}\n{source}"


def _places(template: Template) -> list[tuple[str, list[tuple[str, str]]]]:
    """The fields that take a text, under the section each stands in."""
    places = [
        (one.title, [(field.key, field.label) for field in one.fields if field.kind == FieldKind.TEXT])
        for one in template.sections
    ]
    return [(title, fields) for title, fields in places if fields]


def _asked_for(form: CopyForm, version: PracticeVersion) -> ForWorkbook | None:
    said = form.cleaned_data
    if not said["to_workbook"]:
        return None
    source = _("Idébanken: {title}").format(title=version.title)
    return ForWorkbook(field_key=said["field_key"], text=said["text"], source=source)


def _told(seat: Seat, taken: TakenHome) -> str:
    if taken.answer is None:
        return _("Kopiert til tiltakene. Skriv det om så det passer hos dere, sett et mål og velg en ansvarlig.")
    field = template_of(seat.network).field(taken.answer.field_key)
    return _(
        "Kopiert til tiltakene, og lagt nederst i «{field}» i arbeidsboken. Der kan dere ta teksten bort igjen. "
        "Skriv tiltaket om så det passer hos dere, sett et mål og velg en ansvarlig."
    ).format(field=field.label)

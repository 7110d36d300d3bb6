"""Changing what the workbook asks."""

import secrets
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
from jobbvei.learning_network.actions.workbook_templates import change_template, start_template
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.queries.plan import plan_for
from jobbvei.learning_network.queries.workbooks import template_of, templates_of
from jobbvei.learning_network.types import Seat
from jobbvei.learning_network.workbooks.reading import template_patterns
from jobbvei.learning_network.workbooks.template import (
    Field,
    FieldKind,
    NumberUnit,
    Section,
    Template,
    field_changed,
    field_moved,
    section_changed,
    section_moved,
    with_field,
    with_section,
)
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.network.seats import frame_of, seat_of
from jobbvei.web.workbook.template_removal import removed_with_counts

LONG = forms.Textarea(attrs={"rows": 3})
STEPS = {"up": -1, "down": 1}


class SectionForm(forms.Form):
    """What is said about a section."""

    title = forms.CharField(label=gettext_lazy("Navn på delen"), max_length=100)
    guidance = forms.CharField(label=gettext_lazy("Veiledning"), max_length=1000, required=False, widget=LONG)
    phase = forms.TypedChoiceField(label=gettext_lazy("Fase"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any = None, *, seat: Seat, section: Section | None = None) -> None:
        """A form over ``section``, or for a new one."""
        known = {} if section is None else {name: getattr(section, name) for name in self.base_fields}
        super().__init__(data, initial=known, prefix="section")
        phases = [(at, one.phase.name) for at, one in enumerate(plan_for(seat.network, None))]
        self.fields["phase"].choices = [("", _("Ingen fase")), *phases]  # type: ignore[attr-defined]  # a choice field


class FieldForm(forms.Form):
    """What is said about a field."""

    label = forms.CharField(label=gettext_lazy("Spørsmål"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Besvares med"), choices=FieldKind.choices)
    help = forms.CharField(label=gettext_lazy("Hjelpetekst"), max_length=500, required=False)
    is_required = forms.BooleanField(label=gettext_lazy("Skal besvares av alle"), required=False)
    columns = forms.CharField(
        label=gettext_lazy("Kolonner, når det er en tabell"), required=False, max_length=500, widget=LONG,
        help_text=gettext_lazy("Én på hver linje."),
    )  # fmt: skip
    choices = forms.CharField(
        label=gettext_lazy("Svar en kan velge, når det er et valg"), required=False, max_length=500, widget=LONG,
        help_text=gettext_lazy("Ett på hver linje."),
    )  # fmt: skip
    unit = forms.ChoiceField(label=gettext_lazy("Hva et tall teller"), choices=NumberUnit.choices, required=False)

    def __init__(self, data: Any = None, *, field: Field | None = None) -> None:
        """A form over ``field``, whose kind stays; or for a new one."""
        super().__init__(data, initial=None if field is None else _said_of(field), prefix="field")
        if field is not None:
            del self.fields["kind"]

    def said(self) -> dict[str, Any]:
        """What the form says, when it is valid."""
        said = dict(self.cleaned_data)
        for name in ("columns", "choices"):
            said[name] = tuple(line.strip() for line in said[name].splitlines() if line.strip())
        return said | {"unit": said["unit"] or NumberUnit.PERSONS.value}


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Every section and field, in order; move them, add a section, or begin with a pattern."""
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    form = SectionForm(sent(request) if "add" in request.POST else None, seat=seat)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        try:
            _change(request, seat, form)
        except UnableToSave as problem:
            messages.error(request, sentence(problem.sentence))
        return redirect("workbook-template", network_id=network_id)
    shown = {
        **frame_of(seat, request),
        "template": template_of(seat.network),
        "versions": templates_of(seat.network),
        "patterns": template_patterns(),
        "removed": removed_with_counts(seat.network),
        "form": form,
    }
    return render(request, "workbook/template.html", shown, status=422 if form.errors else 200)


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def template_section(request: ActorRequest, network_id: UUID, section_key: str) -> HttpResponse:
    """Say something else about a section, or add a field to it."""
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    section = template_of(seat.network).section(section_key)
    adds = "add" in request.POST
    form = SectionForm(None if adds else sent(request), seat=seat, section=section)
    new = FieldForm(sent(request) if adds else None)
    used = new if adds else form
    if request.method == "POST" and used.is_valid():
        key = f"felt-{secrets.token_hex(4)}"
        try:
            change_template(
                seat=seat,
                change=lambda one: (
                    with_field(one, section_key, Field(key=key, **new.said()))
                    if adds
                    else section_changed(one, section_key, **form.cleaned_data)
                ),
                occasion=request.occasion("network"),
            )
        except UnableToSave as problem:
            used.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Malen er endret. Svarene som er skrevet, er med."))
            return redirect("workbook-template", network_id=network_id)
    shown = {**frame_of(seat, request), "section": section, "form": form, "new": new}
    return render(request, "workbook/template_section.html", shown, status=422 if used.errors else 200)


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def template_field(request: ActorRequest, network_id: UUID, field_key: str) -> HttpResponse:
    """Say something else about a field."""
    seat = seat_of(request, network_id)
    may_facilitate(seat).ensure()
    field = template_of(seat.network).field(field_key)
    form = FieldForm(sent(request), field=field)
    if request.method == "POST" and form.is_valid():
        try:
            change_template(
                seat=seat,
                change=lambda one: field_changed(one, field_key, **form.said()),
                occasion=request.occasion("network"),
            )
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Malen er endret. Svarene som er skrevet, er med."))
            return redirect("workbook-template", network_id=network_id)
    shown = {**frame_of(seat, request), "field": field, "form": form}
    return render(request, "workbook/template_field.html", shown, status=422 if form.errors else 200)


def _change(request: ActorRequest, seat: Seat, form: SectionForm) -> None:
    occasion = request.occasion("network")
    if "start" in request.POST:
        start_template(seat=seat, pattern=request.POST["start"], occasion=occasion)
    elif form.is_bound:
        made = Section(key=f"del-{secrets.token_hex(4)}", **form.cleaned_data)
        change_template(seat=seat, change=lambda one: with_section(one, made), occasion=occasion)
    else:
        change_template(seat=seat, change=lambda one: _moved(one, request.POST.get("move", "")), occasion=occasion)


def _moved(known: Template, said: str) -> Template:
    """Do what a button says: ``section:KEY:up`` or ``field:KEY:down``."""
    kind, key, way = [*said.split(":"), "", "", ""][:3]
    step = STEPS.get(way, 0)
    return section_moved(known, key, step) if kind == "section" else field_moved(known, key, step)


def _said_of(field: Field) -> dict[str, Any]:
    said = {name: getattr(field, name) for name in ("label", "help", "is_required", "unit")}
    return said | {"columns": "\n".join(field.columns), "choices": "\n".join(field.choices)}

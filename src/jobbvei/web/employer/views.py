"""Employers on the page."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.access.queries import colleagues
from jobbvei.access.roles import LEADER, NAV_COUNSELLOR, PROGRAMME_ADVISER
from jobbvei.employers.actions import (
    add_contact_person,
    change_employer,
    register_employer,
    remove_contact_person,
    set_contact_owner,
)
from jobbvei.employers.policies import may_write_employer
from jobbvei.employers.queries import (
    contact_persons,
    employer_list,
    open_employer,
    openings_of,
    possible_duplicates,
)
from jobbvei.employers.types import Employer, UnableToSave
from jobbvei.municipalities.queries import all_municipalities
from jobbvei.web.employer.forms import EmployerForm, OwnerForm, PersonForm
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.numbers import page_number
from jobbvei.web.frame.pages import ActorRequest, page

OWNERS = frozenset({PROGRAMME_ADVISER.code, NAV_COUNSELLOR.code, LEADER.code})


@page(Permission.SEE_EMPLOYERS)
@require_safe
def employers(request: ActorRequest) -> HttpResponse:
    """The list, found by name or organisation number."""
    text = request.GET.get("tekst", "")[:80]
    listed = employer_list(request.actor.tenant, text=text, on=request.on, page=page_number(request))
    shown = {"listed": listed, "text": text, "query": urlencode({"tekst": text}) if text else ""}
    return render(request, "employer/list.html", shown)


@page(Permission.SEE_EMPLOYERS)
@require_safe
def employer(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """The employer, its openings and whom to call."""
    return _employer_page(request, _employer(request, public_id))


@page(Permission.WRITE_EMPLOYERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_employer(request: ActorRequest) -> HttpResponse:
    """Register an employer; one with the same name is shown first."""
    form = _form(request)
    duplicates: list[Employer] = []
    if request.method == "POST" and form.is_valid():
        duplicates = possible_duplicates(request.actor.tenant, form.details())
        if not duplicates or form.cleaned_data["is_another"]:
            try:
                made = register_employer(details=form.details(), occasion=request.occasion())
            except UnableToSave as problem:
                _show(form, problem)
            else:
                messages.success(request, _("{name} er registrert.").format(name=made.name))
                return redirect("employer", public_id=made.public_id)
    return _form_page(request, form, duplicates=duplicates)


@page(Permission.WRITE_EMPLOYERS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_employer(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Change an employer."""
    found = _employer(request, public_id)
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            change_employer(employer=found, details=form.details(), occasion=request.occasion())
        except UnableToSave as problem:
            _show(form, problem)
        else:
            messages.success(request, _("Endringen er lagret."))
            return redirect("employer", public_id=found.public_id)
    return _form_page(request, form, employer=found)


@page(Permission.WRITE_EMPLOYERS)
@require_POST
def contact_owner(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Say which colleague owns the contact."""
    found = _employer(request, public_id)
    form = _owner_form(request, found)
    if form.is_valid():
        try:
            set_contact_owner(employer=found, owner=form.chosen(), occasion=request.occasion())
        except UnableToSave as problem:
            _show(form, problem)
        else:
            messages.success(request, _("Eieren av kontakten er lagret."))
            return redirect("employer", public_id=found.public_id)
    return _employer_page(request, found, owner_form=form)


@page(Permission.WRITE_EMPLOYERS)
@require_POST
def add_person(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Add somebody to call."""
    found = _employer(request, public_id)
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _employer_page(request, found, person_form=form)
    added = add_contact_person(employer=found, person=form.person(), occasion=request.occasion())
    messages.success(request, _("{name} er lagt til.").format(name=added.name))
    return redirect("employer", public_id=found.public_id)


@page(Permission.WRITE_EMPLOYERS)
@require_POST
def remove_person(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Delete somebody who is not to be called any more."""
    found = _employer(request, public_id)
    wanted = request.POST.get("person", "")
    person = next((one for one in contact_persons(found) if str(one.public_id) == wanted), None)
    if person is None:
        messages.info(request, _("Kontaktpersonen var allerede slettet."))
    else:
        remove_contact_person(contact=person, occasion=request.occasion())
        messages.success(request, _("Kontaktpersonen er slettet."))
    return redirect("employer", public_id=found.public_id)


def _employer(request: ActorRequest, public_id: UUID) -> Employer:
    return open_employer(public_id, tenant=request.actor.tenant)


def _employer_page(request: ActorRequest, found: Employer, **forms: BaseForm) -> HttpResponse:
    shown: dict[str, Any] = {
        "employer": found,
        "openings": openings_of(found),
        "persons": contact_persons(found),
        "may_write": may_write_employer(request.actor, found),
        "owner_form": OwnerForm(colleagues=_possible_owners(request), employer=found),
        "person_form": PersonForm(),
    }
    return render(request, "employer/employer.html", shown | forms, status=422 if forms else 200)


def _owner_form(request: ActorRequest, found: Employer) -> OwnerForm:
    return OwnerForm(request.POST, colleagues=_possible_owners(request), employer=found)


def _possible_owners(request: ActorRequest) -> Any:
    return colleagues(request.actor.tenant, on=request.on, roles=OWNERS)


def _form(request: ActorRequest, known: Employer | None = None) -> EmployerForm:
    sent = request.POST if request.method == "POST" else None
    return EmployerForm(sent, municipalities=all_municipalities().order_by("name"), employer=known)


def _form_page(request: ActorRequest, form: EmployerForm, **shown: Any) -> HttpResponse:
    status = 422 if form.errors or shown.get("duplicates") else 200
    return render(request, "employer/form.html", {"form": form, **shown}, status=status)


def _show(form: BaseForm, problem: UnableToSave) -> None:
    for one in problem.problems:
        form.add_error(one.field if one.field in form.fields else None, sentence(one.sentence))

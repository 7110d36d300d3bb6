"""Guidance topic by topic, about a participant: the answers, what is missing, and who can be asked."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from jobbvei.access.permissions import Permission
from jobbvei.casework.queries import facts_of
from jobbvei.people.queries import open_participant
from jobbvei.rules.explain import FINDINGS, Finding, explain
from jobbvei.rules.facts import Facts, HouseholdKind
from jobbvei.rules.guidance import guide
from jobbvei.rules.reading.topics import read_subject
from jobbvei.shared.errors import UnusableInput
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.person.extension_assessment import Assessed, ExtensionForm
from jobbvei.web.person.file import person_head
from jobbvei.web.person.guidance_forms import GuidanceForm
from jobbvei.web.person.guidance_topics import PARTICIPANT, GuidancePage, guidance_pages
from jobbvei.web.person.law import FindingShown, shown
from jobbvei.web.person.law_compare import OtherDayForm
from jobbvei.web.person.law_gaps import Gaps, form_addresses, gaps_at

RIGHTS = frozenset({"right", "right_and_duty"})
TOPIC, DAY = "tema", "dag"
ASSESSES = "municipality_assesses"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page of guidance is asked: the page, the day, what was sent, and what is known already."""

    page: GuidancePage
    on: date
    given: QueryDict | None
    known: Mapping[str, Any]
    facts: Facts | None = None


@dataclass(frozen=True, slots=True)
class Guided:
    """What a page of guidance shows.

    Attributes:
        form: What the reader can tell; without fields when the rules ask for nothing more.
        extension: The questions people assess, where the law leaves it to them, and how far they have come.
    """

    page: GuidancePage
    form: GuidanceForm
    findings: tuple[FindingShown, ...]
    gaps: Gaps
    extension: ExtensionForm | None
    assessed: Assessed | None


@require_http_methods(["GET", "HEAD", "POST"])
@page(Permission.READ_PERSON_ECONOMY_AND_LAW)
def guidance(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """The topics, or one of them: ``?tema=nav&dag=2027-01-01``. What is sent is used for the answer and not saved."""
    participant = open_participant(public_id, occasion=request.occasion())
    chosen = chosen_page(request, person=True)
    form, on = day_asked(request)
    content: dict[str, Any] = {"pages": guidance_pages(person=True), "chosen": chosen, "on": on, "day_form": form}
    if chosen is not None:
        facts = facts_of(participant)
        asked = Asked(chosen, on, sent(request), known_about(facts, on=on), facts)
        content["guided"] = guided(asked, addresses=form_addresses(participant, actor=request.actor))
    head = person_head(participant, actor=request.actor, current="person-law")
    return render(request, "person/guidance.html", {"participant": participant, "head": head, **content})


def chosen_page(request: ActorRequest, *, person: bool) -> GuidancePage | None:
    """The page the address names, or None."""
    key = request.GET.get(TOPIC, "")
    return next((one for one in guidance_pages(person=person) if one.key == key), None)


def day_asked(request: ActorRequest) -> tuple[OtherDayForm, date]:
    """The form with the day that is asked about, and the day: today when none is given or it is out of reach."""
    form = OtherDayForm(request.GET)
    return form, (form.cleaned_data[DAY] if form.is_valid() else None) or request.on


def known_about(facts: Facts, *, on: date) -> dict[str, Any]:
    """What the file already says about the facts of other topics than the participant's own, by their names."""
    children, alone = facts.household.children_born_on, facts.household.kind is HouseholdKind.SINGLE_ADULT
    (right,) = explain(facts, on=on, only=frozenset({"programme.entitlement"}))
    return {
        "born_on": facts.born_on.isoformat(),
        "assistance.children_born_on": None if children is None else [one.isoformat() for one in children],
        "assistance.household": "single" if alone else None,
        "assistance.right_to_introduction": None if right.value is None else right.value in RIGHTS,
    }


def guided(asked: Asked, *, addresses: Mapping[str, str]) -> Guided:
    """The answers of the page, in its order; what cannot be used is told at the form, and the rest is answered.

    Args:
        addresses: By fact where it is written down, besides the page's own form.
    """
    kinds = asked.page.about(person=asked.facts is not None)
    form = GuidanceForm(asked.given, kinds=kinds, known=asked.known)
    is_usable = not form.is_bound or form.is_valid()
    findings = shown(_findings(asked, kinds, form), on=asked.on) if is_usable else ()
    extension = ExtensionForm(asked.given) if asked.page.assesses and _leaves_to_people(asked) else None
    assessed = extension.assessed() if extension is not None and extension.is_valid() else None
    gaps = gaps_at(findings, addresses={**addresses, **form.addresses()})
    return Guided(asked.page, form, findings, gaps, extension, assessed)


def _leaves_to_people(asked: Asked) -> bool:
    """Whether the law lets the municipality assess an extension of this programme."""
    if asked.facts is None:
        return False
    (test,) = guide(asked.facts, on=asked.on, only=frozenset({"programme.extension_test"}))
    return test.value == ASSESSES


def _findings(asked: Asked, kinds: Mapping[str, tuple[str, ...]], form: GuidanceForm) -> list[Finding]:
    found: dict[str, Finding] = {}
    for kind, names in kinds.items():
        try:
            found |= {one.id: one for one in _answers(asked, kind, form, frozenset(names))}
        except UnusableInput as problem:
            form.add_error(None, sentence(problem.sentence))
    return [found[name] for names in kinds.values() for name in names if name in found]


def _answers(asked: Asked, kind: str, form: GuidanceForm, names: frozenset[str]) -> tuple[Finding, ...]:
    if kind != PARTICIPANT or asked.facts is None:
        return guide(read_subject(kind, form.document(kind), on=asked.on), on=asked.on, only=names)
    fixed = frozenset(names & FINDINGS.keys())
    return (
        *explain(asked.facts, on=asked.on, only=fixed),
        *guide(asked.facts, on=asked.on, only=names - fixed),
    )

"""Facts the law waits for, and the form where each is written down."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from jobbvei.access.permissions import Permission
from jobbvei.access.types import Actor
from jobbvei.people.types import Participant
from jobbvei.web.person.law import FindingShown
from jobbvei.web.person.law_words import fact_words

FORMS: Mapping[str, str] = {
    "born_on": "person-facts",
    "origin": "person-facts",
    "permit.kind": "person-facts",
    "permit.granted_on": "person-facts",
    "settled_on": "person-facts",
    "settled_by_agreement": "person-facts",
    "schooling.level": "person-schooling",
    "schooling.country": "person-schooling",
    "schooling.years_higher": "person-schooling",
    "goal": "person-programme",
    "programme.offered_on": "person-programme",
    "programme.started_on": "person-programme",
    "programme.part_time_percent": "person-programme",
    "programme.part_time_reason": "person-programme",
    "programme.leave_days": "person-programme",
    "norwegian.offered_on": "person-norwegian",
    "norwegian.started_on": "person-norwegian",
    "norwegian.leave_days": "person-norwegian",
    "household.kind": "person-household",
    "household.children_born_on": "person-household",
    "household.spouse_in_programme": "person-household",
}
"""By fact: the name of the form's address. A fact that is not here has no form yet."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One fact that is missing.

    Attributes:
        address: Of the form where it is written down; empty when the reader cannot do so.
    """

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """All that is missing, and the questions that wait for it.

    Attributes:
        has_answers: Whether there are other questions, that wait for nothing.
    """

    to_fill_in: tuple[Gap, ...]
    without_form: tuple[str, ...]
    questions: tuple[str, ...]
    has_answers: bool


def gaps_for(names: Iterable[str], *, participant: Participant, actor: Actor) -> tuple[Gap, ...]:
    """The facts that are missing, those without a form of their own too, with the way to where each is written."""
    addresses = form_addresses(participant, actor=actor)
    return tuple(Gap(fact_words(name), addresses.get(name, "")) for name in names)


def gaps_in(findings: Sequence[FindingShown], *, participant: Participant, actor: Actor) -> Gaps:
    """What is missing for the findings, each fact once, with the way to where it is written down."""
    return gaps_at(findings, addresses=form_addresses(participant, actor=actor))


def gaps_at(findings: Sequence[FindingShown], *, addresses: Mapping[str, str]) -> Gaps:
    """What is missing for the findings, each fact once.

    Args:
        addresses: By fact where it is told, empty when the reader cannot do so; other facts have no form.
    """
    waiting = [finding for finding in findings if finding.missing]
    names = list(dict.fromkeys(name for finding in waiting for name in finding.missing))
    return Gaps(
        to_fill_in=tuple(Gap(fact_words(name), addresses[name]) for name in names if name in addresses),
        without_form=tuple(fact_words(name) for name in names if name not in addresses),
        questions=tuple(question for finding in waiting for question in finding.questions),
        has_answers=len(waiting) < len(findings),
    )


def form_addresses(participant: Participant, *, actor: Actor) -> dict[str, str]:
    """By fact the form of the participant's file where it is written down; empty when the actor cannot write there."""
    may_write = actor.may(Permission.WRITE_PERSON)
    return {name: reverse(form, args=[participant.public_id]) if may_write else "" for name, form in FORMS.items()}

"""People under a change of law, in words: for the page and for the file."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jobbvei.access.types import Actor
from jobbvei.casework.law_changes import PersonUnderChange
from jobbvei.integrations.spreadsheets.csv_out import csv_of
from jobbvei.rules.explain import Finding, Standing
from jobbvei.web.frame.formats import sentence
from jobbvei.web.person.law_gaps import Gap, gaps_for
from jobbvei.web.person.law_values import answer_in_words, question_in_words


@dataclass(frozen=True, slots=True)
class SideShown:
    """One side of a difference: the answer, why, and the place in the law."""

    answer: str
    why: str
    law: str
    rule: str
    is_unknown: bool


@dataclass(frozen=True, slots=True)
class DifferenceShown:
    """One question with both sides."""

    question: str
    old: SideShown
    new: SideShown


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody on the list.

    Attributes:
        missing: Facts without which it cannot be told, and where each is written down.
        waiting: The questions that wait for them.
        older: Questions an older day in the person's own case decides.
    """

    key: str
    name: str
    differences: tuple[DifferenceShown, ...]
    missing: tuple[Gap, ...]
    waiting: tuple[str, ...]
    older: tuple[str, ...]


def person_shown(row: PersonUnderChange, *, actor: Actor, asked: str = "") -> PersonShown:
    """One person's differences, narrowed to the question ``asked`` when there is one, as ``actor`` sees them."""
    compared = row.comparison
    return PersonShown(
        key=str(row.participant.public_id),
        name=row.participant.full_name,
        differences=tuple(
            DifferenceShown(question_in_words(one.question), _side(one.old), _side(one.new))
            for one in compared.differences
            if asked in ("", one.question)
        ),
        missing=gaps_for(compared.missing, participant=row.participant, actor=actor),
        waiting=tuple(map(question_in_words, compared.waiting)),
        older=tuple(map(question_in_words, compared.older_day)),
    )


def touched_as_csv(rows: Iterable[PersonUnderChange], *, actor: Actor, asked: str = "") -> bytes:
    """One line for each difference, and one for each person of whom it cannot be told."""
    header = (
        _("Deltaker"), _("Spørsmål"), _("Før"), _("Etter"), _("Hvorfor før"), _("Hvorfor etter"),
        _("Lov før"), _("Lov etter"), _("Mangler"),
    )  # fmt: skip
    return csv_of(header, (line for row in rows for line in _lines(person_shown(row, actor=actor, asked=asked))))


def _lines(person: PersonShown) -> Iterable[tuple[str, ...]]:
    for one in person.differences:
        yield (
            person.name, one.question, one.old.answer, one.new.answer, one.old.why, one.new.why,
            _place(one.old), _place(one.new), "",
        )  # fmt: skip
    if person.missing:
        yield (
            person.name,
            ", ".join(person.waiting),
            "",
            "",
            "",
            "",
            "",
            "",
            ", ".join(gap.words for gap in person.missing),
        )


def _place(side: SideShown) -> str:
    return f"{side.law} ({side.rule})" if side.rule else side.law


def _side(finding: Finding) -> SideShown:
    rule = "" if finding.rule == "none" else finding.rule
    is_unknown = finding.standing is Standing.UNKNOWN
    return SideShown(answer_in_words(finding), sentence(finding.because), finding.law, rule, is_unknown)

"""What questions of law are about, in the order a reader looks for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from jobbvei.rules.explain import Finding
from jobbvei.web.person.law import FindingShown, shown

_PROGRAMME = gettext_lazy("Introduksjonsprogram")
_NORWEGIAN = gettext_lazy("Norsk og samfunnskunnskap")
_REGISTER = gettext_lazy("Registrering og klage")
_HIRING = gettext_lazy("Ansettelse og språkkrav")
_ASSISTANCE = gettext_lazy("Sosialhjelp og kvalifiseringsprogram")
SUBJECTS: Mapping[str, Promise] = {
    "programme": _PROGRAMME,
    "mapping": _PROGRAMME,
    "career_guidance": _PROGRAMME,
    "schooling": _PROGRAMME,
    "norwegian": _NORWEGIAN,
    "social_studies": _NORWEGIAN,
    "benefit": gettext_lazy("Introduksjonsstønad"),
    "permit": gettext_lazy("Opphold"),
    "registration": _REGISTER,
    "decisions": _REGISTER,
    "grant": gettext_lazy("Tilskudd til kommunen"),
    "measures": gettext_lazy("Tiltak hos Nav"),
    "hiring": _HIRING,
    "language": _HIRING,
    "assistance": _ASSISTANCE,
    "kvp": _ASSISTANCE,
    "network": gettext_lazy("Læringsnettverket"),
}
"""By the first part of a finding's id."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The answers about one thing.

    Attributes:
        key: Names the section in the address of the page.
    """

    key: str
    words: str
    findings: tuple[FindingShown, ...]


def subjects_of(questions: Iterable[str]) -> tuple[str, ...]:
    """What the questions are about, each once, in the order of :data:`SUBJECTS`."""
    asked = {_prefix(question) for question in questions}
    return tuple(dict.fromkeys(str(words) for prefix, words in SUBJECTS.items() if prefix in asked))


def by_subject(findings: Iterable[Finding], *, on: date) -> tuple[Subject, ...]:
    """The findings in words, under what they are about; those that wait for a fact are left out."""
    groups: dict[str, list[Finding]] = {str(words): [] for words in SUBJECTS.values()}
    for finding in findings:
        if not finding.missing:
            groups[str(SUBJECTS[_prefix(finding.id)])].append(finding)
    return tuple(Subject(_prefix(group[0].id), words, shown(group, on=on)) for words, group in groups.items() if group)


def _prefix(question: str) -> str:
    return question.partition(".")[0]

"""The worked cases: every YAML file beside this one is a provision, every case in it a paragraph of the manual."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jobbvei.rules.explain import FINDINGS, Finding, explain
from jobbvei.rules.facts import Facts
from jobbvei.rules.guidance import Subject, guide
from jobbvei.rules.reading.topics import read_subject, topics
from tests.spec.reading import read_cases

TABLES = sorted(Path(__file__).parent.glob("*.yaml"))
PARTICIPANT = "participant"
QUESTIONS = ("expect", "rules", "rows", "missing", "says", "arithmetic", "in_force", "older")
Written = Mapping[str, Any]
"""A case as the file holds it."""


@cache
def cases() -> tuple[tuple[str, Written], ...]:
    """Every case with its file's name and its own."""
    return tuple(_cases())


def subject_of(case: Written) -> Subject:
    """Whom or what the case is about; a participant when no topic is named."""
    return read_subject(case.get("topic", PARTICIPANT), as_written(case["facts"]), on=case["asked_on"])


def findings_of(case: Written) -> dict[str, Finding]:
    """Every answer there is for the case, by id."""
    subject, on = subject_of(case), case["asked_on"]
    found = [*guide(subject, on=on)]
    if isinstance(subject, Facts):
        found += explain(subject, on=on)
    return {finding.id: finding for finding in found}


def asked_of(case: Written) -> tuple[str, ...]:
    """The finding ids the case asks for."""
    return tuple(dict.fromkeys(name for key in QUESTIONS for name in case.get(key, {})))


def known_questions(case: Written) -> set[str]:
    """The finding ids a case of this topic can ask for."""
    topic = case.get("topic", PARTICIPANT)
    guided = next(one.questions for one in topics() if one.name == topic)
    return {*guided, *(FINDINGS if topic == PARTICIPANT else ())}


def as_written(value: Any) -> Any:
    """YAML's dates as the contract writes them."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: as_written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_written(inner) for inner in value]
    return value


def _cases() -> Iterator[tuple[str, Written]]:
    for table in TABLES:
        for case in read_cases(table):
            yield f"{table.stem}: {case['name']}", case

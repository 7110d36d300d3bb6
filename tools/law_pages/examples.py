"""The worked examples beside the tests: which rule decides each, and what the nearest on the other side says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jobbvei.rules.explain import Finding, explain
from jobbvei.rules.facts import Facts
from jobbvei.rules.guidance import guide
from jobbvei.rules.reading.topics import read_subject
from tools.law_pages.links import EXAMPLES, to_file

PARTICIPANT = "participant"
"""The topic of a case that names none."""
QUESTIONS = ("expect", "rules", "rows", "missing", "says", "arithmetic", "in_force", "older")
FURTHEST_NEIGHBOUR = 2
"""How many facts may differ between an example and the one shown as its other side."""


@dataclass(frozen=True, slots=True)
class Example:
    """A case of a file, worked through.

    Attributes:
        facts: By dotted name, as the file writes them.
        asked: Finding ids the case asks for.
        findings: The answers the rules give, by id; the tests hold them equal to what the file expects.
        notes: The arithmetic the jurist wrote in the comments.
    """

    name: str
    file: Path
    line: int
    asked_on: date
    facts: Mapping[str, Any]
    asked: tuple[str, ...]
    findings: Mapping[str, Finding]
    notes: tuple[str, ...]

    @property
    def link(self) -> str:
        """Where the case stands."""
        return f"[{self.file.name}, linje {self.line}]({to_file(self.file, self.line)})"

    def row_of(self, finding_id: str) -> str:
        """The id of the row that decides a finding; empty when none does."""
        finding = self.findings[finding_id]
        return finding.trace[-1].rule if finding.trace else ""


@cache
def examples() -> tuple[Example, ...]:
    """Every case, file by file."""
    return tuple(example for path in sorted(EXAMPLES.glob("*.yaml")) for example in _cases(path))


def other_side(example: Example, finding_id: str) -> Example | None:
    """The case of the same file that differs least in facts and still gets another answer to the question."""
    best: tuple[int, int, Example] | None = None
    for candidate in examples():
        if candidate.file != example.file or finding_id not in candidate.asked:
            continue
        distance = len(differences(example, candidate))
        if not 0 < distance <= FURTHEST_NEIGHBOUR or _answer(candidate, finding_id) == _answer(example, finding_id):
            continue
        key = (distance, _days_between(example, candidate), candidate)
        if best is None or key[:2] < best[:2]:
            best = key
    return best and best[2]


def differences(one: Example, other: Example) -> dict[str, tuple[Any, Any]]:
    """Facts, and the day asked about, that are not the same in both."""
    left, right = {**one.facts, "on": one.asked_on}, {**other.facts, "on": other.asked_on}
    return {
        name: (left.get(name), right.get(name))
        for name in sorted(left.keys() | right.keys())
        if left.get(name) != right.get(name)
    }


def _cases(path: Path) -> Iterator[Example]:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines, start=1) if line.startswith("  - name: ")]
    for case, start, end in zip(yaml.safe_load(text)["cases"], starts, [*starts[1:], len(lines) + 1], strict=True):
        yield _example(path, case, start, lines[start - 1 : end - 1])


def _example(path: Path, case: Mapping[str, Any], line: int, lines: list[str]) -> Example:
    on = case["asked_on"]
    found = _found(case, on)
    return Example(
        name=case["name"],
        file=path,
        line=line,
        asked_on=on,
        facts=dict(_flat("", case["facts"])),
        asked=tuple(dict.fromkeys(name for key in QUESTIONS for name in case.get(key, {}))),
        findings={finding.id: finding for finding in found},
        notes=tuple(note[1] for text in lines if (note := re.search(r"\s# (.+)$", text))),
    )


def _found(case: Mapping[str, Any], on: date) -> tuple[Finding, ...]:
    """Every answer there is about what the case is about; about a participant also the contract's own questions."""
    subject = read_subject(case.get("topic", PARTICIPANT), _as_written(case["facts"]), on=on)
    guided = guide(subject, on=on)
    return (*explain(subject, on=on), *guided) if isinstance(subject, Facts) else guided


def _flat(prefix: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{prefix}.{key}" if prefix else key, inner)
    else:
        yield prefix, value


def _as_written(value: Any) -> Any:
    """YAML's dates as the contract writes them."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _as_written(inner) for key, inner in value.items()}
    return [_as_written(inner) for inner in value] if isinstance(value, list) else value


def _answer(example: Example, finding_id: str) -> tuple[object, str]:
    finding = example.findings[finding_id]
    return finding.value, example.row_of(finding_id)


def _days_between(one: Example, other: Example) -> int:
    pairs = (pair for pair in differences(one, other).values() if all(isinstance(day, date) for day in pair))
    return sum(abs((first - second).days) for first, second in pairs)

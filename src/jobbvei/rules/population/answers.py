"""What the law gives each of many people, as a CSV file: a row for a person, a column for a question."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from jobbvei.rules.catalogue import FINDINGS
from jobbvei.rules.engine.findings import Standing, plain
from jobbvei.rules.explain import Finding, explain
from jobbvei.rules.population.explain import explain_population
from jobbvei.rules.population.findings import BareFinding
from jobbvei.rules.population.people import Population
from jobbvei.rules.population.rows import BETWEEN, KEY, Batch, BatchPerson
from jobbvei.shared.errors import UnusableInput

PEOPLE_AT_A_TIME: Final = 2_000
RULE: Final = ".rule"
UNKNOWN, MISSING = "unknown", "missing"
Progress = Callable[[int, int], None]
"""Takes how many people are done, and how many there are."""


def answered(batch: Batch, *, on: date, progress: Progress, between_cells: str = ",") -> str:
    """The answers as CSV, in the batch's order.

    The columns are ``person_id``; ``unknown``, the questions nobody can answer; ``missing``, the facts that would give
    an answer; and for each question the answer and the rule that gave it. An answer that is empty and not in
    ``unknown`` is one the law does not give.

    Args:
        progress: Told after every :data:`PEOPLE_AT_A_TIME` people, and at the end.
        between_cells: What stands between two cells; the contract's comma, or what a spreadsheet wants.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=between_cells, lineterminator="\n")
    writer.writerow([KEY, UNKNOWN, MISSING, *(name for one in FINDINGS for name in (one, f"{one}{RULE}"))])
    everybody = len(batch.people)
    for start in range(0, everybody, PEOPLE_AT_A_TIME):
        some = batch.people[start : start + PEOPLE_AT_A_TIME]
        writer.writerows(_rows(some, on))
        progress(start + len(some), everybody)
    return written.getvalue()


def _rows(people: tuple[BatchPerson, ...], on: date) -> Iterator[list[str]]:
    for person, found in zip(people, _found(people, on), strict=True):
        findings = {finding.id: finding for finding in found}
        unknown = [one.id for one in findings.values() if one.standing is Standing.UNKNOWN]
        missing = sorted({one.missing for one in findings.values() if one.missing})
        row = [person.key, BETWEEN.join(unknown), BETWEEN.join(missing)]
        for name in FINDINGS:
            row += [_cell(plain(findings[name].value)), findings[name].rule] if name in findings else ["", ""]
        yield row


def _found(people: tuple[BatchPerson, ...], on: date) -> Iterator[Iterable[Finding | BareFinding]]:
    """The answers for each: all at once as columns, or one by one when a day is out of the columns' reach."""
    try:
        columns = explain_population(Population.of(person.facts for person in people), on=on)
    except UnusableInput:
        return (explain(person.facts, on=on) for person in people)
    return (columns.of(place) for place in range(len(people)))


def _cell(value: Any) -> str:
    """A value of the contract in a cell: yes and no as true and false, several levels with ``|`` between."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return BETWEEN.join(f"{name}:{inner}" for name, inner in value.items())
    return "" if value is None else str(value)

"""Decision tables: which rule applies, as rows a jurist can read from top to bottom.

A row is in force from ``valid_from`` through ``valid_to`` (both days, as the law prints them), measured on the day
named by ``decided_by``. The first row in force whose every condition holds decides. A row may answer (``answer``),
point to figures (``figures``), say that the law gives nothing here (``nothing``), or that nobody knows (``unknown``).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from jobbvei.rules.engine.documents import BrokenRuleFile, as_day, read_document, require

TABLE_KEYS = frozenset({"description", "law", "decided_by", "checked_on", "rows"})
ROW_KEYS = frozenset({"id", "law", "valid_from", "source"})
ROW_OPTIONAL = frozenset(
    {"valid_to", "decided_by", "when", "answer", "figures", "because", "nothing", "unknown", "note"}
)
COMPARISONS = frozenset({"at_least", "at_most", "below", "from", "through"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """One side of a threshold: ``operator`` and either a figure's name or a day."""

    operator: str
    limit: str | date


@dataclass(frozen=True, slots=True)
class Condition:
    """A feature or fact and what it must be: one of ``values``, or inside ``comparisons``."""

    name: str
    values: tuple[Any, ...] = ()
    comparisons: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a rule. Sentence keys name templates of the act's folder.

    ``id`` is the rule's number in our collection (IP-13), with a word after it when the rule has several lines
    (IP-07-age); ``rule`` is the number alone.
    """

    id: str
    rule: str
    law: str
    source: str
    valid_from: date
    valid_to: date | None
    decided_by: str
    when: tuple[Condition, ...]
    answer: Any = None
    figures: Mapping[str, str] = field(default_factory=dict)
    because: str = ""
    nothing: str = ""
    unknown: str = ""

    def in_force_on(self, day: date) -> bool:
        """Whether ``day`` lies in the row's days, both ends included."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table; ``name`` is its file's name, and ``checked_on`` the day its sources were last seen."""

    name: str
    description: str
    law: str
    decided_by: str
    checked_on: date
    rows: tuple[Row, ...]


def load_tables(root: Path) -> Mapping[str, Table]:
    """Every ``*.yaml`` under ``root`` as a table, by file name.

    Raises:
        BrokenRuleFile: A table or a row lacks what it must have.
    """
    return {path.stem: _table(path) for path in sorted(root.rglob("*.yaml"))}


def _table(path: Path) -> Table:
    document = read_document(path)
    require(path, document, TABLE_KEYS, frozenset({"note"}))
    rows = tuple(_row(path, row, document["decided_by"]) for row in document["rows"])
    if len({row.id for row in rows}) != len(rows):
        raise BrokenRuleFile(path, "has two rows with one id")
    checked_on = as_day(path, document["checked_on"], "checked_on")
    return Table(path.stem, document["description"], document["law"], document["decided_by"], checked_on, rows)


def _row(path: Path, row: Mapping[str, Any], decided_by: str) -> Row:
    require(path, row, ROW_KEYS, ROW_OPTIONAL)
    if not {"answer", "figures", "nothing", "unknown"} & set(row):
        raise BrokenRuleFile(path, f"row {row['id']} answers nothing")
    valid_from = as_day(path, row["valid_from"], "valid_from")
    valid_to = as_day(path, row["valid_to"], "valid_to") if "valid_to" in row else None
    if valid_to is not None and valid_to < valid_from:
        raise BrokenRuleFile(path, f"row {row['id']} ends before it begins")
    return Row(
        id=row["id"],
        rule=_rule(path, row["id"]),
        law=row["law"],
        source=row["source"],
        valid_from=valid_from,
        valid_to=valid_to,
        decided_by=row.get("decided_by", decided_by),
        when=tuple(_condition(path, name, wanted) for name, wanted in row.get("when", {}).items()),
        answer=row.get("answer"),
        figures=row.get("figures", {}),
        because=row.get("because", ""),
        nothing=row.get("nothing", ""),
        unknown=row.get("unknown", ""),
    )


def _rule(path: Path, row_id: str) -> str:
    found = re.match(r"[A-Z]{2}-[0-9]{2}", row_id)
    if found is None:
        raise BrokenRuleFile(path, f"row id {row_id!r} does not begin with a rule's number, like IP-13")
    return found[0]


def _condition(path: Path, name: str, wanted: object) -> Condition:
    if isinstance(wanted, dict):
        if not set(wanted) <= COMPARISONS:
            raise BrokenRuleFile(path, f"condition {name} compares with {', '.join(map(str, wanted))}")
        return Condition(name, comparisons=tuple(Comparison(key, limit) for key, limit in wanted.items()))
    return Condition(name, values=tuple(wanted) if isinstance(wanted, list) else (wanted,))

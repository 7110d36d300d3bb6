"""Dated figures of law, each in its own file with its source; no legal number lives in code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

from jobbvei.rules.engine.documents import BrokenRuleFile, as_day, read_document, require
from jobbvei.rules.engine.missing import NoFigure

REQUIRED = frozenset({"description", "unit", "values", "act", "paragraph", "checked_on"})
OPTIONAL = frozenset({"link", "source", "note", "changes"})
YEARLY = "yearly"
"""What ``changes`` says of a figure that is set anew every year; other figures stand until somebody changes them."""
VALUE_KEYS = frozenset({"from", "value"})
Number = int | Decimal | Fraction
"""A figure of law, exact: whole, decimal (``"2.041"``) or a fraction (``"2/3"``)."""
UNITS = frozenset(
    {
        "months",
        "years",
        "days",
        "weeks",
        "hours",
        "hours_per_week",
        "percent",
        "decisions",
        "credits",
        "persons",
        "times",
        "day_of_month",
        "factor",
        "kroner",
    }
)


class Absence(StrEnum):
    """Why a figure has no value on a day."""

    NOT_YET = "not_yet"
    NO_LONGER = "no_longer"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class DatedValue:
    """One value and the days it is in force; ``valid_to`` is the last day, None when open."""

    value: Number
    valid_from: date
    valid_to: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure of law over time.

    ``checked_on`` is the day the source was last seen; ``unit`` is one of :data:`UNITS`.
    """

    name: str
    description: str
    unit: str
    act: str
    paragraph: str
    link: str
    source: str
    checked_on: date
    values: tuple[DatedValue, ...]
    changes: str = ""

    def on(self, day: date) -> DatedValue:
        """The value in force on ``day``.

        Raises:
            NoFigure: Nothing is in force, or nothing is known, on that day.
        """
        dated = self.if_known_on(day)
        if dated is None:
            raise NoFigure(self.name, self.description, day)
        return dated

    def if_known_on(self, day: date) -> DatedValue | None:
        """The value in force on ``day``; None when nothing is in force, or nothing is known, on that day."""
        begun = next((dated for dated in reversed(self.values) if dated.valid_from <= day), None)
        return None if begun is None or (begun.valid_to is not None and begun.valid_to < day) else begun

    def absence_on(self, day: date) -> "Absence | None":
        """Why there is no value on ``day``; None when there is one.

        What is set anew every year has a value every year: where we have none, it is not known.
        """
        if self.if_known_on(day) is not None:
            return None
        if self.changes == YEARLY:
            return Absence.NOT_KNOWN
        return Absence.NOT_YET if all(dated.valid_from > day for dated in self.values) else Absence.NO_LONGER


def as_written(number: Number) -> int | Decimal | str:
    """A figure as a sentence writes it: whole where it is whole; a fraction stands as such.

    >>> as_written(Decimal("8")), as_written(Decimal("2.5")), as_written(Fraction(2, 3))
    (8, Decimal('2.5'), '2/3')
    """
    if number == int(number):
        return int(number)
    return str(number) if isinstance(number, Fraction) else number


def load_parameters(root: Path) -> Mapping[str, Parameter]:
    """Every ``*.yaml`` under ``root``; the name is the path with dots (``integration_act.months_short``).

    Raises:
        BrokenRuleFile: A file lacks description, unit, values, act, paragraph, ``checked_on``, or both link and source.
    """
    return {
        name: _parameter(path, name) for path in sorted(root.rglob("*.yaml")) if (name := _name(root, path)) is not None
    }


def _name(root: Path, path: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts)


def _parameter(path: Path, name: str) -> Parameter:
    document = read_document(path)
    require(path, document, REQUIRED, OPTIONAL)
    if not document.get("link") and not document.get("source"):
        raise BrokenRuleFile(path, "lacks link or source")
    if document["unit"] not in UNITS:
        raise BrokenRuleFile(path, f"unit {document['unit']!r} is not one of {', '.join(sorted(UNITS))}")
    if document.get("changes", YEARLY) != YEARLY:
        raise BrokenRuleFile(path, f"changes {document['changes']!r} is not {YEARLY}")
    return Parameter(
        name=name,
        description=str(document["description"]),
        unit=document["unit"],
        act=str(document["act"]),
        paragraph=str(document["paragraph"]),
        link=str(document.get("link", "")),
        source=str(document.get("source", "")),
        checked_on=as_day(path, document["checked_on"], "checked_on"),
        values=_values(path, document["values"]),
        changes=str(document.get("changes", "")),
    )


def _values(path: Path, entries: object) -> tuple[DatedValue, ...]:
    if not isinstance(entries, list):
        raise BrokenRuleFile(path, "values must be a list")
    for entry in entries:
        require(path, entry, VALUE_KEYS, frozenset({"end", "source"}))
    starts = [as_day(path, entry["from"], "from") for entry in entries]
    if starts != sorted(set(starts)):
        raise BrokenRuleFile(path, "values must stand in order of date, each date once")
    nexts: list[date | None] = [*starts[1:], None]
    return tuple(
        _dated(path, entry, start, following) for entry, start, following in zip(entries, starts, nexts, strict=True)
    )


def _dated(path: Path, entry: Mapping[str, Any], start: date, following: date | None) -> DatedValue:
    """One value; ``end`` in the file is the first day it no longer holds, like the next value's ``from``."""
    end = as_day(path, entry["end"], "end") if "end" in entry else following
    if end is not None and (end <= start or (following is not None and end > following)):
        raise BrokenRuleFile(path, f"value from {start} has an impossible end {end}")
    valid_to = None if end is None else end - timedelta(days=1)
    return DatedValue(_number(path, entry["value"]), start, valid_to, str(entry.get("source", "")))


def _number(path: Path, value: object) -> Number:
    """Whole numbers as they stand; decimals and fractions are written in quotes so that no binary fraction enters."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        try:
            return Fraction(value) if "/" in value else Decimal(value)
        except (ArithmeticError, ValueError) as problem:
            raise BrokenRuleFile(path, f"value {value!r} is not a number") from problem
    raise BrokenRuleFile(path, f"value {value!r} must be a whole number, or a decimal in quotes")

"""Reads JSON-stat 2.0, the form Statistics Norway's StatBank answers in.

Other readers drop ``status``, so that a number that is hidden and one that is missing look the same. Here they do not.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import prod
from typing import Any, Final

from jobbvei.insight.statistics.tables import BY_SIGN, Category, Cell, Dimension, StatisticsTable, cell_of
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence, SentenceValue

CELLS_MAX: Final = 5_000_000
VERSION: Final = "2.0"


def statistics_table(text: str, *, name: str) -> StatisticsTable:
    """The table in a JSON-stat document.

    Args:
        name: What the file is called, for what is said of its faults.

    Raises:
        UnusableInput: It is not JSON-stat 2.0 with one dataset, or its parts do not fit each other.
    """
    document = _document(text, name)
    try:
        return _Reader(name).table(document)
    except (
        TypeError,
        AttributeError,
        KeyError,
        ValueError,
    ) as problem:  # a part that is of another kind than it should be
        raise _fault(name, N_("{file} har en annen form enn JSON-stat 2.0. Hent fila på nytt.")) from problem


def _document(text: str, name: str) -> Mapping[str, Any]:
    try:
        read = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        raise _fault(name, N_("{file} er ikke gyldig JSON. Hent fila på nytt.")) from None
    if not isinstance(read, Mapping) or read.get("version") != VERSION or read.get("class") != "dataset":
        template = N_(
            "{file} er ikke JSON-stat 2.0 med ett datasett. Velg formatet «json-stat2» når dere henter tabellen."
        )
        raise _fault(name, template)
    return read


class _Reader:
    """Reads one document; knows its name to tell where a fault is."""

    def __init__(self, name: str) -> None:
        self.name = name

    def table(self, told: Mapping[str, Any]) -> StatisticsTable:
        """The dimensions, and a cell for each combination of them."""
        roles = {code: role for role, codes in self.part(told, "role", Mapping, {}).items() for code in codes}
        codes = self.part(told, "id", list)
        parts = self.part(told, "dimension", Mapping)
        dimensions = [self.dimension(str(code), parts, roles) for code in codes]
        size = [len(one.categories) for one in dimensions]
        if size != self.part(told, "size", list) or not size:
            raise _fault(self.name, N_("{file}: «size» stemmer ikke med dimensjonene. Hent fila på nytt."))
        return StatisticsTable(
            label=str(told.get("label", "")),
            source=str(told.get("source", "")),
            updated=str(told.get("updated", "")),
            dimensions=dimensions,
            cells=self.cells(told, prod(size)),
        )

    def dimension(self, code: str, parts: Mapping[str, Any], roles: Mapping[str, str]) -> Dimension:
        """One dimension with its categories in order."""
        told = self.part(parts, code, Mapping)
        category = self.part(told, "category", Mapping)
        labels = category.get("label", {})
        units = category.get("unit", {})
        index = category.get("index", list(labels))
        keys = sorted(index, key=index.__getitem__) if isinstance(index, Mapping) else list(index)
        categories = [
            Category(str(key), str(labels.get(key, key)), str(units.get(key, {}).get("base", ""))) for key in keys
        ]
        return Dimension(code, str(told.get("label", code)), categories, roles.get(code, ""))

    def cells(self, told: Mapping[str, Any], count: int) -> Sequence[Cell]:
        """The numbers with what their signs say; both may be lists, or objects that name only some places."""
        if count > CELLS_MAX:
            values: dict[str, SentenceValue] = {"count": count, "most": CELLS_MAX}
            raise _fault(
                self.name, N_("{file} har {count} tall, og det tas høyst {most}. Hent færre om gangen."), values
            )
        numbers = self.by_place(told.get("value", []), count, "value")
        status = told.get("status", {})
        signs = {} if isinstance(status, str) else self.by_place(status, count, "status")
        for_all = status if isinstance(status, str) else ""
        return [self.cell(numbers.get(place), signs.get(place, for_all), place) for place in range(count)]

    def by_place(self, told: Any, count: int, part: str) -> Mapping[int, Any]:
        """Values by place; a list must have one for each place."""
        if isinstance(told, list) and len(told) == count:
            return dict(enumerate(told))
        try:
            found = {int(place): value for place, value in told.items()}
        except (AttributeError, ValueError):
            found = {-1: None}
        if any(not 0 <= place < count for place in found):
            values: dict[str, SentenceValue] = {"part": part, "count": count}
            raise _fault(self.name, N_("{file}: «{part}» skal ha {count} plasser. Hent fila på nytt."), values)
        return found

    def cell(self, value: Any, sign: Any, place: int) -> Cell:
        """One number and its sign."""
        is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        if not is_number and value is not None:
            values: dict[str, SentenceValue] = {"place": place, "value": str(value)[:40]}
            raise _fault(self.name, N_("{file}, plass {place} i «value»: «{value}» er ikke et tall."), values)
        told = "" if sign is None else str(sign)
        if told.strip() not in BY_SIGN:
            values = {"place": place, "sign": told[:10]}
            raise _fault(self.name, N_("{file}, plass {place} i «status»: tegnet «{sign}» er ukjent."), values)
        return cell_of(None if value is None else Decimal(value), told)

    def part(self, told: Mapping[str, Any], key: str, kind: Any, otherwise: Any = None) -> Any:
        """A part that must be there and of its kind."""
        found = told.get(key, otherwise)
        if not isinstance(found, kind):
            raise _fault(
                self.name, N_("{file} mangler «{part}», eller den har feil form. Hent fila på nytt."), {"part": key}
            )
        return found


def _fault(name: str, template: str, values: Mapping[str, SentenceValue] | None = None) -> UnusableInput:
    return UnusableInput("statistics.unusable_file", Sentence(template, {"file": name, **(values or {})}))

"""Many people's facts as rows of a CSV file, read strictly: every row that cannot be used is told with its place.

The columns are the contract's facts by dotted name, and ``person_id``: the sender's own key, never an identity number.
An empty cell is «nobody has said». A list is written with ``|`` between its parts, and an empty list as ``ingen``.
"""

import csv
import io
import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Final

from jobbvei.rules.facts import FIELDS, PARTS, Extension, Facts, fact_names
from jobbvei.rules.reading.facts import read_facts
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.public_keys import is_public_key
from jobbvei.shared.sentence import N_, Sentence

KEY: Final = "person_id"
REQUIRED: Final = (KEY, "born_on", "permit.kind")
BETWEEN: Final = "|"
NO_ENTRIES: Final = "ingen"
SHOWN_CHARACTERS: Final = 60
KEY_LETTERS_MAX: Final = 60
ALLOWED_KEY: Final = re.compile(rf"[^\W_][\w .:/-]{{0,{KEY_LETTERS_MAX - 1}}}")
LIKE_AN_IDENTITY_NUMBER: Final = re.compile(r"\d{6}[\s.-]?\d{5}")
YES, NO = frozenset({"ja", "true", "1"}), frozenset({"nei", "false", "0"})


@dataclass(frozen=True, slots=True)
class BatchPerson:
    """One row: its line in the file (the header is line 1), the sender's key, and the facts."""

    line: int
    key: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class BatchFault:
    """What stops a row: where, what stood there, and why it cannot be used."""

    line: int
    column: str
    value: str
    reason: Sentence

    def as_json(self) -> dict[str, str | int]:
        """The fault as a stable document."""
        return {"line": self.line, "column": self.column, "value": self.value, "reason": str(self.reason)}


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows that can be used, and what is wrong with the others; both in the file's order."""

    people: tuple[BatchPerson, ...]
    faults: tuple[BatchFault, ...]


def read_batch(content: bytes, *, on: date) -> Batch:
    """The people in a CSV file.

    Args:
        content: UTF-8, with or without its mark, comma or semicolon between the cells.
        on: The day that is asked about; nothing may have happened to somebody not yet born on it.

    Raises:
        UnusableInput: The file as a whole cannot be read: another encoding, no rows, a column nobody knows, one that
            is there twice or one that is missing.
    """
    rows = _rows(_text(content))
    header = _header(next(rows, (0, []))[1])
    people: dict[str, BatchPerson] = {}
    faults: list[BatchFault] = []
    for line, cells in rows:
        try:
            person = _person(line, header, cells, on)
            if person.key in people:
                template = N_("«{key}» står også i linje {line}. Hver person skal ha sin egen nøkkel.")
                raise _Unusable(KEY, Sentence(template, {"key": person.key, "line": people[person.key].line}))
            people[person.key] = person
        except _Unusable as problem:
            faults.append(_fault(line, problem, dict(zip(header, cells, strict=False))))
    if not people and not faults:
        raise UnusableInput("batch.no_rows", Sentence(N_("Filen har ingen rader under kolonnenavnene.")))
    return Batch(tuple(people.values()), tuple(faults))


def column_names() -> tuple[str, ...]:
    """Every column there can be, the required ones first."""
    return (*REQUIRED, *sorted(fact_names() - set(REQUIRED)))


class _Unusable(Exception):
    """A row cannot be used, because of ``column``."""

    def __init__(self, column: str, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.column = column
        self.reason = reason


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        template = N_("Filen er ikke lagret som UTF-8. Velg «CSV UTF-8» når du lagrer den.")
        raise UnusableInput("batch.not_utf8", Sentence(template)) from problem


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line it begins on."""
    first = text.partition("\n")[0]
    between = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, [cell.strip() for cell in cells]
            begins = reader.line_num + 1
    except csv.Error as problem:
        template = N_("Linje {line} kan ikke leses som CSV. Se etter et anførselstegn som ikke er lukket.")
        raise UnusableInput("batch.not_csv", Sentence(template, {"line": begins})) from problem


def _header(cells: list[str]) -> list[str]:
    known = set(column_names())
    for name in cells:
        if name not in known:
            template = N_("Vi kjenner ikke kolonnen «{name}» i linje 1. Kolonnene er: {known}.")
            raise UnusableInput("batch.unknown_column", Sentence(template, {"name": name, "known": column_names()}))
        if cells.count(name) > 1:
            template = N_("Kolonnen «{name}» står to ganger i linje 1. Behold bare én.")
            raise UnusableInput("batch.column_twice", Sentence(template, {"name": name}))
    missing = tuple(name for name in REQUIRED if name not in cells)
    if missing:
        template = N_("Linje 1 mangler kolonnen {missing}. Den må alltid være med.")
        raise UnusableInput("batch.no_column", Sentence(template, {"missing": missing}))
    return cells


def _person(line: int, header: list[str], cells: list[str], on: date) -> BatchPerson:
    if len(cells) > len(header):
        template = N_("Raden har {cells} celler, men filen har {columns} kolonner.")
        raise _Unusable("", Sentence(template, {"cells": len(cells), "columns": len(header)}))
    told = {name: cell for name, cell in zip(header, cells, strict=False) if cell}
    key = _key(told.pop(KEY, ""))
    try:
        return BatchPerson(line, key, read_facts(_document(told), on=on))
    except UnusableInput as problem:
        values = problem.sentence.values
        named = str(values.get("key", values.get("later_key", "")))
        raise _Unusable(_column(named), problem.sentence) from problem


def _key(cell: str) -> str:
    if LIKE_AN_IDENTITY_NUMBER.search(cell) and not is_public_key(cell):
        template = N_("Dette ligner et fødselsnummer. Bruk en egen nøkkel, som ikke sier hvem personen er.")
        raise _Unusable(KEY, Sentence(template))
    if not ALLOWED_KEY.fullmatch(cell):
        template = N_("Skriv en nøkkel med høyst {most} bokstaver og tall, som begynner med en bokstav eller et tall.")
        raise _Unusable(KEY, Sentence(template, {"most": KEY_LETTERS_MAX}))
    return cell


def _column(name: str) -> str:
    """The column that holds a fact: ``norwegian.extensions[0].months`` is in ``norwegian.extensions``."""
    plain = name.partition("[")[0]
    return "permit.kind" if plain == "permit" else plain


def _document(told: Mapping[str, str]) -> dict[str, Any]:
    """The cells as the contract's document; what cannot be turned into its kind is left for the reader to refuse."""
    document: dict[str, Any] = {}
    for name, cell in told.items():
        part, dot, inner = name.partition(".")
        value = _value(_kinds()[name], cell)
        if dot:
            document.setdefault(part, {})[inner] = value
        else:
            document[name] = value
    return document


def _value(kind: Any, cell: str) -> Any:
    if typing.get_origin(kind) is tuple:
        entries = [] if cell.casefold() == NO_ENTRIES else [one.strip() for one in cell.split(BETWEEN)]
        return [_extension(one) for one in entries] if Extension in typing.get_args(kind) else entries
    if kind is bool:
        return True if cell.casefold() in YES else False if cell.casefold() in NO else cell
    if kind is int:
        return int(cell) if re.fullmatch(r"[0-9]{1,9}", cell) else cell
    return _decimal(cell) if kind is Decimal else cell


def _extension(entry: str) -> dict[str, Any]:
    """One decision, written ``2024-04-01:6``."""
    decided_on, _, months = entry.partition(":")
    return {"decided_on": decided_on.strip(), "months": _value(int, months.strip())}


def _decimal(cell: str) -> Any:
    try:
        number = Decimal(cell.replace(",", "."))
    except InvalidOperation:
        return cell
    return number if number.is_finite() else cell


@cache
def _kinds() -> Mapping[str, Any]:
    """What each fact is, by dotted name."""
    named = {field: name for name, field in FIELDS.items()}
    found = {one.name: hint for one, hint in _hints(Facts) if one.name not in PARTS}
    for part, kind in PARTS.items():
        for one, hint in _hints(kind):
            path = f"{part}.{one.name}"
            found[named.get(path, path)] = hint
    return found


def _hints(kind: Any) -> Iterator[tuple[Any, Any]]:
    hints = typing.get_type_hints(kind)
    for one in fields(kind):
        hint = hints[one.name]
        if isinstance(hint, types.UnionType):
            [hint] = [other for other in typing.get_args(hint) if other is not types.NoneType]
        yield one, hint


def _fault(line: int, problem: _Unusable, told: Mapping[str, str]) -> BatchFault:
    value = LIKE_AN_IDENTITY_NUMBER.sub("•" * 11, told.get(problem.column, ""))
    short = value if len(value) <= SHOWN_CHARACTERS else f"{value[: SHOWN_CHARACTERS - 1]}…"
    return BatchFault(line, problem.column, short, problem.reason)

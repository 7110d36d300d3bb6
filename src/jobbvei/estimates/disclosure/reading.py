"""Rows of text to a table of counts, read strictly: the first fault is one sentence with its line and column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jobbvei.estimates.disclosure.tables import TOTAL, CountTable, Entry
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

COUNT: Final = "count"
STATUS: Final = "status"
DIMENSIONS_MAX: Final = 6
MISSING: Final = frozenset({"", "..", "..."})
CANNOT_OCCUR: Final = "."
ZERO: Final = "-"
HIDDEN_ALREADY: Final = frozenset({":", "*"})
WHOLE: Final = re.compile(r"[0-9]{1,12}|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,3}")
SHOWN_CHARACTERS: Final = 60


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """The cells of one row by column, and the line it begins on (the header is line 1)."""

    line: int
    cells: Mapping[str, str]


def read_table(rows: Sequence[NumberedRow], *, columns: Sequence[str]) -> CountTable:
    """The table in a long file: dimensions, and ``count``.

    ``total`` (however it is capitalised) is a margin. An empty count, ``..`` and ``...`` are missing; ``.`` cannot
    occur; ``-`` is zero.

    Args:
        columns: The header; every column but ``count`` is a dimension.

    Raises:
        UnusableInput: A column, a category or a count cannot be used, or a row is there twice.

    >>> rows = [NumberedRow(2, {"sex": "women", "count": "4"}), NumberedRow(3, {"sex": "Total", "count": "9"})]
    >>> [entry.categories for entry in read_table(rows, columns=["sex", "count"]).entries]
    [('women',), ('total',)]
    """
    dimensions = _dimensions(columns)
    if not rows:
        raise UnusableInput("disclosure.no_rows", Sentence(N_("Tabellen har ingen rader under kolonnenavnene.")))
    seen: dict[tuple[str, ...], int] = {}
    entries = [_entry(row, dimensions) for row in rows]
    for entry in entries:
        if entry.categories in seen:
            raise _twice(dimensions, entry, seen[entry.categories])
        seen[entry.categories] = entry.line
    return CountTable(dimensions, tuple(entries))


def _dimensions(columns: Sequence[str]) -> tuple[str, ...]:
    names = [name.strip() for name in columns]
    if COUNT not in names:
        template = N_("Linje 1 mangler kolonnen «count». Den skal ha antallet i hver rad.")
        raise UnusableInput("disclosure.no_count", Sentence(template))
    for name in names:
        if names.count(name) > 1 or name in {"", STATUS}:
            template = N_("Linje 1, kolonne «{name}»: navnet kan ikke brukes. Gi hver kolonne sitt eget navn.")
            raise UnusableInput("disclosure.bad_column", Sentence(template, {"name": name}))
    if not 1 < len(names) <= DIMENSIONS_MAX + 1:
        template = N_("Linje 1 har {given} kolonner ved siden av «count». Det skal være fra 1 til {most}.")
        values = {"given": len(names) - 1, "most": DIMENSIONS_MAX}
        raise UnusableInput("disclosure.number_of_dimensions", Sentence(template, values))
    return tuple(name for name in names if name != COUNT)


def _entry(row: NumberedRow, dimensions: tuple[str, ...]) -> Entry:
    cells = {str(name).strip(): (text or "").strip() for name, text in row.cells.items()}
    for name in dimensions:
        if not cells.get(name):
            raise _fault(row.line, name, "", Sentence(N_("Skriv en kategori, eller total for summen.")))
    categories = tuple(TOTAL if cells[name].casefold() == TOTAL else cells[name] for name in dimensions)
    text = cells.get(COUNT, "")
    return Entry(categories, _count(row.line, text), row.line, is_possible=text != CANNOT_OCCUR)


def _count(line: int, text: str) -> int | None:
    if text in MISSING or text == CANNOT_OCCUR:
        return None
    if text == ZERO:
        return 0
    if text in HIDDEN_ALREADY:
        advice = Sentence(N_("Tallet er alt skjult av noen. Bruk tabellen med alle tallene."))
        raise _fault(line, COUNT, text, advice)
    if not WHOLE.fullmatch(text):
        advice = Sentence(N_("Skriv et helt tall fra 0, eller .. når tallet mangler."))
        raise _fault(line, COUNT, text, advice)
    return int("".join(text.split()))


def _fault(line: int, column: str, text: str, advice: Sentence) -> UnusableInput:
    shown = text if len(text) <= SHOWN_CHARACTERS else f"{text[: SHOWN_CHARACTERS - 1]}…"
    template = N_("Linje {line}, kolonne «{column}»: «{value}» kan ikke brukes. {advice}")
    values = {"line": str(line), "column": column, "value": shown, "advice": str(advice)}
    return UnusableInput("disclosure.bad_cell", Sentence(template, values))


def _twice(dimensions: tuple[str, ...], entry: Entry, first: int) -> UnusableInput:
    template = N_("Linje {line}, kolonne «{column}»: samme rad ({cell}) står i linje {first}. Behold bare én.")
    values = {
        "line": str(entry.line),
        "column": dimensions[-1],
        "cell": ", ".join(entry.categories),
        "first": str(first),
    }
    return UnusableInput("disclosure.row_twice", Sentence(template, values))

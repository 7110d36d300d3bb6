"""Which columns a file has, what each holds, and reading rows by them."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jobbvei.integrations.spreadsheets.faults import Fault, Position, UnreadableCell, shown
from jobbvei.integrations.spreadsheets.tables import Row, Table, unusable
from jobbvei.shared.sentence import N_, Sentence

# The key of the row that shows how a template is filled in. A row that still has it is never taken in.
EXAMPLE_KEY = "EKSEMPEL"
# More names of columns than this make no sentence one can read; then the template is the better list.
MOST_LISTED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a file.

    Attributes:
        read: Turns the text of a cell into a value, or raises UnreadableCell.
        about: What to write, in bokmål, for the help sheet and the error.
        required: Every row must have it; otherwise an empty cell means not known.
        field: The field of our own that the column fills, when it is called something else there.
    """

    name: str
    read: Callable[[str], Any]
    about: str
    example: str = ""
    required: bool = False
    field: str = ""

    @property
    def fills(self) -> str:
        """The field of our own that the column fills."""
        return self.field or self.name


@dataclass(frozen=True, slots=True)
class Record:
    """One row that could be read: values by column, None where the cell was empty; and the text as it stood."""

    line: int
    values: Mapping[str, Any]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReadRows:
    """The rows that could be read, and the faults of those that could not.

    Attributes:
        examples: Lines with the template's example, which are passed over.
    """

    records: tuple[Record, ...]
    faults: tuple[Fault, ...]
    examples: tuple[int, ...] = ()


def read_rows(table: Table, columns: Sequence[Column], *, key: str) -> ReadRows:
    """Read every row by the columns.

    Args:
        key: The column whose value may not stand twice; both rows are faulty when it does.

    Raises:
        UnusableFile: the header has an unknown column, or lacks a required one.
    """
    _ensure_header(table.header, columns)
    examples = tuple(row.line for row in table.rows if _is_example(row, key))
    rows = [row for row in table.rows if row.line not in examples]
    records, faults = [], []
    for row in rows:
        values, found = _read_row(row, columns)
        faults.extend(found)
        if not found:
            records.append(Record(row.line, values, row.cells))
    twice = _lines_with_same_key(rows, key)
    faults.extend(twice.values())
    kept = tuple(record for record in records if record.line not in twice)
    return ReadRows(kept, tuple(sorted(faults, key=lambda fault: fault.position)), examples)


def _is_example(row: Row, key: str) -> bool:
    return row.cells.get(key, "").upper() == EXAMPLE_KEY


def _read_row(row: Row, columns: Sequence[Column]) -> tuple[dict[str, Any], list[Fault]]:
    values: dict[str, Any] = {}
    faults = list(row.faults)
    already_faulty = {fault.column for fault in row.faults}
    if "" in already_faulty:  # the cells do not line up with the header, so none of them can be trusted
        return values, faults
    for column in columns:
        cell = row.cells.get(column.name, "")
        if column.name in already_faulty:
            continue
        try:
            values[column.name] = _read_cell(column, cell)
        except UnreadableCell as problem:
            faults.append(Fault(Position(row.line, column.name), shown(cell), problem.reason))
    return values, faults


def _read_cell(column: Column, cell: str) -> Any:
    if cell:
        return column.read(cell)
    if column.required:
        raise UnreadableCell(Sentence(N_("Cellen må fylles ut.")))
    return None


def _lines_with_same_key(rows: Sequence[Row], key: str) -> dict[int, Fault]:
    lines: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row.cells.get(key):
            lines[row.cells[key]].append(row.line)
    return {
        line: Fault(Position(line, key), shown(value), _same_key(same, line))
        for value, same in lines.items()
        if len(same) > 1
        for line in same
    }


def _same_key(lines: list[int], line: int) -> Sentence:
    others = tuple(str(other) for other in lines if other != line)
    return Sentence(N_("Samme nøkkel står også i linje {others}. Hver rad må ha sin egen."), {"others": others})


def _ensure_header(header: Sequence[str], columns: Sequence[Column]) -> None:
    expected = tuple(column.name for column in columns)
    unknown = tuple(name for name in header if name not in expected)
    missing = tuple(column.name for column in columns if column.required and column.name not in header)
    if unknown:
        shown_names = tuple(shown(name) for name in unknown[:5])
        if len(expected) <= MOST_LISTED:
            template = N_("Ukjent kolonne i linje 1: {unknown}. Kolonnene som kan brukes, er {expected}.")
            raise unusable("unknown_column", template, unknown=shown_names, expected=expected)
        template = N_("Ukjent kolonne i linje 1: {unknown}. Bruk kolonnenavnene i malen.")
        raise unusable("unknown_column", template, unknown=shown_names)
    if missing:
        if len(expected) <= MOST_LISTED:
            template = N_("Disse kolonnene mangler i linje 1: {missing}. Kolonnene som kan brukes, er {expected}.")
            raise unusable("missing_column", template, missing=missing, expected=expected)
        template = N_("Disse kolonnene mangler i linje 1: {missing}. Bruk kolonnenavnene i malen.")
        raise unusable("missing_column", template, missing=missing)

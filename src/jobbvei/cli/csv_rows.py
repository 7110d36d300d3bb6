"""CSV files that come in at the door: each row knows its line, and every fault is one sentence that names the place."""

import csv
import io
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import InvalidOperation
from pathlib import Path
from typing import Final, TypeVar

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence, SentenceValue

BYTES_MAX: Final = 200_000_000
CELL_SHOWN: Final = 40
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, which knows where it stands so that a fault can be found again."""

    file: str
    line: int
    cells: Mapping[str, str]

    def read(self, column: str, convert: Callable[[str], Value], advice: Sentence) -> Value | None:
        """The converted cell, None when it is empty; UnusableInput with ``advice`` when it cannot be read."""
        text = self.cells[column].strip()
        if not text:
            return None
        try:
            return convert(text)
        except (ValueError, KeyError, InvalidOperation, UnusableInput):
            raise self.fault(column, text, advice) from None

    def required(self, column: str, convert: Callable[[str], Value], advice: Sentence) -> Value:
        """As :meth:`read`, but an empty cell is a fault."""
        value = self.read(column, convert, advice)
        if value is None:
            raise self.fault(column, "", advice)
        return value

    def many(self, column: str, convert: Callable[[str], Value], advice: Sentence) -> tuple[Value, ...]:
        """The values between the bars, in order, without repeats."""
        parts = (part.strip() for part in self.cells[column].split("|"))
        single = (Row(self.file, self.line, {column: part}).read(column, convert, advice) for part in parts)
        return tuple(dict.fromkeys(value for value in single if value is not None))

    def fault(self, column: str, value: str, advice: Sentence) -> UnusableInput:
        """The error for one cell."""
        shown = value if len(value) <= CELL_SHOWN else f"{value[:CELL_SHOWN]}…"
        return UnusableInput(
            "cli.bad_cell",
            Sentence(
                N_("{file}, linje {line}, kolonne {column}: «{value}» kan ikke brukes. {advice}"),
                {"file": self.file, "line": self.line, "column": column, "value": shown, "advice": str(advice)},
            ),
        )


def rows_in(path: Path, *, needed: Sequence[str], also: Collection[str] | None = None) -> Iterator[Row]:
    """The file's lines as rows, in order.

    Args:
        needed: Columns the header must have, in any order.
        also: Other columns it may have; None lets it have any.

    Raises:
        UnusableInput: The file cannot be read, the header is wrong, or a line has too few or too many cells.
    """
    lines = records(path)
    header = header_of(path, next(lines, (1, []))[1], needed, also)
    for number, cells in lines:
        if len(cells) != len(header):
            values = {"line": number, "found": len(cells), "wanted": len(header)}
            raise file_fault(path, N_("{file}, linje {line}: {found} felt, men {wanted} kolonner. Rett linja."), values)
        yield Row(path.name, number, dict(zip(header, cells, strict=True)))


def records(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each line that is not empty."""
    reader = csv.reader(io.StringIO(_text_of(path), newline=""), strict=True)
    try:
        for cells in reader:
            if cells:
                yield reader.line_num, cells
    except csv.Error:
        template = N_("{file}, linje {line}: dette er ikke gyldig CSV. Lagre fila på nytt som CSV med komma og UTF-8.")
        raise file_fault(path, template, {"line": reader.line_num}) from None


def header_of(path: Path, found: list[str], needed: Sequence[str], also: Collection[str] | None) -> list[str]:
    """The names of the columns, each once; UnusableInput says which are missing or strange."""
    names = [name.strip() for name in found]

    def known(name: str) -> bool:
        return also is None or name in needed or name in also

    missing = tuple(name for name in needed if name not in names)
    strange = tuple(name[:CELL_SHOWN] for name in names if not known(name) or names.count(name) > 1)
    if missing:
        template = N_("{file}, linje 1: overskriften mangler {columns}. Skriv kolonnene med komma mellom.")
        raise file_fault(path, template, {"columns": missing})
    if strange:
        template = N_("{file}, linje 1: overskriften har ukjente eller gjentatte kolonner: {columns}. Fjern dem.")
        raise file_fault(path, template, {"columns": strange})
    return names


def file_fault(path: Path, template: str, values: Mapping[str, SentenceValue]) -> UnusableInput:
    """The error for a whole file or a line of it; ``template`` may name ``file``."""
    return UnusableInput("cli.bad_file", Sentence(template, {"file": path.name, **values}))


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > BYTES_MAX:
            raise file_fault(path, N_("{file} er større enn 200 megabyte. Del fila opp."), {})
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise file_fault(path, N_("{file} er ikke UTF-8. Lagre fila på nytt som CSV med UTF-8."), {}) from None
    except OSError:
        template = N_("{file} kan ikke leses. Sjekk at stien er riktig og at du har tilgang.")
        raise file_fault(path, template, {}) from None

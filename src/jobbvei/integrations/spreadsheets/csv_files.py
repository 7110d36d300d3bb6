"""Comma- or semicolon-separated text in UTF-8."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final, Protocol

from jobbvei.integrations.spreadsheets.faults import Fault, Position, UnusableFile, shown
from jobbvei.integrations.spreadsheets.tables import (
    MOST_ROWS,
    Row,
    Table,
    checked_header,
    too_many_rows,
    unusable,
)
from jobbvei.shared.sentence import N_, Sentence

LONGEST_HEADER: Final = 8_000
LONGEST_CELL: Final = 10_000
BYTE_ORDER_MARKS_OF_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
CONTROL_BYTES: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
CONTROL_CHARACTERS: Final = re.compile("[\x80-\x9f]")


def read_csv(content: bytes) -> Table:
    """The table in ``content``.

    Raises:
        UnusableFile: it is not text, not UTF-8, has no header, too many rows, or quotation marks that do not close.
    """
    text = _decoded(content)
    first_line = text.split("\n", 1)[0]
    if len(first_line) > LONGEST_HEADER:
        raise _not_a_table()
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(first_line), strict=True)
    try:
        header = checked_header(next(lines, []))
        return Table(header, tuple(_rows(lines, header)))
    except csv.Error:
        template = N_("Linje {line} kan ikke leses: et anførselstegn mangler, eller en celle er for lang.")
        raise unusable("broken_row", template, line=lines.line_num) from None


class _NumberedLines(Protocol):
    """What csv.reader gives; it has no public name for it."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]:
        """The rows."""


def _rows(lines: _NumberedLines, header: tuple[str, ...]) -> Iterator[Row]:
    count, line = 0, lines.line_num + 1
    for cells in lines:
        if any(cell.strip() for cell in cells):
            count += 1
            if count > MOST_ROWS:
                raise too_many_rows()
            yield _row(line, cells, header)
        line = lines.line_num + 1


def _row(line: int, cells: list[str], header: tuple[str, ...]) -> Row:
    named = dict(zip(header, (cell.strip() for cell in cells), strict=False))
    surplus = [cell for cell in cells[len(header) :] if cell.strip()]
    faults = []
    if len(cells) < len(header) or surplus:
        template = N_("Raden har {found} celler, men overskriften har {expected}. Sjekk skilletegn og anførselstegn.")
        reason = Sentence(template, {"found": len(cells), "expected": len(header)})
        faults.append(Fault(Position(line), shown(", ".join(cells)), reason))
    too_long = [name for name, cell in named.items() if len(cell) > LONGEST_CELL]
    for name in too_long:
        reason = Sentence(N_("Cellen er lengre enn {most} tegn."), {"most": LONGEST_CELL})
        faults.append(Fault(Position(line, name), shown(named[name]), reason))
    return Row(line, named, tuple(faults))


def _decoded(content: bytes) -> str:
    if content.startswith(BYTE_ORDER_MARKS_OF_UTF16):
        raise unusable("utf16", N_("Filen er lagret som UTF-16. Lagre den som «CSV UTF-8» og prøv igjen."))
    if CONTROL_BYTES.search(content):
        raise _not_a_table()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _not_utf8(content, problem) from None


def _not_utf8(content: bytes, problem: UnicodeDecodeError) -> UnusableFile:
    """Tell a file saved as Latin-1, which Excel makes, from bytes that are no text at all."""
    if CONTROL_CHARACTERS.search(content.decode("latin-1")) and _mostly_not_letters(content):
        return _not_a_table()
    line = content.count(b"\n", 0, problem.start) + 1
    template = N_(
        "Filen er ikke lagret som UTF-8 (første feil i linje {line}), trolig Latin-1. "
        "Lagre den som «CSV UTF-8» eller som Excel-fil og prøv igjen."
    )
    return unusable("not_utf8", template, line=line)


def _mostly_not_letters(content: bytes) -> bool:
    sample = content[:65_536]
    return sum(byte > 0x7F for byte in sample) > len(sample) / 5  # noqa: PLR2004  # above ASCII


def _delimiter(first_line: str) -> str:
    unquoted = re.sub(r'"[^"]*"', "", first_line)
    return ";" if unquoted.count(";") > unquoted.count(",") else ","


def _not_a_table() -> UnusableFile:
    return unusable("not_a_table", N_("Dette er ikke en CSV- eller Excel-fil. Last ned en mal og fyll ut den."))

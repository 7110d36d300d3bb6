"""Workbooks: the first sheet, values only; what a reader could take two ways is refused with the cell's address."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, Final

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from jobbvei.integrations.spreadsheets.faults import Fault, Position, UnusableFile, shown
from jobbvei.integrations.spreadsheets.tables import (
    MOST_COLUMNS,
    MOST_ROWS,
    Row,
    Table,
    checked_header,
    too_many_rows,
    unusable,
)
from jobbvei.shared.sentence import N_, Sentence

LARGEST_UNPACKED_BYTES: Final = 100 * 1024 * 1024
MOST_PARTS: Final = 500
DEEPEST_LINE: Final = 10 * MOST_ROWS
MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
FORMULA, ERROR = "f", "e"

if openpyxl.LXML or not openpyxl.DEFUSEDXML:  # pragma: no cover  # our settings and locked requirements see to both
    raise ImportError("Workbooks are read only with defusedxml, which lets no part of one declare an entity.")


def read_xlsx(content: bytes) -> Table:
    """The table on the first sheet of the workbook.

    Raises:
        UnusableFile: it is no workbook, is too large unpacked, has merged cells, no header or too many rows.
    """
    try:
        _ensure_small_enough(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        try:
            return _table(book, content)
        finally:
            book.close()
    except UnusableFile:
        raise
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError, TypeError):
        # openpyxl lets every fault of a broken or hostile workbook through as what it stumbled on
        raise unusable("broken_workbook", N_("Excel-filen er skadet og kan ikke åpnes. Lagre den på nytt.")) from None


def _table(book: Any, content: bytes) -> Table:
    sheet = book.worksheets[0]
    _ensure_nothing_is_merged(content, sheet._worksheet_path)  # read-only sheets tell of merges nowhere else
    sheet.reset_dimensions()
    lines = sheet.iter_rows(max_col=MOST_COLUMNS + 1)
    header = checked_header([_text(cell) for cell in next(lines, ())])
    return Table(header, tuple(_rows(lines, header)))


def _rows(lines: Iterator[Sequence[Any]], header: tuple[str, ...]) -> Iterator[Row]:
    count = 0
    for line, cells in enumerate(lines, start=2):
        if line > DEEPEST_LINE:
            raise too_many_rows()
        if all(cell.value is None or not str(cell.value).strip() for cell in cells):
            continue
        count += 1
        if count > MOST_ROWS:
            raise too_many_rows()
        yield _row(line, cells, header)


def _row(line: int, cells: Sequence[Any], header: tuple[str, ...]) -> Row:
    padded = [_text(cell) for cell in cells] + [""] * (len(header) - len(cells))
    faults = tuple(
        _fault(cell, Position(line, name)) for name, cell in zip(header, cells, strict=False) if not _is_plain(cell)
    )
    if any(padded[len(header) :]):
        reason = Sentence(N_("Raden har flere celler enn overskriften har kolonner."))
        faults += (Fault(Position(line), shown(", ".join(padded)), reason),)
    return Row(line, dict(zip(header, padded, strict=False)), faults)


def _is_plain(cell: Any) -> bool:
    return getattr(cell, "data_type", "n") not in {FORMULA, ERROR}


def _fault(cell: Any, position: Position) -> Fault:
    if cell.data_type == FORMULA:
        template = N_("Cellen {address} er en formel. Kopier kolonnen og lim inn som verdier.")
    else:
        template = N_("Cellen {address} viser en feil i Excel. Skriv verdien.")
    return Fault(position, shown(str(cell.value)), Sentence(template, {"address": cell.coordinate}))


def _text(cell: Any) -> str:
    """The cell as the same text a CSV file would hold: ISO dates, no decimals on whole numbers, 1 and 0 for yes, no."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _ensure_small_enough(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        listed = parts.infolist()
        if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > LARGEST_UNPACKED_BYTES:
            raise unusable("unpacks_too_large", N_("Excel-filen er for stor når den pakkes ut. Del den i flere filer."))


def _ensure_nothing_is_merged(content: bytes, path: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        found = MERGED.search(parts.read(path))
    if found:
        template = N_("Cellene {address} er slått sammen. Del dem i Excel, så hver rad står for seg.")
        raise unusable("merged_cells", template, address=found[1].decode("ascii"))

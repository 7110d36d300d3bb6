"""CSV that people open in a spreadsheet: how it is written is decided here, once for all such files.

A spreadsheet set to Norwegian splits a file at semicolons and writes decimals with a comma; a file with commas between
the cells opens as one column. The mark in front lets it read UTF-8. Files for machines (``match run``, ``law explain
--batch``) and the templates of imports keep the comma of their contract; everything that reads takes both.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

Cell = str | int | Decimal | date | None
BETWEEN_CELLS: Final = ";"
ENCODING: Final = "utf-8-sig"
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table as CSV for people; dates ISO, amounts with a decimal comma. No cell is ever run as a formula."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=BETWEEN_CELLS)
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode(ENCODING)


def _harmless(cell: Cell) -> str:
    """A cell in writing; a text that a spreadsheet would take for a formula gets an apostrophe in front."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return str(cell).replace(".", ",")
    text = cell.isoformat() if isinstance(cell, date) else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(STARTS_A_FORMULA) else text

"""Tables a user takes out: CSV that Excel reads as it stands, and workbooks. No cell is ever run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import openpyxl
from openpyxl.styles import Font

Cell = str | int | Decimal | date | None
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
TITLE_LENGTH_MAX = 31  # a sheet's name in a workbook
WIDTH_MIN, WIDTH_MAX = 10, 60


def csv_of(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Comma-separated UTF-8 with the mark that makes Excel read it so; dates ISO, amounts with a point."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def xlsx_of(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook with one sheet named ``title``; numbers stay numbers, so that they can be added up."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title[:TITLE_LENGTH_MAX]
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text that begins with an equals sign is still a text
    for column in sheet.columns:
        column[0].font = Font(bold=True)
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[column[0].column_letter].width = min(max(WIDTH_MIN, longest + 2), WIDTH_MAX)
    sheet.freeze_panes = "A2"
    packed = io.BytesIO()
    book.save(packed)
    book.close()
    return packed.getvalue()


def _harmless(cell: Cell) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe in front."""
    if cell is None:
        return ""
    text = cell.isoformat() if isinstance(cell, date) else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(STARTS_A_FORMULA) else text

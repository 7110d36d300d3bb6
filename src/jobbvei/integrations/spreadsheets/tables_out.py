"""Tables a user takes out: CSV that Excel reads as it stands, and workbooks. No cell is ever run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Cell = str | int | Decimal | date | None
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
TITLE_LENGTH_MAX = 31  # a sheet's name in a workbook
WIDTH_MIN, WIDTH_MAX = 10, 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook: its name, the heading of each column, and the rows."""

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def csv_of(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Comma-separated UTF-8 with the mark that makes Excel read it so; dates ISO, amounts with a point."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def xlsx_of(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook with one sheet named ``title``; numbers stay numbers, so that they can be added up."""
    return xlsx_of_sheets([Sheet(title, header, rows)])


def xlsx_of_sheets(sheets: Iterable[Sheet]) -> bytes:
    """A workbook with the sheets in order; numbers stay numbers, so that they can be added up."""
    book = openpyxl.Workbook(write_only=True)  # writes each row as it comes: a thousand rows cost a tenth
    for one in sheets:
        _fill(book.create_sheet(one.title[:TITLE_LENGTH_MAX]), one)
    packed = io.BytesIO()
    book.save(packed)
    book.close()
    return packed.getvalue()


def _fill(sheet: WriteOnlyWorksheet, content: Sheet) -> None:
    table = [list(row) for row in content.rows]
    sheet.freeze_panes = "A2"
    for number, column in enumerate(zip(content.header, *table, strict=True), start=1):
        longest = max(len(str(value or "")) for value in column)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(WIDTH_MIN, longest + 2), WIDTH_MAX)
    sheet.append([_text_cell(sheet, words, font=Font(bold=True)) for words in content.header])
    for row in table:
        sheet.append([_text_cell(sheet, cell) if _is_taken_for_more(cell) else cell for cell in row])


def _is_taken_for_more(cell: Cell) -> bool:
    """Whether a workbook would take a text for a formula or an error."""
    return isinstance(cell, str) and cell.startswith(("=", "#"))


def _text_cell(sheet: WriteOnlyWorksheet, text: Cell, font: Font | None = None) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    if font is not None:
        cell.font = font
    return cell


def _harmless(cell: Cell) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe in front."""
    if cell is None:
        return ""
    text = cell.isoformat() if isinstance(cell, date) else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(STARTS_A_FORMULA) else text

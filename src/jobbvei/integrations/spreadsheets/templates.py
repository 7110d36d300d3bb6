"""Files to fill in: the right header, one invented example, and in the workbook a sheet that explains every column."""

import csv
import io

import openpyxl
from django.utils.translation import gettext
from openpyxl.styles import Alignment, Font

from jobbvei.integrations.spreadsheets.columns import EXAMPLE_KEY
from jobbvei.integrations.spreadsheets.importing import ImportKind

TEXT_CELL = "@"
ROWS_KEPT_AS_TEXT = 500


def template_csv(kind: ImportKind) -> bytes:
    """A header line and the example; with the mark that makes Excel read it as UTF-8."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows(([column.name for column in kind.columns], example_row(kind)))
    return written.getvalue().encode("utf-8-sig")


def template_xlsx(kind: ImportKind) -> bytes:
    """A workbook with the header and the example on the first sheet, and the help on the second."""
    book = openpyxl.Workbook()
    rows = book.active
    rows.title = gettext("Rader")
    rows.append([column.name for column in kind.columns])
    rows.append(example_row(kind))
    for number, column in enumerate(kind.columns, start=1):
        rows.cell(1, number).font = Font(bold=True)
        rows.column_dimensions[rows.cell(1, number).column_letter].width = max(12, len(column.name) + 2)
        for line in range(2, ROWS_KEPT_AS_TEXT + 2):  # text keeps leading zeros and dates as they are written
            rows.cell(line, number).number_format = TEXT_CELL
    rows.freeze_panes = "A2"
    _write_help(book.create_sheet(gettext("Hjelp")), kind)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def example_row(kind: ImportKind) -> list[str]:
    """One invented row in the columns' order. Its key says that it is an example, so importing it does nothing."""
    return [EXAMPLE_KEY if column.name == kind.key else column.example for column in kind.columns]


def _write_help(sheet: "openpyxl.worksheet.worksheet.Worksheet", kind: ImportKind) -> None:
    sheet.append([gettext("Kolonne"), gettext("Må fylles ut"), gettext("Hva du skriver"), gettext("Eksempel")])
    for column in kind.columns:
        sheet.append(
            [column.name, gettext("ja") if column.required else "", gettext(column.about), f"{column.example}"]
        )
    for number, width in enumerate((24, 14, 80, 28), start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(1, number).column_letter].width = width
    for row in sheet.iter_rows(min_row=2, min_col=3, max_col=3):
        row[0].alignment = Alignment(wrap_text=True)

"""Workbooks a user takes out: numbers that add up, days that are days, text that is never a formula.

The parts of the file are written as they are, since they are few and the same each time; openpyxl makes an object of
every cell, and a thousand rows took it longer than a page may take. Workbooks with more to them are left to openpyxl.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from jobbvei.integrations.spreadsheets.csv_out import Cell

TITLE_LENGTH_MAX: Final = 31  # a sheet's name in a workbook
NOT_IN_A_TITLE: Final = re.compile(r"[\[\]:*?/\\]")
NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
WIDTH_MIN, WIDTH_MAX = 10, 60
DAY_ZERO: Final = date(1899, 12, 30)  # from where a workbook counts days
BOLD, DAY = 1, 2  # places among the styles below
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
START: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
SAME_EACH_TIME: Final = {
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs><xf/></cellStyleXfs>"
    '<cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook: its name, the heading of each column, and the rows."""

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def xlsx_of(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook with one sheet named ``title``, whose bold header stays when one scrolls."""
    return xlsx_of_sheets([Sheet(title, header, rows)])


def xlsx_of_sheets(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with the sheets in order; their names differ."""
    files = {f"worksheets/sheet{number}.xml": "".join(_sheet(one)) for number, one in enumerate(sheets, start=1)}
    parts = {
        "[Content_Types].xml": _content_types(files),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations(files),
        **SAME_EACH_TIME,
        **{f"xl/{name}": content for name, content in files.items()},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, START + content)
    return packed.getvalue()


def _content_types(files: Iterable[str]) -> str:
    kinds = {"workbook.xml": "sheet.main", "styles.xml": "styles", **dict.fromkeys(files, "worksheet")}
    parts = [f'<Override PartName="/xl/{name}" ContentType="{KIND}.{kind}+xml"/>' for name, kind in kinds.items()]
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{relations}{"".join(parts)}</Types>'


def _workbook(sheets: Iterable[Sheet]) -> str:
    titles = [NOT_IN_A_TITLE.sub(" ", one.title)[:TITLE_LENGTH_MAX] for one in sheets]
    named = [
        f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="r{number}"/>'
        for number, title in enumerate(titles, start=1)
    ]
    return f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{"".join(named)}</sheets></workbook>'


def _relations(files: Iterable[str]) -> str:
    kinds = {**dict.fromkeys(files, "worksheet"), "styles.xml": "styles"}
    listed = [
        f'<Relationship Id="r{number}" Type="{RELATIONS}/{kind}" Target="{name}"/>'
        for number, (name, kind) in enumerate(kinds.items(), start=1)
    ]
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(listed)}</Relationships>'


def _sheet(sheet: Sheet) -> Iterator[str]:
    header, table = sheet.header, [list(row) for row in sheet.rows]
    yield f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>'
    for number, column in enumerate(zip(header, *table, strict=True), start=1):
        width = min(max(WIDTH_MIN, 2 + max(len(str(value or "")) for value in column)), WIDTH_MAX)
        yield f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
    yield "</cols><sheetData><row>"
    yield from (_text(words, BOLD) for words in header)
    yield "</row>"
    for row in table:
        yield f"<row>{''.join([_cell(value) for value in row])}</row>"
    yield "</sheetData></worksheet>"


def _cell(value: Cell) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, date):
        return f'<c s="{DAY}"><v>{(value - DAY_ZERO).days}</v></c>'
    return f"<c><v>{value:f}</v></c>" if isinstance(value, Decimal) else f"<c><v>{value}</v></c>"


def _text(words: str, style: int = 0) -> str:
    """A cell of text; what cannot be written in XML is left out."""
    shown = escape(NOT_IN_XML.sub("", words))
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{shown}</t></is></c>'

"""Word: the only module that knows the library behind."""

import io
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Inches, Pt, RGBColor

from jobbvei.integrations.documents.columns import column_widths
from jobbvei.integrations.documents.document import Block, Bullets, Document, Heading, Paragraph, Table

FONT = "Arial"
LABEL, FEW_CELLS, FEW_LETTERS = 2, 40, 1200
TEXT_PT, QUIET_PT, CELL_PT, FOOT_PT = 11, 9, 10, 9
HEADING_PT = {0: 24, 1: 16, 2: 12, 3: 11}
MARGIN_CM, WIDTH_INCHES, SUBTITLE_PT = 2.2, 6.5, 12
ACCENT_DIGITS, PALE_DIGITS = "0B4F6C", "EEF3F6"
ACCENT, QUIET = RGBColor.from_string(ACCENT_DIGITS), RGBColor.from_string("51606E")
WHITE, BLACK = RGBColor.from_string("FFFFFF"), RGBColor.from_string("1B2733")


def word_of(document: Document) -> bytes:
    """The document as a Word file with real headings, and tables whose header is repeated on each page."""
    file = docx.Document()
    _dress(file, document)
    file.add_heading(document.title, level=0)
    for line in filter(None, document.subtitle.split("\n")):
        _quiet(file.add_paragraph(line), SUBTITLE_PT)
    for block in document.blocks:
        _add(file, block)
    packed = io.BytesIO()
    file.save(packed)
    return packed.getvalue()


def _dress(file: Any, document: Document) -> None:
    about = file.core_properties
    about.title, about.author, about.last_modified_by, about.comments = document.title, document.made_by, "", ""
    about.created = about.modified = datetime.combine(document.made_on, time())
    about.language = document.language
    _font(file.styles["Normal"], TEXT_PT, None)
    for level, size in HEADING_PT.items():
        style = file.styles[f"Heading {level}" if level else "Title"]
        _font(style, size, ACCENT if level <= LABEL else BLACK)
        style.font.bold = True
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
    foot = section.footer.paragraphs[0]
    foot.text = f"{document.footer} · "
    _add_page_number(foot)
    _quiet(foot, FOOT_PT)


def _add_page_number(paragraph: Any) -> None:
    """The library has no word for a field; the number inside is what a reader that does not count shows."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = paragraph.add_run("1")
    _set_run(run, FOOT_PT, QUIET)
    field.append(run._r)
    paragraph._p.append(field)


def _font(style: Any, size_pt: int, colour: RGBColor | None) -> None:
    style.font.name, style.font.size = FONT, Pt(size_pt)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(theme), None)
    if colour is not None:
        style.font.color.rgb = colour


def _add(file: Any, block: Block) -> None:
    match block:
        case Heading(text, level):
            file.add_heading(text, level=level)
        case Paragraph(text, is_quiet):
            for part in text.split("\n"):
                paragraph = file.add_paragraph(part)
                if is_quiet:
                    _quiet(paragraph)
        case Bullets(items):
            for number, item in enumerate(items, start=1):
                paragraph = file.add_paragraph(item, style="List Bullet")
                paragraph.paragraph_format.keep_with_next = number < len(items) and _is_short(items)
        case Table():
            _add_table(file, block)


def _add_table(file: Any, block: Table) -> None:
    table = file.add_table(rows=1, cols=len(block.header), style="Table Grid")
    table.autofit = False
    widths = [Inches(width) for width in column_widths(block, room_inches=WIDTH_INCHES, size_pt=CELL_PT)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _fill(table.rows[0], block.header, widths, ground=ACCENT_DIGITS)
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)  # the library has no word for a repeated header
    for number, row in enumerate(block.rows):
        _fill(table.add_row(), row, widths, ground=PALE_DIGITS if number % 2 else "")
    if _is_short([cell for row in block.rows for cell in row]):
        _keep_together(table.rows[:-1])
    _quiet(file.add_paragraph(" "))


def _fill(row: Any, cells: Sequence[str], widths: Sequence[int], *, ground: str) -> None:
    is_header = ground == ACCENT_DIGITS
    for cell, text, width in zip(row.cells, cells, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
        run = paragraph.add_run(text)
        _set_run(run, CELL_PT, WHITE if is_header else BLACK)
        run.font.bold = is_header
        if ground:
            shade = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", ground)):
                shade.set(qn(f"w:{name}"), value)
            cell._tc.get_or_add_tcPr().append(shade)


def _is_short(texts: Sequence[str]) -> bool:
    """Whether it is so little that it should not be divided over two pages."""
    return len(texts) <= FEW_CELLS and sum(len(text) for text in texts) <= FEW_LETTERS


def _keep_together(rows: Sequence[Any]) -> None:
    for row in rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _set_run(run: Any, size_pt: int, colour: RGBColor) -> None:
    run.font.size, run.font.color.rgb = Pt(size_pt), colour


def _quiet(paragraph: Any, size_pt: int = QUIET_PT) -> None:
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(size_pt), QUIET

"""Word: the only module that knows the library behind."""

import io
from datetime import datetime, time
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from jobbvei.integrations.documents.document import Block, Bullets, Document, Heading, Paragraph, Table

FONT = "Arial"
TEXT_PT, QUIET_PT, CELL_PT, FOOT_PT = 11, 9, 10, 9
HEADING_PT = {0: 24, 1: 16, 2: 13}
MARGIN_CM = 2.2
ACCENT, QUIET = RGBColor.from_string("0B4F6C"), RGBColor.from_string("51606E")


def word_of(document: Document) -> bytes:
    """The document as a Word file with real headings, and tables whose header is repeated on each page."""
    file = docx.Document()
    _dress(file, document)
    file.add_heading(document.title, level=0)
    if document.subtitle:
        _quiet(file.add_paragraph(document.subtitle))
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
        _font(file.styles[f"Heading {level}" if level else "Title"], size, ACCENT)
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
    foot = section.footer.paragraphs[0]
    foot.text = document.footer
    _quiet(foot, FOOT_PT)


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
            for item in items:
                file.add_paragraph(item, style="List Bullet")
        case Table():
            _add_table(file, block)


def _add_table(file: Any, block: Table) -> None:
    table = file.add_table(rows=1, cols=len(block.header), style="Table Grid")
    _fill(table.rows[0], block.header, is_bold=True)
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)  # the library has no word for a repeated header
    for row in block.rows:
        _fill(table.add_row(), row)
    file.add_paragraph()


def _fill(row: Any, cells: Any, *, is_bold: bool = False) -> None:
    for cell, text in zip(row.cells, cells, strict=True):
        run = cell.paragraphs[0].add_run(text)
        run.font.size, run.font.bold = Pt(CELL_PT), is_bold


def _quiet(paragraph: Any, size_pt: int = QUIET_PT) -> None:
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(size_pt), QUIET

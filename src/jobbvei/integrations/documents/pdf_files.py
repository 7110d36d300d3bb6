"""PDF: the only module that knows the library behind. Accessible (PDF/UA), with its fonts inside."""

import json
import re
from importlib import resources

import typst

from jobbvei.integrations.documents.columns import column_widths
from jobbvei.integrations.documents.document import Block, Bullets, Document, Heading, Paragraph, Table

LAYOUT = resources.files("jobbvei.integrations.documents") / "document.typ"
WIDTH_INCHES, CELL_PT = 6.5, 9.5  # an A4 page between the margins of the layout, and the letters of its tables
LONG_WORD, LONG_WORD_IN_CELL, MAY_BREAK = 40, 18, "\u200b"


def pdf_of(document: Document) -> bytes:
    """The document on A4 pages."""
    said = {
        "title": document.title,
        "subtitle": document.subtitle,
        "made_by": document.made_by,
        "footer": document.footer,
        "language": document.language,
        "blocks": [_plain(block) for block in document.blocks],
    }
    drawn = typst.compile(
        LAYOUT.read_bytes(),
        format="pdf",
        sys_inputs={"document": json.dumps(said)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    if not isinstance(drawn, bytes):  # pragma: no cover  # pages come one by one only as pictures
        raise TypeError("typst gave something other than one PDF")
    return drawn


def _plain(block: Block) -> dict[str, object]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": text, "level": level}
        case Paragraph(text, is_quiet):
            return {"kind": "paragraph", "text": _breakable(text, LONG_WORD), "is_quiet": is_quiet}
        case Bullets(items):
            return {"kind": "bullets", "items": [_breakable(one, LONG_WORD) for one in items]}
        case Table(header, rows):
            told = [[_breakable(cell, LONG_WORD_IN_CELL) for cell in row] for row in rows]
            widths = column_widths(block, room_inches=WIDTH_INCHES, size_pt=CELL_PT)
            return {"kind": "table", "header": list(header), "rows": told, "widths": widths}


def _breakable(text: str, longest: int) -> str:
    """The text with places where a word too long for its line, such as an address, may be broken; they are not seen."""
    return re.sub(rf"\S{{{longest}}}(?=\S)", lambda found: found[0] + MAY_BREAK, text)

"""PDF: the only module that knows the library behind. Accessible (PDF/UA), with its fonts inside."""

import json
from importlib import resources

import typst

from jobbvei.integrations.documents.document import Block, Bullets, Document, Heading, Paragraph, Table

LAYOUT = resources.files("jobbvei.integrations.documents") / "document.typ"


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
            return {"kind": "paragraph", "text": text, "is_quiet": is_quiet}
        case Bullets(items):
            return {"kind": "bullets", "items": list(items)}
        case Table(header, rows):
            return {"kind": "table", "header": list(header), "rows": [list(row) for row in rows]}

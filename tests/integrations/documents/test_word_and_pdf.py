"""Word and PDF: all that is said is there, as text and not as markup."""

import io

import docx
import pytest

from jobbvei.integrations.documents.document import Document
from jobbvei.integrations.documents.pdf_files import pdf_of
from jobbvei.integrations.documents.word_files import word_of
from tests.integrations.documents.cases import ORDINARY, TOO_MUCH, texts_of

BOTH = pytest.mark.parametrize("document", [ORDINARY, TOO_MUCH], ids=["ordinary", "too much"])


class TestWordOf:
    @BOTH
    def test_holds_every_text(self, document: Document) -> None:
        file = docx.Document(io.BytesIO(word_of(document)))
        said = "\n".join(
            [one.text for one in file.paragraphs]
            + [cell.text for table in file.tables for row in table.rows for cell in row.cells]
        )
        assert [text for text in texts_of(document) if text not in said] == []

    def test_has_real_headings_and_a_footer(self) -> None:
        file = docx.Document(io.BytesIO(word_of(ORDINARY)))
        styles = [
            one.style.name for one in file.paragraphs if one.style and one.text.startswith(("Mål og", "Hva skal"))
        ]
        assert styles == ["Heading 1", "Heading 2"]
        assert file.sections[0].footer.paragraphs[0].text == "Eksempelvik kommune · 23. november 2026"

    def test_says_nobody_made_it_but_the_municipality(self) -> None:
        about = docx.Document(io.BytesIO(word_of(ORDINARY))).core_properties
        assert (about.author, about.last_modified_by) == ("Eksempelvik kommune", "")


class TestPdfOf:
    @BOTH
    def test_is_a_tagged_pdf(self, document: Document) -> None:
        drawn = pdf_of(document)
        assert drawn.startswith(b"%PDF-")
        assert b"/StructTreeRoot" in drawn

"""Word and PDF: all that is said is there, as text and not as markup."""

import io

import docx
import pytest
from docx.shared import Inches

from jobbvei.integrations.documents.document import Document, Heading, Table
from jobbvei.integrations.documents.pdf_files import pdf_of
from jobbvei.integrations.documents.word_files import word_of
from tests.integrations.documents.cases import ORDINARY, TOO_MUCH, document_of, texts_of

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
        foot = file.sections[0].footer.paragraphs[0]
        assert foot.text == "Eksempelvik kommune · 23. november 2026 · "
        assert 'w:instr="PAGE"' in foot._p.xml

    def test_says_nobody_made_it_but_the_municipality(self) -> None:
        about = docx.Document(io.BytesIO(word_of(ORDINARY))).core_properties
        assert (about.author, about.last_modified_by) == ("Eksempelvik kommune", "")

    def test_gives_a_column_of_numbers_less_room_than_one_of_sentences(self) -> None:
        document = document_of(
            Heading("Tilbud"), Table(["Tilbud", "Antall"], [["Jobbklubb for alle som vil " * 4, "12"]])
        )
        table = docx.Document(io.BytesIO(word_of(document))).tables[0]
        words, number = (column.width or 0 for column in table.columns)
        assert words > 3 * number
        assert words + number <= Inches(6.6)

    def test_keeps_a_small_table_on_one_page_and_lets_a_long_one_go_on(self) -> None:
        small, long = ([[str(number), "rad"] for number in range(count)] for count in (3, 60))
        document = document_of(Heading("Tall"), Table(["A", "B"], small), Table(["A", "B"], long))
        tables = docx.Document(io.BytesIO(word_of(document))).tables
        kept = [[row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in one.rows] for one in tables]
        assert kept[0] == [True, True, True, None]
        assert set(kept[1]) == {None}


class TestPdfOf:
    @BOTH
    def test_is_a_tagged_pdf(self, document: Document) -> None:
        drawn = pdf_of(document)
        assert drawn.startswith(b"%PDF-")
        assert b"/StructTreeRoot" in drawn

"""PowerPoint: all that is said is there, and nothing sticks out."""

import io
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Emu, Inches

from jobbvei.integrations.documents.document import Document, Heading, Paragraph, Table
from jobbvei.integrations.documents.measuring import height_inches, rejoined, width_inches, wrapped
from jobbvei.integrations.documents.slides import slides_of
from tests.integrations.documents.cases import LONG, ORDINARY, TOO_MUCH, document_of, texts_of

BOTH = pytest.mark.parametrize("document", [ORDINARY, TOO_MUCH], ids=["ordinary", "too much"])


def opened(document: Document) -> Any:
    return Presentation(io.BytesIO(slides_of(document)))


def paragraphs_of(show: Any) -> list[str]:
    found: list[str] = []
    for slide in show.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.extend(one.text for one in shape.text_frame.paragraphs)
            if shape.has_table:
                found.extend(cell.text_frame.text for row in shape.table.rows for cell in row.cells)
    return found


def letters(texts: list[str]) -> str:
    """What is said without space, so that a text that goes on to the next slide is found as one."""
    return "".join("".join(text.split()) for text in texts)


class TestSlidesOf:
    def test_hold_every_text(self) -> None:
        said = letters(paragraphs_of(opened(ORDINARY)))
        assert [text for text in texts_of(ORDINARY) if letters([text]) not in said] == []

    def test_hold_every_letter_of_a_long_one(self) -> None:
        said = letters(paragraphs_of(opened(TOO_MUCH)))
        for letter in "wWxvå":
            wanted = letters(texts_of(TOO_MUCH)).count(letter)
            assert said.count(letter) >= wanted, letter

    @BOTH
    def test_keep_every_shape_on_the_slide(self, document: Document) -> None:
        show = opened(document)
        for slide in show.slides:
            for shape in slide.shapes:
                assert shape.left >= 0 and shape.top >= 0
                assert shape.left + shape.width <= show.slide_width
                assert shape.top + shape.height <= show.slide_height

    @BOTH
    def test_give_every_text_its_room(self, document: Document) -> None:
        for slide in opened(document).slides:
            for shape in slide.shapes:
                if shape.has_text_frame and shape.text_frame.text:
                    assert needed(shape) <= Emu(shape.height).inches + 0.02, shape.text_frame.text

    @BOTH
    def test_draw_nothing_over_something_else(self, document: Document) -> None:
        for slide in opened(document).slides:
            places = sorted((shape.top, shape.top + shape.height) for shape in slide.shapes)
            for (_top, bottom), (next_top, _bottom) in pairwise(places):
                assert next_top >= bottom - Emu(2)

    @BOTH
    def test_have_a_title_and_a_footer_on_each(self, document: Document) -> None:
        for slide in list(opened(document).slides)[1:]:
            assert slide.shapes.title.text_frame.text
            assert any("23. november 2026" in text for text in paragraphs_of_slide(slide))

    def test_repeat_the_header_of_a_table_that_goes_on(self) -> None:
        headers = [
            [cell.text_frame.text for cell in shape.table.rows[0].cells]
            for slide in opened(TOO_MUCH).slides
            for shape in slide.shapes
            if shape.has_table
        ]
        assert headers.count(["A", "B"]) > 1

    def test_are_larger_when_there_is_little_to_say(self) -> None:
        little, more = (document_of(Heading("Mål"), Paragraph("Flere i jobb. " * count)) for count in (1, 90))
        assert type_sizes(little) == {26}
        assert type_sizes(more) == {18}

    def test_never_leave_a_label_alone(self) -> None:
        tall = Table(["Hva", "Hvordan"], [["Nav", LONG * 30]])
        slides = opened(document_of(Heading("Tjenestene"), Heading("Det de gjør", 2), tall)).slides
        assert any(shape.has_table for shape in list(slides)[1].shapes)

    def test_move_a_small_table_whole_to_the_next_slide(self) -> None:
        rows = [[f"Tjeneste {number}", "to", "tre"] for number in range(8)]
        document = document_of(Heading("Behov"), Paragraph(LONG * 9), Heading("Hvor", 2), Table(["A", "B", "C"], rows))
        tables = [shape.table for slide in opened(document).slides for shape in slide.shapes if shape.has_table]
        assert [len(one.rows) for one in tables] == [9]

    def test_hang_the_lines_of_a_thing_under_its_words(self) -> None:
        slide = list(opened(ORDINARY).slides)[1]
        items = [one for one in paragraph_elements(slide) if "Tiltak:" in one.text]
        assert [one._p.pPr.get("indent") for one in items] == [str(-Inches(0.3))] * 2

    def test_say_nobody_made_it_but_the_municipality(self) -> None:
        about = opened(ORDINARY).core_properties
        assert (about.author, about.last_modified_by) == ("Eksempelvik kommune", "")


def type_sizes(document: Document) -> set[float]:
    """The sizes of the running text."""
    return {
        run.font.size.pt
        for slide in list(opened(document).slides)[1:]
        for one in paragraph_elements(slide)
        for run in one.runs
        if "Flere i jobb" in run.text
    }


def paragraph_elements(slide: Any) -> list[Any]:
    return [one for shape in slide.shapes if shape.has_text_frame for one in shape.text_frame.paragraphs]


def paragraphs_of_slide(slide: Any) -> list[str]:
    return [one.text for shape in slide.shapes if shape.has_text_frame for one in shape.text_frame.paragraphs]


def needed(shape: Any) -> float:
    """The height its text takes, by our own measure."""
    total = 0.0
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            room = Emu(shape.width).inches - 0.2
            total += height_inches(len(wrapped(run.text, run.font.size.pt, room)), run.font.size.pt)
    return total


class TestWrapped:
    @given(st.text(max_size=60), st.integers(8, 40), st.floats(0.8, 12))
    def test_fits_the_room_and_is_whole_again(self, text: str, size: int, room: float) -> None:
        lines = wrapped(text, size, room)
        assert all(width_inches(line.text, size) <= room for line in lines if len(line.text) > 1)
        paragraphs = rejoined(lines)
        assert paragraphs == [" ".join(line.split()) for line in text.split("\n")]

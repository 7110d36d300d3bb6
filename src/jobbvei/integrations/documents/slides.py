"""PowerPoint: the only module that knows the library behind.

A chapter begins a slide. What does not fit goes on to the next, with the heading again; a table takes its header
along, and a row too tall for a slide is divided. Room is estimated before it is drawn (:mod:`measuring`), so nothing
sticks out.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any, cast

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from jobbvei.integrations.documents.document import Block, Bullets, Document, Heading, Paragraph, Table
from jobbvei.integrations.documents.measuring import WrappedLine, height_inches, rejoined, width_inches, wrapped

FONT = "Arial"  # LibreOffice draws it as Liberation Sans, which is as wide
SLIDE_WIDTH, SLIDE_HEIGHT = 13.333, 7.5
LEFT, WIDTH = 0.65, 12.0
TITLE_TOP, TITLE_HEIGHT = 0.45, 0.95
TOP, BOTTOM = 1.55, 6.75
FOOT_TOP, FOOT_HEIGHT = 6.95, 0.35
TITLE_PT, COVER_PT, COVER_LEAST_PT, SUBTITLE_PT = 28, 40, 24, 20
TITLE_LEAST_PT, HEADING_PT, TEXT_PT, QUIET_PT, CELL_PT, FOOT_PT = 18, 18, 18, 13, 13, 11
GAP, CELL_SIDE, CELL_TOP = 0.14, 0.09, 0.05
BULLET = "•"
TITLE_ONLY = 5
EMPTY = WrappedLine("", "")


def _colour(digits: str) -> RGBColor:
    return cast(RGBColor, RGBColor.from_string(digits))  # type: ignore[no-untyped-call]  # untyped in the library


INK, QUIET, ACCENT, PALE, WHITE = (_colour(one) for one in ("1B2733", "51606E", "0B4F6C", "EEF3F6", "FFFFFF"))


Cells = list[list[WrappedLine]]
Rows = list[Cells]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text on a slide, as wide as there is room for."""

    line: WrappedLine
    size_pt: int = TEXT_PT
    is_bold: bool = False
    is_quiet: bool = False


@dataclass(slots=True)
class _Page:
    """What one slide holds: places and what is drawn there."""

    title: str
    at: float = TOP
    texts: list[tuple[float, list[_Line]]] = field(default_factory=list)
    tables: list[tuple[float, list[float], Rows]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.texts and not self.tables

    @property
    def room(self) -> float:
        return BOTTOM - self.at


def slides_of(document: Document) -> bytes:
    """The document as a presentation in wide format."""
    show = Presentation()
    show.slide_width, show.slide_height = Inches(SLIDE_WIDTH), Inches(SLIDE_HEIGHT)
    _name(show, document)
    _cover(show, document)
    for number, page in enumerate(_Layout(document).pages(), start=2):
        _draw(show, page, f"{document.footer} · {number}")
    packed = io.BytesIO()
    show.save(packed)
    return packed.getvalue()


class _Layout:
    """Puts blocks on pages from above."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pages: list[_Page] = []

    def pages(self) -> list[_Page]:
        """Every slide after the first, filled."""
        for at, block in enumerate(self._document.blocks):
            following = self._document.blocks[at + 1] if at + 1 < len(self._document.blocks) else None
            self._put(block, following)
        return self._pages

    def _put(self, block: Block, following: Block | None) -> None:
        match block:
            case Heading(text, 1):
                self._pages.append(_Page(text))
            case Heading(text, _):
                self._put_heading(text, following)
            case Paragraph(text, is_quiet):
                self._put_lines(list(_lines(text, QUIET_PT if is_quiet else TEXT_PT, is_quiet=is_quiet)))
            case Bullets(items):
                for item in items:
                    self._put_lines(list(_lines(f"{BULLET} {item}", TEXT_PT)), gap=0.04)
            case Table():
                self._put_table(block)

    @property
    def _page(self) -> _Page:
        if not self._pages:
            self._pages.append(_Page(self._document.title))
        return self._pages[-1]

    def _next_page(self) -> _Page:
        title = self._page.title
        mark = f" ({self._document.continued})"
        self._pages.append(_Page(title if title.endswith(mark) else title + mark))
        return self._pages[-1]

    def _put_heading(self, text: str, following: Block | None) -> None:
        """A heading stays with what it is over: a few lines at least."""
        lines = list(_lines(text, HEADING_PT, is_bold=True))
        needed = _height(lines) + (height_inches(4, TEXT_PT) if following is not None else 0)
        if needed > self._page.room and not self._page.is_empty:
            self._next_page()
        if not self._page.is_empty:
            self._page.at += GAP
        self._put_lines(lines, gap=0.04)

    def _put_lines(self, lines: list[_Line], gap: float = GAP) -> None:
        while lines:
            fits = _count_that_fits(lines, self._page.room)
            if not fits:
                self._next_page()
                continue
            now, lines = lines[:fits], lines[fits:]
            self._page.texts.append((self._page.at, now))
            self._page.at += _height(now) + gap

    def _put_table(self, table: Table) -> None:
        widths = _column_widths(table)
        header = _cells(table.header, widths)
        least = _row_height(header) + height_inches(2, CELL_PT)
        rows = [_cells(row, widths) for row in table.rows]
        while rows:
            if least > self._page.room:
                self._next_page()
            now, rows = _rows_that_fit(rows, self._page.room - _row_height(header), is_whole=self._page.at == TOP)
            if not now:
                self._next_page()
                continue
            drawn = [header, *now]
            self._page.tables.append((self._page.at, widths, drawn))
            self._page.at += sum(_row_height(row) for row in drawn) + GAP


def _lines(text: str, size_pt: int, *, is_bold: bool = False, is_quiet: bool = False) -> Iterator[_Line]:
    # Bold letters are wider: the room they are given is a little less.
    room = WIDTH - 0.2 if not is_bold else (WIDTH - 0.2) * 0.92
    for line in wrapped(text, size_pt, room):
        yield _Line(line, size_pt, is_bold, is_quiet)


def _height(lines: Sequence[_Line]) -> float:
    return sum(height_inches(1, one.size_pt) for one in lines)


def _count_that_fits(lines: Sequence[_Line], room: float) -> int:
    used = 0.0
    for at, line in enumerate(lines):
        used += height_inches(1, line.size_pt)
        if used > room:
            return at
    return len(lines)


def _column_widths(table: Table) -> list[float]:
    """Shares of the slide after what the columns hold; none so narrow that an ordinary word is broken."""
    columns = list(zip(table.header, *table.rows, strict=True))
    wanted = [min(max(width_inches(cell, CELL_PT) for cell in column) + 0.3, 6.0) for column in columns]
    least = [max(_longest_word(column) + 0.35, 0.9) for column in columns]
    spare = WIDTH - sum(least)
    if spare < 0:
        return [WIDTH * one / sum(least) for one in least]
    over = [max(want - low, 0.05) for want, low in zip(wanted, least, strict=True)]
    return [low + spare * one / sum(over) for low, one in zip(least, over, strict=True)]


def _longest_word(column: Sequence[str]) -> float:
    words = [word for cell in column for word in cell.split()] or [""]
    return min(max(width_inches(word, CELL_PT) * 1.08 for word in words), 3.0)


def _cells(row: Sequence[str], widths: Sequence[float]) -> Cells:
    """The lines of each cell; 8 % less room than there is, for the header is bold."""
    return [wrapped(cell, CELL_PT, (width - 2 * CELL_SIDE) * 0.92) for cell, width in zip(row, widths, strict=True)]


def _row_height(row: Cells) -> float:
    return height_inches(max(len(cell) for cell in row), CELL_PT) + 2 * CELL_TOP


def _rows_that_fit(rows: Rows, room: float, *, is_whole: bool) -> tuple[Rows, Rows]:
    """The rows there is room for, and the rest. On a whole slide a row that is too tall is divided."""
    used, count = 0.0, 0
    while count < len(rows) and used + _row_height(rows[count]) <= room:
        used += _row_height(rows[count])
        count += 1
    if count or not is_whole:
        return rows[:count], rows[count:]
    lines = max(int((room - 2 * CELL_TOP) / height_inches(1, CELL_PT)), 1)
    above, below = [cell[:lines] for cell in rows[0]], [cell[lines:] or [EMPTY] for cell in rows[0]]
    return [above], [below, *rows[1:]]


def _name(show: Any, document: Document) -> None:
    about = show.core_properties
    about.title, about.author, about.last_modified_by = document.title, document.made_by, ""
    about.created = about.modified = datetime.combine(document.made_on, time())
    about.language, about.subject, about.keywords = document.language, document.subtitle, ""


def _cover(show: Any, document: Document) -> None:
    slide = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
    _band(slide)
    size = _size_for(document.title, COVER_PT, COVER_LEAST_PT, lines=3)
    _title(slide, document.title, (2.0, 2.1), size)
    _text(slide, 4.25, list(_lines(document.subtitle, SUBTITLE_PT))[:4])
    _text(slide, FOOT_TOP, list(_lines(document.footer, FOOT_PT, is_quiet=True))[:1])


def _draw(show: Any, page: _Page, footer: str) -> None:
    slide = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
    _band(slide)
    _title(slide, page.title, (TITLE_TOP, TITLE_HEIGHT), _size_for(page.title, TITLE_PT, TITLE_LEAST_PT, lines=1))
    for at, lines in page.texts:
        _text(slide, at, lines)
    for at, widths, rows in page.tables:
        _table(slide, at, widths, rows)
    _text(slide, FOOT_TOP, list(_lines(footer, FOOT_PT, is_quiet=True))[:1])


def _size_for(title: str, most_pt: int, least_pt: int, *, lines: int) -> int:
    """The largest type the title has room for; the smallest, when it has for none."""
    sizes = range(most_pt, least_pt, -2)
    return next((size for size in sizes if len(wrapped(title, size, (WIDTH - 0.4) * 0.92)) <= lines), least_pt)


def _band(slide: Any) -> None:
    """A narrow band at the top, so that the slides belong together."""
    band = slide.shapes.add_shape(1, Emu(0), Emu(0), Inches(SLIDE_WIDTH), Inches(0.16))
    band.fill.solid()
    band.fill.fore_color.rgb = ACCENT
    band.line.fill.background()


def _title(slide: Any, text: str, place: tuple[float, float], size_pt: int) -> None:
    top, height = place
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = Inches(LEFT), Inches(top), Inches(WIDTH), Inches(height)
    frame = title.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.BOTTOM
    frame.text = text
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    _set(paragraph.runs[0].font, size_pt, ACCENT, is_bold=True)


def _text(slide: Any, at: float, lines: Sequence[_Line]) -> None:
    box = slide.shapes.add_textbox(Inches(LEFT), Inches(at), Inches(WIDTH), Inches(max(_height(lines), 0.1)))
    frame = box.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_top = frame.margin_bottom = 0
    look = lines[0] if lines else _Line(EMPTY)
    for number, text in enumerate(rejoined([one.line for one in lines])):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        _set(run.font, look.size_pt, QUIET if look.is_quiet else INK, is_bold=look.is_bold)


def _table(slide: Any, at: float, widths: Sequence[float], rows: Rows) -> None:
    height = sum(_row_height(row) for row in rows)
    shape = slide.shapes.add_table(
        len(rows), len(widths), Inches(LEFT), Inches(at), Inches(sum(widths)), Inches(height)
    )
    for column, width in zip(shape.table.columns, widths, strict=True):
        column.width = Inches(width)
    for number, row in enumerate(rows):
        shape.table.rows[number].height = Inches(_row_height(row))
        for place, lines in enumerate(row):
            _cell(shape.table.cell(number, place), lines, is_header=number == 0, is_odd=bool(number % 2))


def _cell(cell: Any, lines: Sequence[WrappedLine], *, is_header: bool, is_odd: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(CELL_SIDE)
    cell.margin_top = cell.margin_bottom = Inches(CELL_TOP)
    cell.fill.solid()
    cell.fill.fore_color.rgb = ACCENT if is_header else WHITE if is_odd else PALE
    for number, text in enumerate(rejoined(lines)):
        paragraph = cell.text_frame.paragraphs[0] if number == 0 else cell.text_frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        _set(run.font, CELL_PT, WHITE if is_header else INK, is_bold=is_header)


def _set(font: Any, size_pt: int, colour: RGBColor, *, is_bold: bool = False) -> None:
    font.name, font.size, font.bold, font.color.rgb = FONT, Pt(size_pt), is_bold, colour

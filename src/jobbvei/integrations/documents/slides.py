"""PowerPoint: the only module that knows the library behind.

A chapter begins a slide, in the largest type it has room for there. What does not fit goes on to the next, with the
heading again; a table takes its header along, and a row too tall for a slide is divided. Room is estimated before it is
drawn (:mod:`measuring`), so nothing sticks out.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any, cast

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Inches, Pt

from jobbvei.integrations.documents.columns import column_widths
from jobbvei.integrations.documents.document import Block, Bullets, Document, Heading, Paragraph, Table
from jobbvei.integrations.documents.measuring import WrappedLine, height_inches, rejoined, wrapped

FONT = "Arial"  # LibreOffice draws it as Liberation Sans, which is as wide
SLIDE_WIDTH, SLIDE_HEIGHT = 13.333, 7.5
LEFT, WIDTH = 0.65, 12.0
TITLE_TOP, TITLE_HEIGHT = 0.45, 0.95
TOP, BOTTOM = 1.55, 6.75
FOOT_TOP = 6.95
NEARLY_TOP = TOP + 0.8  # a slide with only a label on it
SMALL_TABLE = 3.6  # not divided over two slides, in inches
TITLE_PT, COVER_PT, COVER_LEAST_PT, SUBTITLE_PT = 28, 40, 24, 20
TITLE_LEAST_PT, FOOT_PT = 18, 11
GAP, CELL_SIDE, CELL_TOP = 0.14, 0.09, 0.05
BULLET, INDENT = "•", 0.3
TITLE_ONLY, LABEL = 5, 2
EMPTY = WrappedLine("", "")


def _colour(digits: str) -> RGBColor:
    return cast(RGBColor, RGBColor.from_string(digits))  # type: ignore[no-untyped-call]  # untyped in the library


INK, QUIET, ACCENT, PALE, WHITE = (_colour(one) for one in ("1B2733", "51606E", "0B4F6C", "EEF3F6", "FFFFFF"))


Cells = list[list[WrappedLine]]
Rows = list[Cells]


@dataclass(frozen=True, slots=True)
class _Sizes:
    """How large the letters are on a slide, in points."""

    heading: int
    text: int
    quiet: int
    cell: int


# The largest first; the last is small, and only for a chapter that then has room on one slide.
SIZES = (_Sizes(19, 26, 17, 18), _Sizes(17, 22, 15, 16), _Sizes(15, 18, 13, 13), _Sizes(14, 16, 12, 12))
OVER_SEVERAL = SIZES[2]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text on a slide, as wide as there is room for.

    Attributes:
        is_item: It stands in a list, to the right of the bullet; ``has_bullet`` when it is the first of its item.
    """

    line: WrappedLine
    size_pt: int
    is_bold: bool = False
    colour: RGBColor = INK
    is_item: bool = False
    has_bullet: bool = False


@dataclass(slots=True)
class _Page:
    """What one slide holds: places and what is drawn there."""

    title: str
    sizes: _Sizes
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
    for number, page in enumerate(_pages(document), start=2):
        _draw(show, page, document.footer, number)
    packed = io.BytesIO()
    show.save(packed)
    return packed.getvalue()


def _pages(document: Document) -> list[_Page]:
    """Every slide after the first, chapter by chapter."""
    return [page for chapter in _chapters(document.blocks) for page in _largest(document, chapter)]


def _chapters(blocks: Sequence[Block]) -> list[list[Block]]:
    found: list[list[Block]] = []
    for block in blocks:
        if not found or (isinstance(block, Heading) and block.level == 1):
            found.append([])
        found[-1].append(block)
    return found


def _largest(document: Document, chapter: Sequence[Block]) -> list[_Page]:
    """The chapter in the largest type it has room for on one slide, else over several in a middling one."""
    for sizes in SIZES:
        pages = _Layout(document, chapter, sizes).pages()
        if len(pages) == 1:
            return pages
    return _Layout(document, chapter, OVER_SEVERAL).pages()


class _Layout:
    """Puts the blocks of a chapter on pages from above."""

    def __init__(self, document: Document, blocks: Sequence[Block], sizes: _Sizes) -> None:
        self._document = document
        self._blocks = blocks
        self._sizes = sizes
        self._pages: list[_Page] = []

    def pages(self) -> list[_Page]:
        """The slides, filled."""
        for at, block in enumerate(self._blocks):
            following = self._blocks[at + 1] if at + 1 < len(self._blocks) else None
            self._put(block, following)
        return self._pages

    def _put(self, block: Block, following: Block | None) -> None:
        match block:
            case Heading(text, 1):
                self._pages.append(_Page(text, self._sizes))
            case Heading(_, level):
                look = (self._sizes.heading, ACCENT) if level == LABEL else (self._sizes.text, INK)
                self._put_heading(block, look, following)
            case Paragraph(text, is_quiet):
                size, colour = (self._sizes.quiet, QUIET) if is_quiet else (self._sizes.text, INK)
                self._put_lines(list(_lines(text, size, colour=colour)))
            case Bullets(items):
                for item in items:
                    self._put_lines(list(_item(item, self._sizes.text)), gap=0.06)
                self._page.at += GAP - 0.06
            case Table():
                self._put_table(block)

    @property
    def _page(self) -> _Page:
        if not self._pages:
            self._pages.append(_Page(self._document.title, self._sizes))
        return self._pages[-1]

    def _next_page(self) -> _Page:
        title = self._page.title
        mark = f" ({self._document.continued})"
        self._pages.append(_Page(title if title.endswith(mark) else title + mark, self._sizes))
        return self._pages[-1]

    def _put_heading(self, heading: Heading, look: tuple[int, RGBColor], following: Block | None) -> None:
        """A heading stays with what it is over: a few lines at least."""
        size, colour = look
        lines = list(_lines(heading.text, size, is_bold=True, colour=colour))
        needed = _height(lines) + self._least_of(following)
        if needed > self._page.room and not self._page.is_empty:
            self._next_page()
        if not self._page.is_empty:
            self._page.at += GAP
        self._put_lines(lines, gap=0.04)

    def _least_of(self, following: Block | None) -> float:
        """The room that what stands under a heading wants beside it: a small table whole, of the rest some lines."""
        if following is None:
            return 0
        whole = self._table_height(following) if isinstance(following, Table) else 0
        return whole if 0 < whole <= SMALL_TABLE else height_inches(4, self._sizes.text)

    def _table_height(self, table: Table) -> float:
        size = self._sizes.cell
        widths = column_widths(table, room_inches=WIDTH, size_pt=size)
        return sum(_row_height(_cells(row, widths, size), size) for row in (table.header, *table.rows)) + GAP

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
        size = self._sizes.cell
        widths = column_widths(table, room_inches=WIDTH, size_pt=size)
        header = _cells(table.header, widths, size)
        least = _row_height(header, size) + height_inches(2, size)
        rows = [_cells(row, widths, size) for row in table.rows]
        while rows:
            if least > self._page.room:
                self._next_page()
            room = self._page.room - _row_height(header, size)
            now, rows = _rows_that_fit(rows, room, size, is_whole=self._page.at <= NEARLY_TOP)
            if not now:
                self._next_page()
                continue
            drawn = [header, *now]
            self._page.tables.append((self._page.at, widths, drawn))
            self._page.at += sum(_row_height(row, size) for row in drawn) + GAP


def _lines(text: str, size_pt: int, *, is_bold: bool = False, colour: RGBColor = INK) -> Iterator[_Line]:
    # Bold letters are wider: the room they are given is a little less.
    room = WIDTH - 0.2 if not is_bold else (WIDTH - 0.2) * 0.92
    for line in wrapped(text, size_pt, room):
        yield _Line(line, size_pt, is_bold, colour)


def _item(text: str, size_pt: int) -> Iterator[_Line]:
    """The lines of a thing in a list; those after the first stand under its words, not under the bullet."""
    for number, line in enumerate(wrapped(text, size_pt, WIDTH - 0.2 - INDENT)):
        yield _Line(line, size_pt, is_item=True, has_bullet=number == 0)


def _height(lines: Sequence[_Line]) -> float:
    return sum(height_inches(1, one.size_pt) for one in lines)


def _count_that_fits(lines: Sequence[_Line], room: float) -> int:
    used = 0.0
    for at, line in enumerate(lines):
        used += height_inches(1, line.size_pt)
        if used > room:
            return at
    return len(lines)


def _cells(row: Sequence[str], widths: Sequence[float], size_pt: int) -> Cells:
    """The lines of each cell; 8 % less room than there is, for the header is bold."""
    return [wrapped(cell, size_pt, (width - 2 * CELL_SIDE) * 0.92) for cell, width in zip(row, widths, strict=True)]


def _row_height(row: Cells, size_pt: int) -> float:
    return height_inches(max(len(cell) for cell in row), size_pt) + 2 * CELL_TOP


def _rows_that_fit(rows: Rows, room: float, size_pt: int, *, is_whole: bool) -> tuple[Rows, Rows]:
    """The rows there is room for, and the rest. On a whole slide a row that is too tall is divided."""
    used, count = 0.0, 0
    while count < len(rows) and used + _row_height(rows[count], size_pt) <= room:
        used += _row_height(rows[count], size_pt)
        count += 1
    if count or not is_whole:
        return rows[:count], rows[count:]
    lines = max(int((room - 2 * CELL_TOP) / height_inches(1, size_pt)), 1)
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
    _text(slide, FOOT_TOP, list(_lines(document.footer, FOOT_PT, colour=QUIET))[:1])


def _draw(show: Any, page: _Page, footer: str, number: int) -> None:
    slide = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
    _band(slide)
    _title(slide, page.title, (TITLE_TOP, TITLE_HEIGHT), _size_for(page.title, TITLE_PT, TITLE_LEAST_PT, lines=1))
    for at, lines in page.texts:
        _text(slide, at, lines)
    for at, widths, rows in page.tables:
        _table(slide, (at, widths), rows, page.sizes.cell)
    _text(slide, FOOT_TOP, list(_lines(f"{footer} · {number}", FOOT_PT, colour=QUIET))[:1])


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
    look = lines[0] if lines else _Line(EMPTY, FOOT_PT)
    for number, text in enumerate(rejoined([one.line for one in lines])):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if look.is_item:
            _indent(paragraph, has_bullet=look.has_bullet and number == 0)
        run = paragraph.add_run()
        run.text = text
        _set(run.font, look.size_pt, look.colour, is_bold=look.is_bold)


def _indent(paragraph: Any, *, has_bullet: bool) -> None:
    """The library has no word for a bullet with a hanging indent."""
    about = paragraph._p.get_or_add_pPr()
    about.set("marL", str(Inches(INDENT)))
    about.set("indent", str(-Inches(INDENT)) if has_bullet else "0")
    if has_bullet:
        bullet = OxmlElement("a:buChar")
        bullet.set("char", BULLET)
        about.append(bullet)


def _table(slide: Any, place: tuple[float, list[float]], rows: Rows, size_pt: int) -> None:
    at, widths = place
    height = sum(_row_height(row, size_pt) for row in rows)
    shape = slide.shapes.add_table(
        len(rows), len(widths), Inches(LEFT), Inches(at), Inches(sum(widths)), Inches(height)
    )
    for column, width in zip(shape.table.columns, widths, strict=True):
        column.width = Inches(width)
    for number, row in enumerate(rows):
        shape.table.rows[number].height = Inches(_row_height(row, size_pt))
        for column_number, lines in enumerate(row):
            look = (WHITE, ACCENT) if number == 0 else (INK, WHITE if number % 2 else PALE)
            _cell(shape.table.cell(number, column_number), lines, look, size_pt)


def _cell(cell: Any, lines: Sequence[WrappedLine], look: tuple[RGBColor, RGBColor], size_pt: int) -> None:
    ink, ground = look
    cell.margin_left = cell.margin_right = Inches(CELL_SIDE)
    cell.margin_top = cell.margin_bottom = Inches(CELL_TOP)
    cell.fill.solid()
    cell.fill.fore_color.rgb = ground
    for number, text in enumerate(rejoined(lines)):
        paragraph = cell.text_frame.paragraphs[0] if number == 0 else cell.text_frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        _set(run.font, size_pt, ink, is_bold=ground == ACCENT)


def _set(font: Any, size_pt: int, colour: RGBColor, *, is_bold: bool = False) -> None:
    font.name, font.size, font.bold, font.color.rgb = FONT, Pt(size_pt), is_bold, colour

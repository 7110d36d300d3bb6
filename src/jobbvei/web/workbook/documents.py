"""A workbook, or a selection of it, as a document: the same on the page and in a file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jobbvei.integrations.documents.document import Block, Bullets, Document, Heading, Paragraph, Table
from jobbvei.integrations.documents.pdf_files import pdf_of
from jobbvei.integrations.documents.slides import slides_of
from jobbvei.integrations.documents.word_files import word_of
from jobbvei.learning_network.queries.workbooks import Workbook
from jobbvei.learning_network.types import TeamPerson
from jobbvei.learning_network.workbooks.answers import FEW, number_of, rows_of
from jobbvei.learning_network.workbooks.template import Field, FieldKind, NumberUnit, Section, Selection
from jobbvei.web.frame.formats import day, kr, number, sentence
from jobbvei.web.workbook.reading import Surroundings

WHOLE = "arbeidsbok"
BULLET = "- "


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file one can take away."""

    mime: str
    write: Callable[[Document], bytes]


OFFICE = "application/vnd.openxmlformats-officedocument"
FILE_KINDS = {
    "pptx": FileKind(f"{OFFICE}.presentationml.presentation", slides_of),
    "docx": FileKind(f"{OFFICE}.wordprocessingml.document", word_of),
    "pdf": FileKind("application/pdf", pdf_of),
}


def whole_document(book: Workbook, around: Surroundings, *, on: date) -> Document:
    """Everything that is answered, section by section."""
    blocks = [block for one in book.template.sections for block in section_blocks(book, one, around)]
    return _document(book, _("Arbeidsbok for {team}").format(team=book.team.name), "", blocks, on)


def selected_document(book: Workbook, selection: Selection, around: Surroundings, *, on: date) -> Document:
    """The answers of a selection under its own headings; a heading without any answer is left out."""
    blocks: list[Block] = []
    for part in selection.parts:
        inside = _answers(book, [one for key in part.fields if (one := _known(book, key)) is not None], around)
        blocks += [Heading(part.heading), *inside] if inside else []
    return _document(book, f"{selection.title}: {book.team.name}", selection.intro, blocks, on)


def section_blocks(book: Workbook, section: Section, around: Surroundings) -> list[Block]:
    """What is answered in the section, under its title; nothing when nothing is."""
    inside = _answers(book, section.fields, around)
    return [Heading(section.title), *inside] if inside else []


def answer_blocks(one: Field, text: str, around: Surroundings) -> list[Block]:
    """An answer as it is read."""
    if one.kind == FieldKind.INITIATIVES:
        return [block for card in around.cards for block in _card(card.title, [sentence(line) for line in card.lines])]
    if not text:
        return []
    match one.kind:
        case FieldKind.TABLE:
            return [Table(one.columns, rows_of(one, text))]
        case FieldKind.PEOPLE:
            return [Bullets(_people(text, around.people))]
        case FieldKind.NUMBER:
            return _numbers([(one, text)])
        case _:
            return list(_paragraphs(text))


def _answers(book: Workbook, fields: Sequence[Field], around: Surroundings) -> list[Block]:
    """What is answered, each under its own label; numbers that stand together are one table."""
    found: list[Block] = []
    for is_numbers, together in groupby(fields, key=lambda one: one.kind == FieldKind.NUMBER):
        if is_numbers:
            found += _numbers([(one, text) for one in together if (text := book.text(one.key))])
        else:
            found += [block for one in together for block in _field(book, one, around)]
    return found


def _field(book: Workbook, one: Field, around: Surroundings) -> list[Block]:
    inside = answer_blocks(one, book.text(one.key), around)
    return [Heading(one.label, 2), *inside] if inside else []


def _known(book: Workbook, key: str) -> Field | None:
    """The field, when the template still has it."""
    return next((one for one in book.template.fields if one.key == key), None)


def _document(book: Workbook, title: str, intro: str, blocks: Sequence[Block], on: date) -> Document:
    nothing: list[Block] = [Heading(_("Arbeidsboken")), Paragraph(_("Ingenting er skrevet her ennå."))]
    network = book.team.network.name
    return Document(
        title=title,
        subtitle=f"{network}\n{intro}" if intro else network,
        made_by=book.team.name,
        made_on=on,
        made_on_words=day(on),
        blocks=list(blocks) or nothing,
        continued=_("forts."),
        language=get_language() or "nb",
    )


def _card(title: str, lines: Sequence[str]) -> Iterator[Block]:
    yield Heading(title, 3)
    if lines:
        yield Bullets(lines)


def _people(text: str, people: Sequence[TeamPerson]) -> list[str]:
    chosen = set(text.split("\n"))
    named = [one for one in people if str(one.public_id) in chosen]
    gone = len(chosen) - len(named)
    left = [_("{count} som ikke lenger er med").format(count=gone)] if gone else []
    return [*(f"{one.full_name}, {one.get_service_display()}" for one in named), *left]


def _numbers(answers: Sequence[tuple[Field, str]]) -> list[Block]:
    """A table of the numbers, each with where it is from; one alone stands by itself."""
    rows = [[one.label, *_number(one, text)] for one, text in answers]
    if len(rows) != 1:
        return [Table((_("Hva"), _("Tall"), _("Kilde")), rows)] if rows else []
    label, amount, source = rows[0]
    return [Heading(label, 2), Paragraph(amount), Paragraph(_("Kilde: {source}").format(source=source), is_quiet=True)]


def _number(one: Field, text: str) -> tuple[str, str]:
    said = number_of(text)
    try:
        source = _("{source}, {day}").format(source=said.source, day=day(date.fromisoformat(said.on)))
    except ValueError:
        source = said.source
    if not said.amount.isdecimal():
        return (_("Færre enn 5") if said.amount == FEW else said.amount), source
    amount = int(said.amount)
    return (kr(amount) if one.unit == NumberUnit.KR else number(amount)), source


def _paragraphs(text: str) -> Iterator[Block]:
    """Lines that begin with a dash are a list; an empty line parts two paragraphs."""
    lines: list[str] = []
    items: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith(BULLET):
            items.append(line.removeprefix(BULLET))
        if (line.startswith(BULLET) or not line) and lines:
            yield Paragraph("\n".join(lines))
            lines = []
        if not line.startswith(BULLET):
            if items:
                yield Bullets(tuple(items))
                items = []
            if line:
                lines.append(line)

"""What a form says about the fields of a section, and what the pages show of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from jobbvei.learning_network.actions.workbooks import Written, can_keep_both
from jobbvei.learning_network.hooks import Figure, figure_for
from jobbvei.learning_network.queries.lineage import Copied, copied_into
from jobbvei.learning_network.queries.suggestions import Suggestion, suggestions_for
from jobbvei.learning_network.queries.teams import people_in
from jobbvei.learning_network.queries.workbook_cards import InitiativeCard, cards_of
from jobbvei.learning_network.queries.workbooks import Workbook
from jobbvei.learning_network.types import AnswerConflict, FieldComment, TeamPerson, WorkbookAnswer
from jobbvei.learning_network.workbooks.answers import Number, number_of, rows_of, text_of_number, text_of_rows
from jobbvei.learning_network.workbooks.template import Field, FieldKind, Section

EMPTY_ROWS = 2
BASED_ON = "based_on"


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell to write in, and the name of its column."""

    name: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the fields of a workbook need around them, read once for a page."""

    people: Sequence[TeamPerson]
    cards: Sequence[InitiativeCard]
    figures: Mapping[str, Figure]
    copied: Mapping[str, Sequence[Copied]] = field(default_factory=dict)
    suggested: Mapping[str, Sequence[Suggestion]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field to write in.

    Attributes:
        text: What stands in it now, or what was written when that could not be saved.
        fault: What to mend; empty when nothing is wrong.
    """

    field: Field
    answer: WorkbookAnswer | None
    text: str
    around: Surroundings
    conflicts: Sequence[AnswerConflict] = ()
    comments: Sequence[FieldComment] = ()
    fault: str = ""
    based_on: int = 0

    @property
    def can_keep_both(self) -> bool:
        """Whether two texts can stand after each other here."""
        return can_keep_both(self.field)

    @property
    def rows(self) -> list[list[TableCell]]:
        """A table's cells, with some empty rows at the end."""
        columns = self.field.columns
        filled = [*rows_of(self.field, self.text), *([[""] * len(columns)] * EMPTY_ROWS)]
        return [
            [TableCell(f"{self.field.key}.{at}", column, row[at]) for at, column in enumerate(columns)]
            for row in filled
        ]

    @property
    def number(self) -> Number:
        """The number as it is written in the form; fewer than five is «<5» in every language."""
        return number_of(self.text)

    @property
    def chosen(self) -> set[str]:
        """The keys of the people chosen."""
        return set(self.text.split("\n")) - {""}

    @property
    def figure(self) -> Figure | None:
        """The number somebody above knows, when it is not the one that stands here."""
        found = self.around.figures.get(self.field.key)
        return None if found is None or text_of_figure(found) == self.text else found

    @property
    def copied(self) -> Sequence[Copied]:
        """What stands here from the idea bank."""
        return self.around.copied.get(self.field.key, ())

    @property
    def suggested(self) -> Sequence[Suggestion]:
        """Cards of the idea bank near what stands here; none while what was written is not saved."""
        return () if self.fault else self.around.suggested.get(self.field.key, ())

    @property
    def line_count(self) -> int:
        """How high the box is: room for what is there, and some more."""
        return min(max(self.text.count("\n") + len(self.text) // 90 + 2, 4), 24)


@dataclass(frozen=True, slots=True)
class Faults:
    """What could not be saved, by the field's key: the text and why."""

    found: dict[str, tuple[Written, str]] = field(default_factory=dict)


def surroundings_of(book: Workbook, *, on: date, section: Section | None = None) -> Surroundings:
    """The people, initiatives and known numbers of the workbook's municipality.

    Args:
        section: The one being written in, where the idea bank suggests cards; None where a workbook is only read.
    """
    figures = {one.key: figure_for(book.team, one.figure, on) for one in book.template.fields if one.figure}
    copied = copied_into(book.team)
    return Surroundings(
        people=people_in(book.team),
        cards=cards_of(book.team),
        figures={key: figure for key, figure in figures.items() if figure is not None},
        copied=copied,
        suggested={} if section is None else suggestions_for(book, section, copied),
    )


def fields_of(book: Workbook, section: Section, around: Surroundings, faults: Faults) -> list[ShownField]:
    """The fields of the section to write in; one with a fault shows what was written."""
    return [shown_field(book, one, around, faults) for one in section.fields]


def shown_field(book: Workbook, one: Field, around: Surroundings, faults: Faults) -> ShownField:
    """One field to write in."""
    answer = book.answers.get(one.key)
    revision = 0 if answer is None else answer.revision
    written, fault = faults.found.get(one.key, (None, ""))
    return ShownField(
        field=one,
        answer=answer,
        text=book.text(one.key) if written is None else written.text,
        around=around,
        conflicts=book.conflicts.get(one.key, ()),
        comments=book.comments.get(one.key, ()),
        fault=fault,
        based_on=revision if written is None else written.based_on,
    )


def written_in(one: Field, sent: QueryDict) -> Written | None:
    """What the form says in the field; None when it is not in the form."""
    based_on = sent.get(f"{one.key}.{BASED_ON}", "")
    if not based_on.isdecimal() or one.kind == FieldKind.INITIATIVES:
        return None
    return Written(field_key=one.key, text=_text(one, sent), based_on=min(int(based_on), 2_000_000_000))


def text_of_figure(figure: Figure) -> str:
    """A known number as an answer."""
    return text_of_number(Number(amount=str(figure.amount), on=figure.on.isoformat(), source=figure.source))


def _text(one: Field, sent: QueryDict) -> str:
    if one.kind == FieldKind.TABLE:
        columns = [sent.getlist(f"{one.key}.{at}") for at in range(len(one.columns))]
        return text_of_rows([list(row) for row in zip(*columns, strict=False)])
    if one.kind == FieldKind.NUMBER:
        amount, on, source = (sent.get(f"{one.key}.{part}", "") for part in ("amount", "on", "source"))
        return text_of_number(Number(amount=amount, on=on, source=source))
    if one.kind == FieldKind.PEOPLE:
        return "\n".join(sorted(sent.getlist(one.key)))
    return sent.get(one.key, "")

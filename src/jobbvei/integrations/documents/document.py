"""A document as plain data: what is said, in order. How it looks is each writer's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 begins a chapter, 2 is a label inside one, 3 names one of several things under it."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``is_quiet`` for what only explains, such as a source."""

    text: str
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one line to each thing."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the header."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """All that is drawn.

    Attributes:
        made_by: Whose it is, such as the municipality; stands with ``made_on_words`` at the foot of each page.
        continued: The word put after a heading that goes on from the page before.
        language: Of the text, as in ``nb``.
    """

    title: str
    subtitle: str
    made_by: str
    made_on: date
    made_on_words: str
    blocks: Sequence[Block]
    continued: str
    language: str = "nb"

    @property
    def footer(self) -> str:
        """What stands at the foot of every page."""
        return f"{self.made_by} · {self.made_on_words}"

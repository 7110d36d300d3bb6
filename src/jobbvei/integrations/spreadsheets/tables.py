"""A table as it stood in the file, before anybody asks what its cells mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jobbvei.integrations.spreadsheets.faults import Fault, UnusableFile
from jobbvei.shared.sentence import N_, Sentence

LARGEST_FILE_BYTES: Final = 10 * 1024 * 1024
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line as an editor counts, its cells by column, and cells that could not be taken as they stood."""

    line: int
    cells: Mapping[str, str]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The header and the rows below it; wholly blank rows are left out."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def checked_header(cells: list[str]) -> tuple[str, ...]:
    """The column names, trimmed; trailing blanks are dropped.

    Raises:
        UnusableFile: no column has a name, one in the middle has none, two are alike, or there are too many.
    """
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise unusable("no_header", N_("Filen er tom. Den første linjen skal ha kolonnenavnene."))
    if len(names) > MOST_COLUMNS:
        raise unusable("too_many_columns", N_("Filen har flere enn {most} kolonner."), most=MOST_COLUMNS)
    if "" in names:
        raise unusable("nameless", N_("Kolonne {number} mangler navn i linje 1."), number=names.index("") + 1)
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise unusable("column_twice", N_("Kolonnen «{name}» står to ganger i linje 1."), name=twice[0])
    return tuple(names)


def unusable(code: str, template: str, **values: str | int | tuple[str, ...]) -> UnusableFile:
    """The error for a file that cannot be read, with ``template`` filled in."""
    return UnusableFile(f"spreadsheets.{code}", Sentence(template, values))


def too_many_rows() -> UnusableFile:
    """The error for a file with more rows than we take at a time."""
    return unusable("too_many_rows", N_("Filen har flere enn {most} rader. Del den i flere filer."), most=MOST_ROWS)

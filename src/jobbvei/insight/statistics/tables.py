"""A table of published numbers, whoever published it. No number, a hidden number and nought are three things."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class CellStanding(StrEnum):
    """What stands in a cell."""

    KNOWN = "known"
    PRELIMINARY = "preliminary"
    SUPPRESSED = "suppressed"
    MISSING = "missing"
    NOT_YET = "not_yet"
    CANNOT_OCCUR = "cannot_occur"


# Statistics Norway's own signs. A star means something else in Nav's tables, which never come with these.
BY_SIGN: Mapping[str, CellStanding] = {
    "": CellStanding.KNOWN,
    ".": CellStanding.CANNOT_OCCUR,
    "..": CellStanding.MISSING,
    "...": CellStanding.NOT_YET,
    ":": CellStanding.SUPPRESSED,
    "-": CellStanding.KNOWN,  # exactly nought
    "0": CellStanding.KNOWN,  # under half of the unit
    "0.0": CellStanding.KNOWN,
    "*": CellStanding.PRELIMINARY,
}
WITHOUT_NUMBER = frozenset(
    {CellStanding.SUPPRESSED, CellStanding.MISSING, CellStanding.NOT_YET, CellStanding.CANNOT_OCCUR}
)


@dataclass(frozen=True, slots=True)
class Category:
    """One value a dimension can take: its code and its name; a unit where it has one."""

    code: str
    label: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way the numbers are split.

    Attributes:
        role: ``time``, ``geo``, ``metric`` or empty.
    """

    code: str
    label: str
    categories: Sequence[Category]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One number, or why there is none."""

    value: Decimal | None
    standing: CellStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsTable:
    """Dimensions, and a cell for each combination of their categories, the last dimension fastest.

    Attributes:
        updated: When its owner last changed it, as its owner wrote it; empty when not told.
    """

    label: str
    source: str
    updated: str
    dimensions: Sequence[Dimension]
    cells: Sequence[Cell]

    def rows(self) -> Iterator[tuple[Mapping[str, Category], Cell]]:
        """Each cell with its category in every dimension, by the dimension's code."""
        for place, cell in enumerate(self.cells):
            yield self._categories_at(place), cell

    def _categories_at(self, place: int) -> dict[str, Category]:
        found = {}
        for dimension in reversed(self.dimensions):
            place, here = divmod(place, len(dimension.categories))
            found[dimension.code] = dimension.categories[here]
        return dict(reversed(found.items()))


def cell_of(value: Decimal | None, sign: str) -> Cell:
    """What a number and its sign mean together.

    >>> cell_of(None, ":").standing, cell_of(None, "..").standing, cell_of(Decimal(0), "-").standing
    (<CellStanding.SUPPRESSED: 'suppressed'>, <CellStanding.MISSING: 'missing'>, <CellStanding.KNOWN: 'known'>)
    >>> cell_of(None, "").standing
    <CellStanding.MISSING: 'missing'>

    Raises:
        KeyError: The sign is not one of Statistics Norway's.
    """
    standing = BY_SIGN[sign.strip()]
    if standing in WITHOUT_NUMBER:
        return Cell(None, standing)
    if value is None:
        return Cell(Decimal(0), standing) if sign.strip() == "-" else Cell(None, CellStanding.MISSING)
    return Cell(value, standing)

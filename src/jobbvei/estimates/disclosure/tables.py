"""A table of counts: dimensions, cells, and the margins that stand as ``total``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

TOTAL: Final = "total"

Place = TypeVar("Place", bound=tuple[str, ...])

# What a cell counts: the dimensions it is divided by, with the category of each, in alphabetical order. A dimension
# that is left out is summed over, so the same cell has the same key in every table it stands in.
Key = tuple[tuple[str, str], ...]
GRAND_TOTAL: Final[Key] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a long table.

    Attributes:
        categories: One for each dimension, in the table's order; ``total`` where it is summed over.
        count: People; None when it is missing, which is neither zero nor hidden.
        line: Where it stands, from 1, so that a fault can be found again.
        is_possible: False for a cell that cannot occur (``.``); everybody knows that nobody is in it.
    """

    categories: tuple[str, ...]
    count: int | None
    line: int
    is_possible: bool = True


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts of people by some dimensions.

    A combination without a row does not occur. A margin without a row is treated as if it were there, because anybody
    can add, and totals often stand in other publications.

    Attributes:
        nested: For a dimension whose categories have sums of their own (municipalities in counties): the sum each
            category belongs to. A category that is left out belongs to the total.
    """

    dimensions: tuple[str, ...]
    entries: tuple[Entry, ...]
    nested: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def key(self, entry: Entry) -> Key:
        """What the row counts, whatever the order of the dimensions."""
        pairs = zip(self.dimensions, entry.categories, strict=True)
        return tuple(sorted((dimension, category) for dimension, category in pairs if category != TOTAL))


def count_table(dimensions: tuple[str, ...], counts: Mapping[Place, int | None]) -> CountTable:
    """A table made in code, one row for each count in the mapping's order; None is missing.

    >>> count_table(("sex",), {("women",): 4, ("total",): 9}).entries[1]
    Entry(categories=('total',), count=9, line=2, is_possible=True)
    """
    numbered = enumerate(counts.items(), start=1)
    return CountTable(dimensions, tuple(Entry(place, count, line) for line, (place, count) in numbered))


def words_of(key: Key) -> str:
    """A cell as a person would point at it.

    >>> words_of((("age", "20–29"), ("sex", "women"))), words_of(GRAND_TOTAL)
    ('age 20–29, sex women', 'total')
    """
    return ", ".join(f"{dimension} {category}" for dimension, category in key) or TOTAL

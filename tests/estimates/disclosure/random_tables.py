"""Tables by chance: one to three dimensions, many small counts and zeros, with and without margins."""

from collections.abc import Mapping
from itertools import product
from random import Random

from jobbvei.estimates.disclosure.tables import CountTable, Place, count_table

NAMES = ("age", "municipality", "reason")
Inner = dict[tuple[str, ...], int]


def inner_counts(chance: Random, sizes: tuple[int, ...]) -> Inner:
    """Counts of every combination; about every fourth is zero and every third is small."""
    categories = [[f"{name}{number}" for number in range(size)] for name, size in zip(NAMES, sizes, strict=False)]
    return {place: chance.choice((0, 0, 1, 2, 3, 4, 6, 9, 15, 40)) for place in product(*categories)}


def later(chance: Random, inner: Inner) -> Inner:
    """The same people some time after: most counts unchanged, some grown by one or two."""
    return {place: count + chance.choice((0, 0, 0, 1, 2)) for place, count in inner.items()}


def with_margins(inner: Mapping[Place, int], names: tuple[str, ...]) -> CountTable:
    """The table with every margin."""
    return count_table(names, _all_counts(inner))


def with_some_margins(chance: Random, inner: Inner, names: tuple[str, ...]) -> CountTable:
    """The table with about half of its margins, in any order."""
    kept = [(place, count) for place, count in _all_counts(inner).items() if place in inner or chance.random() < 0.5]
    chance.shuffle(kept)
    return count_table(names, dict(kept))


def by(inner: Mapping[Place, int], names: tuple[str, ...], kept: tuple[str, ...]) -> CountTable:
    """The table by fewer dimensions."""
    places = [names.index(name) for name in kept]
    fewer: Inner = {}
    for place, count in inner.items():
        short = tuple(place[number] for number in places)
        fewer[short] = fewer.get(short, 0) + count
    return with_margins(fewer, kept)


def _all_counts(inner: Mapping[Place, int]) -> Inner:
    found: Inner = {}
    for place, count in inner.items():
        for mask in product((False, True), repeat=len(place)):
            cell = tuple("total" if summed else category for summed, category in zip(mask, place, strict=True))
            found[cell] = found.get(cell, 0) + count
    return found

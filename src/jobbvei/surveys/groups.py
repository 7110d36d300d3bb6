"""Groups of recipients, coarsened so that nobody stands alone in one.

The first group is kept as fine as it can be; each of the others is kept inside every combination of those before it
where enough recipients share it. What is merged is written :data:`MERGED`.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

SMALLEST_GROUP = 5
MOST_GROUPS = 3
MERGED = ""
Key = TypeVar("Key", bound=Hashable)


def coarsened(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows with values merged until every combination is shared by :data:`SMALLEST_GROUP` rows or more.

    Fewer rows than that lose all their values.

    >>> coarsened([("Agder",)] * 5 + [("Oslo",)] * 2 + [("Troms",)] * 3)[5:8]
    [('',), ('',), ('',)]
    """
    width = len(rows[0]) if rows else 0
    if len(rows) < SMALLEST_GROUP:
        return [(MERGED,) * width] * len(rows)
    kept: list[tuple[str, ...]] = [()] * len(rows)
    for number in range(width):
        column = [row[number] for row in rows]
        for part in _parts(kept):
            for place, value in zip(part, _merged([column[place] for place in part]), strict=True):
                column[place] = value
        kept = [(*known, value) for known, value in zip(kept, column, strict=True)]
    return kept


def hidden_groups(sizes: dict[Key, int]) -> set[Key]:
    """The groups that may not be shown: those under the smallest size, and more when these could be reckoned out.

    When the hidden ones are fewer than the smallest size in all, whoever knows the total could find them by
    subtraction; then the smallest of the others is hidden too.
    """
    hidden = {key for key, size in sizes.items() if 0 < size < SMALLEST_GROUP}
    others = sorted((size, str(key), key) for key, size in sizes.items() if size >= SMALLEST_GROUP)
    if hidden and sum(sizes[key] for key in hidden) < SMALLEST_GROUP and others:
        hidden.add(others[0][2])
    return hidden


def _parts(keys: Sequence[Hashable]) -> Iterable[list[int]]:
    """Places of the rows that share a key."""
    places: dict[Hashable, list[int]] = {}
    for place, key in enumerate(keys):
        places.setdefault(key, []).append(place)
    return places.values()


def _merged(values: list[str]) -> list[str]:
    """The values with the small ones merged; the smallest of the others join while what is merged is too few."""
    sizes = Counter(values)
    merged = {value for value, size in sizes.items() if value == MERGED or size < SMALLEST_GROUP}
    rest = sorted((size, value) for value, size in sizes.items() if value not in merged)
    while rest and 0 < sum(sizes[value] for value in merged) < SMALLEST_GROUP:
        merged.add(rest.pop(0)[1])
    return [MERGED if value in merged else value for value in values]

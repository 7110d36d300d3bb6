"""Counting answers, and merging groups so small that somebody could be known in them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

FEWEST_IN_A_GROUP = 5
WORD_SIZES = 6


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answered, and how many chose each place.

    Attributes:
        counts: For each option or step, in order.
        name: Of the group, or None for the groups that were merged.
    """

    answered: int
    counts: tuple[int, ...]
    name: str | None = None

    def __add__(self, other: "Tally") -> "Tally":
        """Both together, without a name."""
        return Tally(self.answered + other.answered, tuple(map(sum, zip(self.counts, other.counts, strict=True))))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a cloud, how many wrote it, and its size from 1 to :data:`WORD_SIZES`."""

    words: str
    count: int
    size: int


def tally(chosen: Iterable[Sequence[int]], places: Sequence[int]) -> Tally:
    """Count how often each of ``places`` was chosen.

    >>> tally([[0], [0, 2]], [0, 1, 2])
    Tally(answered=2, counts=(2, 0, 1), name=None)
    """
    rows = list(chosen)
    counted = Counter(one for row in rows for one in row)
    return Tally(len(rows), tuple(counted[place] for place in places))


def merged(groups: Mapping[str, Tally], rest: Tally) -> list[Tally]:
    """The groups that can be shown beside each other, each with five answers or more; none when only one is left.

    What is too small goes in with ``rest``, and when that is too small too, it takes the smallest of the others with
    it: else it could be found by subtracting from the total.

    >>> five, two = Tally(5, (5,)), Tally(2, (2,))
    >>> [(one.name, one.answered) for one in merged({"A": five, "B": five, "C": two}, Tally(0, (0,)))]
    [('A', 5), (None, 7)]
    """
    shown = {name: one for name, one in groups.items() if one.answered >= FEWEST_IN_A_GROUP}
    for name, one in groups.items():
        rest = rest if name in shown else rest + one
    while shown and 0 < rest.answered < FEWEST_IN_A_GROUP:
        smallest = min(reversed(shown), key=lambda name: shown[name].answered)
        rest += shown.pop(smallest)
    found = [replace(one, name=name) for name, one in shown.items()]
    found += [rest] if rest.answered else []
    return found if len(found) > 1 else []


def mean(counts: Sequence[int]) -> float | None:
    """The mean of steps counted from 1; None when nobody has answered.

    >>> mean([1, 0, 1])
    2.0
    """
    total = sum(counts)
    return sum(step * count for step, count in enumerate(counts, start=1)) / total if total else None


def cloud(texts: Iterable[str]) -> list[Word]:
    """The words of a cloud, most written first; spelled as most wrote them, small and large letters alike.

    >>> [(one.words, one.count, one.size) for one in cloud(["Jobb", "jobb", "jobb\\nspråk"])]
    [('jobb', 3, 6), ('språk', 1, 2)]
    """
    spellings: dict[str, Counter[str]] = {}
    for text in texts:
        for word in text.splitlines():
            spellings.setdefault(word.casefold(), Counter())[word] += 1
    counted = {_commonest(spelled): spelled.total() for spelled in spellings.values()}
    most = max(counted.values(), default=1)
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0].casefold()))
    return [Word(word, count, max(1, WORD_SIZES * count // most)) for word, count in ordered]


def _commonest(spelled: Counter[str]) -> str:
    return min(spelled, key=lambda word: (-spelled[word], word))

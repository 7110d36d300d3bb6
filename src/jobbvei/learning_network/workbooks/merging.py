"""Two people have changed the same text: their lines as one text, when their changes do not touch.

A change is some lines of the common text that were replaced by others. Two changes touch when they meet, so that nobody
can know in which order their lines belong; two lines each rewritten on its own, side by side, do not. Nothing that
either wrote is left out: the answer holds every change of both, or there is no answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Change:
    """Lines ``start`` up to ``end`` of the common text became ``lines``."""

    start: int
    end: int
    lines: Lines

    @property
    def is_line_for_line(self) -> bool:
        return self.end - self.start == len(self.lines)

    def touches(self, other: "_Change") -> bool:
        if self.is_line_for_line and other.is_line_for_line:
            return self.start < other.end and other.start < self.end
        return self.start <= other.end and other.start <= self.end


class LineKind(StrEnum):
    """What became of a line between two versions."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line of either version, and what became of it."""

    kind: LineKind
    text: str


def merged(base: str, mine: str, theirs: str) -> str | None:
    """The text with both people's changes to ``base``; None when they touch, and a person has to choose."""
    common = _lines(base)
    changes = sorted({*_changes(common, _lines(mine)), *_changes(common, _lines(theirs))})
    for at, one in enumerate(changes):
        if any(one.touches(later) for later in changes[at + 1 :]):
            return None
    return "\n".join(_applied(common, changes))


def compared(before: str, after: str) -> list[ComparedLine]:
    """The lines of two versions in order: those taken away stand before those that came in their place."""
    old, new = _lines(before) if before else (), _lines(after) if after else ()
    found: list[ComparedLine] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.extend(ComparedLine(LineKind.SAME, line) for line in old[i1:i2])
        else:
            found.extend(ComparedLine(LineKind.REMOVED, line) for line in old[i1:i2])
            found.extend(ComparedLine(LineKind.ADDED, line) for line in new[j1:j2])
    return found


def _lines(text: str) -> Lines:
    return tuple(text.split("\n"))


def _changes(common: Lines, new: Lines) -> Iterator[_Change]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, common, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if i2 - i1 == j2 - j1:
            yield from (_Change(i1 + at, i1 + at + 1, (new[j1 + at],)) for at in range(i2 - i1))
        else:
            yield _Change(i1, i2, new[j1:j2])


def _applied(common: Lines, changes: Sequence[_Change]) -> Iterator[str]:
    at = 0
    for change in changes:
        yield from common[at : change.start]
        yield from change.lines
        at = change.end
    yield from common[at:]

"""How much room text takes on a slide, estimated a little too large: no letter may fall outside.

Widths are shares of the type size, rounded up from Arial and Liberation Sans, which have the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

POINTS_PER_INCH = 72
LINE_HEIGHT = 1.22
BROAD_SCRIPTS_FROM = "\u3000"  # letters as wide as they are high
NARROW, WIDE = "iIljtf.,;:'|!()[]r -/", "mwMW@%–"
NARROW_SHARE, PLAIN_SHARE, LARGE_SHARE, WIDE_SHARE = 0.36, 0.57, 0.74, 0.96

NEW_PARAGRAPH = "\n"


@dataclass(frozen=True, slots=True)
class WrappedLine:
    """A line, and what stood between it and the one before: a space, a new paragraph, or nothing inside a word."""

    text: str
    before: str


def width_inches(text: str, size_pt: float) -> float:
    """How wide the text is on one line."""
    return sum(_share(letter) for letter in text) * size_pt / POINTS_PER_INCH


def height_inches(lines: int, size_pt: float) -> float:
    """How high so many lines are."""
    return lines * size_pt * LINE_HEIGHT / POINTS_PER_INCH


def wrapped(text: str, size_pt: float, room_inches: float) -> list[WrappedLine]:
    """The lines the text becomes in so much room; a word that is too long is broken. At least one line."""
    lines: list[WrappedLine] = []
    for line in text.split("\n"):
        lines.extend(_wrapped_line(line, size_pt, room_inches))
    return lines


def rejoined(lines: Sequence[WrappedLine]) -> list[str]:
    """The paragraphs the lines are of, whole again."""
    paragraphs: list[str] = []
    for line in lines:
        if line.before == NEW_PARAGRAPH or not paragraphs:
            paragraphs.append(line.text)
        else:
            paragraphs[-1] += line.before + line.text
    return paragraphs


def _wrapped_line(line: str, size_pt: float, room: float) -> list[WrappedLine]:
    found = [WrappedLine("", NEW_PARAGRAPH)]
    for piece in _pieces(line, size_pt, room):
        last = found[-1]
        longer = f"{last.text}{piece.before}{piece.text}" if last.text else piece.text
        if width_inches(longer, size_pt) <= room or not last.text:
            found[-1] = WrappedLine(longer, last.before)
        else:
            found.append(piece)
    return found


def _pieces(line: str, size_pt: float, room: float) -> Iterator[WrappedLine]:
    """The words of the line, with what stands before each; one that is too long in pieces with nothing between."""
    for word in line.split():
        before, rest = " ", word
        while width_inches(rest, size_pt) > room and len(rest) > 1:
            fits = _fitting(rest, size_pt, room)
            yield WrappedLine(rest[:fits], before)
            before, rest = "", rest[fits:]
        yield WrappedLine(rest, before)


def _fitting(word: str, size_pt: float, room: float) -> int:
    """How many letters of the word there is room for; at least one."""
    used = 0.0
    for at, letter in enumerate(word):
        used += _share(letter) * size_pt / POINTS_PER_INCH
        if used > room:
            return max(at, 1)
    return len(word)


def _share(letter: str) -> float:
    if letter in WIDE or letter >= BROAD_SCRIPTS_FROM:
        return WIDE_SHARE
    if letter in NARROW:
        return NARROW_SHARE
    return LARGE_SHARE if letter.isupper() else PLAIN_SHARE

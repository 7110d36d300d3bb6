"""The data behind parts that need more than markup: tabs, tiers, a time line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

# How far two labels must stand from each other on the line, in percent, before the later one moves a lane down.
LABEL_WIDTH = 15
LANES = 4
# A label that starts this far out is written to the left of its place.
TURNS_AT = 84


@dataclass(frozen=True, slots=True)
class Tier:
    """How near a person is to an opening: a word, and the shape drawn before it."""

    code: str
    words: Words
    shape: str


TIERS = {
    "ready": Tier("ready", _("klar nå"), "full"),
    "with_support": Tier("with_support", _("klar med støtte"), "half"),
    "within_3_months": Tier("within_3_months", _("om tre måneder"), "empty"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """A view of the same page with an address of its own.

    Attributes:
        count: How many are in it, when that helps the choice.
    """

    words: Words
    address: str
    current: bool = False
    count: int | None = None


class MarkKind(StrEnum):
    """How a day on the line is drawn."""

    FACT = "fact"
    TODAY = "today"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the time line, with what happens on it."""

    on: date
    words: Words
    kind: MarkKind = MarkKind.FACT


@dataclass(frozen=True, slots=True)
class Span:
    """A bar above the line, from its first to its last day."""

    first_day: date
    last_day: date
    words: Words
    kind: MarkKind = MarkKind.FACT


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark with its place in percent, its lane from the top, and the side its words are on."""

    mark: Mark
    place: int
    lane: int
    at_end: bool


@dataclass(frozen=True, slots=True)
class PlacedSpan:
    """A span with its place and width in percent."""

    span: Span
    place: int
    width: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything on one line, placed."""

    marks: tuple[PlacedMark, ...]
    spans: tuple[PlacedSpan, ...]
    lanes: int


def timeline(marks: Sequence[Mark], spans: Sequence[Span] = ()) -> Timeline:
    """Place marks and spans along one line from the earliest day to the latest, in order of day."""
    days = [mark.on for mark in marks] + [day for span in spans for day in (span.first_day, span.last_day)]
    if not days:
        return Timeline((), (), 1)
    scale = _Scale(min(days), max(days))
    placed = _in_lanes(sorted(marks, key=lambda mark: mark.on), scale)
    bars = tuple(_placed_span(span, scale) for span in spans)
    return Timeline(placed, bars, max((mark.lane for mark in placed), default=1))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def place(self, day: date) -> int:
        length = (self.last - self.first).days or 1
        return round(100 * (day - self.first).days / length)


def _in_lanes(marks: Sequence[Mark], scale: _Scale) -> tuple[PlacedMark, ...]:
    """Give each mark the first lane where its words meet no other's."""
    taken = [-LABEL_WIDTH] * LANES
    placed = []
    for mark in marks:
        place = scale.place(mark.on)
        at_end = place > TURNS_AT
        left = place - LABEL_WIDTH if at_end else place
        lane = next((number for number in range(LANES) if taken[number] <= left), taken.index(min(taken)))
        taken[lane] = left + LABEL_WIDTH
        placed.append(PlacedMark(mark, place, lane + 1, at_end))
    return tuple(placed)


def _placed_span(span: Span, scale: _Scale) -> PlacedSpan:
    place = scale.place(span.first_day)
    return PlacedSpan(span, place, max(1, scale.place(span.last_day) - place))

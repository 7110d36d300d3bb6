"""The participant's road, as the frame draws it."""

from collections.abc import Iterable

from jobbvei.casework.timeline import Mark, MarkKind
from jobbvei.web.frame import components
from jobbvei.web.frame.components import Timeline, timeline
from jobbvei.web.frame.formats import sentence


def strip(marks: Iterable[Mark]) -> Timeline:
    """The marks placed along one line."""
    return timeline([components.Mark(mark.on, sentence(mark.label), _kind(mark)) for mark in marks])


def _kind(mark: Mark) -> components.MarkKind:
    if mark.kind is MarkKind.TODAY:
        return components.MarkKind.TODAY
    return components.MarkKind.POSSIBLE if mark.is_possible else components.MarkKind.FACT

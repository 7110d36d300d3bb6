"""The small squares of a row in the overview, as HTML.

There are a thousand on the page, so they are written here and not in a template: each kind of square once, and kept.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from jobbvei.learning_network.queries.attendance import AttendanceMark
from jobbvei.learning_network.queries.plan import PlannedPhase, PlannedTask

KEPT_SQUARES = 2000


def task_squares(phases: Iterable[PlannedPhase], on: date) -> SafeString:
    """A square for each task, phase by phase; those who cannot see it read how many are done in each phase."""
    return _together(_phase(one, on) for one in phases)


def turnout_marks(marks: Iterable[AttendanceMark]) -> SafeString:
    """A mark for each gathering, oldest first; beside it stands the same in words."""
    return _together(_turnout(one.turnout.value) for one in marks)


def requirement_cells(met: Iterable[bool | None], words: tuple[str, str]) -> SafeString:
    """A cell for each requirement; ``words`` are read aloud for one that is met, and for one that is not."""
    return _together(_cell(bool(one), words[0 if one else 1]) for one in met)


def _together(parts: Iterable[SafeString]) -> SafeString:
    html = SafeString()
    for part in parts:
        html += part
    return html


def _phase(phase: PlannedPhase, on: date) -> SafeString:
    squares = _together(_square(_state(one, on), one.task.title) for one in phase.tasks)
    return format_html(
        '<span class="jv-squares-phase"><span class="ds-sr-only">{}: {}/{} </span>{}</span>',
        phase.phase.name,
        phase.done_count,
        len(phase.tasks),
        squares,
    )


def _state(task: PlannedTask, on: date) -> str:
    if task.is_done:
        return "done"
    return "late" if task.is_late(on) else "waiting"


@lru_cache(maxsize=KEPT_SQUARES)
def _square(state: str, title: str) -> SafeString:
    html = '<span class="jv-task-square" data-state="{}" title="{}" aria-hidden="true"></span>'
    return format_html(html, state, title)


@lru_cache(maxsize=KEPT_SQUARES)
def _turnout(turnout: str) -> SafeString:
    return format_html('<span class="jv-turnout" data-turnout="{}" aria-hidden="true"></span>', turnout)


@lru_cache(maxsize=KEPT_SQUARES)
def _cell(is_met: bool, words: str) -> SafeString:  # the key of what is kept
    html = (
        '<td class="jv-narrow"><span class="jv-task-square" data-state="{}" aria-hidden="true"></span>'
        '<span class="ds-sr-only">{}</span></td>'
    )
    return format_html(html, "done" if is_met else "waiting", words)

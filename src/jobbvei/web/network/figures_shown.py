"""A team's figures in words and small pictures, the same in the overview and on the team's own page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbvei.learning_network.drop_out import DropOutWarning
from jobbvei.learning_network.queries.activity import Doing
from jobbvei.learning_network.queries.attendance import AttendanceMark, AttendanceTrend
from jobbvei.learning_network.queries.figures import TeamFigures
from jobbvei.learning_network.queries.plan import PlannedPhase
from jobbvei.learning_network.types import MunicipalTeam, Network, TeamState
from jobbvei.web.frame.formats import day
from jobbvei.web.network.pictures import turnout_marks

MOST_MARKS = 8  # the newest; that a row of forty is as wide as its column
TWO = 2


@dataclass(frozen=True, slots=True)
class ShownFigures:
    """The figures of one team as its row and its page show them.

    Attributes:
        marks: The last gatherings it was expected at, oldest first.
        attendance: «4 av 5»; empty when nothing is known.
        missed: When it last missed one; empty when it has not.
        warning: In a sentence; empty when there is none.
    """

    figures: TeamFigures
    marks: Sequence[AttendanceMark]
    attendance: str
    missed: str
    warning: str

    @property
    def turnouts(self) -> SafeString:
        """The marks as a small picture."""
        return turnout_marks(self.marks)

    @property
    def last_on(self) -> date | None:
        """When the team last did anything; None when it has not yet."""
        return self.figures.activity.last.on if self.figures.activity.last else None

    @property
    def newest(self) -> list[Doing]:
        """The newest of each kind of doing, newest first."""
        by_kind: dict[str, Doing] = {}
        for doing in sorted(self.figures.activity.doings, key=lambda one: one.on):
            by_kind[doing.kind] = doing
        return sorted(by_kind.values(), key=lambda one: one.on, reverse=True)

    @property
    def last_done(self) -> str:
        """What it was."""
        return str(self.figures.activity.last.kind.label) if self.figures.activity.last else ""


@dataclass(frozen=True, slots=True)
class ShownTasks:
    """How far a team has come with the tasks.

    Attributes:
        late_since: The oldest day that is past; None when none is.
    """

    done: int
    count: int
    late: int
    late_since: date | None


def tasks_shown(phases: Iterable[PlannedPhase], team: MunicipalTeam, *, on: date) -> ShownTasks:
    """The tasks of a plan, counted; nothing is late for a team on pause."""
    tasks = [task for phase in phases for task in phase.tasks]
    is_due = team.state == TeamState.TAKES_PART
    late = [task.due_on for task in tasks if is_due and task.is_late(on) and task.due_on is not None]
    return ShownTasks(sum(task.is_done for task in tasks), len(tasks), len(late), min(late, default=None))


def shown(figures: TeamFigures) -> ShownFigures:
    """The figures in words."""
    trend = figures.trend
    return ShownFigures(
        figures=figures,
        marks=trend.marks[-MOST_MARKS:],
        attendance=_attendance(trend),
        missed=day(trend.last_missed.on, "no_year") if trend.last_missed else "",
        warning=warning_words(figures.warning) if figures.warning else "",
    )


def warning_words(warning: DropOutWarning) -> str:
    """Why there is a warning, in one sentence."""
    signs = [words for words in (_missed(warning), _quiet(warning)) if words]
    told = signs[0] if len(signs) == 1 else _("{first}, og {second}").format(first=signs[0], second=signs[1])
    return f"{told[:1].upper()}{told[1:]}."


def rule_words(network: Network) -> str:
    """When the network warns, in one sentence; from its own limits."""
    missed, weeks = network.warn_after_missed, network.warn_after_quiet_weeks
    limits = []
    if missed is not None:
        text = ngettext("{count} samling uten oppmøte", "{count} samlinger på rad uten oppmøte", missed)
        limits.append(text.format(count=missed))
    if weeks is not None:
        text = ngettext("{count} uke uten at noe er skrevet", "{count} uker uten at noe er skrevet", weeks)
        limits.append(text.format(count=weeks))
    if not limits:
        return _("Nettverket har slått av varslene.")
    return _("Varselet kommer etter {limits}.").format(limits=_(" eller ").join(limits))


def _attendance(trend: AttendanceTrend) -> str:
    return _("{came} av {counted}").format(came=trend.came, counted=trend.counted) if trend.counted else ""


def _missed(warning: DropOutWarning) -> str:
    if not warning.missed:
        return ""
    if warning.passed_over:
        text = ngettext(
            "har ikke møtt på den siste samlingen der oppmøtet er ført",
            "har ikke møtt på de {count} siste samlingene der oppmøtet er ført",
            warning.missed,
        )
    elif warning.missed == TWO:
        return _("har ikke møtt på de to siste samlingene")
    else:
        text = ngettext(
            "har ikke møtt på den siste samlingen", "har ikke møtt på de {count} siste samlingene", warning.missed
        )
    return text.format(count=warning.missed)


def _quiet(warning: DropOutWarning) -> str:
    if not warning.quiet_weeks:
        return ""
    text = ngettext("ingenting er skrevet på {count} uke", "ingenting er skrevet på {count} uker", warning.quiet_weeks)
    return text.format(count=warning.quiet_weeks)

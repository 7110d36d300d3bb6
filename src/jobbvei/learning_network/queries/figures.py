"""What tells a facilitator how it goes with each team: workbook, attendance, activity, and a warning in time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from jobbvei.learning_network.drop_out import DropOutWarning, Signs, drop_out_warning
from jobbvei.learning_network.models import MunicipalTeam
from jobbvei.learning_network.models.gatherings import norwegian_day
from jobbvei.learning_network.queries.activity import TeamActivity, activity_of
from jobbvei.learning_network.queries.attendance import AttendanceTrend, trends_of
from jobbvei.learning_network.queries.workbook_progress import WorkbookProgress, progress_by_team
from jobbvei.learning_network.types import Network


@dataclass(frozen=True, slots=True)
class TeamFigures:
    """How it goes with one team.

    Attributes:
        warning: None when no limit of the network is reached.
    """

    progress: WorkbookProgress
    trend: AttendanceTrend
    activity: TeamActivity
    warning: DropOutWarning | None


def figures_of(network: Network, teams: Sequence[MunicipalTeam], *, at: datetime) -> Mapping[int, TeamFigures]:
    """The figures of each of the teams up to ``at``, by the team's primary key; a constant number of queries."""
    progress = progress_by_team(network)
    trends, activities = trends_of(network, teams, at=at), activity_of(network, teams)
    return {team.pk: _figures(team, progress[team.pk], trends[team.pk], activities[team.pk], at=at) for team in teams}


def _figures(
    team: MunicipalTeam, progress: WorkbookProgress, trend: AttendanceTrend, activity: TeamActivity, *, at: datetime
) -> TeamFigures:
    signs = Signs(trend.missed_in_a_row, passed_over=trend.passed_over, wrote_on=activity.wrote_on)
    return TeamFigures(progress, trend, activity, drop_out_warning(team, signs, on=norwegian_day(at)))

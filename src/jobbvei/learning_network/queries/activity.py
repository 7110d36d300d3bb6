"""When each team last did anything, and what it was: never who did it. One query for each kind of doing.

What is answered in surveys and live is anonymous, and is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q, QuerySet

from jobbvei.learning_network.models import (
    AnswerVersion,
    FieldComment,
    IndicatorCount,
    Initiative,
    LogLine,
    MunicipalTeam,
    Participation,
    PracticeQuestion,
    SectionStanding,
    TaskDone,
    TeamPerson,
)
from jobbvei.learning_network.models.gatherings import norwegian_day
from jobbvei.learning_network.states import ActivityKind
from jobbvei.learning_network.types import Network

NOT_WRITING = (ActivityKind.CAME, ActivityKind.ANSWERED)
When = datetime | date


@dataclass(frozen=True, slots=True)
class Doing:
    """Something a team did, and the Norwegian day it did it."""

    kind: ActivityKind
    on: date


@dataclass(frozen=True, slots=True)
class TeamActivity:
    """The newest of each kind, of those the team has done."""

    doings: tuple[Doing, ...] = ()

    @property
    def last(self) -> Doing | None:
        """The newest of all; None when it has done nothing yet."""
        return max(self.doings, key=lambda one: one.on, default=None)

    @property
    def wrote_on(self) -> date | None:
        """When it last wrote anything; coming, and saying that one comes, is not to write."""
        return max((one.on for one in self.doings if one.kind not in NOT_WRITING), default=None)


def activity_of(network: Network, teams: Iterable[MunicipalTeam]) -> Mapping[int, TeamActivity]:
    """What each team last did, by its primary key; a constant number of queries."""
    held = list(teams)
    found: dict[int, list[Doing]] = {team.pk: [] for team in held}
    for kind, team_id, when in (*_told(held), *_rows(network)):
        if when is not None and team_id in found:
            found[team_id].append(Doing(kind, _day(when)))
    return {team_id: TeamActivity(tuple(doings)) for team_id, doings in found.items()}


def _told(teams: Iterable[MunicipalTeam]) -> Iterator[tuple[ActivityKind, int, When | None]]:
    return ((ActivityKind.STATUS, team.pk, team.status_line_at) for team in teams)


def _rows(network: Network) -> Iterator[tuple[ActivityKind, int, When | None]]:
    for kind, rows, column in _kinds(network):
        for team_id, when in rows.order_by("team_id").values_list("team_id").annotate(newest=Max(column)):
            yield kind, team_id, when


def _kinds(network: Network) -> list[tuple[ActivityKind, QuerySet[Any], str]]:
    in_teams = TeamPerson.objects.of_all_teams(network).filter(user__isnull=False).values("user_id")
    by_themselves = Q(answered_by__isnull=True) | Q(answered_by__in=in_teams)  # not a facilitator for who called
    came, standing = Participation.objects.of_all_teams(network), SectionStanding.objects.of_all_teams(network)
    comments = FieldComment.objects.of_all_teams(network).filter(written_by__in=in_teams)
    initiatives = Initiative.objects.of_all_teams(network)
    asked = PracticeQuestion.objects.for_tenant(network.tenant).filter(team__network=network)
    return [
        (ActivityKind.CAME, came, "arrived_at"),
        (ActivityKind.CAME, came, "recording_seen_at"),
        (ActivityKind.ANSWERED, came.filter(by_themselves), "answered_at"),
        (ActivityKind.TASK, TaskDone.objects.of_all_teams(network), "done_at"),
        (ActivityKind.WORKBOOK, AnswerVersion.objects.of_all_teams(network), "written_at"),
        (ActivityKind.WORKBOOK, standing, "ready_at"),
        (ActivityKind.WORKBOOK, standing, "shared_at"),
        (ActivityKind.WORKBOOK, comments, "written_at"),
        (ActivityKind.INITIATIVE, initiatives, "copied_at"),
        (ActivityKind.INITIATIVE, initiatives, "evaluated_on"),
        (ActivityKind.INITIATIVE, LogLine.objects.of_all_teams(network), "written_at"),
        (ActivityKind.INITIATIVE, IndicatorCount.objects.of_all_teams(network), "counted_on"),
        (ActivityKind.QUESTION, asked, "asked_at"),
    ]


def _day(when: When) -> date:
    return norwegian_day(when) if isinstance(when, datetime) else when

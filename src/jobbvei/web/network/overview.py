"""Forty municipalities on one screen: a row for each team, grouped by size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from jobbvei.learning_network.queries.figures import TeamFigures, figures_of
from jobbvei.learning_network.queries.initiatives import initiative_counts_of_all
from jobbvei.learning_network.queries.plan import PlannedPhase, phase_on, plans_of_all
from jobbvei.learning_network.queries.teams import (
    InitiativeCounts,
    checked,
    people_in_all,
    requirements_of,
    teams_of,
)
from jobbvei.learning_network.types import (
    MunicipalTeam,
    Phase,
    Requirement,
    Seat,
    SizeGroup,
    TeamPerson,
    TeamService,
    TeamState,
)
from jobbvei.shared.rounding import whole_percent
from jobbvei.web.network.figures_shown import rule_words, shown
from jobbvei.web.network.map import Dot, dot_of
from jobbvei.web.network.overview_choice import Choice, TeamOrder, choice_from
from jobbvei.web.network.pictures import requirement_cells, task_squares
from jobbvei.web.network.team_row import TeamRow
from jobbvei.web.network.teams_shown import short_words_of

NO_INITIATIVES = InitiativeCounts()


@dataclass(frozen=True, slots=True)
class GroupRows:
    """The teams of one size, or all of them in another order.

    Attributes:
        title: What the teams have in common.
        shows_size: Whether each row says its size, since the title does not.
    """

    title: str
    rows: Sequence[TeamRow]
    shows_size: bool = False


@dataclass(frozen=True, slots=True)
class ServiceShare:
    """How many of the teams have somebody from a service, in whole percent rounded half up."""

    words: str
    count: int
    of: int

    @property
    def percent(self) -> int:
        """Whole percent."""
        return whole_percent(self.count, self.of)


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the facilitators' first page shows.

    Attributes:
        groups: The rows that are asked for; ``shown_count`` is how many of ``all_count`` that is.
        warned: Every team with a warning, whatever is asked for; those with most signs first.
    """

    groups: Sequence[GroupRows]
    choice: Choice
    shown_count: int
    all_count: int
    warned: Sequence[TeamRow]
    rule: str
    out: Sequence[MunicipalTeam]
    asked: Sequence[str]
    dots: Sequence[Dot]
    phase: Phase | None
    shares: Sequence[ServiceShare]
    taking_part: int
    paused: int


@dataclass(frozen=True, slots=True)
class Held:
    """What is asked of the database once: people and figures by the team's primary key, and what the network asks."""

    people: Mapping[int, list[TeamPerson]]
    asked: Sequence[Requirement]
    figures: Mapping[int, TeamFigures]


def overview_of(seat: Seat, *, at: datetime, asked: QueryDict) -> Overview:
    """The overview of the seat's network, with the teams ``asked`` for; a constant number of queries."""
    teams = teams_of(seat.network)
    present = [team for team in teams if team.state != TeamState.WITHDRAWN]
    people, requirements = people_in_all(seat.network), requirements_of(seat.network)
    held = Held(people, requirements, figures_of(seat.network, present, at=at))
    every = _rows(seat, present, held, seat.actor.on)
    choice = choice_from(asked, [team.size_group for team in present])
    rows = choice.chosen(every)
    return Overview(
        groups=_grouped(rows) if choice.order == TeamOrder.SIZE else _in_one(rows),
        choice=choice,
        shown_count=len(rows),
        all_count=len(every),
        warned=sorted((row for row in every if row.shown.warning), key=lambda row: -row.weight),
        rule=rule_words(seat.network),
        out=[team for team in teams if team.state == TeamState.WITHDRAWN],
        asked=[short_words_of(one) for one in requirements],
        dots=[dot for row in rows if (dot := dot_of(row.team, row.standing)) is not None],
        phase=phase_on(seat.network, seat.actor.on),
        shares=_shares([{person.service for person in people.get(team.pk, [])} for team in present]),
        taking_part=sum(team.state == TeamState.TAKES_PART for team in present),
        paused=sum(team.state == TeamState.PAUSED for team in present),
    )


def _rows(seat: Seat, teams: Sequence[MunicipalTeam], held: Held, on: date) -> list[TeamRow]:
    plans, tried = plans_of_all(seat.network, teams), initiative_counts_of_all(seat.network)
    return [_row(team, plans[team.pk], tried.get(team.pk, NO_INITIATIVES), held, on) for team in teams]


def _row(team: MunicipalTeam, phases: Sequence[PlannedPhase], tried: InitiativeCounts, held: Held, on: date) -> TeamRow:
    people = held.people.get(team.pk, [])
    standing = checked(held.asked, people, tried)
    is_due = team.state == TeamState.TAKES_PART
    return TeamRow(
        team=team,
        phases=phases,
        requirements=standing,
        people_count=len(people),
        lead=next((one.full_name for one in people if one.is_lead), ""),
        late_count=sum(task.is_late(on) for phase in phases for task in phase.tasks) if is_due else 0,
        shown=shown(held.figures[team.pk]),
        squares=task_squares(phases, on),
        requirement_cells=requirement_cells((one.is_met for one in standing), (_("på plass"), _("mangler"))),
    )


def _grouped(rows: Sequence[TeamRow]) -> list[GroupRows]:
    """By size, as the rows stand."""
    groups: dict[int | None, list[TeamRow]] = {}
    for row in rows:
        groups.setdefault(row.team.size_group_id, []).append(row)
    return [GroupRows(_title(held[0].team.size_group), held) for held in groups.values()]


def _title(group: SizeGroup | None) -> str:
    return group.name if group else _("Størrelsen er ikke kjent")


def _in_one(rows: Sequence[TeamRow]) -> list[GroupRows]:
    return [GroupRows(_("Kommunene"), rows, shows_size=True)] if rows else []


def _shares(services: Sequence[set[str]]) -> list[ServiceShare]:
    """The share of teams with each service, as NIBR counts: the refugee service and adult education are one."""
    learning = {TeamService.REFUGEE_SERVICE.value, TeamService.ADULT_EDUCATION.value}
    kinds = [
        (TeamService.REFUGEE_SERVICE.label, learning),
        *((one.label, {one.value}) for one in TeamService if one.value not in learning),
    ]
    counted = [(str(words), sum(not codes.isdisjoint(held) for held in services)) for words, codes in kinds]
    shares = [ServiceShare(words, count, len(services)) for words, count in counted]
    return sorted(shares, key=lambda one: -one.count)

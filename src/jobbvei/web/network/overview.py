"""Forty municipalities on one screen: a row for each team, grouped by size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jobbvei.learning_network.queries.initiatives import initiative_counts_of_all
from jobbvei.learning_network.queries.plan import PlannedPhase, phase_on, plans_of_all
from jobbvei.learning_network.queries.teams import (
    CheckedRequirement,
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
from jobbvei.web.network.map import Dot, dot_of
from jobbvei.web.network.teams_shown import short_words_of, words_of

NO_INITIATIVES = InitiativeCounts()


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team in the overview.

    Attributes:
        late_count: Tasks that should have been done.
    """

    team: MunicipalTeam
    phases: Sequence[PlannedPhase]
    requirements: Sequence[CheckedRequirement]
    people_count: int
    lead: str
    late_count: int

    @property
    def missing(self) -> list[str]:
        """What the network asks that the team does not have, in words."""
        return [words_of(one.requirement) for one in self.requirements if one.is_met is False]

    @property
    def standing(self) -> str:
        """How it goes, for colour and shape on the map."""
        if self.team.state == TeamState.PAUSED:
            return "paused"
        return "late" if self.late_count else "on_time"


@dataclass(frozen=True, slots=True)
class GroupRows:
    """The teams of one size; ``group`` is None for those whose size is not known."""

    group: SizeGroup | None
    rows: Sequence[TeamRow]


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
    """Everything the facilitators' first page shows."""

    groups: Sequence[GroupRows]
    out: Sequence[MunicipalTeam]
    asked: Sequence[str]
    dots: Sequence[Dot]
    phase: Phase | None
    shares: Sequence[ServiceShare]
    taking_part: int
    paused: int


@dataclass(frozen=True, slots=True)
class Held:
    """What is asked of the database once: people by the team's primary key, and the network's requirements."""

    people: Mapping[int, list[TeamPerson]]
    asked: Sequence[Requirement]


def overview_of(seat: Seat, *, on: date) -> Overview:
    """The overview of the seat's network on the day; a constant number of queries."""
    teams = teams_of(seat.network)
    present = [team for team in teams if team.state != TeamState.WITHDRAWN]
    people, asked = people_in_all(seat.network), requirements_of(seat.network)
    rows = _rows(seat, present, Held(people, asked), on)
    return Overview(
        groups=_grouped(rows),
        out=[team for team in teams if team.state == TeamState.WITHDRAWN],
        asked=[short_words_of(one) for one in asked],
        dots=[dot for row in rows if (dot := dot_of(row.team, row.standing)) is not None],
        phase=phase_on(seat.network, on),
        shares=_shares([{person.service for person in people.get(team.pk, [])} for team in present]),
        taking_part=sum(team.state == TeamState.TAKES_PART for team in present),
        paused=sum(team.state == TeamState.PAUSED for team in present),
    )


def _rows(seat: Seat, teams: Sequence[MunicipalTeam], held: Held, on: date) -> list[TeamRow]:
    plans, tried = plans_of_all(seat.network, teams), initiative_counts_of_all(seat.network)
    rows = []
    for team in teams:
        phases, those_in = plans[team.pk], held.people.get(team.pk, [])
        is_due = team.state == TeamState.TAKES_PART
        rows.append(
            TeamRow(
                team=team,
                phases=phases,
                requirements=checked(held.asked, those_in, tried.get(team.pk, NO_INITIATIVES)),
                people_count=len(those_in),
                lead=next((one.full_name for one in those_in if one.is_lead), ""),
                late_count=sum(task.is_late(on) for phase in phases for task in phase.tasks) if is_due else 0,
            )
        )
    return rows


def _grouped(rows: Sequence[TeamRow]) -> list[GroupRows]:
    groups: dict[int | None, list[TeamRow]] = {}
    for row in rows:
        groups.setdefault(row.team.size_group_id, []).append(row)
    found = [GroupRows(held[0].team.size_group, held) for held in groups.values()]
    return sorted(found, key=lambda one: (one.group is None, one.group.order if one.group else 0))


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

"""How each team's attendance goes, gathering by gathering: a few queries, however many teams there are."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from jobbvei.learning_network.models import Gathering, MunicipalTeam
from jobbvei.learning_network.models.gatherings import GatheringKind
from jobbvei.learning_network.queries.gatherings import TeamAttendance, attendance_by_team, gatherings_of
from jobbvei.learning_network.types import Network

# What teams are expected at. Webinars, inspiration and information are offers one may leave.
EXPECTED_KINDS = (GatheringKind.GATHERING, GatheringKind.PROJECT_LEADS)


class Turnout(Enum):
    """Whether anybody from a team came."""

    CAME = "came"
    MISSED = "missed"
    AWAY = "away"  # the team was on pause
    UNKNOWN = "unknown"  # nobody wrote down who came, from any municipality


@dataclass(frozen=True, slots=True)
class AttendanceMark:
    """One gathering as it went for a team; a gathering and its digital alternative on another day are one.

    Attributes:
        on: The first day of it.
    """

    title: str
    on: date
    turnout: Turnout


@dataclass(frozen=True, slots=True)
class AttendanceTrend:
    """The gatherings a team was expected at, in the order of time."""

    marks: Sequence[AttendanceMark] = ()

    @property
    def counted(self) -> int:
        """Gatherings of which it is known whether the team came, while it was not on pause."""
        return sum(one.turnout in (Turnout.CAME, Turnout.MISSED) for one in self.marks)

    @property
    def came(self) -> int:
        """How many of them somebody came to."""
        return sum(one.turnout == Turnout.CAME for one in self.marks)

    @property
    def last_missed(self) -> AttendanceMark | None:
        """The last one nobody came to; None when there is none."""
        return next((one for one in reversed(self.marks) if one.turnout == Turnout.MISSED), None)

    @property
    def missed_in_a_row(self) -> list[date]:
        """When those were nobody came to, up to the last one; back to a pause, and past what nobody wrote down."""
        return [one.on for one in reversed(self._row()) if one.turnout == Turnout.MISSED]

    @property
    def passed_over(self) -> bool:
        """Whether a gathering in that row, or after it, is passed over, since nobody wrote down who came."""
        row = self._row()
        while row and row[-1].turnout == Turnout.UNKNOWN:  # older than all that were missed
            row.pop()
        return any(one.turnout == Turnout.UNKNOWN for one in row)

    def _row(self) -> list[AttendanceMark]:
        """The newest first, back to one they came to or a pause."""
        row = []
        for one in reversed(self.marks):
            if one.turnout in (Turnout.CAME, Turnout.AWAY):
                break
            row.append(one)
        return row


NEVER_EXPECTED = AttendanceTrend()


def trends_of(network: Network, teams: Iterable[MunicipalTeam], *, at: datetime) -> Mapping[int, AttendanceTrend]:
    """The attendance of each team up to ``at``, by the team's primary key; a constant number of queries."""
    attended = attendance_by_team(network, at=at)
    written_down = {one.gathering.pk for rows in attended.values() for one in rows if one.came}
    awaited = _awaited(network, at)
    return {team.pk: AttendanceTrend(_marks(team, attended.get(team.pk, []), written_down, awaited)) for team in teams}


def _awaited(network: Network, at: datetime) -> set[int]:
    """Gatherings whose digital alternative is still to come, so that nobody has missed them yet."""
    coming = (one for one in gatherings_of(network) if not one.is_cancelled and not one.has_ended(at))
    return {one.alternative_to_id for one in coming if one.alternative_to_id is not None}


def _marks(
    team: MunicipalTeam, attended: Iterable[TeamAttendance], written_down: Collection[int], awaited: Collection[int]
) -> list[AttendanceMark]:
    told: dict[int, list[TeamAttendance]] = {}
    for one in attended:
        if one.gathering.kind in EXPECTED_KINDS:
            told.setdefault(one.gathering.alternative_to_id or one.gathering.pk, []).append(one)
    return [
        _mark(team, of_one, written_down)
        for key, of_one in told.items()
        if key not in awaited or any(one.came for one in of_one)
    ]


def _mark(team: MunicipalTeam, of_one: Sequence[TeamAttendance], written_down: Collection[int]) -> AttendanceMark:
    first = of_one[0].gathering
    return AttendanceMark(first.title, first.first_day, _turnout(team, of_one, written_down))


def _turnout(team: MunicipalTeam, of_one: Sequence[TeamAttendance], written_down: Collection[int]) -> Turnout:
    if any(one.came for one in of_one):
        return Turnout.CAME
    if all(_is_away(team, one.gathering) for one in of_one):
        return Turnout.AWAY
    if any(one.gathering.pk not in written_down for one in of_one):
        return Turnout.UNKNOWN
    return Turnout.MISSED


def _is_away(team: MunicipalTeam, gathering: Gathering) -> bool:
    day = gathering.first_day
    return team.paused_on is not None and team.paused_on <= day and (team.resumed_on is None or day < team.resumed_on)

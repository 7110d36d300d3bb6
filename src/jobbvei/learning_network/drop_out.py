"""When facilitators are told that a team may be about to leave, and from which signs.

A machine points at a team and says why; what it means, and what to do, people decide. The limits are the network's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jobbvei.learning_network.models import MunicipalTeam
from jobbvei.learning_network.states import TeamState

WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class DropOutWarning:
    """The signs a facilitator is told of; at least one of them.

    Attributes:
        since: The day the first of the limits was reached.
        missed: How many gatherings in a row nobody from the team came to, up to the last one; 0 when it is no sign.
        passed_over: Attendance was not written down for a gathering among those, so it is not counted.
        quiet_weeks: Whole weeks since the team wrote anything; 0 when it is no sign.
    """

    since: date
    missed: int = 0
    passed_over: bool = False
    quiet_weeks: int = 0

    @property
    def weight(self) -> int:
        """How many signs there are, so that those with both come first."""
        return bool(self.missed) + bool(self.quiet_weeks)


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a team, for the warning.

    Attributes:
        missed_on: When the gatherings in a row were that nobody came to, the first of them first.
        passed_over: One among them has no attendance written down.
        wrote_on: When the team last wrote anything; None when it never has.
    """

    missed_on: Sequence[date]
    passed_over: bool
    wrote_on: date | None


def drop_out_warning(team: MunicipalTeam, signs: Signs, *, on: date) -> DropOutWarning | None:
    """The warning about the team on the day; None when no limit of its network is reached.

    A team on pause is not warned about, nor any before the network begins and after it ends. What happened before the
    team joined, or before it came back from a pause, is not held against it.
    """
    network = team.network
    is_running = network.first_day <= on and (network.last_day is None or on <= network.last_day)
    if team.state != TeamState.TAKES_PART or not is_running:
        return None
    missed_since = _missed_since(signs.missed_on, network.warn_after_missed)
    quiet_from = _quiet_from(team, signs.wrote_on)
    quiet_since = _quiet_since(quiet_from, network.warn_after_quiet_weeks, on)
    reached = [day for day in (missed_since, quiet_since) if day is not None]
    if not reached:
        return None
    return DropOutWarning(
        since=min(reached),
        missed=len(signs.missed_on) if missed_since else 0,
        passed_over=missed_since is not None and signs.passed_over,
        quiet_weeks=(on - quiet_from).days // WEEK_DAYS if quiet_since else 0,
    )


def _missed_since(missed_on: Sequence[date], limit: int | None) -> date | None:
    return missed_on[limit - 1] if limit is not None and len(missed_on) >= limit else None


def _quiet_since(quiet_from: date, limit_weeks: int | None, on: date) -> date | None:
    reached_on = None if limit_weeks is None else quiet_from + timedelta(weeks=limit_weeks)
    return reached_on if reached_on is not None and reached_on <= on else None


def _quiet_from(team: MunicipalTeam, wrote_on: date | None) -> date:
    days = (team.network.first_day, team.joined_on, team.resumed_on, wrote_on)
    return max(day for day in days if day is not None)

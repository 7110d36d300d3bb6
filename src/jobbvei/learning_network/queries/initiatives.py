"""A team's initiatives, and what they come to for the network's requirements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from jobbvei.learning_network.models import IndicatorCount, Initiative, LogLine
from jobbvei.learning_network.models.initiatives import Indicator
from jobbvei.learning_network.policies import may_see_team
from jobbvei.learning_network.queries.teams import InitiativeCounts
from jobbvei.learning_network.states import STANDING
from jobbvei.learning_network.types import MunicipalTeam, Network, Seat
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence

_IN_PLACE = Q(state__in=STANDING, owner__isnull=False, owner__left_on__isnull=True) & ~Q(goal="")


class InitiativeNotFound(NotFound):
    """No initiative with this key in a team the seat may see."""

    def __init__(self) -> None:
        super().__init__("learning_network.initiative_not_found", Sentence(N_("Tiltaket finnes ikke her.")))


@dataclass(frozen=True, slots=True)
class CountedIndicator:
    """The counts of one indicator, newest first."""

    indicator: Indicator
    counts: Sequence[IndicatorCount]


def initiatives_of(team: MunicipalTeam) -> list[Initiative]:
    """The team's initiatives: what goes on first, then by name."""
    rows = _with_everything(Initiative.objects.of_team(team))
    return sorted(rows.order_by("title", "id"), key=lambda one: one.state not in STANDING)


def initiatives_of_all(network: Network) -> list[Initiative]:
    """Every team's initiatives, by municipality and name; for facilitators."""
    rows = _with_everything(Initiative.objects.of_all_teams(network))
    return list(rows.order_by("team__municipality__name", "team__district", "title", "id"))


def open_initiative(public_id: UUID | str, *, seat: Seat) -> Initiative:
    """The initiative with the key.

    Raises:
        InitiativeNotFound: There is none, or it is of a team the seat may not see inside.
    """
    rows = _with_everything(Initiative.objects.of_all_teams(seat.network))
    found = rows.filter(public_id=public_id).first()
    if found is None or not may_see_team(seat, found.team):
        raise InitiativeNotFound
    return found


def log_of(initiative: Initiative) -> list[LogLine]:
    """The initiative's log, newest first."""
    rows = LogLine.objects.of_team(initiative.team).filter(initiative=initiative).select_related("written_by")
    return list(rows.order_by("-happened_on", "-id"))


def counts_of(initiative: Initiative) -> list[CountedIndicator]:
    """The initiative's counts by what they count, each newest first; indicators never counted are left out."""
    rows = IndicatorCount.objects.of_team(initiative.team).filter(initiative=initiative).order_by("-counted_on", "-id")
    found: dict[str, list[IndicatorCount]] = {}
    for row in rows:
        found.setdefault(row.indicator, []).append(row)
    return [CountedIndicator(one, found[one.value]) for one in Indicator if one.value in found]


def open_count(public_id: UUID | str, *, initiative: Initiative) -> IndicatorCount:
    """One of the initiative's counts.

    Raises:
        InitiativeNotFound: It is not one of them.
    """
    rows = IndicatorCount.objects.of_team(initiative.team).filter(initiative=initiative, public_id=public_id)
    found = rows.order_by("id").first()
    if found is None:
        raise InitiativeNotFound
    return found


def initiative_counts(team: MunicipalTeam) -> InitiativeCounts:
    """What the team's initiatives come to for the requirements; one query."""
    return InitiativeCounts(**Initiative.objects.of_team(team).aggregate(**_SUMS))


def initiative_counts_of_all(network: Network) -> Mapping[int, InitiativeCounts]:
    """The same for every team, by its primary key; teams without initiatives are left out. One query."""
    rows = Initiative.objects.of_all_teams(network).order_by("team_id").values_list("team_id").annotate(**_SUMS)
    return {team: InitiativeCounts(*sums) for team, *sums in rows}


_SUMS = {
    "running": Count("pk", filter=_IN_PLACE),
    "municipal": Count("pk", filter=_IN_PLACE & Q(is_municipal=True)),
    "evaluated": Count("pk", filter=Q(evaluated_on__isnull=False)),
}


def _with_everything(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    return rows.select_related("team__municipality", "network", "owner", "copied_from__practice", "copied_by")

"""Which teams the overview shows, and in which order: what stands in the address, without any script."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.types import SizeGroup
from jobbvei.shared.alphabet import place_of
from jobbvei.shared.rounding import whole_percent
from jobbvei.web.network.team_row import TeamRow

UNKNOWN_SIZE = "ukjent"


class TeamsWanted(models.TextChoices):
    """Which teams."""

    ALL = "", _("alle")
    WARNED = "varsel", _("med varsel")
    LATE = "over-fristen", _("med noe over fristen")
    LACKING = "mangler", _("som mangler noe i gruppen eller tiltakene")
    PAUSED = "pause", _("på pause")


class TeamOrder(models.TextChoices):
    """In which order."""

    SIZE = "", _("størrelse og navn")
    NAME = "navn", _("navn")
    WARNING = "varsel", _("varsel først")
    WORKBOOK = "arbeidsbok", _("minst i arbeidsboken først")
    ATTENDANCE = "oppmote", _("minst oppmøte først")
    ACTIVITY = "aktivitet", _("lengst siden sist først")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for.

    Attributes:
        group: The key of a size group, or :data:`UNKNOWN_SIZE`; empty for all.
        groups: The groups there are to choose from, by key.
    """

    wanted: TeamsWanted = TeamsWanted.ALL
    order: TeamOrder = TeamOrder.SIZE
    group: str = ""
    groups: Sequence[tuple[str, str]] = field(default_factory=list)

    @property
    def is_narrowed(self) -> bool:
        """Whether some teams are left out."""
        return bool(self.wanted or self.group)

    def chosen(self, rows: Iterable[TeamRow]) -> list[TeamRow]:
        """Those asked for, in the order asked for."""
        found = [row for row in rows if self._holds(row)]
        return found if self.order == TeamOrder.SIZE else sorted(found, key=_KEYS[self.order])

    def _holds(self, row: TeamRow) -> bool:
        return _WANTED[self.wanted](row) and self.group in ("", group_key(row.team.size_group))


def choice_from(asked: QueryDict, groups: Iterable[SizeGroup | None]) -> Choice:
    """What the address asks for; anything that is not known is passed over."""
    named = {group_key(group): group.name if group else str(_("ikke kjent størrelse")) for group in groups}
    wanted, order, group = asked.get("vis", ""), asked.get("sorter", ""), asked.get("gruppe", "")
    return Choice(
        wanted=TeamsWanted(wanted) if wanted in TeamsWanted.values else TeamsWanted.ALL,
        order=TeamOrder(order) if order in TeamOrder.values else TeamOrder.SIZE,
        group=group if group in named else "",
        groups=list(named.items()),
    )


def group_key(group: SizeGroup | None) -> str:
    """What stands for the group in the address."""
    return str(group.public_id) if group else UNKNOWN_SIZE


def _share(row: TeamRow) -> int:
    trend = row.shown.figures.trend
    return whole_percent(trend.came, trend.counted) if trend.counted else 100


def _last_day(row: TeamRow) -> date:
    return row.shown.last_on or date.min


_WANTED: dict[TeamsWanted, Callable[[TeamRow], bool]] = {
    TeamsWanted.ALL: lambda _row: True,
    TeamsWanted.WARNED: lambda row: bool(row.shown.warning),
    TeamsWanted.LATE: lambda row: bool(row.late_count),
    TeamsWanted.LACKING: lambda row: bool(row.missing),
    TeamsWanted.PAUSED: lambda row: row.standing == "paused",
}
_KEYS: dict[TeamOrder, Callable[[TeamRow], tuple[object, ...]]] = {
    TeamOrder.NAME: lambda row: place_of(row.team.name),
    TeamOrder.WARNING: lambda row: (-row.weight, *place_of(row.team.name)),
    TeamOrder.WORKBOOK: lambda row: (row.shown.figures.progress.percent, *place_of(row.team.name)),
    TeamOrder.ATTENDANCE: lambda row: (_share(row), *place_of(row.team.name)),
    TeamOrder.ACTIVITY: lambda row: (_last_day(row), *place_of(row.team.name)),
}

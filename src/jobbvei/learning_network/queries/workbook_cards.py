"""The team's initiatives as the workbook shows them; they are written in a place of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobbvei.learning_network.models import IndicatorCount, Initiative
from jobbvei.learning_network.queries.initiatives import initiatives_of
from jobbvei.learning_network.types import MunicipalTeam
from jobbvei.shared.sentence import N_, Sentence, SentenceValue


@dataclass(frozen=True, slots=True)
class InitiativeCard:
    """An initiative in a few lines."""

    title: str
    lines: Sequence[Sentence]


def cards_of(team: MunicipalTeam) -> list[InitiativeCard]:
    """A card for each of the team's initiatives, with the newest count of each kind; two queries."""
    newest: dict[tuple[int, str], IndicatorCount] = {}
    for count in IndicatorCount.objects.of_team(team).order_by("counted_on", "id"):
        newest[(count.initiative_id, count.indicator)] = count
    return [
        InitiativeCard(one.title, [*_said(one), *_counted([row for key, row in newest.items() if key[0] == one.pk])])
        for one in initiatives_of(team)
    ]


def _said(one: Initiative) -> Iterator[Sentence]:
    yield Sentence(N_("Status: {state}"), {"state": one.get_state_display()})
    yield Sentence(N_("Målgruppe: {group}"), {"group": one.get_target_group_display()})
    if one.goal:
        yield Sentence(N_("Mål: {goal}"), {"goal": one.goal})
    if one.owner is not None:
        yield Sentence(N_("Ansvarlig: {name}"), {"name": one.owner.full_name})
    if one.first_day is not None:
        yield Sentence(N_("Start: {day}"), {"day": one.first_day})


def _counted(rows: Sequence[IndicatorCount]) -> Iterator[Sentence]:
    for row in rows:
        said: dict[str, SentenceValue] = {"indicator": row.get_indicator_display(), "day": row.counted_on}
        if row.count is None:
            yield Sentence(N_("Færre enn fem {indicator} ({day})"), said)
        else:
            yield Sentence(N_("{count} {indicator} ({day})"), {**said, "count": row.count})

"""Which cards of the idea bank stand in a team's workbook: where each text that was copied came from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from jobbvei.learning_network.models import AnswerVersion
from jobbvei.learning_network.types import MunicipalTeam, Practice, PracticeVersion


@dataclass(frozen=True, slots=True)
class Copied:
    """A text from a card that stands in a field.

    Attributes:
        revision: The number of the version it came in with.
        copied_by: Who put it there, by name; empty when not known any more.
    """

    card: PracticeVersion
    field_key: str
    revision: int
    copied_at: datetime
    copied_by: str


def copied_into(team: MunicipalTeam) -> Mapping[str, Sequence[Copied]]:
    """What stands in each field from the idea bank, by the field's key; one query.

    A text that was taken out again by restoring an earlier version is not there; one that was rewritten by hand is, for
    it began as the card.
    """
    rows = AnswerVersion.objects.of_team(team).filter(Q(copied_from__isnull=False) | ~Q(source=""), is_aside=False)
    told = rows.exclude(answer__text="").select_related("answer", "copied_from__practice", "written_by")
    by_field: dict[str, list[AnswerVersion]] = defaultdict(list)
    for row in told.order_by("answer__field_key", "revision"):
        by_field[row.answer.field_key].append(row)
    found = {key: _standing(key, versions) for key, versions in by_field.items()}
    return {key: copied for key, copied in found.items() if copied}


def fields_with(practice: Practice, team: MunicipalTeam) -> list[str]:
    """The keys of the fields where something from the card stands."""
    return [
        key for key, copied in copied_into(team).items() if any(one.card.practice_id == practice.pk for one in copied)
    ]


def _standing(key: str, versions: Sequence[AnswerVersion]) -> list[Copied]:
    """What is left of the copies when every restored version has done what it does."""
    standing: list[Copied] = []
    after: list[tuple[int, list[Copied]]] = []
    for row in versions:
        if row.copied_from is not None:
            standing = [*standing, _copied(key, row, row.copied_from)]
        elif row.takes_out is not None:
            standing = [one for one in standing if one.revision != row.takes_out]
        elif row.restores is not None:
            standing = _as_of(row.restores, after)
        after.append((row.revision, standing))
    return _last_of_each(standing)


def _as_of(revision: int, after: Sequence[tuple[int, list[Copied]]]) -> list[Copied]:
    return next((standing for number, standing in reversed(after) if number <= revision), [])


def _last_of_each(standing: Sequence[Copied]) -> list[Copied]:
    return list({one.card.practice_id: one for one in standing}.values())


def _copied(key: str, row: AnswerVersion, card: PracticeVersion) -> Copied:
    by = row.written_by.full_name if row.written_by is not None else ""
    return Copied(card, key, row.revision, row.written_at, by)

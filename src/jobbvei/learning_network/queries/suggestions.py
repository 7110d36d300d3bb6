"""Cards of the idea bank that are near what a team has written in its workbook: two queries, however many fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jobbvei.learning_network.models import Initiative
from jobbvei.learning_network.nearby import nearest
from jobbvei.learning_network.queries.lineage import Copied
from jobbvei.learning_network.queries.practices import published_versions, words_of
from jobbvei.learning_network.queries.workbooks import Workbook
from jobbvei.learning_network.types import MunicipalTeam, PracticeVersion
from jobbvei.learning_network.workbooks.template import FieldKind, Section


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A card, and the words of the team's own text that brought it up."""

    card: PracticeVersion
    words: tuple[str, ...]


def suggestions_for(
    book: Workbook, section: Section, copied: Mapping[str, Sequence[Copied]]
) -> Mapping[str, Sequence[Suggestion]]:
    """At most three cards for each text field of the section, by the field's key; none for one without text.

    The team's own cards, and those it has copied, are not suggested.

    Args:
        copied: What already stands in each field from the idea bank; whose card it was says nothing of the team.
    """
    texts = {
        one.key: _own_words(book.text(one.key), copied.get(one.key, ()))
        for one in section.fields
        if one.kind == FieldKind.TEXT
    }
    written = {key: text for key, text in texts.items() if text}
    if not written:
        return {}
    cards = _cards(book.team)
    words = [words_of(one) for one in cards]
    found = {
        key: [Suggestion(cards[near.place], near.reasons) for near in nearest(text, words)]
        for key, text in written.items()
    }
    return {key: suggestions for key, suggestions in found.items() if suggestions}


def _cards(team: MunicipalTeam) -> list[PracticeVersion]:
    copies = Initiative.objects.of_team(team).filter(copied_from__isnull=False)
    taken = set(copies.values_list("copied_from__practice_id", flat=True))
    rows = published_versions(team.network).order_by("title", "id")
    return [one for one in rows if one.practice_id not in taken and one.practice.owner_id != team.municipality_id]


def _own_words(text: str, copied: Sequence[Copied]) -> str:
    for one in copied:
        text = text.replace(one.card.owner_name, "")
    return text

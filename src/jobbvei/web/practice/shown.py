"""A card as the page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobbvei.learning_network.queries.practices import Card
from jobbvei.learning_network.search import Piece, highlighted
from jobbvei.learning_network.small_counts import Result, results_in
from jobbvei.learning_network.types import PracticeVersion

WORDS_AROUND = 160
ADDRESSES = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Link:
    """A template or a link on a card; ``address`` is empty when there is only a word for it."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class FoundCard:
    """A card in the list, with what was looked for marked."""

    card: Card
    title: Sequence[Piece]
    what: Sequence[Piece]
    results: Sequence[Result]


def found_card(card: Card, text: str) -> FoundCard:
    """The card with the words of ``text`` marked, and only the beginning of what it says."""
    version = card.version
    return FoundCard(
        card=card,
        title=highlighted(version.title, text),
        what=highlighted(_shortened(version.what), text),
        results=results_in(version.results),
    )


def links_of(version: PracticeVersion) -> list[Link]:
    """Its templates and links, one for each line; only addresses of web pages become links."""
    return [_link(line) for line in version.templates.splitlines() if line.strip()]


def _link(line: str) -> Link:
    *words, last = line.split()
    if not last.startswith(ADDRESSES):
        return Link(line.strip(), "")
    return Link(" ".join(words).rstrip(":") or last, last)


def _shortened(text: str) -> str:
    if len(text) <= WORDS_AROUND:
        return text
    return f"{text[:WORDS_AROUND].rsplit(' ', 1)[0].rstrip('.,;:')} …"

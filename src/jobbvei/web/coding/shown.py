"""A collection as its page shows it to one coder."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobbvei.access.types import User
from jobbvei.learning_network.queries.coded import CodedText, CodingState, coding_state
from jobbvei.learning_network.queries.coding import answered_suggestions
from jobbvei.learning_network.types import CollectedText, TextCollection

SHARE_WANTED_PERCENT = 20


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text in the list; another coder's choice is not here."""

    text: CollectedText
    is_mine: bool
    is_coded: bool
    may_be_coded: bool


@dataclass(frozen=True, slots=True)
class ShownCollection:
    """What the page of a collection needs.

    Attributes:
        confirmed: How many suggestions people have confirmed, of those ``answered``.
    """

    state: CodingState
    texts: Sequence[ShownText]
    mine_count: int
    left_count: int
    confirmed: int
    answered: int

    @property
    def too_few_shared(self) -> bool:
        """Whether fewer texts than a fifth are coded by two."""
        return bool(self.state.rows) and self.state.shared_percent < SHARE_WANTED_PERCENT


def collection_shown(collection: TextCollection, user: User) -> ShownCollection:
    """The collection as ``user`` sees it."""
    state = coding_state(collection)
    confirmed, answered = answered_suggestions(collection)
    return ShownCollection(
        state=state,
        texts=[_shown(row, user) for row in state.rows],
        mine_count=len(state.done_by(user)),
        left_count=len(state.open_for(user)),
        confirmed=confirmed,
        answered=answered,
    )


def _shown(row: CodedText, user: User) -> ShownText:
    is_mine = row.coding_by(user) is not None
    return ShownText(row.text, is_mine, row.is_coded, may_be_coded=is_mine or row.has_room)

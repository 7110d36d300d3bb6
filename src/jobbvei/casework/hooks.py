"""What those above can add to the work list, and what they do when a case is closed.

No Django signals: a hook is typed, listed here, and runs in the transaction of what it hangs on.
"""

from collections.abc import Callable, Mapping, Sequence

from jobbvei.access.types import Actor
from jobbvei.audit.types import Occasion
from jobbvei.people.types import Participant
from jobbvei.shared.sentence import Sentence

RowNote = Callable[[Sequence[Participant], Actor], Mapping[int, Sentence]]
ClosingHandler = Callable[[Participant, Occasion], None]

_row_notes: list[RowNote] = []
_on_closed: list[ClosingHandler] = []


def register_row_note(note: RowNote) -> None:
    """Let ``note`` add one sentence to some rows of the work list.

    Args:
        note: Gets the participants of one page (25 at most) and the actor, and answers sentences by the
            participants' ``pk``, in a constant number of queries. Notes come in the order they were registered.
    """
    if note not in _row_notes:
        _row_notes.append(note)


def row_notes(people: Sequence[Participant], actor: Actor) -> dict[int, tuple[Sentence, ...]]:
    """All notes by participant's ``pk``; who has none is left out."""
    notes: dict[int, tuple[Sentence, ...]] = {}
    for ask in _row_notes:
        for key, sentence in ask(people, actor).items():
            notes[key] = (*notes.get(key, ()), sentence)
    return notes


def when_closed(handler: ClosingHandler) -> None:
    """Call ``handler(participant, occasion)`` each time a case is closed. Registering twice is once."""
    if handler not in _on_closed:
        _on_closed.append(handler)


def closed(participant: Participant, occasion: Occasion) -> None:
    """Tell everyone registered that the participant's case is closed; the closing is already written."""
    for handler in _on_closed:
        handler(participant, occasion)

"""What those above can add to a row of the work list, such as «2 nye plasser passer»."""

from collections.abc import Callable, Mapping, Sequence

from jobbvei.access.types import Actor
from jobbvei.people.types import Participant
from jobbvei.shared.sentence import Sentence

RowNote = Callable[[Sequence[Participant], Actor], Mapping[int, Sentence]]

_row_notes: list[RowNote] = []


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

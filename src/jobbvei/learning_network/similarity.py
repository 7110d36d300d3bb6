"""How alike two municipalities are, and how well a practice meets what a team works with. Pure arithmetic.

Every part is between 0 and 1. Size counts on a ratio scale: 5 000 is to 10 000 as 50 000 is to 100 000. What is not
known counts in neither direction, and the sentence does not speak of it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from math import log

from jobbvei.shared.sentence import N_, Sentence

WEIGHT_OF_SIZE, WEIGHT_OF_CENTRALITY, WEIGHT_OF_NEED = 3, 2, 3
FARTHEST_IN_SIZE = log(20)  # twenty times as many inhabitants is nothing alike
CENTRALITY_CLASSES = 6
ALIKE = 0.6
_KIND_OF_OWNER = {
    (True, True): N_("Omtrent like stor og like sentral kommune som dere"),
    (True, False): N_("Omtrent like stor kommune som dere"),
    (False, True): N_("Like sentral kommune som dere"),
}
_AND_NEED = {
    (True, True): N_("Omtrent like stor og like sentral kommune som dere, og samme type tiltak som dere arbeider med"),
    (True, False): N_("Omtrent like stor kommune som dere, og samme type tiltak som dere arbeider med"),
    (False, True): N_("Like sentral kommune som dere, og samme type tiltak som dere arbeider med"),
    (False, False): N_("Samme type tiltak som dere arbeider med"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of a municipality.

    Attributes:
        population: Inhabitants; None when not known.
        centrality: Statistics Norway's class, 1 to 6; None when not known.
    """

    population: int | None
    centrality: int | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike, part by part; a part is None when it is not known.

    Attributes:
        need: Whether the practice is of a kind the team works with, or about what it writes of; None when the team has
            said nothing yet.
        words: What the team writes of its goals and barriers that the practice is about too, as it is written there.
    """

    size: float | None
    centrality: float | None
    need: bool | None
    words: tuple[str, ...] = ()
    is_of_our_kind: bool = False

    @property
    def score(self) -> float:
        """The weighted mean of what is known, from 0 to 1; 0 when nothing is."""
        parts = [
            (WEIGHT_OF_SIZE, self.size),
            (WEIGHT_OF_CENTRALITY, self.centrality),
            (WEIGHT_OF_NEED, None if self.need is None else float(self.need)),
        ]
        known = [(weight, part) for weight, part in parts if part is not None]
        return sum(weight * part for weight, part in known) / sum(weight for weight, _part in known) if known else 0.0

    @property
    def is_like(self) -> bool:
        """Whether it is like enough to be told."""
        return self.score >= ALIKE and (self.because is not None or bool(self.words))

    @property
    def because(self) -> Sentence | None:
        """Why it is like, in a sentence without a full stop; None when it is not."""
        alike = ((self.size or 0) >= ALIKE, (self.centrality or 0) >= ALIKE)
        template = (_AND_NEED if self.is_of_our_kind else _KIND_OF_OWNER).get(alike)
        return None if template is None else Sentence(template)


def likeness(
    ours: Place, theirs: Place, *, category: str, needs: Collection[str], words: tuple[str, ...] | None = None
) -> Likeness:
    """How alike two municipalities are, and whether a practice of ``category`` meets the team's needs.

    Args:
        needs: The kinds of initiatives the team works with; empty when it has none yet.
        words: What the team writes of its goals and barriers that the practice is about too; None when it has written
            nothing there.
    """
    is_of_our_kind = category in needs
    return Likeness(
        size=_size(ours.population, theirs.population),
        centrality=_centrality(ours.centrality, theirs.centrality),
        need=is_of_our_kind or bool(words) if needs or words is not None else None,
        words=words or (),
        is_of_our_kind=is_of_our_kind,
    )


def _size(ours: int | None, theirs: int | None) -> float | None:
    if not ours or not theirs:
        return None
    return max(0.0, 1 - abs(log(ours / theirs)) / FARTHEST_IN_SIZE)


def _centrality(ours: int | None, theirs: int | None) -> float | None:
    if ours is None or theirs is None:
        return None
    return 1 - abs(ours - theirs) / (CENTRALITY_CLASSES - 1)

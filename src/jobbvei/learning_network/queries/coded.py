"""How far the coding of a collection has come, what stands, how far the coders agree, and what it adds up to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from jobbvei.estimates.agreement import alpha_of_all, alpha_of_code
from jobbvei.learning_network.models import Code, CollectedText, SettledCoding, TextCoding, TextCollection
from jobbvei.learning_network.models.coding import CODERS_OF_SHARED
from jobbvei.learning_network.queries.coding import codes_now, codings_of, reservations_of, settled_of, texts_of
from jobbvei.shared.rounding import whole_percent

Chosen = frozenset[str]


@dataclass(frozen=True, slots=True)
class CodedText:
    """A text with what has been said about it."""

    text: CollectedText
    codings: tuple[TextCoding, ...]
    settled: SettledCoding | None

    @property
    def is_coded(self) -> bool:
        """Whether all who are to code it have."""
        return len(self.codings) >= self.text.coders_needed

    @property
    def disagrees(self) -> bool:
        """Whether two have coded it and chosen differently."""
        return self.is_coded and len({one.keys for one in self.codings}) > 1

    @property
    def waits(self) -> bool:
        """Whether it is to be settled."""
        return self.disagrees and self.settled is None

    @property
    def stands(self) -> Chosen | None:
        """The codes that stand; None while it is not coded, or not settled."""
        if self.settled is not None:
            return self.settled.keys
        return self.codings[0].keys if self.is_coded and not self.disagrees else None

    def coding_by(self, user: object) -> TextCoding | None:
        """What the user said about it."""
        return next((one for one in self.codings if one.coder == user), None)

    @property
    def has_room(self) -> bool:
        """Whether one more is to code it."""
        return not self.is_coded


@dataclass(frozen=True, slots=True)
class CodeCount:
    """What a code adds up to.

    Attributes:
        municipalities: How many have at least one text with the code; None when the number is reserved.
        of: How many municipalities have a text whose coding stands.
        texts: How many texts have it, also those that are nobody's; None when the number is reserved.
        alpha: Agreement about this code; None when it cannot be said, or the comparison is not open.
        reservation: Why the number is not to be used; empty when it is.
    """

    code: Code
    municipalities: int | None
    of: int
    texts: int | None
    alpha: float | None
    reservation: str = ""

    @property
    def percent(self) -> int | None:
        """The share of the municipalities in whole percent, rounded half up."""
        return None if self.municipalities is None else whole_percent(self.municipalities, self.of)


@dataclass(frozen=True)
class CodingState:
    """A collection with all that has been said about its texts, in order."""

    collection: TextCollection
    codes: Sequence[Code]
    rows: Sequence[CodedText]
    reservations: dict[str, str]

    @property
    def shared(self) -> list[CodedText]:
        """The texts that two code."""
        return [row for row in self.rows if row.text.is_shared]

    @property
    def shared_percent(self) -> int:
        """The share of the texts that two code, in whole percent."""
        return whole_percent(len(self.shared), len(self.rows))

    @property
    def coded_count(self) -> int:
        """How many texts all who are to code them have coded."""
        return sum(row.is_coded for row in self.rows)

    @property
    def is_open(self) -> bool:
        """Whether the two coders' work may be compared: both are done with every text they share."""
        return bool(self.shared) and all(row.is_coded for row in self.shared)

    @cached_property
    def counted(self) -> list[CodedText]:
        """The texts whose coding stands; those two share, only when the comparison is open."""
        return [row for row in self.rows if row.stands is not None and (self.is_open or not row.text.is_shared)]

    @property
    def waiting(self) -> list[CodedText]:
        """The texts to settle; none before the comparison is open."""
        return [row for row in self.rows if row.waits] if self.is_open else []

    @property
    def alpha(self) -> float | None:
        """Agreement over every decision; None when it cannot be said, or the comparison is not open."""
        return alpha_of_all(self._units, [code.key for code in self.codes])

    @property
    def municipality_count(self) -> int:
        """How many municipalities have a text whose coding stands."""
        return len(_teams(self.counted))

    @property
    def municipality_total(self) -> int:
        """How many municipalities have a text."""
        return len(_teams(self.rows))

    @property
    def nobodys_count(self) -> int:
        """How many texts belong to no municipality, and count for none."""
        return sum(row.text.team_id is None for row in self.rows)

    def counts(self) -> list[CodeCount]:
        """Each code's count, most municipalities first; those reserved after the others; then as in the codebook."""
        found = [self._count(code) for code in self.codes]
        return sorted(found, key=lambda one: (one.municipalities is None, -(one.municipalities or 0), one.code.order))

    def open_for(self, user: object) -> list[CodedText]:
        """The texts the user may code that they have not."""
        return [row for row in self.rows if row.has_room and row.coding_by(user) is None]

    def next_for(self, user: object) -> CollectedText | None:
        """What the user codes next: first what two share, then the rest; the second to begin takes those from the end.

        So two who code at once seldom open the same text.
        """
        waiting = self.open_for(user)
        shared = next((row.text for row in waiting if row.text.is_shared), None)
        if shared is not None or not waiting:
            return shared
        coders = [coding.coder for row in self.rows for coding in row.codings]
        is_first = not coders or min(coders, key=lambda one: one.pk) == user
        return waiting[0 if is_first else -1].text

    def done_by(self, user: object) -> list[CodedText]:
        """The texts the user has coded."""
        return [row for row in self.rows if row.coding_by(user) is not None]

    @property
    def _units(self) -> list[list[Chosen | None]]:
        """What the two coders of each shared text chose, as they said it before anything was settled."""
        if not self.is_open:
            return []
        return [[one.keys for one in row.codings[:CODERS_OF_SHARED]] for row in self.shared]

    def _count(self, code: Code) -> CodeCount:
        having = [row for row in self.counted if code.key in (row.stands or ())]
        reserved = self.reservations.get(code.key, "")
        return CodeCount(
            code=code,
            municipalities=None if reserved else len(_teams(having)),
            of=self.municipality_count,
            texts=None if reserved else len(having),
            alpha=alpha_of_code(self._units, code.key),
            reservation=reserved,
        )


def coding_state(collection: TextCollection) -> CodingState:
    """How the coding of the collection stands; a constant number of queries."""
    by_text: dict[int, list[TextCoding]] = defaultdict(list)
    for coding in codings_of(collection):
        by_text[coding.text_id].append(coding)
    settled = {one.text_id: one for one in settled_of(collection)}
    rows = [CodedText(one, tuple(by_text[one.pk]), settled.get(one.pk)) for one in texts_of(collection)]
    return CodingState(collection, codes_now(collection.codebook), rows, reservations_of(collection))


def _teams(rows: Iterable[CodedText]) -> set[int]:
    return {row.text.team_id for row in rows if row.text.team_id is not None}

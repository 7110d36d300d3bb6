"""One printed number, ours beside it, and whether it follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

EXACT = Decimal(0)


class ClaimVerdict(StrEnum):
    """How a printed number stands to what it should follow from."""

    FOLLOWS = "follows"
    WITHIN_ROUNDING = "within_rounding"
    DOES_NOT_FOLLOW = "does_not_follow"
    CANNOT_BE_CHECKED = "cannot_be_checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A number as a document prints it.

    Attributes:
        id: Stable; names the document's place and the number in it.
        document: Key of the document it is from.
        place: Where in the document, in its own words.
        label: What the number is, with its unit when it is not a count.
        printed: The number itself.
        formula: How ours is worked out, with the names of ``used``; empty when nothing printed leads to it.
        used: What went in.
        ours: The number worked out; None when nothing printed leads to it.
        tolerance: How far ours may lie from the printed number when what went in was rounded first.
        why: What keeps it from following; empty when it does.
    """

    id: str
    document: str
    place: str
    label: str
    printed: Decimal
    formula: str = ""
    used: Mapping[str, Decimal] = field(default_factory=dict)
    ours: Decimal | None = None
    tolerance: Decimal = EXACT
    why: str = ""

    @property
    def verdict(self) -> ClaimVerdict:
        """Whether ours, rounded as the document rounds, is the printed number."""
        if self.ours is None:
            return ClaimVerdict.CANNOT_BE_CHECKED
        if rounded_as(self.printed, self.ours) == self.printed:
            return ClaimVerdict.FOLLOWS
        near = abs(self.ours - self.printed) <= self.tolerance
        return ClaimVerdict.WITHIN_ROUNDING if near else ClaimVerdict.DOES_NOT_FOLLOW


def rounded_as(printed: Decimal, value: Decimal) -> Decimal:
    """``value`` with as many decimals as the printed number has; halves go up.

    >>> rounded_as(Decimal("55"), Decimal("54.5")), rounded_as(Decimal("11.2"), Decimal("11.248"))
    (Decimal('55'), Decimal('11.2'))
    """
    return value.quantize(Decimal(1).scaleb(min(0, int(printed.as_tuple().exponent))), ROUND_HALF_UP)

"""Amounts: exact until shown, then to the øre."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, cast

ORE = Decimal("0.01")


class Exact:
    """An exact ratio of two whole numbers, the lower one above nothing.

    It is never shortened on the way, which makes it several times cheaper than a Fraction. What it does not know how
    to reckon with – a column of amounts – it leaves to the other operand.

    >>> exactly(Decimal("2")) * 118620 / 12 == 19770
    True
    """

    __slots__ = ("decimal", "over", "under")

    def __init__(self, over: int, under: int = 1) -> None:
        self.over = over
        self.under = under
        self.decimal: Decimal | None = None
        """What :func:`exact` made of it, when somebody has asked."""

    def __add__(self, other: "Exact | int") -> "Exact":
        if other.__class__ is Exact:
            if not other.over:
                return self
            return Exact(self.over * other.under + other.over * self.under, self.under * other.under)
        return Exact(self.over + other * self.under, self.under) if isinstance(other, int) else NotImplemented

    def __sub__(self, other: "Exact | int") -> "Exact":
        if other.__class__ is Exact:
            if not other.over:
                return self
            return Exact(self.over * other.under - other.over * self.under, self.under * other.under)
        return Exact(self.over - other * self.under, self.under) if isinstance(other, int) else NotImplemented

    def __mul__(self, other: "Exact | int") -> "Exact":
        if not self.over:
            return self
        if other.__class__ is Exact:
            return Exact(self.over * other.over, self.under * other.under)
        return Exact(self.over * other, self.under) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other: "Exact | int") -> "Exact":
        """Divided by something above nothing."""
        if isinstance(other, Exact):
            return Exact(self.over * other.under, self.under * other.over)
        return Exact(self.over, self.under * other) if isinstance(other, int) else NotImplemented

    __radd__, __rmul__ = __add__, __mul__

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Exact):
            return self.over * other.under == other.over * self.under
        return self.over == other * self.under if isinstance(other, int) else NotImplemented

    def __lt__(self, other: "Exact | int") -> bool:
        if isinstance(other, Exact):
            return self.over * other.under < other.over * self.under
        return self.over < other * self.under if isinstance(other, int) else NotImplemented

    def __gt__(self, other: "Exact | int") -> bool:
        if isinstance(other, Exact):
            return self.over * other.under > other.over * self.under
        return self.over > other * self.under if isinstance(other, int) else NotImplemented

    def __bool__(self) -> bool:
        return self.over != 0

    def __int__(self) -> int:
        return self.over // self.under

    def __hash__(self) -> int:
        return hash(Fraction(self.over, self.under))

    def __repr__(self) -> str:
        return f"Exact({self.over}, {self.under})"


NOTHING = Exact(0)


def exactly(amount: int | Decimal | Fraction) -> Exact:
    """A figure or a fact as an exact amount to reckon with; a column of amounts is exact already.

    >>> exactly(Decimal("162.5")), exactly(Fraction(2, 3))
    (Exact(325, 2), Exact(2, 3))
    """
    if isinstance(amount, int):
        return Exact(amount)
    return Exact(*amount.as_integer_ratio()) if isinstance(amount, Decimal | Fraction) else _as_amount(amount)


def exact(amount: Exact | Fraction) -> Decimal:
    """The amount as many digits as a Decimal has; rounding waits until it is shown.

    >>> exact(Exact(237240, 12)), exact(Fraction(80000))
    (Decimal('19770'), Decimal('80000'))
    """
    if not isinstance(amount, Exact):
        amount = Exact(*amount.as_integer_ratio())
    if amount.decimal is None:
        amount.decimal = Decimal(amount.over) / Decimal(amount.under)
    return amount.decimal


def kroner(amount: Exact | Fraction | Decimal) -> Decimal:
    """The amount to two decimals, halves up; a column is left as it is, since nobody reads a column aloud.

    >>> kroner(Exact(237240, 18)), kroner(Fraction(1, 8))
    (Decimal('13180.00'), Decimal('0.13'))
    """
    if isinstance(amount, Exact | Fraction):
        amount = exact(amount)
    return amount.quantize(ORE, rounding=ROUND_HALF_UP) if isinstance(amount, Decimal) else _unchanged(amount)


def _as_amount(column: Any) -> Exact:
    """A column stands in for one amount, here as in every function that is run for many people at once."""
    return cast(Exact, column.as_amount())


def _unchanged(column: Any) -> Decimal:
    return cast(Decimal, column)

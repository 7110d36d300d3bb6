"""Kroner: exact until shown, then to the øre."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

ORE = Decimal("0.01")


def kroner(amount: Fraction | Decimal) -> Decimal:
    """The amount to two decimals, halves up.

    >>> kroner(Fraction(237240, 18)), kroner(Fraction(1, 8))
    (Decimal('13180.00'), Decimal('0.13'))
    """
    exact = Decimal(amount.numerator) / Decimal(amount.denominator) if isinstance(amount, Fraction) else amount
    return exact.quantize(ORE, rounding=ROUND_HALF_UP)


def exact(amount: Fraction) -> Decimal:
    """As many digits as a Decimal holds; rounding waits until it is shown."""
    return Decimal(amount.numerator) / Decimal(amount.denominator)

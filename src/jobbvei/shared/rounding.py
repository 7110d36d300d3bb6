"""Rounding as people do it: halves go up."""

from decimal import ROUND_HALF_UP, Decimal


def whole_percent(part: int, of: int) -> int:
    """``part`` of ``of`` in whole percent; nothing of nothing is 0.

    >>> whole_percent(31, 41), whole_percent(1, 8), whole_percent(0, 0)
    (76, 13, 0)
    """
    if of == 0:
        return 0
    return int((Decimal(100 * part) / of).quantize(Decimal(1), ROUND_HALF_UP))

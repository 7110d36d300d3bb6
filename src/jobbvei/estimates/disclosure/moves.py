"""What a way of hiding has to find: another table that shows the same, in which the cell is something else."""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

# How much each cell is more (or less) in the other table; cells left out are the same in both.
Move = Mapping[int, int]

# For each cell what it costs to let it differ: FIXED when it is shown, FREE_STEP when it is hidden already.
Prices = Sequence[int]
FIXED: Final = -1
FREE_STEP: Final = 1

# A move cheaper than this hides nothing further.
STEPS_THAT_HIDE_NOTHING: Final = 1000


class Finder(Protocol):
    """Finds the cheapest other table in which a cell differs."""

    def cheapest(self, target: int, prices: Prices) -> Move | None:
        """The cheapest move of the cell among those whose price is not FIXED; None when there is none."""

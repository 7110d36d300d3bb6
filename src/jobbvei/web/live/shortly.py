"""What a full room asks for at once is worked out once a second, in each process."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

Kept = TypeVar("Kept")

SECONDS = 1.0
MOST_KEPT = 500


class Shortly(Generic[Kept]):
    """Values that may be a second old."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, ...], tuple[float, Kept]] = {}

    def get(self, key: tuple[str, ...], make: Callable[[], Kept]) -> Kept:
        """The value of ``key``, made anew when it is older than a second."""
        now = time.monotonic()
        kept = self._kept.get(key)
        if kept is not None and now < kept[0]:
            return kept[1]
        value = make()
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[key] = (now + SECONDS, value)
        return value

    def forget(self) -> None:
        """Make everything anew."""
        self._kept.clear()

"""Repeatable chance, and shares that come out right even for a few people."""

import random
from collections.abc import Mapping


def dice(seed: int, about: str) -> random.Random:
    """A generator of its own for each subject, so that a new opening never reshuffles the people."""
    return random.Random(f"{seed}:{about}")  # noqa: S311  # repeatable on purpose; nothing secret comes of it


def apportioned(weights: Mapping[str, float], total: int) -> list[str]:
    """``total`` keys in the proportions of ``weights``, by largest remainder, in the order of ``weights``.

    No share misses by as much as one in ``total``, which throwing dice would not give.

    >>> apportioned({"a": 2, "b": 1}, 4)
    ['a', 'a', 'a', 'b']
    """
    exact = {key: weight / sum(weights.values()) * total for key, weight in weights.items()}
    counts = {key: int(value) for key, value in exact.items()}
    by_remainder = sorted(exact, key=lambda key: counts[key] - exact[key])
    for key in by_remainder[: total - sum(counts.values())]:
        counts[key] += 1
    return [key for key, count in counts.items() for _ in range(count)]


def shuffled(weights: Mapping[str, float], total: int, rng: random.Random) -> list[str]:
    """As :func:`apportioned`, in random order."""
    deck = apportioned(weights, total)
    rng.shuffle(deck)
    return deck

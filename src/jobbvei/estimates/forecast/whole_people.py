"""Sharing out whole people by shares that are not whole, so that nobody is lost and nobody is split."""

from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

DIGITS: Final = 9


def share_out(people: Ints, weights: Floats) -> Ints:
    """Share each number of people by its row of weights: largest remainder.

    Method: each gets the whole part of its quota; those left over go one by one to the largest remainders, and to the
        first of those alike. Where every weight is zero, all weigh the same.
    Reference: Hamilton's method; Balinski, M. L. and Young, H. P. (2001), Fair Representation, Brookings.
    Assumptions: the weights are zero or more.
    When not to use: again and again on small numbers without carrying the remainders, as the rare then never come.

    Args:
        people: One number for each row.
        weights: A row for each number of people, a column for each that may get them.

    >>> share_out(np.array([10]), np.array([[0.5, 0.26, 0.24]])).tolist()
    [[5, 3, 2]]
    """
    total = weights.sum(axis=-1, keepdims=True)
    even = np.ones_like(weights) / weights.shape[-1]
    quotas = np.round(people[..., None] * np.divide(weights, total, out=even, where=total > 0), DIGITS)
    return _with_the_rest(quotas, people)


def nearest_whole(values: Floats) -> Ints:
    """Each to the nearest whole number, halves up.

    >>> nearest_whole(np.array([0.5, 1.49, 2.5])).tolist()
    [1, 1, 3]
    """
    return np.floor(np.round(values, DIGITS) + 0.5).astype(np.int64)


def rounded_together(values: Floats) -> Ints:
    """Whole numbers near each row's values, with the sum of the row rounded to the nearest whole; negatives become 0.

    >>> rounded_together(np.array([[0.4, 0.4, 0.4]])).tolist()
    [[1, 0, 0]]
    """
    close = np.round(values, DIGITS)
    return np.maximum(_with_the_rest(close, nearest_whole(close.sum(axis=-1))), 0)


def _with_the_rest(quotas: Floats, people: Ints) -> Ints:
    """The whole parts, and one more to the largest remainders until the row adds up."""
    whole = np.floor(quotas)
    remainders = np.round(quotas - whole, DIGITS)
    rank = np.argsort(np.argsort(-remainders, axis=-1, kind="stable"), axis=-1)
    rest = people - whole.sum(axis=-1)
    return np.asarray(whole + (rank < rest[..., None]), dtype=np.int64)

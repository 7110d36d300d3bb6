"""A question with two answers divides the people; a group of people has one answer to everything asked so far."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Result = TypeVar("Result")
Bools = NDArray[np.bool_]
Codes = NDArray[np.int8] | NDArray[np.int16] | NDArray[np.int32] | NDArray[np.int64]
People = NDArray[np.intp]
"""Indices into the population; None is everybody."""


class Divided(Exception):
    """The people in the group do not all answer alike.

    Args:
        answers: One small whole number a person, the same for those who answer alike; not below nothing.
    """

    def __init__(self, answers: Codes | Bools) -> None:
        super().__init__()
        self.answers = answers


def run_divided(
    function: Callable[[People | None], Result], people: People | None
) -> Iterator[tuple[People | None, Result]]:
    """Run ``function`` for a group, or for parts of it until each part answers every question alike."""
    waiting = [people]
    while waiting:
        group = waiting.pop()
        try:
            yield group, function(group)
        except Divided as divided:
            waiting.extend(parts(group, divided.answers))


def parts(people: People | None, answers: Codes | Bools) -> Iterator[People]:
    """The people of each answer, as indices into the population."""
    if answers.dtype == np.bool_:
        masks = [answers, ~answers]
    else:
        masks = [answers == answer for answer in np.flatnonzero(np.bincount(answers))]
    for mask in masks:
        inside = np.flatnonzero(mask)
        yield inside if people is None else people[inside]

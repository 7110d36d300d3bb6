"""What saving a row by its key in the source came to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db import models

from jobbvei.shared.outcome import Outcome

Thing_co = TypeVar("Thing_co", bound=models.Model, covariant=True)


@dataclass(frozen=True, slots=True)
class Saved(Generic[Thing_co]):
    """The thing, and what saving it came to."""

    thing: Thing_co
    outcome: Outcome


def changed_fields(thing: models.Model, values: Mapping[str, object]) -> tuple[str, ...]:
    """The names in ``values`` whose value differs from that of ``thing``, in order."""
    return tuple(name for name, value in values.items() if getattr(thing, name) != value)


def put(thing: models.Model, values: Mapping[str, object]) -> None:
    """Set each of ``values`` on ``thing``; does not save."""
    for name, value in values.items():
        setattr(thing, name, value)

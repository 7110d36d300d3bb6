"""A table that may be shown: every cell with its state, the rule that was followed, and the audit."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jobbvei.estimates.disclosure.auditing import Audit, Interval
from jobbvei.estimates.disclosure.profiles import Profile
from jobbvei.estimates.disclosure.tables import Key, words_of


class CellStatus(StrEnum):
    """What became of a cell: shown, hidden by the rule, hidden to protect another, or never counted."""

    PUBLISHED = "published"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    MISSING = "missing"

    @property
    def is_suppressed(self) -> bool:
        """Whether there is a count and it is hidden."""
        return self in {CellStatus.PRIMARY, CellStatus.SECONDARY}


@dataclass(frozen=True, slots=True)
class MaskedCell:
    """A cell as it may be shown; the count is None unless it is published."""

    key: Key
    categories: tuple[str, ...]
    status: CellStatus
    count: int | None


@dataclass(frozen=True, slots=True)
class MaskedTable:
    """A table with its mask on.

    Attributes:
        release: Which release it is of, from 0.
        cells: One for each row of the table, in its order.
        unwritten: Margins and sums nobody wrote that would tell a hidden count: they may not be shown either.
        audit: Of everything that was masked together, so the same for linked tables and for releases.
    """

    dimensions: tuple[str, ...]
    release: int
    cells: tuple[MaskedCell, ...]
    unwritten: tuple[MaskedCell, ...]
    profile: Profile
    audit: Audit

    def hidden(self) -> frozenset[Key]:
        """What is hidden, as later releases of the table must know."""
        return frozenset(one.key for one in (*self.cells, *self.unwritten) if one.status.is_suppressed)

    def as_json(self) -> dict[str, Any]:
        """The answer as a stable document."""
        return {
            "rule": self.profile.as_json(),
            "dimensions": list(self.dimensions),
            "cells": [_cell_as_json(cell, self.dimensions) for cell in self.cells],
            "unwritten": [_cell_as_json(cell, self.dimensions) for cell in self.unwritten],
            "number_of": {status.value: sum(cell.status is status for cell in self.cells) for status in CellStatus},
            "audit": _audit_as_json(self.audit),
        }


def _cell_as_json(cell: MaskedCell, dimensions: tuple[str, ...]) -> dict[str, Any]:
    place = dict(zip(dimensions, cell.categories, strict=True))
    return {**place, "count": cell.count, "status": cell.status.value}


def _audit_as_json(audit: Audit) -> dict[str, Any]:
    narrowest = audit.narrowest
    return {
        "is_safe": audit.is_safe,
        "hidden": len(audit.intervals),
        "recovered": [words_of(cell.key) for cell in audit.recovered],
        "narrowest": None if narrowest is None else _interval_as_json(narrowest),
        "intervals": [_interval_as_json(one) for one in audit.intervals],
    }


def _interval_as_json(interval: Interval) -> dict[str, Any]:
    return {
        "release": interval.cell.release,
        "cell": words_of(interval.cell.key),
        "lowest": interval.lowest,
        "highest": interval.highest,
        "is_exact": interval.is_exact,
    }


def published_counts(masked: MaskedTable) -> Iterator[tuple[Key, int]]:
    """What anybody can see."""
    for cell in masked.cells:
        if cell.count is not None:
            yield cell.key, cell.count

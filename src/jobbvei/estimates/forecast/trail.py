"""Every sum behind what the model by month says, in names that can be read and worked out again."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from jobbvei.estimates.forecast.chain import AuditRow, Step
from jobbvei.estimates.forecast.cohorts import Followed, leaving_through, padded
from jobbvei.estimates.forecast.months import month_text

Ints = npt.NDArray[np.int64]


def trail(followed: Followed, area: str) -> tuple[AuditRow, ...]:
    """The audit rows of one area, month by month.

    For each month: what is expected to leave for each cause, a sum over the months of start that can be worked out as
    it stands; the whole people who leave, of what is expected so far and has not left; and who are there at its end.

    Args:
        area: One of ``followed.starts.areas``.
    """
    one = _Area.of(followed, area)
    return tuple(row for at in range(len(followed.months)) for row in one.rows(at))


@dataclass(frozen=True, slots=True)
class _Area:
    followed: Followed
    place: int
    counts: Ints
    leaving: npt.NDArray[np.float64]

    @classmethod
    def of(cls, followed: Followed, area: str) -> "_Area":
        span = len(followed.months)
        place = followed.starts.areas.index(area)
        counts = padded(followed.starts.counts, span)[place]
        return cls(followed, place, counts, leaving_through(followed.hazards, span))

    def rows(self, at: int) -> Iterator[AuditRow]:
        causes = range(len(self.followed.hazards.causes))
        if at:
            yield from (self._expected(at, cause) for cause in causes)
            yield from (self._left(at, cause) for cause in causes)
        yield self._there(at)

    def _expected(self, at: int, cause: int) -> AuditRow:
        name = _word(self.followed.hazards.causes[cause])
        parts = [
            (f"starts_{self._month(start)}", f"share_{name}_month_{at - start}", start)
            for start in range(at)
            if self.counts[start] and self.leaving[at - start - 1, cause]
        ]
        used: dict[str, Decimal] = {}
        for starts, share, start in parts:
            used |= {starts: _exact(self.counts[start]), share: _exact(self.leaving[at - start - 1, cause])}
        formula = " + ".join(f"{starts} * {share}" for starts, share, _start in parts) or "0"
        value = self.followed.expected_exits[self.place, at, cause]
        return _row(f"expected_{name}_{self._month(at)}", formula, used, _exact(value))

    def _left(self, at: int, cause: int) -> AuditRow:
        name = _word(self.followed.hazards.causes[cause])
        gone, expected = self.followed.exits[self.place], self.followed.expected_exits[self.place]
        used = {
            f"expected_{name}_through_{self._month(at)}": _exact(expected[: at + 1, cause].sum()),
            f"left_{name}_through_{self._month(at - 1)}": _exact(gone[:at, cause].sum()),
        }
        formula = f"whole people of ({' - '.join(used)})"
        return _row(f"left_{name}_{self._month(at)}", formula, used, _exact(gone[at, cause]))

    def _there(self, at: int) -> AuditRow:
        causes, gone = self.followed.hazards.causes, self.followed.exits[self.place, at]
        before = int(self.followed.in_programme[self.place, at - 1].sum()) if at else 0
        used = {f"in_programme_{self._month(at - 1)}": Decimal(before)} if at else {}
        used |= {f"starts_{self._month(at)}": _exact(self.counts[at])}
        named = zip(map(_word, causes), gone, strict=True)
        left = {f"left_{cause}_{self._month(at)}": _exact(count) for cause, count in named}
        formula = " + ".join(used) + "".join(f" - {name}" for name in (left if at else ()))
        value = _exact(self.followed.in_programme[self.place, at].sum())
        return _row(f"in_programme_{self._month(at)}", formula, used | (left if at else {}), value)

    def _month(self, at: int) -> str:
        return month_text(self.followed.starts.first_month + at).replace("-", "_")


def _row(name: str, formula: str, used: Mapping[str, Decimal], value: Decimal) -> AuditRow:
    return AuditRow(Step(name, formula), used, value)


def _word(cause: str) -> str:
    """The cause as it can stand in a name."""
    return re.sub(r"\W+", "_", cause)


def _exact(number: np.integer | np.floating | float) -> Decimal:
    return Decimal(repr(float(number)))

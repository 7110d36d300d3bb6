"""How people leave a programme over time: the share gone for each cause, and the chance of leaving each month."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy import stats

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Names = npt.NDArray[np.str_]

LEVEL: Final = 0.95
STILL_THERE: Final = frozenset({"", "0"})
NEARLY_ALL: Final = 1 - 1e-12
CAUSES_MAX: Final = 1_000
MONTHS_MAX: Final = 600


@dataclass(frozen=True, slots=True)
class Incidence:
    """For one cause, at each time: how many left then, and the share gone by then with how sure it is.

    Attributes:
        share: Of all who started, the share who have left for this cause.
        standard_error: Of the share.
        low: Lower end of the interval; not a number where the share is 0 or 1, as nothing can be said there.
        high: Upper end, as ``low``.
    """

    exits: Ints
    share: Floats
    standard_error: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True)
class CumulativeIncidence:
    """Everybody who started, followed until they left or are still there.

    Attributes:
        times: Every time somebody left or was last seen, in order, in the unit they came in.
        at_risk: How many were still there just before each time.
        still_there: The share who have not left for any cause by each time.
        by_cause: In alphabetical order of the causes.
    """

    n: int
    level: float
    times: Floats
    at_risk: Ints
    still_there: Floats
    by_cause: Mapping[str, Incidence]


@dataclass(frozen=True, slots=True)
class MonthlyHazards:
    """For each month since the start, of those still there the share who leave in it, by cause.

    Attributes:
        at_risk: How many were still there as month 1, 2, … began.
        exits: How many left in the month, by cause.
    """

    at_risk: Ints
    exits: Mapping[str, Ints]

    def shares(self) -> Mapping[str, tuple[float | None, ...]]:
        """The chance of leaving in each month, by cause; None for a month nobody has been seen in."""
        return {cause: self._shares(exits) for cause, exits in self.exits.items()}

    def _shares(self, exits: Ints) -> tuple[float | None, ...]:
        pairs = zip(exits.tolist(), self.at_risk.tolist(), strict=True)
        return tuple(left / there if there else None for left, there in pairs)


def cumulative_incidence(
    times: Sequence[float] | Floats, causes: Sequence[str] | Names, *, level: float = LEVEL
) -> CumulativeIncidence:
    """The share who have left for each cause by each time, though some have not been followed to their end.

    Method: Aalen–Johansen. At each time the share still there is split by the causes of those who left then; those
        last seen at a time count as there when others leave at it. Standard errors by the delta method for the
        multinomial exits at each time; intervals on the log(-log(1 - share)) scale. With one cause this is one minus
        Kaplan–Meier, with Greenwood's variance.
    Reference: Aalen, O. O. and Johansen, S. (1978), Scandinavian Journal of Statistics 5; Marubini, E. and
        Valsecchi, M. G. (1995), Analysing Survival Data from Clinical Trials and Observational Studies, Wiley.
    Assumptions: that somebody is still there when last seen tells nothing of what comes; people leave independently
        of each other. Each person is a row, followed from the same kind of start.
    When not to use: where a person may come back and leave again; or to compare causes as if the others were not
        there – a share gone to work also falls because more moved.

    Args:
        times: For each person the time until leaving or, when still there, until last seen; zero or more.
        causes: For each person why; empty or ``0`` when still there.

    Raises:
        UnusableInput: No people, as many times as causes are not given, or a time that is no time.

    Three people: one to work at 1, one still there at 2, one moved at 3. Work: 1/3. Moved: 2/3 still there × 1/1:

    >>> found = cumulative_incidence([1, 2, 3], ["work", "", "moved"])
    >>> {cause: one.share.round(3).tolist() for cause, one in found.by_cause.items()}
    {'moved': [0.0, 0.0, 0.667], 'work': [0.333, 0.333, 0.333]}
    """
    spells = _Spells.of(times, causes)
    moments, at_risk, counts = spells.table()
    left = counts.sum(axis=0)
    still_there = np.cumprod(1 - left / at_risk)
    before = np.concatenate([[1.0], still_there[:-1]])
    found = {
        cause: _incidence(one, _Course(at_risk, left, before), level)
        for cause, one in zip(spells.names, counts, strict=True)
    }
    return CumulativeIncidence(len(spells.times), level, moments, at_risk, still_there, MappingProxyType(found))


def hazards_by_month(times: Sequence[float] | Floats, causes: Sequence[str] | Names) -> MonthlyHazards:
    """Of those still there as each month since the start begins, how many leave in it, and why.

    Method: the number who left in the month over the number there as it began: the discrete hazard by cause. Month 1
        is from the start through time 1; somebody who leaves at 2.5 leaves in month 3.
    Reference: Prentice, R. L. and others (1978), Biometrics 34, on hazards by cause.
    Assumptions: as :func:`cumulative_incidence`. Somebody last seen inside a month counts as there all of it, which
        makes that month's hazard a little low; with whole months nothing is lost.
    When not to use: for months few have reached. Look at how many were there before trusting a hazard.

    Args:
        times: As :func:`cumulative_incidence`, in months.

    Raises:
        UnusableInput: As :func:`cumulative_incidence`, or a time beyond fifty years.

    >>> hazards = hazards_by_month([1, 2, 2, 3], ["work", "work", "moved", ""])
    >>> hazards.at_risk.tolist(), hazards.shares()["work"]
    ([4, 3, 1], (0.25, 0.3333333333333333, 0.0))
    """
    spells = _Spells.of(times, causes)
    months = np.maximum(np.ceil(spells.times), 1)
    if months.max() > MONTHS_MAX:
        raise UnusableInput("exits.too_long", _too_long(int(months.argmax()), float(months.max())))
    ended = np.bincount(months.astype(np.int64) - 1)
    at_risk = ended[::-1].cumsum()[::-1]
    counts = _counted(spells.cause, months.astype(np.int64) - 1, (len(spells.names), len(ended)))
    return MonthlyHazards(at_risk, MappingProxyType(dict(zip(spells.names, counts, strict=True))))


def exits_answer(times: Sequence[float], causes: Sequence[str], *, level: float = LEVEL) -> dict[str, Any]:
    """The cumulative incidence by cause as plain values, as ``exits --events`` answers.

    Raises:
        UnusableInput: As :func:`cumulative_incidence`.
    """
    found = cumulative_incidence(times, causes, level=level)
    left = sum(int(one.exits.sum()) for one in found.by_cause.values())
    return {
        "method": "aalen_johansen",
        "interval": "log_log",
        "level": level,
        "n": found.n,
        "exits": left,
        "still_in_programme": found.n - left,
        "times": _plain(found.times),
        "at_risk": found.at_risk.tolist(),
        "survival": _plain(found.still_there),
        "cumulative_incidence": {cause: _plain(one.share) for cause, one in found.by_cause.items()},
        "causes": [{"cause": cause, "points": _points(found.times, one)} for cause, one in found.by_cause.items()],
    }


@dataclass(frozen=True, slots=True)
class _Spells:
    """Times, and for each the place of its cause in ``names``; -1 when still there."""

    times: Floats
    cause: Ints
    names: tuple[str, ...]

    @classmethod
    def of(cls, times: Sequence[float] | Floats, causes: Sequence[str] | Names) -> "_Spells":
        """Check and code the rows."""
        if len(times) != len(causes):
            raise UnusableInput("exits.uneven", _uneven(len(times), len(causes)))
        if not len(times):
            raise UnusableInput("exits.no_rows", Sentence(N_("Det er ingen rader å regne på. Legg til minst én.")))
        found = np.asarray(times, dtype=np.float64)
        wrong = np.flatnonzero(~(np.isfinite(found) & (found >= 0)))
        if len(wrong):
            raise UnusableInput("exits.no_time", _no_time(int(wrong[0]), str(times[wrong[0]])))
        return cls(found, *_coded(causes))

    def table(self) -> tuple[Floats, Ints, Ints]:
        """Every time in order, how many were there before each, and how many left at each by cause."""
        moments, place, ended = np.unique(self.times, return_inverse=True, return_counts=True)
        at_risk = ended[::-1].cumsum()[::-1]
        return moments, at_risk, _counted(self.cause, place, (len(self.names), len(moments)))


def _coded(causes: Sequence[str] | Names) -> tuple[Ints, tuple[str, ...]]:
    rows = causes.tolist() if isinstance(causes, np.ndarray) else causes
    cleaned = {row: row.strip() for row in set(rows)}
    kept = tuple(sorted(set(cleaned.values()) - STILL_THERE))
    if len(kept) > CAUSES_MAX:
        raise UnusableInput("exits.too_many_causes", _too_many(len(kept)))
    place = {cause: number for number, cause in enumerate(kept)}
    codes = {row: place.get(cause, -1) for row, cause in cleaned.items()}
    return np.fromiter((codes[row] for row in rows), dtype=np.int64, count=len(rows)), kept


def _counted(cause: Ints, place: Ints, shape: tuple[int, int]) -> Ints:
    """How many of each cause at each place; those still there are not counted."""
    gone = cause >= 0
    cells = np.bincount(cause[gone] * shape[1] + place[gone], minlength=shape[0] * shape[1])
    return cells.reshape(shape)


@dataclass(frozen=True, slots=True)
class _Course:
    """At each time: how many were there, how many left for any cause, and the share there just before."""

    at_risk: Ints
    left: Ints
    before: Floats


def _incidence(exits: Ints, course: _Course, level: float) -> Incidence:
    step = course.before * exits / course.at_risk
    share = np.cumsum(step)
    share = np.where(share > NEARLY_ALL, 1.0, share)
    error = np.sqrt(_variance(exits, step, course))
    low, high = _interval(share, error, level)
    return Incidence(exits, share, error, low, high)


def _variance(exits: Ints, step: Floats, course: _Course) -> Floats:
    """The variance of the share at each time, as sums that only grow, so that nothing is lost by subtracting.

    With F the share, the terms are (F(t) - F(u))² a(u), S(u-)² b(u) and -2 (F(t) - F(u)) c(u), summed over u ≤ t.
    """
    n, left = course.at_risk.astype(np.float64), course.left.astype(np.float64)
    stayed = n - left
    of_staying = np.divide(left, n * stayed, out=np.zeros_like(n), where=stayed > 0)
    of_leaving = course.before**2 * exits * (n - exits) / n**3
    of_both = course.before * exits / n**2
    weight, distance = _before(np.cumsum(of_staying)), _before(_carried(step, of_staying))
    spread = np.cumsum(2 * step * distance + step**2 * weight)
    both = _carried(step, of_both)
    return np.maximum(spread + np.cumsum(of_leaving) - 2 * both, 0.0)


def _carried(step: Floats, weights: Floats) -> Floats:
    """The sum over u ≤ t of (F(t) - F(u)) times the weight at u."""
    return np.cumsum(step * _before(np.cumsum(weights)))


def _before(sums: Floats) -> Floats:
    return np.concatenate([[0.0], sums[:-1]])


def _interval(share: Floats, error: Floats, level: float) -> tuple[Floats, Floats]:
    """The interval on the log(-log) scale of the share who have not left for this cause."""
    inside = (share > 0) & (share < 1) & (error > 0)
    away = np.where(inside, 1 - share, 0.5)
    width = stats.norm.ppf((1 + level) / 2) * error / (-away * np.log(away))
    low, high = (np.where(inside, -np.expm1(np.log(away) * np.exp(sign * width)), np.nan) for sign in (-1, 1))
    return low, high


def _points(times: Floats, one: Incidence) -> list[dict[str, float | int | None]]:
    """The times somebody left for this cause."""
    kept = np.flatnonzero(one.exits)
    columns = (times, one.exits, one.share, one.standard_error, one.low, one.high)
    rows = zip(*(_plain(column[kept]) for column in columns), strict=True)
    names = ("time", "exits", "share", "se", "low", "high")
    return [dict(zip(names, row, strict=True)) for row in rows]


def _plain(values: npt.NDArray[Any]) -> list[float | int | None]:
    """Numbers as a file has them: whole as whole, and None for what is not a number."""
    return [None if math.isnan(value) else int(value) if value == int(value) else value for value in values.tolist()]


def _uneven(times: int, causes: int) -> Sentence:
    template = N_("Det er {times} tider og {causes} årsaker. Gi én av hver for hver person.")
    return Sentence(template, {"times": times, "causes": causes})


def _no_time(row: int, value: str) -> Sentence:
    template = N_("Rad {row}: tiden «{value}» er ikke et tall fra null og opp. Skriv hvor lenge personen var med.")
    return Sentence(template, {"row": row + 1, "value": value})


def _too_long(row: int, months: float) -> Sentence:
    template = N_("Rad {row}: {months} måneder er lenger enn noen er i programmet. Skriv tiden i måneder, ikke dager.")
    return Sentence(template, {"row": row + 1, "months": int(months)})


def _too_many(count: int) -> Sentence:
    template = N_("Det er {count} ulike årsaker. Samle dem i færre, eller rett kolonnen med årsak.")
    return Sentence(template, {"count": count})

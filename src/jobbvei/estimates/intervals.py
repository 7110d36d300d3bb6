"""How sure a share, a mean or a difference is: with and without the finite population it was drawn from.

With the population the interval answers for just these units (the 238 offices); without, for units like them. Both are
given, as only the reader knows which question is asked.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import stats

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

LEVEL: Final = 0.95
VALUES_MIN: Final = 2


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both included, in the unit of what is estimated, and how it was found."""

    low: float
    high: float
    method: str

    @property
    def half_width(self) -> float:
        """Half of the distance between the ends."""
        return (self.high - self.low) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure with how sure it is.

    Attributes:
        point: The share (0–1), the mean or the difference itself.
        n: How many answered.
        population: How many could have; None when it is not known.
        with_population: For just these units; None when the population is not known.
        without_population: For units like these.
    """

    point: float
    n: int
    population: int | None
    with_population: Interval | None
    without_population: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One mean less another.

    Attributes:
        p: The probability of a difference at least as large if there were none.
        degrees: Degrees of freedom, by Satterthwaite.
    """

    point: float
    interval: Interval
    p: float
    degrees: float


def share_of(yes: int, n: int, *, population: int | None = None, level: float = LEVEL) -> Estimate:
    """The share of ``n`` who said yes, with its intervals.

    Method: without the population Wilson's score interval; with it, the exact interval from the hypergeometric
        distribution: every number of yes in the population that does not make the answers unlikely at either end.
    Reference: Wilson, E. B. (1927), Journal of the American Statistical Association 22; Wright, T. (1991), Exact
        Confidence Bounds when Sampling from Small Finite Universes, Springer.
    Assumptions: those who answered are as if drawn by lot. Where they chose themselves, say so beside the figure.
    When not to use: for several shares of one question at once as if each were the only one.

    Raises:
        UnusableInput: The counts cannot be: none asked, more yes than answers, more answers than population.

    Of 190 offices out of 238, 127 said yes:

    >>> found = share_of(127, 190, population=238)
    >>> [round(100 * end, 1) for end in (found.without_population.low, found.without_population.high)]
    [59.9, 73.1]
    >>> [round(100 * end, 1) for end in (found.with_population.low, found.with_population.high)]
    [63.9, 69.7]
    """
    _ensure_counts(yes, n, population)
    return Estimate(
        point=yes / n,
        n=n,
        population=population,
        with_population=None if population is None else _hypergeometric(yes, n, population, level),
        without_population=_wilson(yes, n, level),
    )


def mean_of(values: Sequence[float], *, population: int | None = None, level: float = LEVEL) -> Estimate:
    """The mean of the values, with its intervals.

    Method: Student's t; with the population the standard error is shrunk by the root of 1 - n/N, which is nothing
        when everybody answered.
    Reference: Cochran, W. G. (1977), Sampling Techniques, chapter 2.
    Assumptions: as for :func:`share_of`; and enough values, or few far from the rest, for the mean to be near normal.
    When not to use: alone for answers on a scale of words. Show how the answers fall as well.

    Raises:
        UnusableInput: Fewer than two values, a value that is not a number, or more values than population.

    >>> found = mean_of([3, 4, 5], population=3)
    >>> found.point, found.with_population.half_width, round(found.without_population.half_width, 4)
    (4.0, 0.0, 2.4841)
    """
    held = _usable(values)
    n = len(held)
    _ensure_within(n, population)
    shrunk = 1.0 if population is None else math.sqrt(1 - n / population)
    half = float(stats.t.ppf((1 + level) / 2, n - 1) * held.std(ddof=1) / math.sqrt(n))
    point = float(held.mean())
    return Estimate(
        point=point,
        n=n,
        population=population,
        with_population=None if population is None else _around(point, half * shrunk, "student_t_finite_population"),
        without_population=_around(point, half, "student_t"),
    )


def difference_of_means(one: Sequence[float], other: Sequence[float], *, level: float = LEVEL) -> Difference:
    """The mean of ``one`` less the mean of ``other``; the groups may spread differently.

    Method: Welch's t with Satterthwaite's degrees of freedom.
    Reference: Welch, B. L. (1947), Biometrika 34.
    Assumptions: the groups do not hold the same units, and each mean is near normal.
    When not to use: to compare two answers of the same units; take the difference within each unit instead. Two
        intervals that overlap do not say that there is no difference; this does.

    Raises:
        UnusableInput: A group has fewer than two values, or no value of either group differs from another.

    >>> found = difference_of_means([1, 2, 3], [4, 5, 6])
    >>> found.point, round(found.degrees, 1), round(found.p, 4)
    (-3.0, 4.0, 0.0213)
    """
    first, second = _usable(one), _usable(other)
    variances = [held.var(ddof=1) / len(held) for held in (first, second)]
    total = sum(variances)
    if total == 0:
        raise UnusableInput(
            "estimates.nothing_varies",
            Sentence(N_("Alle verdiene i hver gruppe er like, så usikkerheten kan ikke beregnes.")),
        )
    sizes = (len(first), len(second))
    degrees = float(total**2 / sum(one**2 / (size - 1) for one, size in zip(variances, sizes, strict=True)))
    point, error = float(first.mean() - second.mean()), math.sqrt(total)
    half = float(stats.t.ppf((1 + level) / 2, degrees)) * error
    p = float(2 * stats.t.sf(abs(point) / error, degrees))
    return Difference(point=point, interval=_around(point, half, "welch"), p=p, degrees=degrees)


def difference_of_shares(one: tuple[int, int], other: tuple[int, int], *, level: float = LEVEL) -> Difference:
    """The first share less the second; each is told as yes and answers.

    Method: Newcombe's hybrid of the two Wilson intervals; p from the pooled score test.
    Reference: Newcombe, R. G. (1998), Statistics in Medicine 17, method 10.
    Assumptions: the groups do not hold the same units.
    When not to use: for the same units asked twice.

    Raises:
        UnusableInput: As :func:`share_of`.

    >>> found = difference_of_shares((56, 70), (48, 80))
    >>> round(found.point, 4), round(found.interval.low, 4), round(found.interval.high, 4)
    (0.2, 0.0524, 0.3339)
    """
    first, second = (share_of(yes, n, level=level) for yes, n in (one, other))
    a, b = first.without_population, second.without_population
    point = first.point - second.point
    low = point - math.hypot(first.point - a.low, b.high - second.point)
    high = point + math.hypot(a.high - first.point, second.point - b.low)
    pooled = (one[0] + other[0]) / (one[1] + other[1])
    error = math.sqrt(pooled * (1 - pooled) * (1 / one[1] + 1 / other[1]))
    p = 1.0 if error == 0 else float(2 * stats.norm.sf(abs(point) / error))
    return Difference(point=point, interval=Interval(low, high, "newcombe"), p=p, degrees=math.inf)


def _wilson(yes: int, n: int, level: float) -> Interval:
    z = float(stats.norm.ppf((1 + level) / 2))
    share, weight = yes / n, z**2 / n
    middle = (share + weight / 2) / (1 + weight)
    half = z / (1 + weight) * math.sqrt(share * (1 - share) / n + weight / (4 * n))
    return Interval(max(0.0, middle - half), min(1.0, middle + half), "wilson")


def _hypergeometric(yes: int, n: int, population: int, level: float) -> Interval:
    possible = np.arange(yes, population - (n - yes) + 1)
    tail = (1 - level) / 2
    not_too_few = stats.hypergeom.sf(yes - 1, population, possible, n) > tail
    not_too_many = stats.hypergeom.cdf(yes, population, possible, n) > tail
    likely = possible[not_too_few & not_too_many]
    return Interval(float(likely[0] / population), float(likely[-1] / population), "hypergeometric")


def _around(point: float, half: float, method: str) -> Interval:
    return Interval(point - half, point + half, method)


def _usable(values: Sequence[float]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    held = np.array(values, dtype=np.float64)
    if len(held) < VALUES_MIN:
        raise UnusableInput(
            "estimates.too_few_values",
            Sentence(N_("Det trengs minst to verdier for å si hvor sikkert et gjennomsnitt er. Antall her: {count}."),
                     {"count": len(held)}),
        )  # fmt: skip
    if not np.isfinite(held).all():
        raise UnusableInput("estimates.not_a_number", Sentence(N_("En av verdiene er ikke et tall. Ta den bort.")))
    return held


def _ensure_counts(yes: int, n: int, population: int | None) -> None:
    if n < 1:
        raise UnusableInput("estimates.nobody", Sentence(N_("Ingen har svart, så det er ingen andel å oppgi.")))
    if not 0 <= yes <= n:
        raise UnusableInput(
            "estimates.more_yes_than_answers",
            Sentence(N_("Antall ja ({yes}) må ligge mellom 0 og antall svar ({n})."), {"yes": yes, "n": n}),
        )
    _ensure_within(n, population)


def _ensure_within(n: int, population: int | None) -> None:
    if population is not None and population < n:
        raise UnusableInput(
            "estimates.more_answers_than_population",
            Sentence(
                N_("Populasjonen ({population}) kan ikke være mindre enn antall svar ({n})."),
                {"population": population, "n": n},
            ),
        )

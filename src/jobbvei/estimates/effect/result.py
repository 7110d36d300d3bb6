"""The one form every estimate of an effect is given in, and how much may be claimed from how few."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from scipy import stats

from jobbvei.estimates.effect.panel import Panel
from jobbvei.shared.sentence import N_, Sentence

CONFIDENCE = 0.95
TREATED_MIN_FOR_INTERVAL = 5
TREATED_MIN_FOR_CLUSTERS = 30
TREATED_MIN_FOR_LARGE_SAMPLES = 20
ONE_DECIMAL = Decimal("0.1")
FOUR_DECIMALS = Decimal("0.0001")

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Point:
    """One of several estimates: a period, a group that started together, or both.

    Attributes:
        relative: Periods since the start; below 0 is before.
        estimate_pp: Percentage points when the outcome is a share, otherwise the outcome's own unit; so are ``se``
            and ``ci``.
        n_treated: Treated units it rests on.
    """

    estimate_pp: float
    se: float | None
    ci: Interval | None
    p: float | None
    n_treated: int
    group: str | None = None
    period: str | None = None
    relative: int | None = None


@dataclass(frozen=True, slots=True)
class EffectResult:
    """An estimate of an effect.

    Attributes:
        estimand: What is estimated, as a stable code.
        estimate_pp: In percentage points when every outcome is between 0 and 1 (``is_share``); otherwise in the
            outcome's own unit, unchanged: an outcome in percent is then in percentage points already.
        se: Standard error in the same unit; None when it cannot be had.
        ci: 95 % interval in the same unit; None when none may be claimed.
        p: For no effect, two-sided; None when no interval may be claimed.
        weights: Whether units are weighted.
        seed: What the random numbers came from; None when there were none.
        notes: What a reader must know to read the figure right.
        points: The course of time, or the groups, when asked for.
        pretest_p: Whether the groups went the same way before the start; None when it cannot be asked.
    """

    estimand: str
    method: str
    estimate_pp: float
    se: float | None
    ci: Interval | None
    p: float | None
    n_treated: int
    n_control: int
    n_periods: int
    is_share: bool
    covariates: tuple[str, ...] = ()
    weights: bool = False
    seed: int | None = None
    notes: tuple[Sentence, ...] = ()
    points: tuple[Point, ...] = ()
    pretest_p: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """An estimate with its standard error, in the outcome's own unit, and the degrees of freedom of a t-test.

    Attributes:
        df: None for a normal approximation.
    """

    estimate: float
    se: float | None
    df: float | None = None

    def interval(self) -> Interval | None:
        """95 %, None without a standard error."""
        if self.se is None:
            return None
        reach = self.se * float(self._quantile())
        return self.estimate - reach, self.estimate + reach

    def p(self) -> float | None:
        """For no effect, two-sided."""
        if not self.se:
            return None
        ratio = abs(self.estimate) / self.se
        return float(2 * (stats.norm.sf(ratio) if self.df is None else stats.t.sf(ratio, self.df)))

    def _quantile(self) -> float:
        level = (1 + CONFIDENCE) / 2
        return float(stats.norm.ppf(level) if self.df is None else stats.t.ppf(level, self.df))


def effect_result(panel: Panel, measured: Measured, **said: Any) -> EffectResult:
    """The result in the house's form: scaled, counted, and without an interval when too few are behind it.

    Args:
        said: The other attributes of :class:`EffectResult`, such as ``method``; they win over what is worked out here.
    """
    treated = int(panel.treated.sum())
    enough = may_claim(treated) and may_claim(len(panel.units) - treated)
    notes = tuple(said.pop("notes", ()))
    worked_out = {
        "estimate_pp": measured.estimate * panel.scale,
        "se": scaled(measured.se, panel.scale),
        "ci": scaled_interval(measured.interval(), panel.scale) if enough else None,
        "p": measured.p() if enough else None,
        "n_treated": treated,
        "n_control": len(panel.units) - treated,
        "n_periods": len(panel.periods),
        "is_share": panel.is_share,
        "notes": notes if enough else (*notes, description_only(min(treated, len(panel.units) - treated))),
    }
    return EffectResult(**(worked_out | said))


def effect_point(panel: Panel, measured: Measured, *, n_treated: int, **place: Any) -> Point:
    """A point in the house's form; ``place`` is its group, period or relative period."""
    enough = may_claim(n_treated)
    return Point(
        estimate_pp=measured.estimate * panel.scale,
        se=scaled(measured.se, panel.scale),
        ci=scaled_interval(measured.interval(), panel.scale) if enough else None,
        p=measured.p() if enough else None,
        n_treated=n_treated,
        **place,
    )


def may_claim(count: int) -> bool:
    """Whether so many units bear an interval; fewer than five bear a description only.

    Reference: our own simulation (357 units, 12 periods): with 5 treated, errors clustered by unit find an effect
        that is not there in 13 % of the cases instead of 5; Welch and randomisation inference hold. Below 5 so little
        is known of how the treated vary that the house claims no interval at all.
    """
    return count >= TREATED_MIN_FOR_INTERVAL


def description_only(count: int) -> Sentence:
    """Why there is no interval."""
    return Sentence(
        N_(
            "Bare {count} i den minste gruppen: tallet beskriver dem, og det kan ikke oppgis noe intervall. "
            "Det trengs minst {needed} i hver gruppe."
        ),
        {"count": count, "needed": TREATED_MIN_FOR_INTERVAL},
    )


def scaled(value: float | None, scale: float) -> float | None:
    """In the unit that is shown."""
    return None if value is None else value * scale


def scaled_interval(interval: Interval | None, scale: float) -> Interval | None:
    """In the unit that is shown."""
    return None if interval is None else (interval[0] * scale, interval[1] * scale)


def verdict(result: EffectResult) -> Sentence:
    """What can be said in words: whether an effect can be traced, always with the interval and never only a p-value."""
    if result.ci is None:
        return Sentence(
            N_("Det kan ikke sies om noe kan spores: anslaget er {estimate}, men det kan ikke oppgis noe intervall."),
            {"estimate": _figure(result.estimate_pp, result)},
        )
    low, high = result.ci
    values = {
        "estimate": _figure(result.estimate_pp, result),
        "low": _figure(low, result),
        "high": _figure(high, result),
    }
    traced = low > 0 or high < 0
    if result.is_share:
        return Sentence(_TRACED_POINTS if traced else _NOT_TRACED_POINTS, values)
    return Sentence(_TRACED if traced else _NOT_TRACED, values)


_TRACED_POINTS = N_(
    "En effekt kan spores: anslaget er {estimate} prosentpoeng, og 95 prosent konfidensintervall går fra {low} til "
    "{high} prosentpoeng."
)
_NOT_TRACED_POINTS = N_(
    "En effekt kan ikke spores: anslaget er {estimate} prosentpoeng, og 95 prosent konfidensintervall går fra {low} "
    "til {high} prosentpoeng. Det viser ikke at effekten er null."
)
_TRACED = N_(
    "En effekt kan spores: anslaget er {estimate} i utfallets egen enhet, og 95 prosent konfidensintervall går fra "
    "{low} til {high}."
)
_NOT_TRACED = N_(
    "En effekt kan ikke spores: anslaget er {estimate} i utfallets egen enhet, og 95 prosent konfidensintervall går "
    "fra {low} til {high}. Det viser ikke at effekten er null."
)


def _figure(value: float, result: EffectResult) -> Decimal:
    """Rounded half up; one decimal of a percentage point, four of an unknown unit.

    An interval's end is never rounded to zero from one side of it to the other: 0.04 is shown as 0.04.
    """
    step = ONE_DECIMAL if result.is_share else FOUR_DECIMALS
    exact = Decimal(repr(value))
    while (rounded := exact.quantize(step, ROUND_HALF_UP)) == 0 and exact != 0 and step > Decimal("1e-12"):
        step /= 10
    return rounded

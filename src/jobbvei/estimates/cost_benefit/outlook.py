"""When the job pays for itself, what decides it, how sure that is, and what an effect on employment is worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from jobbvei.estimates.cost_benefit.accounts import ACCOUNTS, Comparison, at_retention, compare
from jobbvei.estimates.cost_benefit.figures import StatedFigures
from jobbvei.estimates.forecast.draws import Lots, Range
from jobbvei.estimates.forecast.uncertainty import Between
from jobbvei.shared.sentence import N_, Sentence

HALF_AN_ORE: Final = 0.005


@dataclass(frozen=True, slots=True)
class BreakEven:
    """When an account is as well off with the job as without it.

    Attributes:
        retention_share: The chance of being in a job afterwards at which it is; None when none from 0 to 1 is.
        months_after: How many months after the temporary job it is paid back; None when not in the months compared.
        told: The same in words.
    """

    retention_share: float | None
    months_after: int | None
    told: Sentence


@dataclass(frozen=True, slots=True)
class Swing:
    """What an account has more when one figure is at its lowest, and at its highest."""

    figure: str
    at_low_kr: float
    at_high_kr: float

    @property
    def width_kr(self) -> float:
        """How far apart the two are."""
        return abs(self.at_high_kr - self.at_low_kr)


def break_even(comparison: Comparison, account: str) -> BreakEven:
    """Find the chance of a job afterwards, and the months, at which the account is even.

    Method: what an account has more is a straight line in the chance, so the answer is exact. The months are counted
        from the end of the temporary job to the first from which the account is never behind again, at the stated
        chance, discounted.
    """
    share = _even_share(comparison, account)
    behind = np.flatnonzero(comparison.so_far(account) < -HALF_AN_ORE)
    even_from = int(behind[-1]) + 2 if len(behind) else 1
    months = max(even_from - comparison.figures.job_months, 0) if even_from <= len(comparison.discount) else None
    return BreakEven(share, months, _told(comparison, account, share))


def tornado(stated: StatedFigures, account: str) -> tuple[Swing, ...]:
    """What each figure that is not certain does to the account alone, the one that does most first.

    When not to use: as how sure the answer is; figures may be off together. See :func:`ranges`.
    """
    swings = (
        Swing(name, *(compare(stated.at({name: end})).total_kr(account) for end in ends))
        for name, ends in stated.ranged().items()
    )
    return tuple(sorted(swings, key=lambda one: (-one.width_kr, one.figure)))


def ranges(stated: StatedFigures, lots: Lots) -> Mapping[str, Range]:
    """For each account the range of what it has more, with every figure that is not certain drawn.

    Method: each is drawn from a triangle of its lowest, stated and highest value, on its own.
    Assumptions: the figures do not hang together; those without a lowest and a highest are certain.
    """
    streams = np.random.SeedSequence(lots.seed).spawn(len(stated.by_name))
    ranged = stated.ranged()
    drawn = {
        name: Between(ranged[name][0], one.value, ranged[name][1]).draw(np.random.default_rng(stream), lots.draws)
        for (name, one), stream in zip(sorted(stated.by_name.items()), streams, strict=True)
        if name in ranged
    }
    comparison = compare(stated.at(drawn))
    return {account: Range.of(comparison.totals(account), lots.level) for account in ACCOUNTS}


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect on employment in percentage points, with the ends of its interval."""

    points: float
    low: float
    high: float


def value_of_effect(effect: Effect, refugees: int, monthly_kr: float) -> tuple[Range, Range]:
    """How many more are in a job, and what that is worth a month.

    Assumptions: those who come into a job because of it earn and cost as the later job of the comparison. The ends
        are those of the effect alone; what a job is worth is taken as certain.

    Args:
        refugees: How many the effect is a share of.
        monthly_kr: What one more in a job gives an account a month.

    3 percentage points of 2 000 are 60 more in a job:

    >>> value_of_effect(Effect(3.0, 1.0, 5.0), 2_000, 10_000.0)
    (Range(low=20.0, middle=60.0, high=100.0), Range(low=200000.0, middle=600000.0, high=1000000.0))
    """
    low, middle, high = (points / 100 * refugees for points in (effect.low, effect.points, effect.high))
    ends = sorted((low * monthly_kr, high * monthly_kr))
    return Range(low, middle, high), Range(ends[0], middle * monthly_kr, ends[1])


def _even_share(comparison: Comparison, account: str) -> float | None:
    at_none, at_all = (compare(at_retention(comparison.figures, end)).total_kr(account) for end in (0.0, 1.0))
    if abs(at_all - at_none) < HALF_AN_ORE:
        return None
    share = -at_none / (at_all - at_none)
    return share if 0 <= share <= 1 else None


def _told(comparison: Comparison, account: str, share: float | None) -> Sentence:
    if share is not None:
        template = N_("Går i null når {percent} prosent er i jobb etterpå.")
        return Sentence(template, {"percent": round(100 * share)})
    if comparison.total_kr(account) >= -HALF_AN_ORE:
        return Sentence(N_("Lønner seg uansett hvor mange som er i jobb etterpå."))
    return Sentence(N_("Lønner seg ikke i disse månedene, uansett hvor mange som er i jobb etterpå."))

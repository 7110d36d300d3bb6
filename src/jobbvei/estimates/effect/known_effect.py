"""Invented municipalities where the effect is known, to see whether a method finds it and how often it errs."""

from dataclasses import dataclass

import numpy as np

from jobbvei.estimates.effect.panel import Floats, Panel, Places

REFUGEES_MIDDLE, REFUGEES_SPREAD, REFUGEES_RANGE = 80, 0.9, (12, 4_000)
SHARE_BEFORE, SIZE_PULL, LEVEL_SPREAD = 0.33, 0.03, 0.055
RISE, SEASON = 0.20, 0.01
SHOCK_SPREAD, SHOCK_KEPT = 0.03, 0.6
PERSONS_KEPT = 0.8
JOINING_NOISE, CATCHING_UP = 1.0, 0.035
SHARE_RANGE = (0.01, 0.99)
EARLY_PERIODS = 2


@dataclass(frozen=True, slots=True)
class World:
    """How the municipalities are invented; the standing values are the network's.

    Attributes:
        effect: The true effect on each treated municipality in every period from the start on, as a share.
        selected: Whether those that stand low join more often, and those that stand low grow faster anyway.
    """

    units: int = 357
    periods: int = 12
    treated: int = 41
    start: int = 6
    effect: float = 0.03
    selected: bool = False


def panel_with_known_effect(world: World, *, seed: int) -> Panel:
    """Invent the municipalities once.

    Method: a level that falls with size; a common rise with a season; shocks that last; and the noise of counting few
        people, who mostly stay the same people. Two covariates are known before the start: the share in the first
        two periods, and the logarithm of the number of people.
    Assumptions: sizes and spreads as in our notes on the network's 357 municipalities and 12 quarters.
    When not to use: as figures about any municipality. Everything here is invented.
    """
    chance = np.random.default_rng(seed)
    people = np.exp(chance.normal(np.log(REFUGEES_MIDDLE), REFUGEES_SPREAD, world.units)).clip(*REFUGEES_RANGE)
    size = np.log(people)
    level = SHARE_BEFORE - SIZE_PULL * _standard(size) + chance.normal(0, LEVEL_SPREAD, world.units)
    starts = _starts(world, level, chance)
    share = _course(world, level) + _lasting(chance, (world.units, world.periods), SHOCK_KEPT) * SHOCK_SPREAD
    share = share + world.effect * (np.arange(world.periods) >= starts[:, None])
    share = share.clip(*SHARE_RANGE)
    noise = _lasting(chance, share.shape, PERSONS_KEPT) * np.sqrt(share * (1 - share) / people[:, None])
    seen = (share + noise).clip(0, 1)
    return Panel(
        units=tuple(f"{place:04}" for place in range(world.units)),
        periods=tuple(str(place) for place in range(world.periods)),
        outcome=seen,
        starts=starts,
        covariate_names=("early_share", "log_people"),
        covariates=np.column_stack([seen[:, :EARLY_PERIODS].mean(axis=1), size]),
        weights=people,
        withdrawn=np.zeros(world.units, dtype=np.bool_),
        district=np.zeros(world.units, dtype=np.bool_),
    )


def _standard(values: Floats) -> Floats:
    spread: Floats = (values - values.mean()) / values.std()
    return spread


def _starts(world: World, level: Floats, chance: np.random.Generator) -> Places:
    """Those first in line start: by chance alone, or by a low level with some chance in it."""
    line = chance.normal(0, JOINING_NOISE, world.units) + (_standard(level) if world.selected else 0)
    starts = np.full(world.units, world.periods, dtype=np.int64)
    starts[np.argsort(line)[: world.treated]] = world.start
    return starts


def _course(world: World, level: Floats) -> Floats:
    time = np.linspace(0, 1, world.periods)
    season = SEASON * np.sin(np.pi / 2 * np.arange(world.periods))
    faster = -CATCHING_UP * _standard(level) if world.selected else np.zeros(world.units)
    course: Floats = level[:, None] + (RISE + faster)[:, None] * time + season
    return course


def _lasting(chance: np.random.Generator, shape: tuple[int, ...], kept: float) -> Floats:
    """Noise with spread 1 in every period, where ``kept`` of it stays to the next."""
    fresh = chance.normal(0, 1, shape)
    found = np.empty(shape)
    found[:, 0] = fresh[:, 0]
    for period in range(1, shape[1]):
        found[:, period] = kept * found[:, period - 1] + np.sqrt(1 - kept**2) * fresh[:, period]
    return found

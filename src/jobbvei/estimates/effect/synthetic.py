"""Synthetic difference in differences: units and periods weighed so that the others follow the treated beforehand."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from jobbvei.estimates.effect.panel import Flags, Floats, Panel, common_start
from jobbvei.estimates.effect.result import EffectResult, Measured, effect_result
from jobbvei.estimates.effect.simplex import Rule, Targets, simplex_weights
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

PLACEBOS = 200
TINY_RIDGE = 1e-6
LEAST_GAIN = 1e-5
PERIODS_BEFORE_MIN = 2
OTHERS_MIN = 2


class SyntheticKind(StrEnum):
    """Which weights are sought: both, those of units only, or none."""

    SYNTHETIC_DIFFERENCE = "sdid"
    SYNTHETIC_CONTROL = "sc"
    DIFFERENCE = "did"


METHODS = {
    SyntheticKind.SYNTHETIC_DIFFERENCE: "synthetic difference in differences, placebo standard error",
    SyntheticKind.SYNTHETIC_CONTROL: "synthetic control, placebo standard error",
    SyntheticKind.DIFFERENCE: "difference in differences, placebo standard error",
}


@dataclass(frozen=True, slots=True, eq=False)
class SyntheticFit:
    """The estimate in the outcome's own unit, and the weights behind it.

    Attributes:
        unit_weights: One a unit in the panel's order; zero for the treated.
        period_weights: One a period before the start.
    """

    estimate: float
    unit_weights: Floats
    period_weights: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """The outcome with the periods before first, and how hard weights are held together.

    Attributes:
        noise: The spread of the others' changes from one period to the next, before the start.
        strength: The unit weights' penalty in units of the noise.
    """

    outcome: Floats
    before: int
    kind: SyntheticKind
    noise: float
    strength: float

    def rule(self, strength: float) -> Rule:
        return Rule(strength * self.noise, LEAST_GAIN * self.noise)


def synthetic(
    panel: Panel,
    *,
    seed: int,
    kind: SyntheticKind = SyntheticKind.SYNTHETIC_DIFFERENCE,
    placebos: int = PLACEBOS,
) -> EffectResult:
    """The effect against a weighted mean of the others, with a standard error from placebos among the others.

    Method: unit weights make the others' mean run parallel with the treated before the start; period weights make the
        periods before foretell those after, among the others. The error: as many of the others as were treated are
        said to be treated, again and again, and the spread of what is found is taken.
    Reference: Arkhangelsky, D., Athey, S., Hirshberg, D. A., Imbens, G. W. and Wager, S. (2021). Synthetic
        difference-in-differences. American Economic Review 111, algorithms 1 and 4.
    Assumptions: outcomes follow a few common courses; units are independent; treated and others vary alike (the
        placebo error needs that); the interval is normal.
    When not to use: with few periods before the start, or when the treated stand outside what the others can make.
        It does not mend selection: 2.1 points of bias where the treated were chosen for where they stood.

    Args:
        seed: Where the random numbers of the placebos start.
        placebos: 200 is the authors' own; 0 gives no error.

    Raises:
        UnusableInput: starts differ, covariates are asked for, or there are too few periods or others.
    """
    fit = synthetic_fit(panel, kind=kind)
    se = _placebo_error(panel, fit, kind, np.random.default_rng(seed), placebos) if placebos else None
    return effect_result(
        panel,
        Measured(fit.estimate, se),
        estimand="att",
        method=METHODS[kind],
        seed=seed,
        notes=[] if se is not None else [_no_placebo_note()],
    )


def synthetic_fit(panel: Panel, *, kind: SyntheticKind = SyntheticKind.SYNTHETIC_DIFFERENCE) -> SyntheticFit:
    """The estimate and its weights; method and assumptions as :func:`synthetic`.

    Raises:
        UnusableInput: as :func:`synthetic`.
    """
    _ensure_usable(panel)
    block = _block(panel, kind)
    others = ~panel.treated[None, :]
    units, periods = _weights(block, others, panel.treated[None, :], others / others.sum())
    estimate = _estimates(block, panel.treated[None, :], units, periods)
    return SyntheticFit(float(estimate[0]), units[0], periods[0])


def _ensure_usable(panel: Panel) -> None:
    start = common_start(panel)
    if start < PERIODS_BEFORE_MIN or (~panel.treated).sum() < OTHERS_MIN:
        raise UnusableInput(
            "estimates.too_little_for_synthetic",
            Sentence(
                N_(
                    "Metoden sdid trenger minst {periods} perioder før start og minst {others} som ikke deltok. "
                    "Velg metoden did."
                ),
                {"periods": PERIODS_BEFORE_MIN, "others": OTHERS_MIN},
            ),
        )
    if panel.covariate_names:
        raise UnusableInput(
            "estimates.no_covariates_in_synthetic",
            Sentence(N_("Metoden sdid tar ikke kovariater. Velg did eller cs, eller ta dem ut.")),
        )


def _block(panel: Panel, kind: SyntheticKind) -> _Block:
    start = common_start(panel)
    steps = np.diff(panel.outcome[~panel.treated, :start], axis=1)
    treated_cells = int(panel.treated.sum()) * (len(panel.periods) - start)
    strength = TINY_RIDGE if kind is SyntheticKind.SYNTHETIC_CONTROL else treated_cells**0.25
    return _Block(panel.outcome, start, kind, float(steps.std(ddof=1)), strength)


def _weights(block: _Block, others: Flags, treated: Flags, start: Floats) -> tuple[Floats, Floats]:
    """Unit weights and period weights, one row a replicate."""
    periods = np.full((len(others), block.before), 1 / block.before)
    if block.kind is SyntheticKind.DIFFERENCE:
        return others / others.sum(axis=1, keepdims=True), periods
    units = simplex_weights(_unit_targets(block, others, treated), start, block.rule(block.strength))
    if block.kind is SyntheticKind.SYNTHETIC_CONTROL:
        return units, np.zeros_like(periods)
    return units, simplex_weights(_period_targets(block, others), periods, block.rule(TINY_RIDGE))


def _unit_targets(block: _Block, others: Flags, treated: Flags) -> Targets:
    """Rows are periods. The treated mean is made of columns of the same matrix, so one gram serves every replicate."""
    courses = block.outcome[:, : block.before].T
    if block.kind is SyntheticKind.SYNTHETIC_DIFFERENCE:
        courses = courses - courses.mean(axis=0)
    gram = courses.T @ courses
    mean = treated / treated.sum(axis=1, keepdims=True)
    towards = mean @ gram
    rows = np.full(len(others), float(block.before))
    return Targets(gram[None], towards, (towards * mean).sum(axis=1), rows, np.where(others, 0.0, np.inf))


def _period_targets(block: _Block, others: Flags) -> Targets:
    """Rows are the others of each replicate, about their own mean."""
    after = block.outcome[:, block.before :].mean(axis=1)
    columns = np.column_stack([block.outcome[:, : block.before], after])
    columns = columns - columns.mean(axis=0)
    counts = others.sum(axis=1).astype(np.float64)
    means = others @ columns / counts[:, None]
    products = np.stack([(columns * chosen[:, None]).T @ columns for chosen in others])
    products -= counts[:, None, None] * means[:, :, None] * means[:, None, :]
    free = np.zeros((len(others), block.before))
    return Targets(products[:, :-1, :-1], products[:, -1, :-1], products[:, -1, -1], counts, free)


def _estimates(block: _Block, treated: Flags, units: Floats, periods: Floats) -> Floats:
    of_units = treated / treated.sum(axis=1, keepdims=True) - units
    after = block.outcome[:, block.before :].mean(axis=1)
    difference = of_units @ block.outcome[:, : block.before]
    found: Floats = of_units @ after - (difference * periods).sum(axis=1)
    return found


def _placebo_error(
    panel: Panel, fit: SyntheticFit, kind: SyntheticKind, chance: np.random.Generator, placebos: int
) -> float | None:
    """None when the others are no more than the treated: none would be left to compare with."""
    count, others = int(panel.treated.sum()), np.flatnonzero(~panel.treated)
    if len(others) <= count:
        return None
    said = np.zeros((placebos, len(panel.units)), dtype=np.bool_)
    for row in said:
        row[chance.choice(others, count, replace=False)] = True
    left = ~panel.treated[None, :] & ~said
    start = np.where(left, fit.unit_weights, 0)
    sums = start.sum(axis=1, keepdims=True)
    start = np.where(sums > 0, start / np.where(sums > 0, sums, 1), left / left.sum(axis=1, keepdims=True))
    block = _block(panel, kind)
    return float(_estimates(block, said, *_weights(block, left, said, start)).std())


def _no_placebo_note() -> Sentence:
    return Sentence(
        N_("Standardfeilen kan ikke regnes ut: det må være flere som ikke deltok, enn som deltok, å prøve metoden på.")
    )

"""The change of one group against another's, doubly robust in the covariates, with what each unit contributes."""

from dataclasses import dataclass

import numpy as np

from jobbvei.estimates.effect.panel import Flags, Floats
from jobbvei.estimates.effect.regression import NOTHING_LEFT
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

STEPS_MAX, STEP_DONE = 60, 1e-12
LIKELIEST = 1 - 1e-6
TRIMMED_FROM = 0.995


@dataclass(frozen=True, slots=True, eq=False)
class Contribution:
    """An estimate, and for each unit how far it moves it: the estimate's error is the mean of these."""

    estimate: float
    influence: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Sides:
    """The two groups, the covariates with a constant, and each unit's weight (mean 1)."""

    treated: Floats
    columns: Floats
    weights: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Fitted:
    """A fitted model: what it says of each unit, and how each unit moves its coefficients."""

    values: Floats
    influence: Floats


def compared_change(change: Floats, treated: Flags, *, covariates: Floats, weights: Floats) -> Contribution:
    """The treated's mean change less what the others' would have been with the treated's covariates.

    Method: the doubly robust estimator: a logistic propensity weighs the others to be like the treated, and a
        regression among the others takes off what the covariates explain; the influence function has a term for each
        of the two fitted models. Without covariates it is the difference between two weighted means.
    Reference: Sant'Anna, P. H. C. and Zhao, J. (2020). Doubly robust difference-in-differences estimators. Journal of
        Econometrics 219, equations 2.6 and 3.1 (the traditional estimator).
    Assumptions: one of the two models is right; for every treated unit there are others like it.
    When not to use: when the covariates nearly tell who was treated. Others with a propensity of 0.995 or more are left
        out, and a propensity that cannot be fitted is refused.

    Raises:
        UnusableInput: the covariates tell the groups apart, or follow from each other.
    """
    sides = _Sides(treated.astype(np.float64), _columns(covariates), weights / weights.mean())
    if not covariates.shape[1]:
        return _plain(change, sides)
    propensity, outcome = _propensity(sides), _outcome(change, sides)
    left = change - outcome.values
    of_treated = sides.weights * sides.treated
    kept = np.where(sides.treated > 0, 1.0, propensity.values < TRIMMED_FROM)
    of_others = kept * sides.weights * (1 - sides.treated) * propensity.values / (1 - propensity.values)
    with_it, without = _mean(of_treated, left), _mean(of_others, left)
    by_outcome = outcome.influence @ _column_means(of_treated, sides.columns)
    part_treated = (of_treated * (left - with_it) - by_outcome) / of_treated.mean()
    by_propensity = propensity.influence @ _column_means(of_others * (left - without), sides.columns)
    by_outcome = outcome.influence @ _column_means(of_others, sides.columns)
    part_others = (of_others * (left - without) + by_propensity - by_outcome) / of_others.mean()
    return Contribution(with_it - without, part_treated - part_others)


def _plain(change: Floats, sides: _Sides) -> Contribution:
    of_treated, of_others = sides.weights * sides.treated, sides.weights * (1 - sides.treated)
    with_it, without = _mean(of_treated, change), _mean(of_others, change)
    part_treated = of_treated * (change - with_it) / of_treated.mean()
    part_others = of_others * (change - without) / of_others.mean()
    return Contribution(with_it - without, part_treated - part_others)


def _columns(covariates: Floats) -> Floats:
    """A constant and the covariates on one scale: neither the estimate nor its error depends on it."""
    spread = covariates.std(axis=0)
    centred = (covariates - covariates.mean(axis=0)) / np.where(spread > 0, spread, 1)
    return np.column_stack([np.ones(len(covariates)), centred])


def _mean(weights: Floats, values: Floats) -> float:
    return float((weights * values).sum() / weights.sum())


def _column_means(weights: Floats, columns: Floats) -> Floats:
    means: Floats = (weights[:, None] * columns).mean(axis=0)
    return means


def _outcome(change: Floats, sides: _Sides) -> _Fitted:
    """Least squares among the others."""
    of_others = sides.weights * (1 - sides.treated)
    inverse = _inverse((of_others[:, None] * sides.columns).T @ sides.columns / len(change))
    values = sides.columns @ (inverse @ _column_means(of_others * change, sides.columns))
    return _Fitted(values, ((of_others * (change - values))[:, None] * sides.columns) @ inverse)


def _propensity(sides: _Sides) -> _Fitted:
    """Logistic regression by Newton's method."""
    coefficients: Floats = np.zeros(sides.columns.shape[1])
    for _step in range(STEPS_MAX):
        likely = 1 / (1 + np.exp(-np.clip(sides.columns @ coefficients, -500, 500)))
        slope = sides.weights * likely * (1 - likely)
        inverse = _inverse((slope[:, None] * sides.columns).T @ sides.columns / len(likely))
        move = inverse @ _column_means(sides.weights * (sides.treated - likely), sides.columns)
        coefficients = coefficients + move
        if np.abs(move).max() < STEP_DONE:
            scores = (sides.weights * (sides.treated - likely))[:, None] * sides.columns
            return _Fitted(np.minimum(likely, LIKELIEST), scores @ inverse)
    raise _told_apart()


def _inverse(matrix: Floats) -> Floats:
    if np.linalg.cond(matrix) * NOTHING_LEFT > 1:
        raise _told_apart()
    inverse: Floats = np.asarray(np.linalg.inv(matrix), dtype=np.float64)
    return inverse


def _told_apart() -> UnusableInput:
    return UnusableInput(
        "estimates.no_overlap",
        Sentence(
            N_(
                "Kovariatene skiller nesten helt mellom dem som deltok og de andre, eller følger av hverandre. "
                "Ta med færre kovariater."
            )
        ),
    )

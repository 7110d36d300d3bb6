"""One coefficient and its error when the units' variances differ and the treated may be few."""

from dataclasses import dataclass

import numpy as np

from jobbvei.estimates.effect.panel import Flags, Floats
from jobbvei.estimates.effect.result import Measured
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

NOTHING_LEFT = 1e-10


@dataclass(frozen=True, slots=True)
class Design:
    """What the treatment is judged beside, made orthonormal once.

    Attributes:
        root: The square root of each unit's weight.
        basis: Orthonormal columns that span the constant and the covariates, weighted.
    """

    root: Floats
    basis: Floats

    def is_plain(self) -> bool:
        """Whether there is nothing but a constant, and all units count alike."""
        return self.basis.shape[1] == 1 and bool((self.root == self.root[0]).all())

    def residual(self, values: Floats) -> Floats:
        """What the constant and the covariates leave of the values (weighted already), row by row."""
        return values - (values @ self.basis) @ self.basis.T


def design_of(covariates: Floats, weights: Floats) -> Design:
    """The constant and the covariates, centred and scaled first so that large figures cost no digits.

    Raises:
        UnusableInput: a covariate is the same for all or follows from the others, or there are more than can be told
            apart.
    """
    if len(weights) <= covariates.shape[1] + 2:
        raise UnusableInput(
            "estimates.too_many_covariates",
            Sentence(N_("Det er for mange kovariater for så få enheter. Ta med færre kovariater.")),
        )
    spread = covariates.std(axis=0)
    flat = spread <= NOTHING_LEFT * np.maximum(1, np.abs(covariates).max(axis=0, initial=1))
    columns = (covariates - covariates.mean(axis=0)) / np.where(flat, 1, spread)
    root = np.sqrt(weights)
    basis, triangle = np.linalg.qr(root[:, None] * np.column_stack([np.ones(len(weights)), columns]))
    if flat.any() or np.abs(np.diagonal(triangle)).min() < NOTHING_LEFT * np.sqrt(len(weights)):
        raise UnusableInput(
            "estimates.covariates_follow",
            Sentence(N_("En av kovariatene er lik for alle, eller følger av de andre. Ta den ut.")),
        )
    return Design(root, basis)


def welch(outcome: Floats, treated: Flags) -> Measured:
    """The difference between two means, treated less the others.

    Method: Welch's t-test: each group's own variance, Satterthwaite's degrees of freedom.
    Reference: Welch, B. L. (1947). The generalization of «Student's» problem when several different population
        variances are involved. Biometrika 34.
    Assumptions: units are independent, and means of each group are near normal.
    When not to use: for a group of one; the standard error is then unknown (None).

    Means 3 and 1; variances 2 and 2 of two units each; the error is the root of 2/2 + 2/2:

    >>> found = welch(np.array([2.0, 4.0, 0.0, 2.0]), np.array([True, True, False, False]))
    >>> found.estimate, round(found.se, 6), round(found.df, 6)
    (2.0, 1.414214, 2.0)
    """
    with_it, without = outcome[treated], outcome[~treated]
    estimate = float(with_it.mean() - without.mean())
    if min(len(with_it), len(without)) < 2:  # noqa: PLR2004  # a variance takes two
        return Measured(estimate, None)
    parts = np.array([with_it.var(ddof=1) / len(with_it), without.var(ddof=1) / len(without)])
    if not parts.sum():
        return Measured(estimate, 0.0, float(len(outcome) - 2))
    freedom = parts.sum() ** 2 / (parts**2 / (np.array([len(with_it), len(without)]) - 1)).sum()
    return Measured(estimate, float(np.sqrt(parts.sum())), float(freedom))


def adjusted(outcome: Floats, treated: Flags, design: Design) -> Measured:
    """The treatment's coefficient beside the covariates.

    Method: least squares; HC2 errors with degrees of freedom by Bell and McCaffrey. With no covariates and equal
        weights the error is Welch's, to the digit.
    Reference: Imbens, G. W. and Kolesár, M. (2016). Robust standard errors in small samples: some practical advice.
        Review of Economics and Statistics 98.
    Assumptions: units are independent; the outcome without treatment is linear in the covariates.
    When not to use: when a covariate alone tells who was treated; refused then. When one unit alone decides a
        coefficient, as a single treated one does, how much it varies is unknown, and the error is None.
    """
    left = design.residual(design.root * treated)
    size = float(left @ left)
    _ensure_told_apart(size, float(design.root @ design.root))
    outcome_left = design.residual(design.root * outcome)
    estimate = float(left @ outcome_left) / size
    unexplained = outcome_left - estimate * left
    leverage = (design.basis**2).sum(axis=1) + left**2 / size
    room = 1 - leverage
    if room.min() <= NOTHING_LEFT:
        return Measured(estimate, None)
    pull = left / (size * np.sqrt(room))
    se = float(np.sqrt(((pull * unexplained) ** 2).sum()))
    return Measured(estimate, se, _freedom(pull, np.column_stack([design.basis, left / np.sqrt(size)])))


def _ensure_told_apart(size: float, whole: float) -> None:
    if size <= NOTHING_LEFT * whole:
        raise UnusableInput(
            "estimates.covariates_tell_treatment",
            Sentence(N_("Kovariatene sier alene hvem som deltok, så ingen kan sammenlignes. Ta med færre kovariater.")),
        )


def _freedom(pull: Floats, basis: Floats) -> float:
    """Bell and McCaffrey: the first two moments of the variance when all units vary alike.

    The matrix is u_i u_j (I - H)_ij; its trace and the trace of its square are had without making it.
    """
    squared = pull**2
    leverage = (basis**2).sum(axis=1)
    trace = float((squared * (1 - leverage)).sum())
    crossed = basis.T @ (squared[:, None] * basis)
    trace_of_square = float((squared**2 * (1 - 2 * leverage)).sum() + (crossed**2).sum())
    return trace**2 / trace_of_square

"""Weights that are not negative and sum to one, found for many replicates at once."""

from dataclasses import dataclass

import numpy as np

from jobbvei.estimates.effect.panel import Flags, Floats, Places

KEPT_SHARE = 0.25
STEPS_BEFORE_SPARSE, STEPS_MAX = 100, 10_000


@dataclass(frozen=True, slots=True, eq=False)
class Targets:
    """For each replicate: find x on the simplex that makes ||Ax - b||²/rows + ridge² ||x||² small.

    Only inner products are kept, so a step costs as much as x is long, whatever the rows.

    Attributes:
        gram: A'A: one matrix a replicate.
        towards: A'b, one row a replicate.
        square: b'b.
        rows: How many rows A has, one number a replicate.
        barrier: Infinite for a weight that must stay zero, otherwise 0.
    """

    gram: Floats
    towards: Floats
    square: Floats
    rows: Floats
    barrier: Floats

    def of(self, chosen: Flags) -> "Targets":
        """Some of the replicates."""
        return Targets(
            self.gram if len(self.gram) == 1 else self.gram[chosen],
            self.towards[chosen],
            self.square[chosen],
            self.rows[chosen],
            self.barrier[chosen],
        )

    def columns(self, best: Places) -> Floats:
        """The column of A'A that each replicate steps towards."""
        found: Floats = self.gram[0 if len(self.gram) == 1 else np.arange(len(best)), best]
        return found


@dataclass(frozen=True, slots=True)
class Rule:
    """How hard the weights are held together, and when to stop.

    Attributes:
        ridge: The penalty's root (the article's zeta).
        least_gain: Stop when a step lowers the objective by less than its square.
    """

    ridge: float
    least_gain: float


def simplex_weights(targets: Targets, start: Floats, rule: Rule) -> Floats:
    """Weights by Frank-Wolfe steps with exact line search, made sparse after a hundred steps and then run out.

    Method: each step moves towards the one weight that helps most. After 100 steps weights up to a quarter of the
        largest are dropped, and the search goes on from there.
    Reference: Arkhangelsky, D., Athey, S., Hirshberg, D. A., Imbens, G. W. and Wager, S. (2021). Synthetic
        difference-in-differences. American Economic Review 111; its algorithm 1 and the authors' stopping rule.
    Assumptions: the start is on the simplex and only where it is allowed.
    """
    first = _descend(targets, start, rule, STEPS_BEFORE_SPARSE)
    return _descend(targets, sparse(first), rule, STEPS_MAX)


def sparse(weights: Floats) -> Floats:
    """The weights above a quarter of the largest, made to sum to one again.

    >>> sparse(np.array([[0.6, 0.3, 0.1]])).round(4).tolist()
    [[0.6667, 0.3333, 0.0]]
    """
    kept = np.where(weights > weights.max(axis=1, keepdims=True) * KEPT_SHARE, weights, 0)
    summed: Floats = kept / kept.sum(axis=1, keepdims=True)
    return summed


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """Where each replicate stands, with what is carried from step to step instead of being made anew.

    Attributes:
        slope: Half the gradient of rows times the objective.
        length: The weights squared and summed.
        reach: ||Ax||².
        aim: x'A'b.
    """

    weights: Floats
    slope: Floats
    length: Floats
    reach: Floats
    aim: Floats

    def of(self, chosen: Flags) -> "_State":
        return _State(
            self.weights[chosen], self.slope[chosen], self.length[chosen], self.reach[chosen], self.aim[chosen]
        )


def _descend(targets: Targets, start: Floats, rule: Rule, steps: int) -> Floats:
    """Step every replicate that still gains."""
    weights = start.copy()
    going = np.arange(len(start))
    now, at = targets, _begun(targets, start, rule)
    before = np.full(len(start), np.inf)
    for _step in range(steps):
        at = _stepped(now, at, rule)
        value = (at.reach - 2 * at.aim + now.square) / now.rows + rule.ridge**2 * at.length
        still = before - value > rule.least_gain**2
        before = value
        if not still.all():
            weights[going[~still]] = at.weights[~still]
            going, now, at, before = going[still], now.of(still), at.of(still), before[still]
        if not len(going):
            return weights
    weights[going] = at.weights
    return weights


def _begun(targets: Targets, start: Floats, rule: Rule) -> _State:
    reached = start @ targets.gram[0] if len(targets.gram) == 1 else np.einsum("bk,bkj->bj", start, targets.gram)
    return _State(
        weights=start,
        slope=reached - targets.towards + (targets.rows * rule.ridge**2)[:, None] * start,
        length=(start**2).sum(axis=1),
        reach=(start * reached).sum(axis=1),
        aim=(start * targets.towards).sum(axis=1),
    )


def _stepped(targets: Targets, at: _State, rule: Rule) -> _State:
    """One step: the gradient says which weight; the line search says how far, between nothing and all."""
    penalty, each = targets.rows * rule.ridge**2, np.arange(len(at.weights))
    best = (at.slope + targets.barrier).argmin(axis=1)
    column = targets.columns(best)
    own, weight, toward = column[each, best], at.weights[each, best], targets.towards[each, best]
    reached = at.slope[each, best] + toward - penalty * weight
    bend = at.reach - 2 * reached + own + penalty * (at.length - 2 * weight + 1)
    fall = at.reach - at.aim + penalty * at.length - at.slope[each, best]
    step = np.clip(np.where(bend > 0, fall / np.where(bend > 0, bend, 1), 0), 0, 1)
    kept = 1 - step
    weights, slope = at.weights * kept[:, None], at.slope * kept[:, None]
    slope += (column - targets.towards) * step[:, None]
    weights[each, best] += step
    slope[each, best] += penalty * step
    return _State(
        weights=weights,
        slope=slope,
        length=kept**2 * at.length + 2 * kept * step * weight + step**2,
        reach=kept**2 * at.reach + 2 * kept * step * reached + step**2 * own,
        aim=kept * at.aim + step * toward,
    )

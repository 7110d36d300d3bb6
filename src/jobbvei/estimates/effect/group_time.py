"""Callaway and Sant'Anna: the effect on each group that started together, in each period, and their averages."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import stats

from jobbvei.estimates.effect.doubly_robust import Contribution, compared_change
from jobbvei.estimates.effect.panel import Flags, Floats, Panel, ensure_comparison
from jobbvei.estimates.effect.result import Measured
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence


class ComparisonGroup(StrEnum):
    """Who a group is compared with."""

    NEVER_TREATED = "never_treated"
    NOT_YET_TREATED = "not_yet_treated"


@dataclass(frozen=True, slots=True)
class Cell:
    """The effect on the group that started at ``start``, in the period at ``place``.

    Attributes:
        base: The place of the period compared with.
    """

    start: int
    place: int
    base: int
    estimate: float

    @property
    def relative(self) -> int:
        """Periods since the start; below 0 is before."""
        return self.place - self.start


@dataclass(frozen=True, slots=True, eq=False)
class GroupTime:
    """Every ATT(g,t) and what each unit contributes to it.

    Attributes:
        influences: One row a unit, one column a cell; the mean of the squares over the units is the variance.
        member: One row a unit, one column a group: the unit's weight when it started with the group, otherwise 0.
    """

    panel: Panel
    cells: tuple[Cell, ...]
    influences: Floats
    starts: tuple[int, ...]
    member: Floats

    def measured(self, influence: Floats, estimate: float) -> Measured:
        """An estimate with the error its influence function gives."""
        return Measured(estimate, float(np.sqrt((influence**2).mean() / len(influence))))

    def after(self) -> tuple[int, ...]:
        """The places in ``cells`` of the periods after the start."""
        return tuple(place for place, cell in enumerate(self.cells) if cell.relative >= 0)

    def treated_of(self, start: int) -> int:
        """How many units started then."""
        return int((self.panel.starts == start).sum())


def group_time(
    panel: Panel, *, comparison: ComparisonGroup = ComparisonGroup.NEVER_TREATED, weighted: bool = False
) -> GroupTime:
    """ATT(g,t) of every group and period, with influence functions.

    Method: each group's change from the last period before its start, less the comparison's; before the start, the
        change from the period before (a varying base). With covariates doubly robust. Errors are analytic.
    Reference: Callaway, B. and Sant'Anna, P. H. C. (2021). Difference-in-differences with multiple time periods.
        Journal of Econometrics 225.
    Assumptions: each group would have changed as its comparison did (given the covariates); nobody acted on the measure
        before the start; once started is started.
    When not to use: groups of fewer than five bear no interval of their own, and below some 20 treated in all the
        errors are too small.

    Raises:
        UnusableInput: nobody to compare, or covariates leave nothing to compare.
    """
    ensure_comparison(panel)
    weights = panel.unit_weights(weighted)
    starts = tuple(int(start) for start in np.unique(panel.starts[panel.treated]))
    cells, columns = [], []
    for start in starts:
        for place in range(1, len(panel.periods)):
            base = start - 1 if place >= start else place - 1
            found = _contribution(panel, (start, place, base), comparison=comparison, weights=weights)
            cells.append(Cell(start, place, base, found.estimate))
            columns.append(found.influence)
    member = np.stack([weights * (panel.starts == start) for start in starts], axis=1)
    return GroupTime(panel, tuple(cells), np.stack(columns, axis=1), starts, member)


def pretest(found: GroupTime) -> float | None:
    """The p-value of no difference in any period before the start; None when it cannot be asked.

    Method: Wald's test of every ATT(g,t) before the start together.
    Reference: as :func:`group_time`.
    When not to use: as proof. In our simulation (docs/manual/effekt.md) it found a violation in 32 % of the
        cases where there was one, and in 9 % of those where there was none.
    """
    before = [place for place, cell in enumerate(found.cells) if cell.relative < 0]
    if not before:
        return None
    estimates = np.array([found.cells[place].estimate for place in before])
    influences = found.influences[:, before]
    units = len(influences)
    spread = influences.T @ influences / units
    if np.linalg.matrix_rank(spread) < len(before):
        return None
    wald = units * float(estimates @ np.linalg.solve(spread, estimates))
    return float(stats.chi2.sf(wald, len(before)))


def _contribution(
    panel: Panel, cell: tuple[int, int, int], *, comparison: ComparisonGroup, weights: Floats
) -> Contribution:
    """The two groups' changes, spread over all units: those outside contribute nothing."""
    start, place, base = cell
    group = panel.starts == start
    both = group | _others(panel, comparison, max(place, base))
    both &= group | (panel.starts != start)
    _ensure_others(panel, cell, both & ~group)
    change = panel.outcome[both, place] - panel.outcome[both, base]
    part = compared_change(change, group[both], covariates=panel.covariates[both], weights=weights[both])
    influence = np.zeros(len(panel.units))
    influence[both] = part.influence * (len(panel.units) / both.sum())
    return Contribution(part.estimate, influence)


def _others(panel: Panel, comparison: ComparisonGroup, latest: int) -> Flags:
    if comparison is ComparisonGroup.NEVER_TREATED:
        return ~panel.treated
    later: Flags = panel.starts > latest
    return later


def _ensure_others(panel: Panel, cell: tuple[int, int, int], others: Flags) -> None:
    if not others.any():
        raise UnusableInput(
            "estimates.nobody_untreated",
            Sentence(
                N_("Ingen er uten tiltak i {period}, så de som startet i {start}, har ingen å sammenlignes med."),
                {"period": panel.periods[cell[1]], "start": panel.periods[cell[0]]},
            ),
        )

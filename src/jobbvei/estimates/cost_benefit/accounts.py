"""Four accounts, month by month: the municipality's, the state's, the person's and society's. They are never added."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from jobbvei.estimates.cost_benefit.figures import Amount, Figures
from jobbvei.estimates.cost_benefit.flows import Flows, Party, later_job, mixed, temporary_job, without_job

Floats = npt.NDArray[np.float64]

MONTHS_A_YEAR: Final = 12
SOCIETY: Final = "society"
ACCOUNTS: Final = (Party.MUNICIPALITY.value, Party.STATE.value, Party.PERSON.value, SOCIETY)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the temporary job gives beside going without it; above zero is better off with it.

    Attributes:
        by_month: For each account what it has more: a row for month 1, 2, …, a column for each draw (or only one).
        discount: What a krone in each month is worth in month 1, as rows and columns.
        imbalance_kr: What all purses have more, less what was made: zero, as transfers cancel.
    """

    figures: Figures
    by_month: Mapping[str, Floats]
    discount: Floats
    imbalance_kr: float

    def totals(self, account: str) -> Floats:
        """What the account has more over all months, in month 1's worth: one for each draw."""
        return np.asarray((self.by_month[account] * self.discount).sum(axis=0))

    def total_kr(self, account: str) -> float:
        """The first of :meth:`totals`: the only one when nothing is drawn."""
        return float(self.totals(account)[0])

    def so_far(self, account: str) -> Floats:
        """What the account has more through each month, in month 1's worth, for the first draw."""
        return np.asarray(np.cumsum(self.by_month[account] * self.discount, axis=0)[:, 0])


@dataclass(frozen=True, slots=True)
class _Kind:
    """What kind of month it is."""

    is_job: bool
    is_subsidised: bool
    is_in_programme: bool

    @classmethod
    def of(cls, figures: Figures, month: int) -> "_Kind":
        return cls(
            month <= figures.job_months,
            month <= figures.wage_subsidy_months,
            month <= figures.introduction_benefit_months,
        )


def compare(figures: Figures) -> Comparison:
    """Compare a temporary paid job with going without it, for one person.

    Method: each month's flows with the job, less those without it, both with the chance of another job. The purses of
        municipality, state and person take every transfer; society's account takes none: it is the value of work done
        less what was used, less the cost of raising taxes for what the public purses pay out in money.
    Reference: the Norwegian guide to socio-economic analyses, on transfers, the cost of tax financing and discounting.
    Assumptions: the work of a later job is worth its wage cost; pension and holiday pay are the person's; tax is a
        share of the wage; the municipality's part is what it keeps after equalisation. Whoever is without a job gets
        introduction benefit while the programme lasts and social assistance afterwards. Month 1 is not discounted. The
        integration grant follows settlement and not the job: it is in both arms and cancels.
    When not to use: to rank people, or to decide alone. What has no price – language, health, belonging – is not here.
    """
    months = figures.job_months + figures.later_months
    kinds = [_Kind.of(figures, month) for month in range(1, months + 1)]
    each = tuple(dict.fromkeys(kinds))
    rows = np.array([each.index(kind) for kind in kinds], dtype=np.int64)
    gains = [_gain(figures, kind) for kind in each]
    by_month = {party.value: _stacked([one.balance(party) for one in gains])[rows] for party in Party}
    made = _stacked([one.made() for one in gains])[rows]
    financing = figures.tax_financing_share * _stacked([one.public_money() for one in gains])[rows]
    imbalance = sum(by_month.values()) - made
    return Comparison(
        figures,
        {**by_month, SOCIETY: made + financing},
        _discount(figures, months),
        float(np.abs(imbalance).max(initial=0.0)),
    )


def month_in_job(figures: Figures) -> Flows:
    """The first month: the temporary job less going without, purse by purse."""
    return _gain(figures, _Kind.of(figures, 1))


def per_extra_employed(figures: Figures) -> Mapping[str, Amount]:
    """For each account what a month in a later job gives beside social assistance, for one more in a job.

    To link an effect on employment, in percentage points, with kroner: see
    :func:`jobbvei.estimates.cost_benefit.outlook.value_of_effect`.
    """
    gain = mixed([(1.0, later_job(figures)), (-1.0, without_job(figures, is_in_programme=False))])
    by_account = {party.value: gain.balance(party) for party in Party}
    return {**by_account, SOCIETY: gain.made() + figures.tax_financing_share * gain.public_money()}


def at_retention(figures: Figures, share: Amount) -> Figures:
    """The same figures with another chance of being in a job afterwards."""
    return replace(figures, retention_share=share)


def _gain(figures: Figures, kind: _Kind) -> Flows:
    without = without_job(figures, is_in_programme=kind.is_in_programme)
    otherwise = figures.otherwise_job_share
    ours: list[tuple[Amount, Flows]]
    if kind.is_job:
        ours = [(1.0, temporary_job(figures, is_subsidised=kind.is_subsidised))]
    else:
        ours = [(figures.retention_share, later_job(figures)), (1 - figures.retention_share, without)]
    return mixed([*ours, (-otherwise, later_job(figures)), (otherwise - 1, without)])


def _stacked(amounts: list[Amount]) -> Floats:
    """A row for each kind of month, a column for each draw."""
    rows = np.broadcast_arrays(*(np.atleast_1d(np.asarray(amount, dtype=np.float64)) for amount in amounts))
    return np.array(rows).reshape(len(amounts), -1) if rows else np.zeros((0, 1))


def _discount(figures: Figures, months: int) -> Floats:
    yearly = 1 + np.atleast_1d(np.asarray(figures.discount_share, dtype=np.float64))
    return np.asarray(yearly ** -(np.arange(months) / MONTHS_A_YEAR)[:, None])

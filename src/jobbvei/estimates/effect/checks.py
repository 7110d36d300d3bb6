"""The same question asked in other ways: what a reader should see beside the figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from jobbvei.estimates.effect.collapsed import collapsed
from jobbvei.estimates.effect.panel import Flags, Floats, Panel, common_start, ensure_comparison
from jobbvei.estimates.effect.result import EffectResult
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

PLACEBO_EARLIER = 2
IMBALANCE_FROM = 0.25


class Estimator(Protocol):
    """A way to estimate the effect of a panel."""

    def __call__(self, panel: Panel, *, weighted: bool = False) -> EffectResult:
        """Estimate."""


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """How the treated and the others stood before the first start.

    Attributes:
        name: The covariate; None for the outcome itself.
        standardised: The difference in standard deviations; None when nobody differs.
        is_apart: A standardised difference of 0.25 or more: covariates then carry much of the answer.
    """

    name: str | None
    treated_mean: float
    others_mean: float
    standardised: float | None

    @property
    def is_apart(self) -> bool:
        """Whether the groups differ so much that a comparison leans on the model."""
        return self.standardised is not None and abs(self.standardised) >= IMBALANCE_FROM


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The estimate when one of the treated is left out."""

    unit: str
    estimate_pp: float


@dataclass(frozen=True, slots=True)
class Check:
    """One other way to ask.

    Attributes:
        code: Stable.
        name: What was done, to stand in a table.
        result: None when it cannot be done.
        refused: Why it cannot be done.
    """

    code: str
    name: Sentence
    result: EffectResult | None = None
    refused: Sentence | None = None


def balance(panel: Panel) -> tuple[BalanceLine, ...]:
    """The outcome and the covariates before the first start, compared.

    Method: the difference between means over the root of the mean of the two variances.
    Reference: Imbens, G. W. and Rubin, D. B. (2015). Causal Inference, chapter 14; 0.25 is their mark for when a
        regression alone cannot be trusted.
    When not to use: as a test. Small groups differ by chance, and balance on what is measured says nothing of the rest.

    Raises:
        UnusableInput: nobody to compare.
    """
    ensure_comparison(panel)
    before = panel.outcome[:, : panel.first_start()].mean(axis=1)
    columns = [(None, before), *zip(panel.covariate_names, panel.covariates.T, strict=True)]
    return tuple(_line(name, values, panel) for name, values in columns)


def placebo_start(
    panel: Panel, *, earlier: int = PLACEBO_EARLIER, weighted: bool = False, estimate: Estimator = collapsed
) -> EffectResult:
    """The effect of a start that never was: two periods too early, with everything after the true start left out.

    Method: as the estimator. It should find nothing; when it does, the groups went apart before the measure.
    When not to use: as proof that nothing is wrong; it has the same power as the test of the effect itself, or less.

    Raises:
        UnusableInput: as the estimator, or too few periods before the start.
    """
    start = common_start(panel)
    if start - earlier < 1:
        raise UnusableInput(
            "estimates.too_few_periods_for_placebo",
            Sentence(
                N_(
                    "En start {earlier} perioder tidligere trenger minst {needed} perioder før start, "
                    "og her er det {before}."
                ),
                {"earlier": earlier, "needed": earlier + 1, "before": start},
            ),
        )
    return estimate(panel.until(start, start=start - earlier), weighted=weighted)


def leave_one_out(panel: Panel, *, weighted: bool = False, estimate: Estimator = collapsed) -> tuple[LeftOut, ...]:
    """The estimate without each of the treated in turn, lowest first: does one unit carry it all?

    Raises:
        UnusableInput: as the estimator; a single treated unit cannot be left out.
    """
    places = np.flatnonzero(panel.treated)
    found = [
        LeftOut(panel.units[place], estimate(panel.only(_without(panel, int(place))), weighted=weighted).estimate_pp)
        for place in places
    ]
    return tuple(sorted(found, key=lambda one: (one.estimate_pp, one.unit)))


def sensitivity(panel: Panel, *, weighted: bool = False, estimate: Estimator = collapsed) -> tuple[Check, ...]:
    """The main figure and the same in other ways; what cannot be done says why.

    Args:
        panel: With the withdrawn and the district still in it.
        weighted: Whether the main figure is weighted.
        estimate: How the figure is estimated.
    """
    return tuple(
        _checked(code, name, each, estimate=_placebo(estimate) if code == "placebo_start" else estimate, weighted=heavy)
        for code, name, each, heavy in _ways(panel, weighted)
    )


def _ways(panel: Panel, weighted: bool) -> Iterator[tuple[str, Sentence, Panel, bool]]:
    main = panel.main()
    yield "main", Sentence(N_("Hovedtall")), main, weighted
    if panel.covariate_names:
        yield "without_covariates", Sentence(N_("Uten kovariater")), main.chosen(()), weighted
    if weighted:
        yield "unweighted", Sentence(N_("Uten vekter")), main, False
    elif panel.weights is not None:
        yield "weighted", Sentence(N_("Med vekter")), main, True
    if panel.district.any():
        yield "with_district", Sentence(N_("Med bydelen")), panel.only(~panel.withdrawn), weighted
    if panel.withdrawn.any():
        name = Sentence(N_("Bare mot dem som meldte seg på og trakk seg"))
        compared = panel.only(~panel.district & (panel.treated | panel.withdrawn))
        yield "withdrawn_as_control", name, compared, weighted
    name = Sentence(N_("Som om tiltaket startet {earlier} perioder før"), {"earlier": PLACEBO_EARLIER})
    yield "placebo_start", name, main, weighted


def _placebo(estimate: Estimator) -> Estimator:
    def placebo(panel: Panel, *, weighted: bool = False) -> EffectResult:
        return placebo_start(panel, weighted=weighted, estimate=estimate)

    return placebo


def _checked(code: str, name: Sentence, panel: Panel, *, estimate: Estimator, weighted: bool) -> Check:
    try:
        return Check(code, name, estimate(panel, weighted=weighted))
    except UnusableInput as unusable:
        return Check(code, name, refused=unusable.sentence)


def _line(name: str | None, values: Floats, panel: Panel) -> BalanceLine:
    with_it, others = values[panel.treated], values[~panel.treated]
    spread = float(np.sqrt((_variance(with_it) + _variance(others)) / 2))
    difference = float(with_it.mean() - others.mean())
    return BalanceLine(name, float(with_it.mean()), float(others.mean()), difference / spread if spread else None)


def _variance(values: Floats) -> float:
    return float(values.var(ddof=1)) if len(values) > 1 else 0.0


def _without(panel: Panel, place: int) -> Flags:
    keep = np.ones(len(panel.units), dtype=np.bool_)
    keep[place] = False
    return keep

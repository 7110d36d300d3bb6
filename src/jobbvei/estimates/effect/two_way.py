"""Two-way fixed effects: the customary regression, for comparison when starts differ."""

import numpy as np

from jobbvei.estimates.effect.panel import Floats, Panel, ensure_comparison
from jobbvei.estimates.effect.regression import NOTHING_LEFT, design_of
from jobbvei.estimates.effect.result import TREATED_MIN_FOR_CLUSTERS, EffectResult, Measured, effect_result
from jobbvei.shared.sentence import N_, Sentence

METHOD = "two-way fixed effects, errors clustered by unit (CR1)"


def two_way(panel: Panel, *, weighted: bool = False) -> EffectResult:
    """The coefficient of being treated, beside an effect of each unit and of each period.

    Method: least squares after taking out units and periods; covariates times period when there are covariates;
        errors clustered by unit with the customary small-sample factor.
    Reference: Goodman-Bacon, A. (2021). Difference-in-differences with variation in treatment timing. Journal of
        Econometrics 225, on what the coefficient mixes when starts differ.
    Assumptions: the two groups would have changed alike, and the effect is the same for every start and every period.
    When not to use: as the main figure when starts differ: units already treated are then used as a comparison. Use
        ``group_time``. With fewer than 30 treated the errors are too small (13 % false findings with 5 treated).

    Raises:
        UnusableInput: nobody to compare, or covariates leave nothing to compare.
    """
    ensure_comparison(panel)
    started = (np.arange(len(panel.periods)) >= panel.starts[:, None]).astype(np.float64)
    design = design_of(panel.covariates, panel.unit_weights(weighted))
    left = design.residual((design.root[:, None] * _within(started)).T).T
    outcome = design.residual((design.root[:, None] * _within(panel.outcome)).T).T
    size = max(float((left**2).sum()), NOTHING_LEFT)
    estimate = float((left * outcome).sum()) / size
    scores = (left * (outcome - estimate * left)).sum(axis=1)
    se = float(np.sqrt(_small_sample(panel) * (scores**2).sum())) / size
    return effect_result(
        panel,
        Measured(estimate, se, float(len(panel.units) - 1)),
        estimand="two_way_coefficient",
        method=METHOD,
        covariates=panel.covariate_names,
        weights=weighted,
        notes=_notes(panel),
    )


def _within(values: Floats) -> Floats:
    centred: Floats = values - values.mean(axis=1, keepdims=True)
    return centred


def _small_sample(panel: Panel) -> float:
    """Units over units less one, and rows over rows less coefficients; unit effects are within the clusters."""
    units, rows = len(panel.units), panel.outcome.size
    coefficients = 1 + (1 + len(panel.covariate_names)) * (len(panel.periods) - 1)
    return units / (units - 1) * (rows - 1) / (rows - coefficients - 1)


def _notes(panel: Panel) -> list[Sentence]:
    notes = []
    if len(np.unique(panel.starts[panel.treated])) > 1:
        notes.append(
            Sentence(
                N_(
                    "De som deltok, startet i ulike perioder. Denne regresjonen bruker da også dem som alt er i gang, "
                    "som sammenligning. Bruk metoden cs som hovedtall."
                )
            )
        )
    if panel.treated.sum() < TREATED_MIN_FOR_CLUSTERS:
        notes.append(
            Sentence(
                N_("Bare {count} deltok: standardfeilen er trolig for liten når de er færre enn {needed}."),
                {"count": int(panel.treated.sum()), "needed": TREATED_MIN_FOR_CLUSTERS},
            )
        )
    return notes

"""The change from before to after, for those that took part against the others, when all started together."""

from jobbvei.estimates.effect.panel import (
    PERIODS_BEFORE_EVENT_STUDY,
    Floats,
    Panel,
    common_start,
    ensure_comparison,
    ensure_event_study,
    too_few_periods_before,
)
from jobbvei.estimates.effect.regression import adjusted, design_of, welch
from jobbvei.estimates.effect.result import (
    TREATED_MIN_FOR_LARGE_SAMPLES,
    EffectResult,
    Measured,
    Point,
    effect_point,
    effect_result,
)
from jobbvei.shared.sentence import N_, Sentence

METHOD = "collapsed difference in differences, Welch"
METHOD_ADJUSTED = "collapsed difference in differences, HC2 with Bell-McCaffrey degrees of freedom"


def collapsed(panel: Panel, *, weighted: bool = False) -> EffectResult:
    """Each unit's mean after less its mean before, compared between the treated and the others.

    Method: Welch on the changes; with covariates or weights, least squares on the changes with HC2 errors. In a
        balanced panel with a common start the estimate is the two-way fixed effects one, and with covariates the one
        with covariates times after. In our simulation (docs/manual/effekt.md) it covered 93.8 %
        with 41 treated and 96.4 % with 8, where 95 was asked for.
    Reference: Bertrand, M., Duflo, E. and Mullainathan, S. (2004). How much should we trust differences-in-differences
        estimates? Quarterly Journal of Economics 119, section IV.C on collapsing time.
    Assumptions: without the measure both groups would have changed alike (alike given the covariates); units are
        independent; nothing else happened to one group only.
    When not to use: when starts differ (use ``group_time``); when those that took part were chosen for where they
        stood, without a covariate that says so: in our simulation that gave 2.6 points of bias.

    Raises:
        UnusableInput: nobody to compare, starts differ, or covariates leave nothing to compare.
    """
    start = common_start(panel)
    change = changes(panel, start)
    notes = [_size_note(panel)] if panel.treated.sum() < TREATED_MIN_FOR_LARGE_SAMPLES else []
    points: tuple[Point, ...] = ()
    if start < PERIODS_BEFORE_EVENT_STUDY:
        notes.append(too_few_periods_before(start))
    else:
        points = event_study(panel, weighted=weighted)
    plain = not weighted and not panel.covariate_names
    return effect_result(
        panel,
        compared(panel, change, weighted=weighted),
        estimand="att",
        method=METHOD if plain else METHOD_ADJUSTED,
        covariates=panel.covariate_names,
        weights=weighted,
        notes=notes,
        points=points,
    )


def event_study(panel: Panel, *, weighted: bool = False) -> tuple[Point, ...]:
    """The difference in each period against the last period before the start, which is left out as zero.

    Method: as :func:`collapsed`, one period against one.
    Assumptions: as :func:`collapsed`. Periods before the start should show nothing; that they do is no proof: in our
        simulation a test of it found a violation 32 % of the time.
    When not to use: with fewer than three periods before the start; refused.

    Raises:
        UnusableInput: as :func:`collapsed`, or too few periods before the start.
    """
    start = common_start(panel)
    ensure_event_study(panel)
    base = panel.outcome[:, start - 1]
    return tuple(
        effect_point(
            panel,
            compared(panel, panel.outcome[:, place] - base, weighted=weighted),
            n_treated=int(panel.treated.sum()),
            period=period,
            relative=place - start,
        )
        for place, period in enumerate(panel.periods)
        if place != start - 1
    )


def changes(panel: Panel, start: int) -> Floats:
    """Each unit's mean from the start on, less its mean before."""
    after: Floats = panel.outcome[:, start:].mean(axis=1) - panel.outcome[:, :start].mean(axis=1)
    return after


def compared(panel: Panel, change: Floats, *, weighted: bool = False) -> Measured:
    """The treated's change against the others', with the panel's covariates."""
    ensure_comparison(panel)
    if not weighted and not panel.covariate_names:
        return welch(change, panel.treated)
    design = design_of(panel.covariates, panel.unit_weights(weighted))
    return adjusted(change, panel.treated, design)


def _size_note(panel: Panel) -> Sentence:
    return Sentence(
        N_("Bare {count} deltok: les tallet sammen med metoden ri, som holder også for små grupper."),
        {"count": int(panel.treated.sum())},
    )

"""Averages over ATT(g,t): overall, by time since the start, by group, and by period."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from jobbvei.estimates.effect.group_time import ComparisonGroup, GroupTime, group_time, pretest
from jobbvei.estimates.effect.panel import Floats, Panel, ensure_event_study
from jobbvei.estimates.effect.result import (
    TREATED_MIN_FOR_LARGE_SAMPLES,
    EffectResult,
    Measured,
    Point,
    effect_point,
    effect_result,
)
from jobbvei.shared.sentence import N_, Sentence

METHOD = "Callaway-Sant'Anna, {comparison}, analytic standard errors"
METHOD_ADJUSTED = "Callaway-Sant'Anna, doubly robust, {comparison}, analytic standard errors"


class EffectLevel(StrEnum):
    """How the effects of groups and periods are put together."""

    ATT = "att"
    SIMPLE = "simple"
    DYNAMIC = "dynamic"
    GROUP = "group"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True, eq=False)
class _Average:
    """An estimate with what each unit contributes, and where it stands."""

    estimate: float
    influence: Floats
    starts: tuple[int, ...]
    group: str | None = None
    period: str | None = None
    relative: int | None = None


def group_time_effect(
    panel: Panel,
    *,
    level: EffectLevel = EffectLevel.SIMPLE,
    comparison: ComparisonGroup = ComparisonGroup.NEVER_TREATED,
    weighted: bool = False,
) -> EffectResult:
    """One figure for the effect, with the figures it is an average of.

    Method: ``simple`` weighs every ATT(g,t) after the start by the group's size; ``dynamic`` averages over periods
        since the start, ``group`` over groups by size, ``calendar`` over periods. ``att`` gives every ATT(g,t) and
        the simple average. The error counts that the groups' sizes are estimated too.
    Reference, assumptions: as ``group_time.group_time``; section 3 of the article for the averages.
    When not to use: ``dynamic`` over groups that are seen for different lengths of time; its far ends rest on few.

    Raises:
        UnusableInput: as ``group_time``; for ``dynamic`` also fewer than three periods before the last start.
    """
    found = group_time(panel, comparison=comparison, weighted=weighted)
    if level is EffectLevel.DYNAMIC:
        ensure_event_study(panel)
    parts = _PARTS[level](found)
    overall = _OVERALL[level](found, parts)
    form = METHOD_ADJUSTED if panel.covariate_names else METHOD
    return effect_result(
        panel,
        found.measured(overall.influence, overall.estimate),
        estimand=f"att_{level if level is not EffectLevel.ATT else EffectLevel.SIMPLE}",
        method=form.format(comparison=comparison.value.replace("_", " ")),
        covariates=panel.covariate_names,
        weights=weighted,
        notes=_notes(found),
        points=tuple(_point(found, one) for one in parts),
        pretest_p=pretest(found),
    )


def _cell(found: GroupTime, place: int) -> _Average:
    cell, periods = found.cells[place], found.panel.periods
    return _Average(
        cell.estimate,
        found.influences[:, place],
        (cell.start,),
        group=periods[cell.start],
        period=periods[cell.place],
        relative=cell.relative,
    )


def _every(found: GroupTime) -> list[_Average]:
    return [_cell(found, place) for place in range(len(found.cells))]


def _none(_found: GroupTime) -> list[_Average]:
    return []


def _by_relative(found: GroupTime) -> list[_Average]:
    return [
        _weighed(found, _places(found, relative=relative), relative=relative)
        for relative in sorted({cell.relative for cell in found.cells})
    ]


def _by_group(found: GroupTime) -> list[_Average]:
    """A group's effect is the plain mean over its periods; nothing is estimated but the effects."""
    averages = []
    for start in found.starts:
        places = [place for place in found.after() if found.cells[place].start == start]
        estimate = float(np.mean([found.cells[place].estimate for place in places]))
        influence = found.influences[:, places].mean(axis=1)
        averages.append(_Average(estimate, influence, (start,), group=found.panel.periods[start]))
    return averages


def _by_period(found: GroupTime) -> list[_Average]:
    return [
        _weighed(
            found,
            [place for place in found.after() if found.cells[place].place == period],
            period=found.panel.periods[period],
        )
        for period in sorted({found.cells[place].place for place in found.after()})
    ]


def _places(found: GroupTime, *, relative: int) -> list[int]:
    return [place for place, cell in enumerate(found.cells) if cell.relative == relative]


def _weighed(
    found: GroupTime, places: list[int], *, relative: int | None = None, period: str | None = None
) -> _Average:
    """The cells weighed by the size of their groups."""
    estimates = np.array([found.cells[place].estimate for place in places])
    starts = [found.cells[place].start for place in places]
    estimate, influence = _by_size(found, starts, estimates, found.influences[:, places])
    return _Average(estimate, influence, tuple(sorted(set(starts))), period=period, relative=relative)


def _by_size(found: GroupTime, starts: list[int], estimates: Floats, influences: Floats) -> tuple[float, Floats]:
    """Weights are shares of sizes that are themselves estimated: with s a size and S their sum, the weight s/S moves
    by (1{in group} - s)/S, less s/S squared times the sum of those."""
    member = found.member[:, [found.starts.index(start) for start in starts]]
    sizes = member.mean(axis=0)
    whole = sizes.sum()
    weights = sizes / whole
    moved = member - sizes
    of_weights = (moved - moved.sum(axis=1, keepdims=True) * weights) / whole
    return float(weights @ estimates), influences @ weights + of_weights @ estimates


def _overall_by_size(found: GroupTime, parts: list[_Average]) -> _Average:
    """Groups by their sizes."""
    estimates = np.array([one.estimate for one in parts])
    influences = np.stack([one.influence for one in parts], axis=1)
    return _Average(*_by_size(found, [one.starts[0] for one in parts], estimates, influences), found.starts)


def _overall_mean(found: GroupTime, parts: list[_Average]) -> _Average:
    """The plain mean over the parts after the start."""
    after = [one for one in parts if one.relative is None or one.relative >= 0]
    influence = np.mean([one.influence for one in after], axis=0)
    return _Average(float(np.mean([one.estimate for one in after])), influence, found.starts)


def _overall_simple(found: GroupTime, _parts: list[_Average]) -> _Average:
    return _weighed(found, list(found.after()))


_PARTS = {
    EffectLevel.ATT: _every,
    EffectLevel.SIMPLE: _none,
    EffectLevel.DYNAMIC: _by_relative,
    EffectLevel.GROUP: _by_group,
    EffectLevel.CALENDAR: _by_period,
}
_OVERALL = {
    EffectLevel.ATT: _overall_simple,
    EffectLevel.SIMPLE: _overall_simple,
    EffectLevel.DYNAMIC: _overall_mean,
    EffectLevel.GROUP: _overall_by_size,
    EffectLevel.CALENDAR: _overall_mean,
}


def _point(found: GroupTime, one: _Average) -> Point:
    measured: Measured = found.measured(one.influence, one.estimate)
    treated = sum(found.treated_of(start) for start in one.starts)
    return effect_point(
        found.panel, measured, n_treated=treated, group=one.group, period=one.period, relative=one.relative
    )


def _notes(found: GroupTime) -> list[Sentence]:
    treated = int(found.panel.treated.sum())
    if treated >= TREATED_MIN_FOR_LARGE_SAMPLES:
        return []
    return [
        Sentence(
            N_(
                "Bare {count} deltok: standardfeilen er trolig for liten når de er færre enn {needed}. "
                "Se også metoden ri."
            ),
            {"count": treated, "needed": TREATED_MIN_FOR_LARGE_SAMPLES},
        )
    ]

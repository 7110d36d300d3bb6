"""The answer in the contract's words, ready to be written as JSON: the only module a door needs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from jobbvei.estimates.effect.averages import EffectLevel, group_time_effect
from jobbvei.estimates.effect.checks import balance, leave_one_out, sensitivity
from jobbvei.estimates.effect.collapsed import collapsed, event_study
from jobbvei.estimates.effect.group_time import ComparisonGroup
from jobbvei.estimates.effect.panel import Panel, ensure_comparison
from jobbvei.estimates.effect.power import Detectable
from jobbvei.estimates.effect.randomisation import DRAWS, randomisation
from jobbvei.estimates.effect.result import EffectResult, Interval, Point, verdict
from jobbvei.estimates.effect.synthetic import PLACEBOS, synthetic
from jobbvei.estimates.effect.two_way import two_way
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

SEED = 1


class EffectMethod(StrEnum):
    """How the effect is estimated."""

    DIFFERENCE = "did"
    GROUP_TIME = "cs"
    SYNTHETIC = "sdid"
    RANDOMISATION = "ri"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        level: For ``cs`` only.
        comparison: For ``cs`` only.
        seed: For ``ri`` and ``sdid``: the same seed gives the same answer.
        draws: For ``ri``.
        placebos: For ``sdid``.
    """

    method: EffectMethod = EffectMethod.DIFFERENCE
    level: EffectLevel = EffectLevel.SIMPLE
    comparison: ComparisonGroup = ComparisonGroup.NEVER_TREATED
    weighted: bool = False
    seed: int = SEED
    draws: int = DRAWS
    placebos: int = PLACEBOS


def effect_answer(panel: Panel, question: Question) -> dict[str, Any]:
    """The effect in the main analysis: without the withdrawn and the district.

    Returns:
        ``estimand``, ``estimate_pp``, ``se``, ``ci`` (low, high), ``p``, ``method``, ``n_treated``, ``n_control``,
        ``n_periods``, ``covariates``, ``weights``, ``seed``, ``notes``; ``unit`` is ``pp`` when every outcome is
        between 0 and 1 and the figures are percentage points, otherwise ``outcome`` and they are in the outcome's
        own unit; ``verdict`` in words; ``event_study`` where there are three periods or more before the start,
        otherwise null and ``event_study_refused`` says why; for ``cs`` also ``level``, ``points``, ``att_gt`` and
        ``pretest_p``.

    Raises:
        UnusableInput: as the method chosen.
    """
    main = panel.main()
    result = effect_of(main, question)
    answer = _result(result) | _course(main, question, result)
    answer["notes"] += [str(note) for note in _left_out(panel)]
    if question.method is EffectMethod.GROUP_TIME:
        every = effect_of(main, _at(question, EffectLevel.ATT))
        answer |= {
            "level": question.level.value,
            "points": [_point(point) for point in result.points],
            "att_gt": [_point(point) for point in every.points],
            "pretest_p": result.pretest_p,
        }
    return answer


def effect_of(panel: Panel, question: Question) -> EffectResult:
    """The estimate by the method asked for; ``did`` with different starts is the two-way regression, and says so.

    Raises:
        UnusableInput: as the method chosen.
    """
    if question.method is EffectMethod.RANDOMISATION:
        return randomisation(panel, seed=question.seed, draws=question.draws, weighted=question.weighted)
    if question.method is EffectMethod.SYNTHETIC:
        _ensure_unweighted(question)
        return synthetic(panel, seed=question.seed, placebos=question.placebos)
    if question.method is EffectMethod.GROUP_TIME:
        return group_time_effect(
            panel, level=question.level, comparison=question.comparison, weighted=question.weighted
        )
    return _difference(panel, weighted=question.weighted)


def checks_answer(panel: Panel, question: Question) -> dict[str, Any]:
    """Balance, the figure in other ways, and the figure without each of the treated; for ``did`` and ``cs``.

    Raises:
        UnusableInput: nobody to compare.
    """

    def estimate(panel: Panel, *, weighted: bool = False) -> EffectResult:
        chosen = question.method if question.method is EffectMethod.GROUP_TIME else EffectMethod.DIFFERENCE
        return effect_of(panel, Question(method=chosen, comparison=question.comparison, weighted=weighted))

    main = panel.main()
    checks = sensitivity(panel, weighted=question.weighted, estimate=estimate)
    return {
        "balance": [
            {
                "name": line.name,
                "treated_mean": line.treated_mean,
                "others_mean": line.others_mean,
                "standardised": line.standardised,
            }
            for line in balance(main)
        ],
        "checks": [
            {
                "code": check.code,
                "name": str(check.name),
                "result": None if check.result is None else _result(check.result),
                "refused": None if check.refused is None else str(check.refused),
            }
            for check in checks
        ],
        "leave_one_out": [
            {"unit": one.unit, "estimate_pp": one.estimate_pp}
            for one in leave_one_out(main, weighted=question.weighted, estimate=estimate)
        ],
    }


def power_answer(found: Detectable) -> dict[str, Any]:
    """What ``power.detectable`` found, as JSON."""
    return {
        "smallest_detectable_pp": found.smallest_pp,
        "se": found.se,
        "power": found.power,
        "n_treated": found.n_treated,
        "n_control": found.n_control,
        "n_periods": found.n_periods,
        "unit": _unit(found.is_share),
        "chances": [{"effect_pp": effect, "power": chance} for effect, chance in found.chances],
        "sentence": str(found.sentence()),
        "notes": [str(note) for note in found.notes],
    }


def _difference(panel: Panel, *, weighted: bool) -> EffectResult:
    ensure_comparison(panel)
    together = len(np.unique(panel.starts[panel.treated])) == 1
    return (collapsed if together else two_way)(panel, weighted=weighted)


def _at(question: Question, level: EffectLevel) -> Question:
    return Question(method=question.method, level=level, comparison=question.comparison, weighted=question.weighted)


def _ensure_unweighted(question: Question) -> None:
    if question.weighted:
        raise UnusableInput(
            "estimates.no_weights_in_synthetic",
            Sentence(N_("Metoden sdid finner sine egne vekter. Velg en annen metode, eller la vekten være.")),
        )


def _course(panel: Panel, question: Question, result: EffectResult) -> dict[str, Any]:
    if question.method is EffectMethod.SYNTHETIC:
        return {"event_study": None, "event_study_refused": str(_no_course())}
    try:
        points = result.points if question.method is EffectMethod.DIFFERENCE else _event_points(panel, question)
        refused = None if points else _why_none(panel, question)
    except UnusableInput as unusable:
        points, refused = (), unusable.sentence
    return {
        "event_study": [_point(point) for point in points] or None,
        "event_study_refused": None if refused is None else str(refused),
    }


def _event_points(panel: Panel, question: Question) -> tuple[Point, ...]:
    if question.method is EffectMethod.GROUP_TIME:
        return effect_of(panel, _at(question, EffectLevel.DYNAMIC)).points
    return event_study(panel, weighted=question.weighted)


def _why_none(panel: Panel, question: Question) -> Sentence:
    """The event study of a common start says why itself."""
    event_study(panel, weighted=question.weighted)
    return _no_course()


def _no_course() -> Sentence:
    return Sentence(N_("Denne metoden viser ikke utviklingen periode for periode. Velg metoden cs."))


def _left_out(panel: Panel) -> list[Sentence]:
    count = int((panel.withdrawn | panel.district).sum())
    if not count:
        return []
    return [
        Sentence(
            N_("{count} er holdt utenfor hovedtallet: de trakk seg, eller er bydeler. Se kontrollene."),
            {"count": count},
        )
    ]


def _result(result: EffectResult) -> dict[str, Any]:
    return {
        "estimand": result.estimand,
        "estimate_pp": result.estimate_pp,
        "se": result.se,
        "ci": _ends(result.ci),
        "p": result.p,
        "method": result.method,
        "n_treated": result.n_treated,
        "n_control": result.n_control,
        "n_periods": result.n_periods,
        "covariates": list(result.covariates),
        "weights": result.weights,
        "seed": result.seed,
        "unit": _unit(result.is_share),
        "verdict": str(verdict(result)),
        "notes": [str(note) for note in result.notes],
    }


def _point(point: Point) -> dict[str, Any]:
    said = {"group": point.group, "period": point.period, "relative": point.relative}
    return {name: value for name, value in said.items() if value is not None} | {
        "estimate_pp": point.estimate_pp,
        "se": point.se,
        "ci": _ends(point.ci),
        "p": point.p,
        "n_treated": point.n_treated,
    }


def _ends(interval: Interval | None) -> list[float] | None:
    return None if interval is None else list(interval)


def _unit(is_share: bool) -> str:
    return "pp" if is_share else "outcome"

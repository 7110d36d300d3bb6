"""What estimating an effect costs on this machine: 357 municipalities over 12 quarters, 41 of them treated.

The promise is randomisation inference with 1 999 draws under 50 ms. Measured beside it in the same run: the same draws
one at a time and, for Callaway and Sant'Anna, diff-diff where it is installed, as it never is with the product.
"""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from jobbvei.estimates.effect.averages import group_time_effect
from jobbvei.estimates.effect.collapsed import changes, collapsed
from jobbvei.estimates.effect.known_effect import World, panel_with_known_effect
from jobbvei.estimates.effect.panel import Panel
from jobbvei.estimates.effect.randomisation import DRAWS, randomisation
from jobbvei.estimates.effect.regression import welch
from jobbvei.estimates.effect.synthetic import synthetic, synthetic_fit

diff_diff: Any = None
pandas: Any = None
with suppress(ImportError):
    import diff_diff
    import pandas

Answer = TypeVar("Answer")
SEED, ROUNDS, PLACEBOS = 1, 7, 50


def main() -> None:
    """Measure each estimator."""
    full = panel_with_known_effect(World(), seed=SEED)
    panel, staggered = full.chosen(()), in_three_cohorts(full)
    say("collapsed difference, Welch, with its course of time", best(lambda: collapsed(panel)))
    inference = best(lambda: randomisation(panel, seed=SEED))
    say("randomisation inference, 1 999 draws and interval (promise 50 ms)", inference)
    say("  with two covariates", best(lambda: randomisation(full, seed=SEED)))
    alone, _p = seconds_of(lambda: one_draw_at_a_time(panel))
    say(f"  the draws one at a time, no interval ({alone / inference:.0f} times ours)", alone)
    ours = best(lambda: group_time_effect(staggered.chosen(())))
    say("Callaway and Sant'Anna, three starts", ours)
    say("  doubly robust with two covariates", best(lambda: group_time_effect(staggered)))
    if diff_diff is not None:
        theirs = best(lambda: with_diff_diff(staggered))
        say(f"  diff-diff without covariates ({theirs / ours:.1f} times ours)", theirs)
    say("synthetic difference, estimate", seconds_of(lambda: synthetic_fit(panel))[0])
    whole, _result = seconds_of(lambda: synthetic(panel, seed=SEED, placebos=PLACEBOS))
    say(f"  with {PLACEBOS} placebos", whole)


def in_three_cohorts(panel: Panel) -> Panel:
    """The treated start in the seventh, ninth and tenth quarter."""
    starts = panel.starts.copy()
    treated = np.flatnonzero(panel.treated)
    starts[treated[14:28]], starts[treated[28:]] = 8, 9
    return replace(panel, starts=starts)


def one_draw_at_a_time(panel: Panel) -> float:
    """The p-value as a loop would find it."""
    change, chance = changes(panel, int(panel.starts.min())), np.random.default_rng(SEED)
    observed = ratio(change, panel.treated)
    reached = sum(ratio(change, chance.permutation(panel.treated)) >= observed for _draw in range(DRAWS))
    return (1 + reached) / (1 + DRAWS)


def ratio(change: Any, treated: Any) -> float:
    """The size of the t-statistic."""
    found = welch(change, treated)
    return abs(found.estimate) / (found.se or 1)


def with_diff_diff(panel: Panel) -> Any:
    """The same estimate; making the table is counted, as it takes little."""
    return diff_diff.CallawaySantAnna(control_group="never_treated").fit(
        table_of(panel), outcome="y", unit="unit", time="time", first_treat="first", aggregate="simple"
    )


def table_of(panel: Panel) -> Any:
    """One row a unit and period; 0 for a unit that never starts."""
    units, periods = panel.outcome.shape
    first = np.where(panel.treated, panel.starts + 1, 0)
    return pandas.DataFrame(
        {
            "unit": np.repeat(np.arange(units), periods),
            "time": np.tile(np.arange(1, periods + 1), units),
            "first": np.repeat(first, periods),
            "y": panel.outcome.ravel(),
        }
    )


def best(work: Callable[[], object]) -> float:
    """The least wall time of some rounds."""
    return min(seconds_of(work)[0] for _round in range(ROUNDS))


def seconds_of(work: Callable[[], Answer]) -> tuple[float, Answer]:
    """Wall time of one call, and its answer."""
    began = time.perf_counter()
    answer = work()
    return time.perf_counter() - began, answer


def say(what: str, seconds: float) -> None:
    """One line of figures."""
    sys.stdout.write(f"{what:72} {1000 * seconds:10.1f} ms\n")


if __name__ == "__main__":
    main()

"""How often the interval of each method holds the true effect, in invented municipalities where it is known.

``python -m tools.coverage_simulation --replications 500`` writes the table of docs/manual/effekt.md. The same numbers
come out each time: replication ``n`` is invented from seed ``n``.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from jobbvei.estimates.effect.averages import group_time_effect
from jobbvei.estimates.effect.collapsed import collapsed
from jobbvei.estimates.effect.group_time import group_time, pretest
from jobbvei.estimates.effect.known_effect import World, panel_with_known_effect
from jobbvei.estimates.effect.panel import Panel
from jobbvei.estimates.effect.randomisation import randomisation
from jobbvei.estimates.effect.result import EffectResult
from jobbvei.estimates.effect.synthetic import synthetic
from jobbvei.estimates.effect.two_way import two_way

Way = Callable[[Panel], EffectResult]
REPLICATIONS = 500
PLACEBOS = 50
SIGNIFICANT_TO = 0.05
POINTS = 100

WAYS: Mapping[str, Way] = {
    "did, Welch": lambda panel: collapsed(panel.chosen(())),
    "did, kovariater": collapsed,
    "did, vektet": lambda panel: collapsed(panel.chosen(()), weighted=True),
    "ri": lambda panel: randomisation(panel.chosen(()), seed=1),
    "ri, kovariater": lambda panel: randomisation(panel, seed=1),
    "toveis faste effekter": lambda panel: two_way(panel.chosen(())),
    "cs": lambda panel: group_time_effect(panel.chosen(())),
    "cs, dobbelt robust": group_time_effect,
}
SLOW_WAYS: Mapping[str, Way] = {
    "sdid": lambda panel: synthetic(panel.chosen(()), seed=1, placebos=PLACEBOS),
}
WORLDS: Mapping[str, World] = {
    "tilfeldig, 3,0": World(),
    "tilfeldig, 0,0": World(effect=0.0),
    "tilfeldig, 3,0, 8 deltar": World(treated=8),
    "tilfeldig, 0,0, 5 deltar": World(effect=0.0, treated=5),
    "utvalg, 3,0": World(selected=True),
}


@dataclass(frozen=True, slots=True)
class Line:
    """What a method did in one world, in percentage points; coverage and findings in percent."""

    replications: int
    bias: float
    root_mean_square_error: float
    mean_se: float
    coverage: float
    found: float
    milliseconds: float

    def cells(self) -> list[str]:
        """As they stand in the table."""
        points = (f"{self.bias:+.2f}", f"{self.root_mean_square_error:.2f}", f"{self.mean_se:.2f}")
        shares = (f"{self.coverage:.1f}", f"{self.found:.1f}", f"{self.milliseconds:.0f}")
        return [str(self.replications), *(text.replace(".", ",") for text in points + shares)]


def simulate(way: Way, world: World, *, replications: int) -> Line:
    """Try one method on that many worlds; the time counts the estimate only."""
    spent, results = 0.0, []
    for seed in range(replications):
        panel = panel_with_known_effect(world, seed=seed)
        began = time.perf_counter()
        results.append(way(panel))
        spent += time.perf_counter() - began
    errors = np.array([result.estimate_pp for result in results]) - POINTS * world.effect
    intervals = np.array([result.ci for result in results])
    covered = (intervals[:, 0] <= POINTS * world.effect) & (POINTS * world.effect <= intervals[:, 1])
    return Line(
        replications=replications,
        bias=float(errors.mean()),
        root_mean_square_error=float(np.sqrt((errors**2).mean())),
        mean_se=float(np.mean([result.se for result in results])),
        coverage=100 * float(covered.mean()),
        found=100 * float(((intervals[:, 0] > 0) | (intervals[:, 1] < 0)).mean()),
        milliseconds=1000 * spent / replications,
    )


def table(ways: Mapping[str, Way], worlds: Iterable[tuple[str, World]], *, replications: int) -> Iterable[str]:
    """The rows of the table, as each is done."""
    yield "| kommunene | metode | forsøk | skjevhet | RMSE | standardfeil | dekning | funnet | ms |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, world in worlds:
        for way_name, way in ways.items():
            cells = simulate(way, world, replications=replications).cells()
            yield f"| {' | '.join([name, way_name, *cells])} |"


def violations_found(world: World, *, replications: int) -> float:
    """How often, in percent, the test of the periods before the start says that the groups went apart."""
    panels = (panel_with_known_effect(world, seed=seed).chosen(()) for seed in range(replications))
    asked = (pretest(group_time(panel)) for panel in panels)
    return 100 * float(np.mean([p is not None and p <= SIGNIFICANT_TO for p in asked]))


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replications", type=int, default=REPLICATIONS)
    parser.add_argument("--slow", action="store_true", help="the synthetic difference only")
    arguments = parser.parse_args()
    ways = SLOW_WAYS if arguments.slow else WAYS
    for line in table(ways, WORLDS.items(), replications=arguments.replications):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    for name in () if arguments.slow else ("tilfeldig, 3,0", "utvalg, 3,0"):
        found = violations_found(WORLDS[name], replications=arguments.replications)
        sys.stdout.write(f"{name}: ulik utvikling før start funnet i {found:.1f} %\n".replace(".", ","))


if __name__ == "__main__":
    main()

"""What hiding small counts costs on this machine: 357 municipalities by 6 reasons, in a table made by chance.

The promise is 5 seconds for the whole answer. The alternative is a simpler way of hiding: in every line with one
hidden cell the smallest other is hidden too, until there is none. It is measured in the same run and audited by the
same audit: its lines look protected, and some of its cells are not.
"""

import sys
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

import numpy as np

from jobbvei.estimates.disclosure.auditing import audit
from jobbvei.estimates.disclosure.equations import system_of
from jobbvei.estimates.disclosure.hiding import finder_for, hide_further
from jobbvei.estimates.disclosure.masking import suppress
from jobbvei.estimates.disclosure.primary import lowest_thinkable, primary_cells
from jobbvei.estimates.disclosure.profiles import SSB
from jobbvei.estimates.disclosure.rounding import round_small_counts
from jobbvei.estimates.disclosure.system import System
from jobbvei.estimates.disclosure.tables import CountTable, count_table

Answer = TypeVar("Answer")
SEED = 1
SIZES = ((14, 6), (80, 6), (357, 6), (14, 6, 2))
PEOPLE_MIDDLE, PEOPLE_SPREAD, PEOPLE_LEAST = 40, 1.1, 4


def main() -> None:
    """Measure some sizes, the promised one among them."""
    for sizes in SIZES:
        measure(table_by_chance(sizes), sizes)


def measure(table: CountTable, sizes: tuple[int, ...]) -> None:
    """The whole answer, its steps, the simpler way, and rounding."""
    whole, masked = seconds_of(lambda: suppress(table, SSB))
    system = system_of([[table]])
    lowest, primary = lowest_thinkable(system, SSB), primary_cells(system, SSB)
    hiding, _masks = seconds_of(lambda: hide_further(system, primary, finder_for(system, lowest)))
    attack, _found = seconds_of(lambda: audit(system, places_hidden(system, masked.hidden()), lowest))
    hidden = len(masked.audit.intervals)
    say(f"{' x '.join(map(str, sizes))}: {whole:.2f} s, of it hiding {hiding:.2f} s and audit {attack:.2f} s")
    say(f"  {len(primary)} primary + {hidden - len(primary)} secondary of {len(system.cells)} cells, none recovered")
    simple, pairs = seconds_of(lambda: two_in_every_line(system, primary))
    recovered = len(audit(system, sorted(pairs), lowest).recovered)
    say(f"  two in every line: {simple:.2f} s, {len(pairs) - len(primary)} secondary, {recovered} recovered")
    rounding, rounded = seconds_of(lambda: round_small_counts(table))
    off = f"{rounded.mean_error:.2f} on average, {rounded.largest_error} at most"
    say(f"  rounding: {rounding:.2f} s, totals off by {off}")


def table_by_chance(sizes: tuple[int, ...]) -> CountTable:
    """Municipalities of very different size, with shares of their own for the reasons."""
    rng = np.random.default_rng(SEED)
    people = np.maximum(PEOPLE_LEAST, rng.lognormal(np.log(PEOPLE_MIDDLE), PEOPLE_SPREAD, sizes[0]))
    shares = rng.dirichlet(np.full(int(np.prod(sizes[1:])), 3.0)).reshape(sizes[1:])
    counts = rng.poisson(np.multiply.outer(people, shares))
    names = ("municipality", "reason", "sex")[: len(sizes)]
    inner = {tuple(f"{number:03}" for number in place): int(counts[place]) for place in np.ndindex(*sizes)}
    return count_table(names, inner)


def places_hidden(system: System, keys: Iterable[object]) -> list[int]:
    """Where the hidden cells stand."""
    wanted = set(keys)
    return [place for place, cell in enumerate(system.cells) if cell.key in wanted]


def two_in_every_line(system: System, primary: Iterable[int]) -> set[int]:
    """The simpler way: the smallest other cell of every line that hides exactly one."""
    hidden, changed = set(primary), True
    while changed:
        changed = False
        for line in system.lines:
            cells = (line.total, *line.parts)
            others = [place for place in cells if place not in hidden and system.counts[place]]
            if others and sum(place in hidden for place in cells) == 1:
                hidden.add(min(others, key=lambda place: (system.counts[place], place)))
                changed = True
    return hidden


def say(line: str) -> None:
    """One line of figures."""
    sys.stdout.write(f"{line}\n")


def seconds_of(work: Callable[[], Answer]) -> tuple[float, Answer]:
    """Wall time of one call, and its answer."""
    began = time.perf_counter()
    answer = work()
    return time.perf_counter() - began, answer


if __name__ == "__main__":
    main()

"""What exits by cause and the forecast cost on this machine, beside a plain loop measured in the same run.

The loop is Aalen–Johansen as a textbook writes it, without its variance; ours has the variance and the intervals.
"""

import sys
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from jobbvei.estimates.cost_benefit.accounts import compare
from jobbvei.estimates.cost_benefit.figures import NEEDED, Figures
from jobbvei.estimates.exits import cumulative_incidence, hazards_by_month
from jobbvei.estimates.forecast.cohorts import Starts, follow
from jobbvei.estimates.forecast.draws import Lots, drawn
from jobbvei.estimates.forecast.hazards import Course, hazards_of
from jobbvei.estimates.forecast.months import months_in
from jobbvei.estimates.forecast.scenarios import Model
from jobbvei.estimates.forecast.uncertainty import Between, Likely, Unknowns

Answer = TypeVar("Answer")
SEED, ROUNDS = 1, 7
PEOPLE, MUNICIPALITIES, MONTHS, MONTHS_OF_START = 20_000, 357, 36, 24
FIRST = months_in("2022-07")[0]
CAUSES = {"work": 0.5, "education": 0.05, "nav_measure": 0.2, "moved": 0.1, "other": 0.1, "unknown": 0.05}
COURSE = Course(short_share=0.9, extended_share=0.85, short_months=6, extended_months=12, longest_months=24)


def main() -> None:
    """Measure exits of 20 000, the model for the nation and all municipalities, the draws and the accounts."""
    exits()
    forecast()
    accounts()


def exits() -> None:
    """Exits by cause of 20 000 people over 36 months, and the hazards of each month."""
    source = np.random.default_rng(SEED)
    times = source.integers(1, MONTHS + 1, PEOPLE).astype(float)
    causes = source.choice(["", *CAUSES], PEOPLE)
    ours, found = best_of(lambda: cumulative_incidence(times, causes))
    loop, theirs = best_of(lambda: by_loop(times.tolist(), causes.tolist()))
    apart = max(abs(theirs[cause] - float(one.share[-1])) for cause, one in found.by_cause.items())
    say(f"exits of {PEOPLE} people by cause: {ours:.1f} ms; plain loop {loop:.1f} ms ({loop / ours:.1f} times)")
    by_month, _ = best_of(lambda: hazards_by_month(times, causes))
    say(f"  the two are at most {apart:.0e} apart; hazards by month: {by_month:.1f} ms")


def forecast() -> None:
    """The model by month for one area and for all municipalities, and 2 000 draws of it."""
    hazards = hazards_of(COURSE, CAUSES)
    for areas, people in ((1, 900.0), (MUNICIPALITIES, 4.0)):
        counts = np.random.default_rng(SEED).poisson(people, (areas, MONTHS_OF_START))
        starts = Starts(tuple(map(str, range(areas))), FIRST, counts)
        took, _ = best_of(lambda starts=starts: follow(starts, hazards, until=FIRST + MONTHS - 1))  # type: ignore[misc]
        say(f"model of {areas} area(s), {MONTHS} months: {took:.1f} ms")
    unknowns = Unknowns(
        from_month=FIRST + 12,
        goal=Likely(0.55, 20),
        arrivals=Between(11_330, 21_330, 31_330),
        participation=Likely(0.55, 50),
        extension=Likely(0.865, 20),
        lag_months=Between(0, 1, 2),
    )
    model = Model(starts, hazards, FIRST, FIRST + MONTHS - 1)
    say(f"2 000 draws of it: {best_of(lambda: drawn(model, unknowns, lots=Lots(seed=SEED)))[0]:.0f} ms")


def accounts() -> None:
    """The four accounts over ten years, once and with every amount drawn 2 000 times."""
    values = {name: 0.1 if name.endswith("_share") else 10_000.0 for name in NEEDED}
    months = {"job_months": 6, "later_months": 114, "wage_subsidy_months": 6, "introduction_benefit_months": 3}
    once = Figures(**{**values, **months})  # type: ignore[arg-type]
    many = Figures(**{**values, **months, "retention_share": np.linspace(0, 1, 2_000)})  # type: ignore[arg-type]
    say(f"four accounts, 120 months: {best_of(lambda: compare(once))[0]:.1f} ms")
    say(f"  with 2 000 draws: {best_of(lambda: compare(many))[0]:.1f} ms")


def by_loop(times: list[float], causes: list[str]) -> dict[str, float]:
    """The share gone for each cause at the end."""
    rows = sorted(zip(times, causes, strict=True))
    still, there, place = 1.0, len(rows), 0
    gone = {cause: 0.0 for cause in causes if cause}
    while place < len(rows):
        now = [cause for time_, cause in rows[place : place + 2 * len(rows)] if time_ == rows[place][0]]
        for cause in gone:
            gone[cause] += still * now.count(cause) / there
        still *= 1 - sum(bool(cause) for cause in now) / there
        there, place = there - len(now), place + len(now)
    return gone


def best_of(work: Callable[[], Answer]) -> tuple[float, Answer]:
    """The least milliseconds of some rounds, and the answer."""
    least, answer = float("inf"), None
    for _round in range(ROUNDS):
        began = time.perf_counter()
        answer = work()
        least = min(least, 1000 * (time.perf_counter() - began))
    assert answer is not None  # noqa: S101  # there is at least one round
    return least, answer


def say(line: str) -> None:
    """One line of figures."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()

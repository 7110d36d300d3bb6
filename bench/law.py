"""What the law costs to ask: one person with a full trace, and beside it OpenFisca where it is installed.

The same three questions (programme end, Norwegian end, benefit of the month) for the same people, in processor time.
OpenFisca is never installed with the product; without it our own figures are printed alone. To measure both, make an
environment of its own from requirements/bench.txt and run this file in it with PYTHONPATH=src.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import numpy

from jobbvei.rules.explain import explain
from jobbvei.rules.facts import (
    Facts,
    Goal,
    Household,
    HouseholdKind,
    Norwegian,
    Permit,
    PermitKind,
    Programme,
    Schooling,
    SchoolingLevel,
)

openfisca: Any = None
with suppress(ImportError):
    from others import openfisca_law as openfisca

ON = date(2023, 12, 1)
QUESTIONS = frozenset({"programme.latest_end_on", "norwegian.right_until_on", "benefit.month_kr"})
PEOPLE, POPULATION, ROUNDS = 300, 100_000, 5


def main() -> None:
    """Print the table; stop if the two engines disagree."""
    people = [person(random.Random(seed)) for seed in range(PEOPLE)]
    explain(people[0], on=ON)
    show(
        "ours, one person, three findings with trace",
        per_person(lambda one: explain(one, on=ON, only=QUESTIONS), people),
    )
    show("ours, one person, every finding with trace", per_person(lambda one: explain(one, on=ON), people))
    if openfisca is None:
        print("OpenFisca is not installed here, so it is not measured (see requirements/bench.txt).")
        return
    measure_openfisca(people)


def measure_openfisca(people: list[Facts]) -> None:
    """OpenFisca on the same people: one at a time, then a population as columns."""
    system = openfisca.LawOf2023()
    given = [as_openfisca(one) for one in people]
    check_agreement(system, people, given)
    show("OpenFisca, one person, built and calculated", per_person(lambda one: ask(system, one), given))
    built = iter([openfisca.one_person(system, one) for _ in range(ROUNDS) for one in given])
    show("OpenFisca, one person, calculated only", per_person(lambda _: openfisca.answers(next(built)), given))
    whole = columns([given[index % PEOPLE] for index in range(POPULATION)])
    started = time.process_time()
    simulation = openfisca.many_persons(system, whole, POPULATION)
    ready = time.process_time()
    openfisca.answers(simulation)
    print(f"{'OpenFisca, 100 000 persons as columns, built':55} {(ready - started) * 1e3:9.1f} ms")
    print(f"{'OpenFisca, 100 000 persons as columns, calculated':55} {(time.process_time() - ready) * 1e3:9.1f} ms")
    print("Ours as columns: not built yet; the same tables will be evaluated as columns.")


def check_agreement(system: Any, people: list[Facts], given: list[dict[str, Any]]) -> None:
    """The engines answer alike: dates to the day, kroner within what 32-bit floats can hold."""
    for one, named in zip(people, given, strict=True):
        found = {finding.id: finding.value for finding in explain(one, on=ON, only=QUESTIONS)}
        theirs = ask(system, named)
        dates = [theirs[name][0].astype(date) for name in ("programme_end", "norwegian_end")]
        if dates != [found["programme.latest_end_on"], found["norwegian.right_until_on"]]:
            raise SystemExit(f"The engines disagree about {named}: {dates} and {found}")
        if abs(float(theirs["benefit_month"][0]) - float(str(found["benefit.month_kr"]))) > 0.01:  # noqa: PLR2004
            raise SystemExit(f"The engines disagree about the benefit of {named}")
    print(f"Both engines agree on {len(people)} people.")


def ask(system: Any, named: dict[str, Any]) -> Any:
    """Build one person in OpenFisca and calculate the three answers."""
    return openfisca.answers(openfisca.one_person(system, named))


def person(chance: random.Random) -> Facts:
    """A made-up participant under the law of 2023."""
    start = date(2023, 7, 1) + timedelta(days=chance.randrange(150))
    return Facts(
        born_on=date(1975, 1, 1) + timedelta(days=chance.randrange(30 * 365)),
        permit=Permit(PermitKind.COLLECTIVE_PROTECTION, date(2023, 5, 1)),
        settled_on=date(2023, 6, 1),
        settled_by_agreement=True,
        schooling=Schooling(chance.choice([SchoolingLevel.LOWER_SECONDARY, SchoolingLevel.UPPER_SECONDARY])),
        goal=Goal.WORK,
        programme=Programme(started_on=start),
        norwegian=Norwegian(started_on=start + timedelta(days=chance.randrange(30))),
        household=Household(HouseholdKind.SINGLE_ADULT, lives_with_parents=False),
    )


def as_openfisca(one: Facts) -> dict[str, Any]:
    """The same participant by OpenFisca's names."""
    age = ON.year - one.born_on.year - ((ON.month, ON.day) < (one.born_on.month, one.born_on.day))
    return {
        "programme_start": str(one.programme.started_on),
        "norwegian_start": str(one.norwegian.started_on),
        "upper_secondary": one.schooling.level == SchoolingLevel.UPPER_SECONDARY,
        "goal_is_school": one.goal == Goal.UPPER_SECONDARY,
        "age": age,
    }


def columns(given: list[dict[str, Any]]) -> dict[str, Any]:
    """Rows turned into numpy columns."""
    kinds = {"programme_start": "M8[D]", "norwegian_start": "M8[D]"}
    return {name: numpy.array([row[name] for row in given], dtype=kinds.get(name)) for name in given[0]}


def per_person(work: Callable[[Any], object], people: list[Any]) -> list[float]:
    """Microseconds per person, one figure per round."""
    return list(_rounds(work, people))


def _rounds(work: Callable[[Any], object], people: list[Any]) -> Iterator[float]:
    for _ in range(ROUNDS):
        started = time.process_time()
        for one in people:
            work(one)
        yield (time.process_time() - started) / len(people) * 1e6


def show(what: str, micros: list[float]) -> None:
    """One line: the best and the middle round."""
    print(f"{what:55} best {min(micros):7.0f} µs   median {statistics.median(micros):7.0f} µs")


if __name__ == "__main__":
    main()

"""What the law costs to ask: one person, and a population as columns, and beside it OpenFisca where it is installed.

The same three questions (programme end, Norwegian end, benefit of the month) for the same people, in processor time.
OpenFisca is never installed with the product; without it our own figures are printed alone. `make bench` measures both
in an environment of its own, made from requirements/bench.txt.
"""

import random
import statistics
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import numpy

from jobbvei.rules.explain import Finding, explain
from jobbvei.rules.facts import (
    Extension,
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
    Work,
)
from jobbvei.rules.population.explain import explain_population
from jobbvei.rules.population.people import Chosen, Population
from jobbvei.rules.reading.facts import read_facts

openfisca: Any = None
with suppress(ImportError):
    from others import openfisca_law as openfisca


class Way(NamedTuple):
    """One way to ask: its name, what is done for each person, and the people as that way wants them."""

    name: str
    ask: Callable[[Any], object]
    people: list[Any]


ON = date(2023, 12, 1)
QUESTIONS = frozenset({"programme.latest_end_on", "norwegian.right_until_on", "benefit.month_kr"})
PEOPLE, POPULATION, ROUNDS = 300, 100_000, 5


def main() -> None:
    """Print the table; stop if the two engines disagree."""
    people = [person(random.Random(seed)) for seed in range(PEOPLE)]
    explain(people[0], on=ON)
    show("ours, one person, three answers", per_person(three_answers, people))
    show(
        "ours, one person, three answers, sentence and trace read",
        per_person(lambda one: read(three_answers(one)), people),
    )
    show("ours, one person, every answer", per_person(lambda one: explain(one, on=ON), people))
    show(
        "ours, one person, every answer, sentence and trace read",
        per_person(lambda one: read(explain(one, on=ON)), people),
    )
    columns = measure_columns(people)
    if openfisca is None:
        print("OpenFisca is not installed here, so it is not measured (see requirements/bench.txt).")
        return
    times = measure_openfisca(people) / columns
    print(f"100 000 persons as columns, three answers: ours is {times:.1f} times as fast as OpenFisca.")


def three_answers(one: Facts) -> tuple[Finding, ...]:
    """What OpenFisca is asked too."""
    return explain(one, on=ON, only=QUESTIONS)


def read(found: tuple[Finding, ...]) -> None:
    """Have every sentence and trace made."""
    for finding in found:
        _ = finding.because, finding.trace


def measure_columns(people: list[Facts]) -> float:
    """A population of ours: every question for mixed people, then the three; seconds of the three, built and found."""
    mixed = [mixed_person(random.Random(seed)) for seed in range(PEOPLE * 20)]
    many = [mixed[index % len(mixed)] for index in range(POPULATION)]
    objects = min(seconds(lambda: explain_population(Population.of(many), on=ON)) for _ in range(ROUNDS))
    made = Population.of(many)
    explain_population(made, on=ON)
    columns = min(seconds(lambda: explain_population(made, on=ON)) for _ in range(ROUNDS))
    tracemalloc.start()
    explain_population(Population.of(many), on=ON)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    line("ours, 100 000 mixed persons, every answer, from facts", objects)
    line("ours, 100 000 mixed persons, every answer, from columns", columns)
    print(f"{'… most memory in use, from facts':60} {peak:9.1f} MB")
    given = as_columns([people[index % PEOPLE] for index in range(POPULATION)])
    population = Population.of_columns(POPULATION, given)
    built_and_found = min(
        seconds(lambda: explain_population(Population.of_columns(POPULATION, given), on=ON, only=QUESTIONS))
        for _ in range(ROUNDS)
    )
    line("ours, 100 000 persons, three answers, built and found", built_and_found)
    ensure_alike(population, people)
    return built_and_found


def ensure_alike(population: Population, people: list[Facts]) -> None:
    """Stop if the columns say something else than one person is told."""
    columns = explain_population(population, on=ON, only=QUESTIONS)
    for place, one in enumerate(people):
        alone = [(finding.value, finding.rule) for finding in explain(one, on=ON, only=QUESTIONS)]
        if alone != [(found.value, found.rule) for found in columns.of(place)]:
            raise SystemExit(f"The columns disagree with one person: {one}")


def measure_openfisca(people: list[Facts]) -> float:
    """OpenFisca on the same people: one at a time, then as columns; seconds of the columns, built and calculated."""
    system = openfisca.LawOf2023()
    given = [as_openfisca(one) for one in people]
    check_agreement(system, people, given)
    theirs = ways_of_openfisca(system, given)
    ensure_same_question(theirs)
    compare(ways_of_ours(people), theirs)
    built = iter([openfisca.one_person(system, one) for _ in range(ROUNDS) for one in given])
    show("OpenFisca, one person, calculated only", per_person(lambda _: openfisca.answers(next(built)), given))
    whole = columns([given[index % PEOPLE] for index in range(POPULATION)])
    many = min(
        seconds(lambda: openfisca.answers(openfisca.many_persons(system, whole, POPULATION))) for _ in range(ROUNDS)
    )
    line("OpenFisca, 100 000 persons, three answers, built and calculated", many)
    return many


def ways_of_ours(people: list[Facts]) -> list[Way]:
    """Ours when the facts are at hand, when they are made of ready values, and when they are read from a document."""
    documents = [as_document(one) for one in people]
    if [read_facts(document, on=ON) for document in documents] != people:
        raise SystemExit("The documents do not say what the facts say.")
    return [
        Way("ours, facts at hand", three_answers, people),
        Way("ours, facts made of ready values", lambda one: three_answers(made_anew(one)), people),
        Way(
            "ours, facts read and checked from a document", lambda one: three_answers(read_facts(one, on=ON)), documents
        ),
    ]


def ways_of_openfisca(system: Any, given: list[dict[str, Any]]) -> list[Way]:
    """OpenFisca's three ways to build one person; its documentation shows the first for a single situation."""
    arrays = [columns([one]) for one in given]
    return [
        Way("OpenFisca, build_from_entities (a test case)", lambda one: ask(system, one), given),
        Way("OpenFisca, build_from_variables", lambda one: openfisca.answers(openfisca.one_alone(system, one)), given),
        Way(
            "OpenFisca, set_input of ready arrays",
            lambda one: openfisca.answers(openfisca.many_persons(system, one, 1)),
            arrays,
        ),
    ]


def compare(ours: list[Way], theirs: list[Way]) -> None:
    """All ways in turn, so that whatever else the machine does disturbs them alike; how many times as fast ours are."""
    took: dict[str, list[float]] = {way.name: [] for way in [*ours, *theirs]}
    for _ in range(3 * ROUNDS):
        for way in [*ours, *theirs]:
            took[way.name] += one_round(way.ask, way.people)
    print("One person, three answers, every way in turn:")
    for name, micros in took.items():
        show(f"  {name}", micros)
    print("Times as fast, middle rounds:")
    for mine in ours:
        times = [statistics.median(took[other.name]) / statistics.median(took[mine.name]) for other in theirs]
        print(f"{f'  {mine.name}':60} " + "   ".join(f"{one:7.1f}" for one in times))


def ensure_same_question(ways: list[Way]) -> None:
    """Stop if somebody is told something else when the simulation is built another way."""
    for people in zip(*(way.people for way in ways), strict=True):
        told = [way.ask(one) for way, one in zip(ways, people, strict=True)]
        if any(answer[name][0] != told[0][name][0] for answer in told for name in answer):
            raise SystemExit(f"OpenFisca's ways disagree about {people[0]}")


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


def mixed_person(chance: random.Random) -> Facts:
    """Anybody: every kind of permit, many dates, and facts that nobody has told."""
    granted_on = date(2022, 3, 15) + timedelta(days=chance.randrange(600))
    started_on = granted_on + timedelta(days=chance.randrange(400))
    decided_on = started_on + timedelta(days=chance.randrange(300))
    return Facts(
        born_on=date(1950, 1, 1) + timedelta(days=chance.randrange(60 * 365)),
        permit=Permit(chance.choice(list(PermitKind)), chance.choice([granted_on] * 9 + [None])),
        origin=chance.choice(["UA", "SY", None]),
        settled_on=chance.choice([granted_on + timedelta(days=chance.randrange(200)), None]),
        settled_by_agreement=chance.choice([True, True, True, False, None]),
        schooling=Schooling(chance.choice([*SchoolingLevel, None]), "UA", chance.choice([0, 1, 2, 3, None])),
        goal=chance.choice([*Goal, None]),
        programme=Programme(
            started_on=chance.choice([started_on, None]),
            leave_days=chance.choice([0, 0, 5, 30]),
            absence_days_in_month=chance.choice([None, None, Decimal(2)]),
        ),
        norwegian=Norwegian(
            started_on=chance.choice([started_on, None]),
            leave_days=chance.choice([0, 0, 14]),
            extensions=chance.choice([(), (), (Extension(decided_on, 6),)]),
        ),
        work=chance.choice([Work(), Work(Decimal("37.5"), started_on, hours_in_month=Decimal(40))]),
        household=Household(chance.choice([*HouseholdKind, None]), False, (), chance.choice([True, False, None])),
        overgangsstonad_year_kr=chance.choice([None, None, Decimal(90000)]),
    )


def made_anew(one: Facts) -> Facts:
    """The participant of :func:`person` once more, of values that are dates and words already."""
    return Facts(
        born_on=one.born_on,
        permit=Permit(one.permit.kind, one.permit.granted_on),
        settled_on=one.settled_on,
        settled_by_agreement=one.settled_by_agreement,
        schooling=Schooling(one.schooling.level),
        goal=one.goal,
        programme=Programme(started_on=one.programme.started_on),
        norwegian=Norwegian(started_on=one.norwegian.started_on),
        household=Household(one.household.kind, lives_with_parents=one.household.lives_with_parents),
    )


def as_document(one: Facts) -> dict[str, Any]:
    """The participant of :func:`person` as the contract's document."""
    return {
        "born_on": str(one.born_on),
        "permit": {"kind": str(one.permit.kind), "granted_on": str(one.permit.granted_on)},
        "settled_on": str(one.settled_on),
        "settled_by_agreement": one.settled_by_agreement,
        "schooling": {"level": str(one.schooling.level)},
        "goal": str(one.goal),
        "programme": {"started_on": str(one.programme.started_on)},
        "norwegian": {"started_on": str(one.norwegian.started_on)},
        "household": {"kind": str(one.household.kind), "lives_with_parents": one.household.lives_with_parents},
    }


def as_columns(people: list[Facts]) -> dict[str, Any]:
    """The participants of :func:`person` as columns by our names."""
    levels = (SchoolingLevel.LOWER_SECONDARY, SchoolingLevel.UPPER_SECONDARY)
    codes = numpy.array([one.schooling.level == SchoolingLevel.UPPER_SECONDARY for one in people], numpy.int8)
    return {
        "born_on": numpy.array([one.born_on for one in people], "M8[D]"),
        "permit.kind": PermitKind.COLLECTIVE_PROTECTION,
        "permit.granted_on": date(2023, 5, 1),
        "settled_on": date(2023, 6, 1),
        "settled_by_agreement": True,
        "schooling.level": Chosen(codes, levels),
        "goal": Goal.WORK,
        "programme.started_on": numpy.array([one.programme.started_on for one in people], "M8[D]"),
        "norwegian.started_on": numpy.array([one.norwegian.started_on for one in people], "M8[D]"),
        "household.kind": HouseholdKind.SINGLE_ADULT,
        "household.lives_with_parents": False,
    }


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
    return [micros for _ in range(ROUNDS) for micros in one_round(work, people)]


def one_round(work: Callable[[Any], object], people: list[Any]) -> list[float]:
    """Microseconds per person, once."""
    return [seconds(lambda: [work(one) for one in people]) / len(people) * 1e6]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    started = time.process_time()
    work()
    return time.process_time() - started


def line(what: str, took: float) -> None:
    """One line: the best round, in milliseconds."""
    print(f"{what:60} best {took * 1e3:7.1f} ms")


def show(what: str, micros: list[float]) -> None:
    """One line: the best and the middle round."""
    print(f"{what:60} best {min(micros):7.0f} µs   median {statistics.median(micros):7.0f} µs")


if __name__ == "__main__":
    main()

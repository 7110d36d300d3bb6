"""Break the law by one day or one unit, everywhere, and see that a worked case notices.

``python -m tests.verification.law_mutants`` breaks every date of effect, every threshold and every figure in turn, and
names those that no case under ``tests/spec`` noticed and that are not known to be unseen. ``--sample 40 --seed 1``
breaks some of them.
"""

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

import pytest

from jobbvei.rules.engine.book import RuleBook
from jobbvei.rules.engine.case import Case
from jobbvei.rules.engine.findings import Finding, plain
from jobbvei.rules.engine.missing import NotKnown
from jobbvei.rules.engine.parameters import DatedValue, Number, Parameter
from jobbvei.rules.engine.tables import Comparison, Condition, Row, Table
from jobbvei.rules.engine.tracing import TracingCase
from jobbvei.rules.guidance import Subject
from jobbvei.rules.library import rule_book
from jobbvei.rules.outlook import wage_subsidy
from jobbvei.rules.words.older_rule import older_rule
from jobbvei.shared.errors import JobbveiError
from tests.spec.law.cases import Written, as_written, asked_of, cases, subject_of
from tests.spec.test_wage_subsidy_cases import CASES as SUBSIDY_CASES
from tests.spec.test_wage_subsidy_cases import test_nav_would_refund as subsidy_is_as_told

ONE_DAY = timedelta(days=1)
SUBSIDY_TABLE = "wage_subsidy"
UNSEEN = Path(__file__).parent / "law_mutants_unseen.txt"
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: what it is, which tables it can be seen through, and the rules that have it."""

    name: str
    tables: frozenset[str]
    figure: str
    book: Callable[[], RuleBook]


def mutants() -> tuple[Mutant, ...]:
    """Every fault of one day or one unit."""
    book = rule_book()
    of_tables = (mutant for table in book.tables.values() for mutant in _of_table(table))
    of_figures = (mutant for parameter in book.parameters.values() for mutant in _of_figure(parameter))
    return (*of_tables, *of_figures)


def survives(mutant: Mutant) -> bool:
    """Whether every worked case still comes out as it is written, so that nobody would notice the fault."""
    book = mutant.book()
    if SUBSIDY_TABLE in mutant.tables and not all(_subsidy_holds(case, book) for case in SUBSIDY_CASES):
        return False
    return all(_holds(cases()[index], book) for index in sorted(_concerned(mutant)))


def unseen() -> frozenset[str]:
    """The faults that are known to go unnoticed.

    Most cannot be seen at all: another row answers first on that day, or the figure has no value there either, so that
    the answer is the same. A name goes out of the list when a case notices it.
    """
    return frozenset(UNSEEN.read_text(encoding="utf-8").splitlines())


def main() -> None:
    """Name the faults that nobody noticed; the exit code is 1 when one is not among those that are known."""
    parser = argparse.ArgumentParser(prog="python -m tests.verification.law_mutants", description=__doc__)
    parser.add_argument("--sample", type=int, default=None, metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--all", action="store_true", help="name also those that are known to go unnoticed")
    given = parser.parse_args()
    every = mutants()
    chosen = every if given.sample is None else random.Random(given.seed).sample(every, given.sample)
    left = [mutant.name for mutant in chosen if survives(mutant)]
    new = [name for name in left if name not in unseen()]
    sys.stdout.write("\n".join([*(left if given.all else new), f"{len(chosen)} faults, {len(left)} unnoticed", ""]))
    sys.exit(bool(new))


def _of_table(table: Table) -> Iterator[Mutant]:
    for index, row in enumerate(table.rows):
        for words, broken in _broken_rows(row):
            name = f"table {table.name}: {row.id} {words}"
            yield Mutant(name, frozenset({table.name}), "", _with_row(table, index, broken))


def _broken_rows(row: Row) -> Iterator[tuple[str, Row]]:
    for step in (-ONE_DAY, ONE_DAY):
        way = f"{step.days:+d} day"
        if row.valid_to is None or row.valid_from + step <= row.valid_to:
            yield f"valid_from {row.valid_from} {way}", replace(row, valid_from=row.valid_from + step)
        if row.valid_to is not None and row.valid_from <= row.valid_to + step:
            yield f"valid_to {row.valid_to} {way}", replace(row, valid_to=row.valid_to + step)
        for place, condition in enumerate(row.when):
            for which, comparison in enumerate(condition.comparisons):
                if isinstance(comparison.limit, date):
                    words = f"{condition.name} {comparison.operator} {comparison.limit} {way}"
                    yield words, _with_limit(row, (place, which), comparison.limit + step)


def _with_limit(row: Row, at: tuple[int, int], limit: date) -> Row:
    place, which = at
    condition = row.when[place]
    compared = _with_entry(condition.comparisons, which, Comparison(condition.comparisons[which].operator, limit))
    return replace(row, when=_with_entry(row.when, place, Condition(condition.name, condition.values, compared)))


def _with_row(table: Table, index: int, row: Row) -> Callable[[], RuleBook]:
    def book() -> RuleBook:
        broken = replace(table, rows=_with_entry(table.rows, index, row))
        return replace(rule_book(), tables={**rule_book().tables, table.name: broken})

    return book


def _of_figure(parameter: Parameter) -> Iterator[Mutant]:
    rows = _rows_with(parameter.name)
    for words, values in (*_broken_values(parameter), *_broken_days(parameter, [row for _, row in rows])):
        name = f"figure {parameter.name}: {words}"
        yield Mutant(name, frozenset(table for table, _ in rows), parameter.name, _with_values(parameter, values))


def _broken_values(parameter: Parameter) -> Iterator[tuple[str, tuple[DatedValue, ...]]]:
    for index, dated in enumerate(parameter.values):
        for way in (-1, 1):
            value = _moved(dated.value, way)
            words = f"{dated.value} from {dated.valid_from} becomes {value}"
            yield words, _with_entry(parameter.values, index, replace(dated, value=value))


def _moved(value: Number, way: int) -> Number:
    """The number one unit of its last place up or down; a fraction's unit is its denominator's."""
    if isinstance(value, Fraction):
        return Fraction(value.numerator + way, value.denominator)
    if isinstance(value, Decimal):
        return value + way * Decimal(1).scaleb(int(value.as_tuple().exponent))
    return value + way


def _broken_days(parameter: Parameter, rows: list[Row]) -> Iterator[tuple[str, tuple[DatedValue, ...]]]:
    """Each turn moved by a day, where a row that uses the figure is in force on the day that is lost or won."""
    for index, dated in enumerate(parameter.values):
        following = parameter.values[index + 1] if index + 1 < len(parameter.values) else None
        meets = following is not None and dated.valid_to == following.valid_from - ONE_DAY
        for step in (-ONE_DAY, ONE_DAY):
            if index == 0 or parameter.values[index - 1].valid_to != dated.valid_from - ONE_DAY:
                moved = replace(dated, valid_from=dated.valid_from + step)
                day = min(dated.valid_from, moved.valid_from)
                if any(row.in_force_on(day) for row in rows):
                    words = f"begins {dated.valid_from} {step.days:+d} day"
                    yield words, _with_entry(parameter.values, index, moved)
            if dated.valid_to is not None:
                ended = _with_entry(parameter.values, index, replace(dated, valid_to=dated.valid_to + step))
                if meets and following is not None:
                    ended = _with_entry(ended, index + 1, replace(following, valid_from=following.valid_from + step))
                if any(row.in_force_on(max(dated.valid_to, dated.valid_to + step)) for row in rows):
                    yield f"ends {dated.valid_to} {step.days:+d} day", ended


def _with_values(parameter: Parameter, values: tuple[DatedValue, ...]) -> Callable[[], RuleBook]:
    def book() -> RuleBook:
        broken = replace(parameter, values=values)
        return replace(rule_book(), parameters={**rule_book().parameters, parameter.name: broken})

    return book


def _rows_with(figure: str) -> list[tuple[str, Row]]:
    """The rows that use a figure, each with its table's name."""
    tables = rule_book().tables.values()
    return [(table.name, row) for table in tables for row in table.rows if figure in _figures(row)]


def _figures(row: Row) -> set[object]:
    return {*row.figures.values(), *(one.limit for condition in row.when for one in condition.comparisons)}


def _with_entry(entries: tuple[Entry, ...], index: int, entry: Entry) -> tuple[Entry, ...]:
    return (*entries[:index], entry, *entries[index + 1 :])


class _Listening(TracingCase):
    """A case that notes which tables and figures it comes to, also those that turn out to have no answer."""

    def __init__(self, subject: Subject, on: date) -> None:
        super().__init__(rule_book(), subject, on)
        self.tables: set[str] = set()
        self.figures: set[str] = set()

    def row(self, table: str) -> Row:
        self.tables.add(table)
        return super().row(table)

    def value_of(self, parameter: str, *, on: date) -> Number:
        self.figures.add(parameter)
        return super().value_of(parameter, on=on)


@cache
def _listened() -> tuple[Mapping[str, set[int]], Mapping[str, set[int]]]:
    """Which cases come to each table, and which read each figure."""
    by_table: dict[str, set[int]] = defaultdict(set)
    by_figure: dict[str, set[int]] = defaultdict(set)
    for index, (_, case) in enumerate(cases()):
        listening = _Listening(subject_of(case), case["asked_on"])
        for name in asked_of(case):
            listening.finding(name)
        for table in listening.tables:
            by_table[table].add(index)
        for figure in listening.figures:
            by_figure[figure].add(index)
    return by_table, by_figure


def _concerned(mutant: Mutant) -> set[int]:
    by_table, by_figure = _listened()
    return set().union(*(by_table.get(table, set()) for table in mutant.tables), by_figure.get(mutant.figure, set()))


def _holds(named: tuple[str, Written], book: RuleBook) -> bool:
    """Whether the case comes out as written when the rules are ``book``."""
    _, case = named
    asked = Case(book, _subject(named[0]), case["asked_on"])
    try:
        found = {name: asked.finding(name) for name in asked_of(case)}
    except (NotKnown, ArithmeticError, ValueError, KeyError, StopIteration):
        return False
    return all(holds(found, case) for holds in _WRITTEN)


def _values(found: Mapping[str, Finding], case: Written) -> bool:
    return all(plain(found[name].value) == as_written(value) for name, value in case.get("expect", {}).items())


def _rules(found: Mapping[str, Finding], case: Written) -> bool:
    return (
        all(found[name].rule == rule for name, rule in case.get("rules", {}).items())
        and all(found[name].trace[-1].rule == row for name, row in case.get("rows", {}).items())
        and all(found[name].missing == fact for name, fact in case.get("missing", {}).items())
    )


def _words(found: Mapping[str, Finding], case: Written) -> bool:
    return all(words in str(found[name].because) for name, words in case.get("says", {}).items()) and all(
        words in str(found[name].trace[-1].arithmetic) for name, words in case.get("arithmetic", {}).items()
    )


def _days(found: Mapping[str, Finding], case: Written) -> bool:
    in_force = {name: [found[name].valid_from, found[name].valid_to] for name in case.get("in_force", {})}
    older = {name: older_rule(found[name], on=case["asked_on"]) for name in case.get("older", {})}
    told = {name: words and str(words) for name, words in older.items()}
    return bool(in_force == case.get("in_force", {}) and told == case.get("older", {}))


_WRITTEN = (_values, _rules, _words, _days)


@cache
def _subject(name: str) -> Subject:
    return subject_of(dict(cases())[name])


def _subsidy_holds(case: Mapping[str, Any], book: RuleBook) -> bool:
    with patch.object(wage_subsidy, "rule_book", lambda: book):
        try:
            subsidy_is_as_told(case)
        except (AssertionError, KeyError, JobbveiError, pytest.fail.Exception):
            return False
    return True


if __name__ == "__main__":
    main()

"""One person on one day, asking the tables step by step: every row, fact and figure through one method each."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from jobbvei.rules.engine.book import Answer, Provision, RuleBook
from jobbvei.rules.engine.findings import Asked, Finding, Found, Standing, Step
from jobbvei.rules.engine.missing import MissingFact, NoRule, NotKnown
from jobbvei.rules.engine.money import Exact, exact, exactly
from jobbvei.rules.engine.parameters import Number, as_written
from jobbvei.rules.engine.ready import ReadyTable
from jobbvei.rules.engine.ready_rows import Limit, ReadyCondition, ReadyRow
from jobbvei.rules.engine.tables import Row
from jobbvei.shared.sentence import Sentence, SentenceValue

UNSAID = Sentence("")
Reckoned = TypeVar("Reckoned")


class FiguresOfRow:
    """The figures of one row, and nothing of the person it decides for."""

    __slots__ = ("_case", "_row")

    def __init__(self, case: "AsksFigures", row: Row) -> None:
        self._case = case
        self._row = row

    def __contains__(self, name: str) -> bool:
        return name in self._row.figures

    def exactly(self, name: str) -> Exact:
        """The figure the row calls ``name``, exact."""
        return exactly(self._case.amount(self._row, name))


class AsksFigures(Protocol):
    """A case of one person or of a group."""

    def amount(self, row: Row, name: str) -> Number:
        """The figure that ``row`` calls ``name``, exact."""


class StepwiseCase(dict[str, Any]):
    """The facts of one person on one day, and the rules to ask.

    A provision's function takes what it needs from the methods here and nowhere else, so the trace is complete by
    construction, and the same function can be run for many people at once.

    As a mapping it holds the facts and features found out so far, by name. That is the engine's own memory;
    ``case[name]`` finds out what is not there yet.
    """

    __slots__ = ("_book", "_facts", "_figures", "_found", "_readers", "_rows", "_unknown", "_ways", "_why", "on")

    def __init__(self, book: RuleBook, facts: object, on: date) -> None:
        self.on = self["on"] = on
        self._book = book
        self._facts = facts
        self._figures = book.figures
        self._unknown: dict[str, NotKnown] = {}
        self._readers = book.readers
        self._ways = book.ways
        self._rows: dict[str, Row | NotKnown] = {}
        self._found: dict[str, Found] = {}
        self._why: Asked | None = None

    def given(self, path: str) -> Any:
        """The fact at ``path`` (``programme.started_on``), or None when nobody has given it."""
        return self._readers[path](self._facts)

    def fact(self, path: str) -> Any:
        """The fact at ``path``.

        Raises:
            MissingFact: Nobody has given it.
        """
        value = self._readers[path](self._facts)
        if value is None:
            raise MissingFact(path, Sentence(self._book.missing_facts[path]))
        return value

    if TYPE_CHECKING:

        def feature(self, name: str) -> Any:
            """A fact, a feature derived from facts, or ``on`` – the day that is asked about.

            Raises:
                NotKnown: It cannot be told from the facts given.
            """

        def day(self, name: str) -> date:
            """A feature or fact that is a date."""

        def whole(self, name: str) -> int:
            """A feature or fact that is a whole number."""
    else:  # the mapping's own way in, without a call of ours between: these are asked for more than anything else
        feature = day = whole = dict.__getitem__

    def row(self, table: str) -> Row:
        """The row of ``table`` that decides for this person.

        Raises:
            NotKnown: A fact is missing, or no row fits.
        """
        row = self._rows.get(table)
        if row is None:
            row = self._rows[table] = self._decide(self._book.ready[table])
        if isinstance(row, Row):
            return row
        raise row

    def figure(self, row: Row, name: str) -> int:
        """The whole-number figure that ``row`` calls ``name``, as it was on the day that decides the row."""
        return int(self.amount(row, name))

    def amount(self, row: Row, name: str) -> Number:
        """The figure that ``row`` calls ``name``, exact, as it was on the day that decides the row."""
        return self.value_of(row.figures[name], on=self[row.decided_by])

    def value_of(self, parameter: str, *, on: date) -> Number:
        """The value of ``parameter`` on a day.

        Raises:
            NoFigure: None is known.
        """
        return self._figures[on][parameter]

    def reckoned(self, compute: Callable[[FiguresOfRow], Reckoned], row: Row) -> Reckoned:
        """What ``compute`` makes of figures alone: those of ``row``, as they were on the day that decides it.

        Whatever ``compute`` is given, no person can be told from it, so what it makes may be kept for the next one.
        """
        return compute(FiguresOfRow(self, row))

    def none_given(self, paths: tuple[str, ...]) -> bool:
        """Whether nobody has given any of the facts at ``paths``."""
        return [path for path in paths if self.given(path) is not None] == []

    def sentence(self, key: str, row: Row | None = None) -> Sentence:
        """The sentence a row points to, filled with figures of ``row`` by its names for them, else with features."""
        entry = self._book.sentences[key]
        if not entry.names:
            return entry.plain
        figures = {} if row is None else row.figures
        return Sentence(
            entry.template,
            {
                name: as_written(self.amount(row, name)) if row and name in figures else _as_words(self.feature(name))
                for name in entry.names
            },
        )

    def finding(self, finding_id: str) -> Finding:
        """The finding; what it rests on is computed once."""
        found = self._found.get(finding_id)
        if found is None:
            found = self._found[finding_id] = self._find(self._book.provisions[finding_id])
        return Finding(self, found)

    def known(self, finding_id: str) -> Any:
        """The value of another finding.

        Raises:
            NotKnown: It has none; then what leans on it is not known for the same reason.
        """
        finding = self.finding(finding_id)
        if finding.value is not None:
            return finding.value
        if finding.missing:
            raise MissingFact(finding.missing, self._because(finding_id))
        raise NotKnown("rules.not_known", self._because(finding_id))

    def because(self, found: Found) -> Sentence:
        """Why a finding came out as it did, in one sentence."""
        return self.said(found.id)[0]

    def said(self, finding_id: str) -> tuple[Sentence, tuple[Step, ...]]:
        """Why a finding came out as it did."""
        raise NotImplementedError

    def __missing__(self, name: str) -> Any:
        """Find out a fact or feature.

        Raises:
            NotKnown: It cannot be told; that is found out once, too.
        """
        if self._unknown and name in self._unknown:
            raise self._unknown[name]
        try:
            value = self[name] = self._ways[name](self)
        except NotKnown as reason:
            self._unknown[name] = reason
            raise
        return value

    def _because(self, finding_id: str) -> Sentence:
        return UNSAID

    def _find(self, provision: Provision) -> Found:
        row: Row | None = None
        try:
            row = self.row(provision.table)
            answer = self._answer(provision, row) if row.unknown or row.nothing else provision.compute(self, row)
        except NotKnown as reason:
            return self._without_answer(provision, row, reason)
        return found_by(provision, row, answer)

    def _without_answer(self, provision: Provision, row: Row | None, reason: NotKnown) -> Found:
        missing = reason.fact if isinstance(reason, MissingFact) else ""
        decided = self._book.tables[provision.table].law if row is None else row
        return Found(provision.id, decided, None, Standing.UNKNOWN, missing)

    def _answer(self, provision: Provision, row: Row) -> Answer:
        if row.unknown:
            return Answer(None, self.sentence(row.unknown, row), standing=Standing.UNKNOWN)
        if row.nothing:
            return Answer(None, self.sentence(row.nothing, row), standing=Standing.NOTHING)
        return provision.compute(self, row)

    def _decide(self, table: ReadyTable) -> Row | NotKnown:
        """The row that decides, or why there is none."""
        decided = self._first_that_fits(table.lead, self.on)
        if decided is not None:
            return decided
        try:
            day = self[table.decided_by]
        except NotKnown as reason:
            return self._first_that_fits(table.rest, self.on) or reason
        return self._first_that_fits(table.rows_on(day), day) or NoRule(table.table.name, table.table.description, day)

    def _first_that_fits(self, rows: tuple[ReadyRow, ...], known_day: date) -> Row | NotKnown | None:
        """The first row in force whose every condition holds; a row that names no day is in force on ``known_day``."""
        for row in rows:
            day, doubt = known_day, None
            if row.decided_by:
                try:
                    day = self[row.decided_by]
                except NotKnown as reason:
                    day, doubt = self.on, reason
                else:
                    if not row.first <= day <= row.last:
                        continue
            fits = self._fits(row.conditions, day)
            if fits:
                return doubt or (row.row if fits is True else fits)
        return None

    def _fits(self, conditions: tuple[ReadyCondition, ...], day: date) -> bool | NotKnown:
        """Whether every condition holds, or the first reason why that cannot be told; a certain no outweighs it."""
        doubt: NotKnown | None = None
        for name, values, compare, figure, limit, more in conditions:
            try:
                if values is not None:
                    holds = self[name] in values
                else:
                    holds = compare(self[name], self.value_of(figure, on=day) if figure else limit)
                    holds = holds and (not more or self._inside(name, more, day))
                if not holds:
                    return False
            except NotKnown as reason:
                doubt = doubt or reason
        return doubt or True

    def _inside(self, name: str, limits: tuple[Limit, ...], day: date) -> bool:
        value = self[name]
        for compare, figure, limit in limits:
            if not compare(value, self.value_of(figure, on=day) if figure else limit):
                return False
        return True


def found_by(provision: Provision, row: Row, answer: Answer) -> Found:
    """What the provision's function answered, an exact amount as a Decimal."""
    value = answer.value
    return Found(provision.id, row, exact(value) if isinstance(value, Exact) else value, answer.standing)


def _as_words(value: Any) -> SentenceValue:
    return ("ja" if value else "nei") if isinstance(value, bool) else value

"""One person on one day, asking the tables, and noting nothing on the way."""

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING, Any

from jobbvei.rules.engine.book import Answer, Provision, RuleBook
from jobbvei.rules.engine.findings import Finding, Found, Standing, Step
from jobbvei.rules.engine.missing import MissingFact, NoRule, NotKnown
from jobbvei.rules.engine.money import Exact, exact
from jobbvei.rules.engine.parameters import Number
from jobbvei.rules.engine.ready import Limit, ReadyRow, ReadyTable
from jobbvei.rules.engine.tables import Row
from jobbvei.shared.sentence import Sentence, SentenceValue

UNSAID = Sentence("")


class QuickCase(dict[str, Any]):
    """The facts of one person on one day, and the rules to ask.

    A provision's function takes what it needs from the methods here and nowhere else, so the trace is complete by
    construction, and the same function can be run for many people at once.

    As a mapping it holds the facts and features found out so far, by name. That is the engine's own memory;
    ``case[name]`` finds out what is not there yet.
    """

    __slots__ = ("_book", "_facts", "_features", "_figures", "_found", "_readers", "_rows", "_unknown", "on")

    def __init__(self, book: RuleBook, facts: object, on: date) -> None:
        self.on = self["on"] = on
        self._book = book
        self._facts = facts
        self._features = book.features
        self._figures = book.figures
        self._unknown: dict[str, NotKnown] = {}
        self._readers = book.readers
        self._rows: dict[str, Row | NotKnown] = {}
        self._found: dict[str, Found] = {}

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
        if isinstance(row, NotKnown):
            raise row
        return row

    def figure(self, row: Row, name: str) -> int:
        """The whole-number figure that ``row`` calls ``name``, as it was on the day that decides the row."""
        return int(self.value_of(row.figures[name], on=self[row.decided_by]))

    def amount(self, row: Row, name: str) -> Number:
        """The figure that ``row`` calls ``name``, exact, as it was on the day that decides the row."""
        return self.value_of(row.figures[name], on=self[row.decided_by])

    def value_of(self, parameter: str, *, on: date) -> Number:
        """The value of ``parameter`` on a day.

        Raises:
            NoFigure: None is known.
        """
        return self._figures[on][parameter]

    def sentence(self, key: str) -> Sentence:
        """The sentence a row points to, filled with this person's features."""
        entry = self._book.sentences[key]
        return Sentence(entry.template, {name: _as_words(self.feature(name)) for name in entry.features})

    def finding(self, finding_id: str) -> Finding:
        """The finding; what it rests on is computed once."""
        return Finding(self, self._found_out(finding_id))

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

    def said(self, finding_id: str) -> tuple[Sentence, tuple[Step, ...]]:
        """Why a finding came out as it did."""
        raise NotImplementedError

    def __missing__(self, name: str) -> Any:
        """Find out a fact or feature.

        Raises:
            NotKnown: It cannot be told; that is found out once, too.
        """
        if name in self._unknown:
            raise self._unknown[name]
        compute = self._features.get(name)
        try:
            value = self[name] = self.fact(name) if compute is None else compute(self)
        except NotKnown as reason:
            self._unknown[name] = reason
            raise
        return value

    def _because(self, finding_id: str) -> Sentence:
        return UNSAID

    def _found_out(self, finding_id: str) -> Found:
        found = self._found.get(finding_id)
        if found is None:
            found = self._found[finding_id] = self._find(self._book.provisions[finding_id])
        return found

    def _find(self, provision: Provision) -> Found:
        row: Row | None = None
        try:
            row = self.row(provision.table)
            answer = self._answer(provision, row) if row.unknown or row.nothing else provision.compute(self, row)
        except NotKnown as reason:
            return self._without_answer(provision, row, reason)
        return self._with_answer(provision, row, answer)

    def _with_answer(self, provision: Provision, row: Row, answer: Answer) -> Found:
        value = answer.value
        return Found(provision.id, row, exact(value) if isinstance(value, Exact) else value, answer.standing)

    def _without_answer(self, provision: Provision, row: Row | None, reason: NotKnown) -> Found:
        missing = reason.fact if isinstance(reason, MissingFact) else ""
        decided = self._book.tables[provision.table].law if row is None else row
        return Found(provision.id, decided, None, Standing.UNKNOWN, missing)

    def _answer(self, provision: Provision, row: Row) -> Answer:
        if row.unknown:
            return Answer(None, self.sentence(row.unknown), standing=Standing.UNKNOWN)
        if row.nothing:
            return Answer(None, self.sentence(row.nothing), standing=Standing.NOTHING)
        return provision.compute(self, row)

    def _decide(self, table: ReadyTable) -> Row | NotKnown:
        if table.lead:
            decided = self._first_that_fits(table.lead, self.on)
            if decided is not None:
                return decided
        try:
            day = self[table.decided_by]
        except NotKnown as reason:
            return self._first_that_fits(table.rest, self.on) or reason
        rows = table.candidates[bisect_right(table.starts, day)]
        return self._first_that_fits(rows, day) or NoRule(table.table.name, table.table.description, day)

    def _first_that_fits(self, rows: tuple[ReadyRow, ...], known_day: date) -> Row | NotKnown | None:
        """The first row in force whose every condition holds; a certain no outweighs what cannot be told.

        A row that names no day is in force on ``known_day``.
        """
        for row, decided_by, first, last, conditions in rows:
            day, doubt = known_day, None
            if decided_by:
                try:
                    day = self[decided_by]
                    if not first <= day <= last:
                        continue
                except NotKnown as reason:
                    day, doubt = self.on, reason
            for name, values, compare, figure, limit, more in conditions:
                try:
                    if values is not None:
                        holds = self[name] in values
                    else:
                        holds = compare(self[name], self.value_of(figure, on=day) if figure else limit)
                        holds = holds and (not more or self._inside(name, more, day))
                    if not holds:
                        break
                except NotKnown as reason:
                    doubt = doubt or reason
            else:
                return doubt or row
        return None

    def _inside(self, name: str, limits: tuple[Limit, ...], day: date) -> bool:
        value = self[name]
        for compare, figure, limit in limits:
            if not compare(value, self.value_of(figure, on=day) if figure else limit):
                return False
        return True


def _as_words(value: Any) -> SentenceValue:
    return ("ja" if value else "nei") if isinstance(value, bool) else value

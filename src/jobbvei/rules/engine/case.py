"""One person on one day, asking the tables and noting everything that was used on the way."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from jobbvei.rules.engine.findings import Finding, FindingValue, Standing, Step, UsedFigure
from jobbvei.rules.engine.missing import MissingFact, NoRule, NotKnown
from jobbvei.rules.engine.parameters import Number, Parameter
from jobbvei.rules.engine.tables import Comparison, Row, Table
from jobbvei.shared.sentence import Sentence, SentenceValue

NO_RULE = "none"
COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "at_least": operator.ge, "from": operator.ge, "at_most": operator.le, "through": operator.le, "below": operator.lt,
}  # fmt: skip
Values = dict[str, SentenceValue]
"""What fills a sentence and its arithmetic."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a provision's function found: the value, one sentence, and how it was reckoned."""

    value: FindingValue
    because: Sentence
    arithmetic: Sentence | None = None
    standing: Standing = Standing.ANSWERED


@dataclass(frozen=True, slots=True)
class Provision:
    """One question of law: its finding id, the table that says which rule applies, and what that rule computes."""

    id: str
    table: str
    compute: "Callable[[Case, Row], Answer]"


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything the engine reads: tables, figures, features, provisions and the sentences the tables point to."""

    tables: Mapping[str, Table]
    parameters: Mapping[str, Parameter]
    features: "Mapping[str, Callable[[Case], Any]]"
    provisions: Mapping[str, Provision]
    sentences: "Mapping[str, RowSentence]"
    missing_facts: Mapping[str, str]
    fields: Mapping[str, str] = field(default_factory=dict)
    """Facts by the name others know, and the field that holds them where that differs."""


@dataclass(frozen=True, slots=True)
class RowSentence:
    """A template that a table row points to, and the features that fill it."""

    template: str
    features: tuple[str, ...]


@dataclass(slots=True)
class _Used:
    """What has been read since somebody began to listen."""

    facts: dict[str, Any] = field(default_factory=dict)
    figures: dict[str, UsedFigure] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)

    def add(self, other: "_Used") -> None:
        self.facts.update(other.facts)
        if other.figures:
            self.figures.update(other.figures)
        if other.steps:
            self.steps.update(other.steps)


class Case:
    """The facts of one person on one day, and the rules to ask.

    A provision's function takes what it needs from here and nowhere else, so the trace is complete by construction.
    """

    __slots__ = ("_book", "_facts", "_findings", "_known", "_used", "on")

    def __init__(self, book: RuleBook, facts: object, on: date) -> None:
        self.on = on
        self._book = book
        self._facts = facts
        self._known: dict[str, tuple[Any, _Used]] = {}
        self._findings: dict[str, Finding] = {}
        self._used = _Used()

    def given(self, path: str) -> Any:
        """The fact at ``path`` (``programme.started_on``), or None when nobody has given it."""
        value = _getter(self._book.fields.get(path, path))(self._facts)
        self._used.facts[path] = value
        return value

    def fact(self, path: str) -> Any:
        """The fact at ``path``.

        Raises:
            MissingFact: Nobody has given it.
        """
        value = self.given(path)
        if value is None:
            raise MissingFact(path, Sentence(self._book.missing_facts[path]))
        return value

    def feature(self, name: str) -> Any:
        """A fact, a feature derived from facts, or ``on`` – the day that is asked about.

        Raises:
            NotKnown: It cannot be told from the facts given.
        """
        facts = self._used.facts
        noted = facts.get(name)
        if noted is not None:  # read in this scope before, so all that it leans on is noted too
            return noted
        if name == "on":
            facts["on"] = self.on
            return self.on
        compute = self._book.features.get(name)
        if compute is None:
            return self.fact(name)
        facts[name] = value = self._remember(name, compute, self)
        return value

    def day(self, name: str) -> date:
        """A feature or fact that is a date."""
        value: date = self.feature(name)
        return value

    def whole(self, name: str) -> int:
        """A feature or fact that is a whole number."""
        value: int = self.feature(name)
        return value

    def row(self, table: str) -> Row:
        """The row of ``table`` that decides for this person.

        Raises:
            NotKnown: A fact is missing, or no row fits.
        """
        row: Row = self._remember(f"table {table}", self._decide_and_note, self._book.tables[table])
        return row

    def figure(self, row: Row, name: str) -> int:
        """The whole-number figure that ``row`` calls ``name``, as it was on the day that decides the row."""
        return int(self.amount(row, name))

    def amount(self, row: Row, name: str) -> Number:
        """The figure that ``row`` calls ``name``, exact, as it was on the day that decides the row."""
        return self.value_of(row.figures[name], on=self.day(row.decided_by))

    def value_of(self, parameter: str, *, on: date) -> Number:
        """The value of ``parameter`` on a day.

        Raises:
            NoFigure: None is known.
        """
        source = self._book.parameters[parameter]
        dated = source.on(on)
        self._used.figures[parameter] = UsedFigure(source, dated)
        return dated.value

    def sentence(self, key: str) -> Sentence:
        """The sentence a row points to, filled with this person's features."""
        entry = self._book.sentences[key]
        return Sentence(entry.template, {name: _as_words(self.feature(name)) for name in entry.features})

    def finding(self, finding_id: str) -> Finding:
        """The finding, computed once; its steps join the trace of whoever asks."""
        if finding_id not in self._findings:
            outer, self._used = self._used, _Used()
            try:
                self._findings[finding_id] = self._find(self._book.provisions[finding_id], self._used)
            finally:
                self._used = outer
        finding = self._findings[finding_id]
        self._used.steps.update({f"{finding_id}.{index}": step for index, step in enumerate(finding.trace)})
        return finding

    def _find(self, provision: Provision, used: _Used) -> Finding:
        row: Row | None = None
        try:
            row = self.row(provision.table)
            answer = self._answer(provision, row)
        except NotKnown as reason:
            return self._unknown(provision, row, reason, used)
        used.steps.pop(provision.table, None)
        step = Step(row.id, row.law, dict(used.facts), tuple(used.figures.values()), answer.arithmetic)
        return Finding(
            provision.id, answer.value, row.rule, row.law, row.valid_from, row.valid_to, answer.because,
            (*used.steps.values(), step), answer.standing, decided_by=row.decided_by,
        )  # fmt: skip

    def _answer(self, provision: Provision, row: Row) -> Answer:
        if row.unknown:
            return Answer(None, self.sentence(row.unknown), standing=Standing.UNKNOWN)
        if row.nothing:
            return Answer(None, self.sentence(row.nothing), standing=Standing.NOTHING)
        return provision.compute(self, row)

    def _unknown(self, provision: Provision, row: Row | None, reason: NotKnown, used: _Used) -> Finding:
        table = self._book.tables[provision.table]
        rule, law, start, end, decided_by = NO_RULE, table.law, None, None, ""
        if row is not None:
            rule, law, start, end, decided_by = row.rule, row.law, row.valid_from, row.valid_to, row.decided_by
        step = Step(rule, law, dict(used.facts), tuple(used.figures.values()))
        return Finding(
            provision.id, None, rule, law, start, end, reason.sentence,
            (*used.steps.values(), step), Standing.UNKNOWN, reason.fact if isinstance(reason, MissingFact) else "",
            decided_by,
        )  # fmt: skip

    def _decide_and_note(self, table: Table) -> Row:
        row = self._decide(table)
        used = self._used
        used.steps[table.name] = Step(row.id, row.law, dict(used.facts), tuple(used.figures.values()))
        return row

    def _decide(self, table: Table) -> Row:
        for row in table.rows:
            if self._fits(row):
                return row
        raise NoRule(table.name, table.description, self.day(table.decided_by))

    def _fits(self, row: Row) -> bool:
        """Whether the row is in force and every condition holds; a certain no outweighs what cannot be told."""
        day, doubt = self.on, None
        try:
            day = self.feature(row.decided_by)
            if not row.in_force_on(day):
                return False
        except NotKnown as reason:
            doubt = reason
        for condition in row.when:
            try:
                value = self.feature(condition.name)
                if condition.comparisons:
                    if not self._inside(value, condition.comparisons, day):
                        return False
                elif value not in condition.values:
                    return False
            except NotKnown as reason:
                doubt = doubt or reason
        if doubt is not None:
            raise doubt
        return True

    def _inside(self, value: Any, comparisons: tuple[Comparison, ...], day: date) -> bool:
        for comparison in comparisons:
            limit: Any = comparison.limit
            if isinstance(limit, str):
                limit = self.value_of(limit, on=day)
            if not COMPARE[comparison.operator](value, limit):
                return False
        return True

    def _remember(self, name: str, compute: Callable[[Any], Any], argument: Any) -> Any:
        """Compute once; what was read then is noted again each time the result is used."""
        known = self._known.get(name)
        if known is None:
            outer, used = self._used, _Used()
            self._used = used
            try:
                known = compute(argument), used
            except NotKnown as reason:
                known = reason, used
            finally:
                self._used = outer
            self._known[name] = known
        result, used = known
        self._used.add(used)
        if isinstance(result, NotKnown):
            raise result
        return result


@cache
def _getter(path: str) -> Callable[[object], Any]:
    return operator.attrgetter(path)


def _as_words(value: Any) -> SentenceValue:
    return ("ja" if value else "nei") if isinstance(value, bool) else value

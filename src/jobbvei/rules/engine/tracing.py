"""One person on one day, with a note of everything that was used on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from jobbvei.rules.engine.book import Answer, Provision, RuleBook
from jobbvei.rules.engine.findings import NO_RULE, Finding, Found, Step, UsedFigure
from jobbvei.rules.engine.missing import NotKnown
from jobbvei.rules.engine.parameters import Number
from jobbvei.rules.engine.ready import ReadyTable
from jobbvei.rules.engine.stepwise import StepwiseCase, found_by
from jobbvei.rules.engine.tables import Row
from jobbvei.shared.sentence import Sentence


@dataclass(slots=True)
class _Used:
    """What has been read since somebody began to listen."""

    facts: dict[str, Any] = field(default_factory=dict)
    figures: dict[str, UsedFigure] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)

    def add(self, other: "_Used") -> None:
        self.facts.update(other.facts)
        self.figures.update(other.figures)
        self.steps.update(other.steps)


class TracingCase(StepwiseCase):
    """A case that notes what is read: facts, figures, rows and other findings, each where it was used."""

    __slots__ = ("_noted", "_said", "_used")

    def __init__(self, book: RuleBook, facts: object, on: date) -> None:
        super().__init__(book, facts, on)
        self._noted: dict[str, tuple[Any, _Used]] = {}
        self._said: dict[str, tuple[Sentence, tuple[Step, ...]]] = {}
        self._used = _Used()

    def given(self, path: str) -> Any:
        """The fact at ``path``, noted."""
        value = self._used.facts[path] = super().given(path)
        return value

    def fact(self, path: str) -> Any:
        """The fact at ``path``, noted also when it is missing."""
        self.given(path)
        return super().fact(path)

    def row(self, table: str) -> Row:
        """The row that decides, with what decided it noted as a step of its own."""
        row = self._remember(f"table {table}", self._decide_and_note, self._book.ready[table])
        if isinstance(row, NotKnown):
            raise row
        decided: Row = row
        return decided

    def value_of(self, parameter: str, *, on: date) -> Number:
        """The value of ``parameter`` on a day, noted."""
        source = self._book.parameters[parameter]
        dated = source.on(on)
        self._used.figures[parameter] = UsedFigure(source, dated)
        return dated.value

    def finding(self, finding_id: str) -> Finding:
        """The finding; its steps join the trace of whoever asks."""
        finding = super().finding(finding_id)
        steps = self._said[finding_id][1]
        self._used.steps.update({f"{finding_id}.{index}": step for index, step in enumerate(steps)})
        return finding

    def said(self, finding_id: str) -> tuple[Sentence, tuple[Step, ...]]:
        """The sentence and the steps of a finding."""
        self.finding(finding_id)
        return self._said[finding_id]

    def _because(self, finding_id: str) -> Sentence:
        return self._said[finding_id][0]

    def _find(self, provision: Provision) -> Found:
        outer, self._used = self._used, _Used()
        try:
            return self._find_and_say(provision)
        finally:
            self._used = outer

    def _find_and_say(self, provision: Provision) -> Found:
        used = self._used
        row: Row | None = None
        try:
            row = self.row(provision.table)
            answer = self._answer(provision, row)
        except NotKnown as reason:
            rule, law = (NO_RULE, self._book.tables[provision.table].law) if row is None else (row.rule, row.law)
            step = Step(rule, law, dict(used.facts), tuple(used.figures.values()))
            self._said[provision.id] = reason.sentence, (*used.steps.values(), step)
            return self._without_answer(provision, row, reason)
        because = answer.because if isinstance(answer.because, Sentence) else answer.because()
        self._said[provision.id] = because, (*self._steps(provision), self._own_step(row, answer))
        return found_by(provision, row, answer)

    def _steps(self, provision: Provision) -> tuple[Step, ...]:
        """Every step but the table's own, which is told by the finding's."""
        steps = self._used.steps
        steps.pop(provision.table, None)
        return tuple(steps.values())

    def _own_step(self, row: Row, answer: Answer) -> Step:
        arithmetic = answer.arithmetic() if callable(answer.arithmetic) else answer.arithmetic
        return Step(row.id, row.law, dict(self._used.facts), tuple(self._used.figures.values()), arithmetic)

    def __getitem__(self, name: str) -> Any:
        facts = self._used.facts
        noted = facts.get(name)
        if noted is not None:  # read in this scope before, so all that it leans on is noted too
            return noted
        if name == "on":
            facts["on"] = self.on
            return self.on
        if name not in self._book.features:
            return self.fact(name)
        value = self._remember(name, self._feature_or_reason, name)
        if isinstance(value, NotKnown):
            raise value
        facts[name] = value
        return value

    if not TYPE_CHECKING:
        feature = day = whole = __getitem__

    def _feature_or_reason(self, name: str) -> Any:
        try:
            return self._book.features[name](self)
        except NotKnown as reason:
            return reason

    def _decide_and_note(self, table: ReadyTable) -> Row | NotKnown:
        row = self._decide(table)
        if isinstance(row, Row):
            used = self._used
            used.steps[table.table.name] = Step(row.id, row.law, dict(used.facts), tuple(used.figures.values()))
        return row

    def _remember(self, name: str, compute: Callable[[Any], Any], argument: Any) -> Any:
        """Compute once; what was read then is noted again each time the result is used."""
        known = self._noted.get(name)
        if known is None:
            outer, used = self._used, _Used()
            self._used = used
            try:
                known = self._noted[name] = compute(argument), used
            finally:
                self._used = outer
        self._used.add(known[1])
        return known[0]

"""A population on one day: every fact, feature, decision and finding as a column, worked out once."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, Protocol

import numpy as np

from jobbvei.rules.engine.book import Provision, RuleBook
from jobbvei.rules.engine.columns.decisions import NOT_KNOWN, Decisions
from jobbvei.rules.engine.columns.divided import Divided, People, run_divided
from jobbvei.rules.engine.columns.group import UNSAID, Group
from jobbvei.rules.engine.columns.told import Column, Constant, FoundByAll, Reasons, Told, gathered
from jobbvei.rules.engine.findings import Standing
from jobbvei.rules.engine.missing import MissingFact, NotKnown


class Facts(Protocol):
    """The facts of a population."""

    @property
    def count(self) -> int:
        """How many they are."""

    def column(self, path: str) -> tuple[Column, Any]:
        """The fact at ``path``, and for whom it is given: True, False, or yes or no for each."""


class _Answered(NamedTuple):
    """What a group got from a provision; ``reason`` is 0 when nothing is missing."""

    standing: Standing
    value: Any = None
    reason: int = 0


class Everybody:
    """The people, the day and the rules. What is asked once is kept for whoever asks next.

    A feature is worked out for everybody, also for people whom no rule asks about it. What fails for them is kept as a
    reason like any other, and is raised only when somebody asks.
    """

    def __init__(self, book: RuleBook, facts: Facts, on: date) -> None:
        self.book = book
        self.on = on
        self.count = facts.count
        self._facts = facts
        self._told: dict[str, Told] = {"on": Told(Constant(on))}
        self._decisions = Decisions(book, self.told, on=on, count=facts.count)
        self._rows: dict[str, Told] = {}
        self._findings: dict[str, FoundByAll] = {}
        self._reasons: list[Exception] = [NotKnown("", UNSAID), NotKnown("rules.not_known", UNSAID)]

    def fact(self, path: str) -> Told:
        """The fact at ``path``, as given."""
        key = f"fact {path}"
        if key not in self._told:
            column, given = self._facts.column(path)
            self._told[key] = Told(column, self._where_missing(path, given))
        return self._told[key]

    def told(self, name: str) -> Told:
        """A fact, a feature, or ``on``."""
        if name not in self._told:
            compute = self.book.features.get(name)
            self._told[name] = self.fact(name) if compute is None else self._ask(compute)
        return self._told[name]

    def decided(self, table: str) -> Told:
        """The row that decides for each."""
        if table not in self._rows:
            self._rows[table] = self._decisions.decide(self.book.ready[table])
        return self._rows[table]

    def finding(self, finding_id: str) -> FoundByAll:
        """A finding of each."""
        if finding_id not in self._findings:
            self._findings[finding_id] = self._find(self.book.provisions[finding_id])
        return self._findings[finding_id]

    def reason(self, number: int) -> Exception:
        """Why something is not known, by its number."""
        return self._reasons[number]

    def missing(self, number: int) -> str:
        """The fact that is missing, or empty."""
        reason = self._reasons[number]
        return reason.fact if isinstance(reason, MissingFact) else ""

    def raise_what_failed(self, reasons: Reasons) -> None:
        """Raise what is no answer but a fault in the rules, just as for one person."""
        for number in np.unique(reasons):
            if not isinstance(self._reasons[number], NotKnown):
                raise self._reasons[number]

    def _number_of(self, reason: Exception) -> int:
        if isinstance(reason, NotKnown) and not isinstance(reason, MissingFact):
            return NOT_KNOWN
        for number, known in enumerate(self._reasons):
            if type(known) is type(reason) and repr(known) == repr(reason) and _fact(known) == _fact(reason):
                return number
        self._reasons.append(reason)
        return len(self._reasons) - 1

    def _where_missing(self, path: str, given: Any) -> Reasons:
        if given is True:
            return 0
        number = self._number_of(MissingFact(path, UNSAID))
        return number if given is False else np.where(given, np.int8(0), np.int8(number))

    def _ask(self, compute: Callable[[Any], Any]) -> Told:
        answers = list(run_divided(lambda people: self._asked(compute, Group(self, people)), None))
        known = [(people, answer) for people, answer in answers if not isinstance(answer, Exception)]
        reasons = [(people, self._number_of(why)) for people, why in answers if isinstance(why, Exception)]
        return Told(gathered(known, self.count), self._reasons_of(reasons))

    def _asked(self, compute: Callable[[Any], Any], group: Group) -> Any:
        try:
            return compute(group)
        except Divided:
            raise
        except Exception as reason:  # kept, and raised for whoever asks
            return reason

    def _find(self, provision: Provision) -> FoundByAll:
        answers = list(run_divided(lambda people: self._answer(provision, Group(self, people)), None))
        values = [(people, found.value) for people, found in answers if found.standing == Standing.ANSWERED]
        standing = gathered([(people, found.standing) for people, found in answers], self.count)
        reasons = self._reasons_of([(people, found.reason) for people, found in answers])
        return FoundByAll(gathered(values, self.count), standing, self.decided(provision.table), reasons)

    def _answer(self, provision: Provision, group: Group) -> _Answered:
        answer = self._asked(lambda group: self._compute(provision, group), group)
        return _Answered(Standing.UNKNOWN, reason=self._number_of(answer)) if isinstance(answer, Exception) else answer

    def _compute(self, provision: Provision, group: Group) -> _Answered:
        row = group.row(provision.table)
        if row.unknown or row.nothing:
            group.sentence(row.unknown or row.nothing, row)
            return _Answered(Standing.UNKNOWN if row.unknown else Standing.NOTHING)
        answer = provision.compute(group, row)
        return _Answered(answer.standing, answer.value)

    def _reasons_of(self, reasons: list[tuple[People | None, int]]) -> Reasons:
        if not any(reason for _, reason in reasons):
            return 0
        if len(reasons) == 1 and reasons[0][0] is None:
            return reasons[0][1]
        numbers = np.zeros(self.count, np.int8)
        for people, reason in reasons:
            numbers[slice(None) if people is None else people] = reason
        return numbers


def _fact(reason: Exception) -> str:
    return reason.fact if isinstance(reason, MissingFact) else ""

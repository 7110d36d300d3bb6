"""Some of the people on one day, in the place of one person: what a feature or a provision's function is given."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, Protocol

from jobbvei.rules.engine.book import RuleBook
from jobbvei.rules.engine.columns.divided import People
from jobbvei.rules.engine.columns.figures import one_day_alike
from jobbvei.rules.engine.columns.told import FoundByAll, Told, one_code, one_value, reasons_of
from jobbvei.rules.engine.columns.values import Days
from jobbvei.rules.engine.findings import Standing
from jobbvei.rules.engine.missing import MissingFact, NotKnown
from jobbvei.rules.engine.parameters import Number
from jobbvei.rules.engine.stepwise import FiguresOfRow, Reckoned
from jobbvei.rules.engine.tables import Row
from jobbvei.shared.sentence import Sentence

UNSAID = Sentence("")


class FoundByGroup(NamedTuple):
    """Another finding, as the group got it."""

    value: Any
    standing: Standing
    missing: str
    because: Sentence = UNSAID


class Everybody(Protocol):
    """What a group asks: the whole population, where everything is worked out once."""

    on: date
    book: RuleBook

    def fact(self, path: str) -> Told:
        """A fact of everybody."""

    def told(self, name: str) -> Told:
        """A fact or feature of everybody."""

    def decided(self, table: str) -> Told:
        """The row that decides for each."""

    def finding(self, finding_id: str) -> FoundByAll:
        """A finding of everybody."""

    def reason(self, number: int) -> Exception:
        """Why something is not known."""


class Group:
    """The same questions as :class:`~jobbvei.rules.engine.case.Case` answers, for people who have been alike so far.

    Facts and features come back as columns of days and numbers, or as one value of any other kind; when the people have
    several, the group is divided.
    """

    __slots__ = ("_everybody", "_people", "on")

    def __init__(self, everybody: Everybody, people: People | None) -> None:
        self.on = everybody.on
        self._everybody = everybody
        self._people = people

    def given(self, path: str) -> Any:
        """The fact at ``path``, or None when nobody has given it for anybody in the group."""
        told = self._everybody.fact(path)
        return None if self._reason(told) else self._value(told)

    def fact(self, path: str) -> Any:
        """The fact at ``path``.

        Raises:
            MissingFact: Nobody has given it.
        """
        return self._told(self._everybody.fact(path))

    def feature(self, name: str) -> Any:
        """A fact, a feature, or ``on``.

        Raises:
            NotKnown: It cannot be told for this group.
        """
        return self._told(self._everybody.told(name))

    day = whole = feature

    def row(self, table: str) -> Row:
        """The row of ``table`` that decides for this group.

        Raises:
            NotKnown: A fact is missing, or no row fits.
        """
        row: Row = self._told(self._everybody.decided(table))
        return row

    def figure(self, row: Row, name: str) -> int:
        """The whole-number figure that ``row`` calls ``name``."""
        return int(self.amount(row, name))

    def amount(self, row: Row, name: str) -> Number:
        """The figure that ``row`` calls ``name``, exact."""
        return self.value_of(row.figures[name], on=self.day(row.decided_by))

    def value_of(self, parameter: str, *, on: date | Days) -> Number:
        """The value of ``parameter`` on a day; people whose days have different values are asked apart.

        Raises:
            NoFigure: None is known.
        """
        source = self._everybody.book.parameters[parameter]
        if isinstance(on, Days):
            return source.on(one_day_alike(source, on)).value
        return source.on(on).value

    def reckoned(self, compute: Callable[[FiguresOfRow], Reckoned], row: Row) -> Reckoned:
        """What ``compute`` makes of the figures of ``row`` alone."""
        return compute(FiguresOfRow(self, row))

    def none_given(self, paths: tuple[str, ...]) -> bool:
        """Whether nobody has given any of the facts at ``paths`` for anybody in the group."""
        return [path for path in paths if self.given(path) is not None] == []

    def sentence(self, key: str, row: Row | None = None) -> Sentence:
        """Nothing: a column is not read aloud. But what the sentence would tell must be known."""
        for name in self._everybody.book.sentences[key].names:
            if row is not None and name in row.figures:
                self.amount(row, name)
            else:
                self._ensure_known(self._everybody.told(name))
        return UNSAID

    def finding(self, finding_id: str) -> FoundByGroup:
        """Another finding."""
        found = self._everybody.finding(finding_id)
        standing: Standing = self._value(Told(found.standing))
        reason = self._reason(Told(found.value, found.reasons))
        missing = self._everybody.reason(reason) if reason else None
        if missing is not None and not isinstance(missing, NotKnown):
            raise missing
        value = self._value(Told(found.value)) if standing == Standing.ANSWERED else None
        return FoundByGroup(value, standing, missing.fact if isinstance(missing, MissingFact) else "")

    def known(self, finding_id: str) -> Any:
        """The value of another finding.

        Raises:
            NotKnown: It has none; then what leans on it is not known for the same reason.
        """
        found = self.finding(finding_id)
        if found.value is not None:
            return found.value
        if found.missing:
            raise MissingFact(found.missing, UNSAID)
        raise NotKnown("rules.not_known", UNSAID)

    def _told(self, told: Told) -> Any:
        self._ensure_known(told)
        return self._value(told)

    def _ensure_known(self, told: Told) -> None:
        reason = self._reason(told)
        if reason:
            raise self._everybody.reason(reason)

    def _reason(self, told: Told) -> int:
        reasons = reasons_of(told.reasons, self._people)
        return reasons if isinstance(reasons, int) else one_code(reasons)

    def _value(self, told: Told) -> Any:
        return one_value(self._taken(told))

    def _taken(self, told: Told) -> Any:
        return told.column if self._people is None else told.column.take(self._people)

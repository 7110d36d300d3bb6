"""What the engine reads: tables, figures, features, provisions and sentences, and what a provision answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter, methodcaller
from typing import Any

from jobbvei.rules.engine.findings import FindingValue, Standing
from jobbvei.rules.engine.money import Exact
from jobbvei.rules.engine.parameters import Number, Parameter
from jobbvei.rules.engine.ready import ReadyTable
from jobbvei.rules.engine.tables import Row, Table
from jobbvei.shared.sentence import Sentence, SentenceValue

DAYS_KEPT = 4000
Values = dict[str, SentenceValue]
"""What fills a sentence and its arithmetic."""
Said = Sentence | Callable[[], Sentence]
"""A sentence, or the function that says it when somebody asks; such a function reads nothing more of the case."""


@dataclass(slots=True)
class Answer:
    """What a provision's function found: the value, one sentence, and how it was reckoned.

    An exact amount becomes a Decimal when it is the answer to one person.
    """

    value: FindingValue | Exact
    because: Said
    arithmetic: Sentence | Callable[[], Sentence | None] | None = None
    standing: Standing = Standing.ANSWERED


@dataclass(frozen=True, slots=True)
class Provision:
    """One question of law: its finding id, the table that says which rule applies, and what that rule computes."""

    id: str
    table: str
    compute: Callable[[Any, Row], Answer]
    """Asked with the case of one person, or with a group of people in its place."""


@dataclass(frozen=True, slots=True)
class RowSentence:
    """A template that a table row points to, and the features and figures of the row that fill it, by name."""

    template: str
    names: tuple[str, ...]
    plain: Sentence = field(init=False, compare=False, repr=False)
    """The sentence of a template that nothing fills."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "plain", Sentence(self.template))


class ReadyTables(dict[str, ReadyTable]):
    """Tables by name, each made ready when first asked for."""

    def __init__(self, tables: Mapping[str, Table], field_of: Callable[[str], str]) -> None:
        super().__init__()
        self._tables = tables
        self._field_of = field_of

    def __missing__(self, name: str) -> ReadyTable:
        table = self[name] = ReadyTable(self._tables[name], self._field_of)
        return table


class FiguresOfDay(dict[str, Number]):
    """The values in force on one day, by the figure's name; looked up when first asked for."""

    def __init__(self, parameters: Mapping[str, Parameter], day: date) -> None:
        super().__init__()
        self.reckoned: dict[tuple[Any, int], Any] = {}
        """What follows from the figures of a row alone, by what reckons it and which row."""
        self._parameters = parameters
        self._day = day

    def __missing__(self, name: str) -> Number:
        value = self[name] = self._parameters[name].on(self._day).value
        return value


class Figures(dict[date, FiguresOfDay]):
    """Figures by day. The days of a few thousand people are kept; when there are more, it begins again."""

    def __init__(self, parameters: Mapping[str, Parameter]) -> None:
        super().__init__()
        self._parameters = parameters

    def __missing__(self, day: date) -> FiguresOfDay:
        if len(self) >= DAYS_KEPT:
            self.clear()
        figures = self[day] = FiguresOfDay(self._parameters, day)
        return figures


class Ways(dict[str, Callable[[Any], Any]]):
    """How a case finds out what is asked for by name: the feature of that name, else the fact."""

    def __missing__(self, name: str) -> Callable[[Any], Any]:
        way = self[name] = methodcaller("fact", name)
        return way


class Readers(dict[str | tuple[str, ...], Callable[[object], Any]]):
    """How a fact, or several at once, is read, by its name in the document; made when first asked for."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__()
        self._fields = fields

    def __missing__(self, path: str | tuple[str, ...]) -> Callable[[object], Any]:
        paths = (path,) if isinstance(path, str) else path
        reader = self[path] = attrgetter(*[self._fields.get(one, one) for one in paths])
        return reader


@dataclass(frozen=True)
class RuleBook:
    """Everything the engine reads: tables, figures, features, provisions and the sentences the tables point to."""

    tables: Mapping[str, Table]
    parameters: Mapping[str, Parameter]
    features: Mapping[str, Callable[[Any], Any]]
    provisions: Mapping[str, Provision]
    sentences: Mapping[str, RowSentence]
    missing_facts: Mapping[str, str]
    fields: Mapping[str, str] = field(default_factory=dict)
    """Facts by the name others know, and the field that holds them where that differs."""
    ready: ReadyTables = field(init=False, compare=False, repr=False)
    """The tables, made ready for asking."""
    figures: Figures = field(init=False, compare=False, repr=False)
    """The value of each figure, by day."""
    readers: Readers = field(init=False, compare=False, repr=False)
    """How each fact is read from what is known."""

    ways: Ways = field(init=False, compare=False, repr=False)
    """How each feature and fact is found out."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "ready", ReadyTables(self.tables, self.field_of))
        object.__setattr__(self, "figures", Figures(self.parameters))
        object.__setattr__(self, "readers", Readers(self.fields))
        object.__setattr__(self, "ways", Ways(self.features))

    def field_of(self, name: str) -> str:
        """The field that holds the fact ``name``; empty when it is no fact but a feature, or the day asked about."""
        return "" if name in self.features or name == "on" else self.fields.get(name, name)

"""What the law gives, and how it was found."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Protocol

from jobbvei.rules.engine.money import kroner
from jobbvei.rules.engine.parameters import DatedValue, Number, Parameter
from jobbvei.rules.engine.tables import Row
from jobbvei.shared.sentence import Sentence

NO_RULE = "none"
FindingValue = bool | int | str | Decimal | date | Mapping[str, str] | None


class Standing(StrEnum):
    """Whether the law answered, gives nothing here, or nobody knows."""

    ANSWERED = "answered"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class UsedFigure:
    """A dated figure as it was when it was used: which one, and the value in force."""

    parameter: Parameter
    dated: DatedValue

    @property
    def name(self) -> str:
        """The figure's name, such as ``integration_act.age_lower_years``."""
        return self.parameter.name

    @property
    def value(self) -> Number:
        """The value in force."""
        return self.dated.value

    @property
    def source(self) -> str:
        """Where the value, or else the figure, was seen."""
        return self.dated.source or self.parameter.source


@dataclass(frozen=True, slots=True)
class Step:
    """One rule on the way to a finding: what it is, which facts and figures it used, and the arithmetic if any."""

    rule: str
    law: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    figures: tuple[UsedFigure, ...] = ()
    arithmetic: Sentence | None = None


class Asked(Protocol):
    """Somebody who can tell why a finding came out as it did."""

    def because(self, found: "Found") -> Sentence:
        """The sentence of a finding."""

    def said(self, finding_id: str) -> tuple[Sentence, tuple[Step, ...]]:
        """The sentence and the steps of a finding."""


@dataclass(slots=True)
class Found:
    """The bare answer; ``decided`` is the row that gave it, or the law where no row could be found."""

    id: str
    decided: Row | str
    value: FindingValue
    standing: Standing
    missing: str = ""


class Finding:
    """The answer to one question of law for one person on one day.

    ``value`` is None when the law gives nothing or nobody knows; ``standing`` tells which, ``because`` tells why and
    ``missing`` names the fact that would give an answer. ``valid_to`` is the last day the rule is in force, and
    ``decided_by`` names the day that must lie inside (a fact or feature of the trace).

    The sentence and the trace are found when somebody asks for them, from the same facts and rules. Nothing of a
    finding can be changed; two are equal when all of it is.
    """

    __slots__ = ("_asked", "_found", "_said")

    def __init__(self, asked: Asked, found: Found) -> None:
        self._asked = asked
        self._found = found
        self._said: tuple[Sentence, tuple[Step, ...]] | None = None

    @property
    def id(self) -> str:
        """The question, as in the catalogue."""
        return self._found.id

    @property
    def value(self) -> FindingValue:
        """The answer, or None."""
        return self._found.value

    @property
    def standing(self) -> Standing:
        """Whether the law answered."""
        return self._found.standing

    @property
    def missing(self) -> str:
        """The fact that would give an answer, or empty."""
        return self._found.missing

    @property
    def rule(self) -> str:
        """The number of the rule that decided, or «none»."""
        decided = self._found.decided
        return decided.rule if isinstance(decided, Row) else NO_RULE

    @property
    def law(self) -> str:
        """The provision."""
        decided = self._found.decided
        return decided.law if isinstance(decided, Row) else decided

    @property
    def valid_from(self) -> date | None:
        """The first day the rule is in force."""
        decided = self._found.decided
        return decided.valid_from if isinstance(decided, Row) else None

    @property
    def valid_to(self) -> date | None:
        """The last day the rule is in force, or None when it is open."""
        decided = self._found.decided
        return decided.valid_to if isinstance(decided, Row) else None

    @property
    def decided_by(self) -> str:
        """The fact or feature that is the day that decides, or empty."""
        decided = self._found.decided
        return decided.decided_by if isinstance(decided, Row) else ""

    @property
    def because(self) -> Sentence:
        """Why, in one sentence."""
        return self._asked.because(self._found) if self._said is None else self._said[0]

    @property
    def trace(self) -> tuple[Step, ...]:
        """The rules on the way, the finding's own last."""
        return self._why()[1]

    def __eq__(self, other: object) -> bool:
        return self._all() == other._all() if isinstance(other, Finding) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # the trace holds mappings, as it did when a finding was a dataclass

    def __repr__(self) -> str:
        return f"Finding({self.id!r}, value={self.value!r}, rule={self.rule!r}, standing={self.standing!r})"

    def _why(self) -> tuple[Sentence, tuple[Step, ...]]:
        if self._said is None:
            self._said = self._asked.said(self._found.id)
        return self._said

    def _all(self) -> tuple[object, ...]:
        decided = self.rule, self.law, self.valid_from, self.valid_to, self.decided_by
        return self._found.id, self._found.value, self._found.standing, self._found.missing, decided, self._why()


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """The finding as the ``law explain`` contract writes it: dates ISO, amounts as strings with two decimals."""
    return {
        "id": finding.id,
        "value": plain(finding.value),
        "rule": finding.rule,
        "law": finding.law,
        "valid_from": plain(finding.valid_from),
        "valid_to": plain(finding.valid_to),
        "because": _because(finding),
        "trace": [_step_as_json(step) for step in finding.trace],
    }


def _because(finding: Finding) -> str:
    """The sentence, and the name of the fact that is missing so that whoever writes the document can mend it."""
    return f"{finding.because} («{finding.missing}»)" if finding.missing else str(finding.because)


def plain(value: Any) -> Any:
    """A value as JSON can hold it.

    >>> plain(date(2023, 10, 2)), plain(Decimal("19770")), plain(None)
    ('2023-10-02', '19770.00', None)
    """
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(kroner(value))
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [plain(inner) for inner in value]
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    return value


def _step_as_json(step: Step) -> dict[str, Any]:
    return {
        "rule": step.rule,
        "law": step.law,
        "facts": {name: _exact(value) for name, value in step.facts.items()},
        "parameters": [_figure_as_json(figure) for figure in step.figures],
        "arithmetic": None if step.arithmetic is None else str(step.arithmetic),
    }


def _figure_as_json(figure: UsedFigure) -> dict[str, Any]:
    parameter, dated = figure.parameter, figure.dated
    return {
        "name": parameter.name,
        "value": _exact(dated.value),
        "unit": parameter.unit,
        "valid_from": plain(dated.valid_from),
        "valid_to": plain(dated.valid_to),
        "law": f"{parameter.act} {parameter.paragraph}",
        "link": parameter.link or None,
        "source": figure.source or None,
        "checked_on": plain(parameter.checked_on),
    }


def _exact(value: Any) -> Any:
    """Facts and figures keep every digit they have."""
    return str(value) if isinstance(value, Decimal | Fraction) else plain(value)

"""What the law gives, and how it was found."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from jobbvei.rules.engine.money import kroner
from jobbvei.rules.engine.parameters import DatedValue, Number, Parameter
from jobbvei.shared.sentence import Sentence

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


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one question of law for one person on one day.

    ``value`` is None when the law gives nothing or nobody knows; ``standing`` tells which, ``because`` tells why and
    ``missing`` names the fact that would give an answer. ``valid_to`` is the last day the rule is in force, and
    ``decided_by`` names the day that must lie inside (a fact or feature of the trace).
    """

    id: str
    value: FindingValue
    rule: str
    law: str
    valid_from: date | None
    valid_to: date | None
    because: Sentence
    trace: tuple[Step, ...] = ()
    standing: Standing = Standing.ANSWERED
    missing: str = ""
    decided_by: str = ""


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

"""What the law gives, and how it was found."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, is_dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from jobbvei.shared.sentence import Sentence

FindingValue = bool | int | str | Decimal | date | Mapping[str, str] | None
ORE = Decimal("0.01")


class Standing(StrEnum):
    """Whether the law answered, gives nothing here, or nobody knows."""

    ANSWERED = "answered"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class UsedFigure:
    """A dated figure as it was when it was used."""

    name: str
    value: int | Decimal
    unit: str
    valid_from: date
    valid_to: date | None
    act: str
    paragraph: str
    link: str
    source: str
    checked_on: date


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
    ``missing`` names the fact that would give an answer. ``valid_to`` is the last day the rule is in force.
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


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """The finding as the ``law explain`` contract writes it: dates ISO, amounts as strings with two decimals."""
    return {
        "id": finding.id,
        "value": plain(finding.value),
        "rule": finding.rule,
        "law": finding.law,
        "valid_from": plain(finding.valid_from),
        "valid_to": plain(finding.valid_to),
        "because": str(finding.because),
        "trace": [_step_as_json(step) for step in finding.trace],
    }


def plain(value: Any) -> Any:
    """A value as JSON can hold it.

    >>> plain(date(2023, 10, 2)), plain(Decimal("19770")), plain(None)
    ('2023-10-02', '19770.00', None)
    """
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value.quantize(ORE, rounding=ROUND_HALF_UP))
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
    return {
        "name": figure.name,
        "value": _exact(figure.value),
        "unit": figure.unit,
        "valid_from": plain(figure.valid_from),
        "valid_to": plain(figure.valid_to),
        "law": f"{figure.act} {figure.paragraph}",
        "link": figure.link or None,
        "source": figure.source or None,
        "checked_on": plain(figure.checked_on),
    }


def _exact(value: Any) -> Any:
    """Facts and figures keep every digit they have."""
    return str(value) if isinstance(value, Decimal) else plain(value)

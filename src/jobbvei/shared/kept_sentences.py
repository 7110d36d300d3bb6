"""Sentences kept as JSON, so that the reason given on the day still stands when the facts have moved on."""

from datetime import date
from decimal import Decimal
from typing import Any

from jobbvei.shared.sentence import Sentence, SentenceValue


def as_json(sentence: Sentence) -> dict[str, Any]:
    """The sentence as a JSON document; dates, amounts and lists keep their type.

    >>> as_json(Sentence("{day}", {"day": date(2026, 1, 2)}))
    {'template': '{day}', 'values': {'day': {'date': '2026-01-02'}}}
    """
    return {"template": sentence.template, "values": {key: _packed(value) for key, value in sentence.values.items()}}


def from_json(kept: dict[str, Any]) -> Sentence:
    """The sentence that :func:`as_json` kept.

    >>> str(from_json(as_json(Sentence("{years} år", {"years": Decimal("2.5")}))))
    '2,5 år'
    """
    return Sentence(kept["template"], {key: _unpacked(value) for key, value in kept["values"].items()})


def _packed(value: SentenceValue) -> Any:
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, tuple):
        return {"words": list(value)}
    return value


def _unpacked(value: Any) -> SentenceValue:
    match value:
        case {"date": day}:
            return date.fromisoformat(day)
        case {"decimal": amount}:
            return Decimal(amount)
        case {"words": words}:
            return tuple(words)
    plain: str | int | None = value
    return plain

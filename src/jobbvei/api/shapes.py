"""The shapes of questions and answers, for the OpenAPI document; the contract is the same as the command line's."""

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ninja import Field, Schema

from jobbvei.rules.facts import FIELDS, Extension, Facts, Household, Norwegian, Permit, Programme, Schooling, Work
from jobbvei.rules.reading.documents import OneOf, Reader, Whole, day, days, flag
from jobbvei.rules.reading.topics import Topic, topics
from jobbvei.rules.words.fact_words import FACT_WORDS

JsonSchema = dict[str, Any]
PARTS = (Permit, Schooling, Programme, Norwegian, Work, Household)
REQUIRED: Mapping[type, tuple[str, ...]] = {
    Facts: ("born_on", "permit"),
    Permit: ("kind",),
    Extension: ("decided_on", "months"),
}


class Problem(Schema):
    """Hvorfor det ikke ble noe svar."""

    code: str = Field(description="Fast kode som andre systemer kan bygge på, for eksempel `facts.unusable`.")
    message: str = Field(description="Én setning på bokmål: hva som er galt, hvor, og hvordan det rettes.")


class UsedParameter(Schema):
    """Et tall i loven slik det var da det ble brukt."""

    name: str
    value: int | str
    unit: str
    valid_from: date
    valid_to: date | None
    law: str
    link: str | None
    source: str | None
    checked_on: date


class Step(Schema):
    """Én regel på veien til svaret, med opplysningene og tallene den brukte."""

    rule: str
    law: str
    facts: dict[str, Any]
    parameters: list[UsedParameter]
    arithmetic: str | None


class Finding(Schema):
    """Svaret på ett spørsmål. `value` er null når loven ikke gir noe svar; `because` sier hvorfor."""

    id: str = Field(description="For eksempel `programme.latest_end_on`.")
    value: bool | int | str | dict[str, str] | None = Field(
        description="Datoer som ÅÅÅÅ-MM-DD, kroner som tekst med to desimaler."
    )
    rule: str
    law: str
    valid_from: date | None
    valid_to: date | None = Field(description="Siste dag regelen er i kraft; null når den gjelder til noen endrer den.")
    because: str = Field(description="Begrunnelsen, én setning på bokmål.")
    trace: list[Step]


class Explanation(Schema):
    """Hva loven gir én person på én dag."""

    on: date
    findings: list[Finding]


class Guidance(Schema):
    """Veiledning om ett tema på én dag."""

    on: date
    topic: str
    findings: list[Finding]


class TopicQuestion(Schema):
    """Et spørsmål veiledningen svarer på."""

    id: str
    question: str = Field(description="Spørsmålet på bokmål.")


class GuidanceTopic(Schema):
    """Et tema det kan spørres om."""

    topic: str
    about: str = Field(description="Hva temaet er, på bokmål.")
    facts: list[str] = Field(description="Navn på opplysningene, med punktum mellom nivåene.")
    findings: list[TopicQuestion]


class Topics(Schema):
    """Alle temaene."""

    topics: list[GuidanceTopic]


class Change(Schema):
    """Et svar som er annerledes på den andre dagen."""

    before: Finding
    after: Finding


class Comparison(Schema):
    """Hva som er annerledes mellom to dager."""

    on: list[date]
    changes: list[Change]


class DatedValue(Schema):
    """En verdi og dagene den gjelder."""

    value: int | str
    valid_from: date
    valid_to: date | None
    source: str | None


class LegalParameter(Schema):
    """Et tall i loven over tid."""

    name: str
    description: str
    unit: str
    act: str
    paragraph: str
    link: str | None
    source: str | None
    checked_on: date = Field(description="Dagen kilden sist ble sett.")
    changes: str | None = Field(description="`yearly` når tallet settes på nytt hvert år.")
    stale: bool = Field(description="Om det skulle ha kommet en nyere verdi før dagen det spørres om.")
    values: list[DatedValue]


class Parameters(Schema):
    """Alle daterte tall i reglene, og hvilke som var for gamle på dagen."""

    on: date
    parameters: list[LegalParameter]


def question_schema(on: JsonSchema) -> JsonSchema:
    """The body of a question: the day or days, and the facts about one person."""
    facts = _object_schema(Facts, "")
    properties = {"on": on, "facts": facts}
    body = {"type": "object", "additionalProperties": False, "required": ["on", "facts"], "properties": properties}
    return {"required": True, "content": {"application/json": {"schema": body}}}


def guide_schema(on: JsonSchema) -> JsonSchema:
    """The body of a question to guidance: one shape for each topic."""
    return {"required": True, "content": {"application/json": {"schema": {"oneOf": _topic_schemas(on)}}}}


def _topic_schemas(on: JsonSchema) -> list[JsonSchema]:
    keys = ["on", "topic", "facts"]
    return [
        {
            "type": "object",
            "title": topic.about,
            "additionalProperties": False,
            "required": keys,
            "properties": {"on": on, "topic": {"enum": [topic.name]}, "facts": _topic_facts(topic)},
        }
        for topic in topics()
    ]


def _topic_facts(topic: Topic) -> JsonSchema:
    if not topic.readers and topic.facts:
        return _object_schema(Facts, "")
    properties: dict[str, JsonSchema] = {}
    for name, reader in topic.readers.items():
        part, _, key = name.rpartition(".")
        described = {**_reader_schema(reader), "description": FACT_WORDS[name]}
        if part:
            empty = {"type": "object", "additionalProperties": False, "properties": {}}
            properties.setdefault(part, empty)["properties"][key] = described
        else:
            properties[key] = described
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _reader_schema(reader: Reader) -> JsonSchema:
    if isinstance(reader, OneOf):
        return {"enum": [*reader.words, None]}
    if isinstance(reader, Whole):
        return {"type": ["integer", "null"], "minimum": reader.low, "maximum": reader.high}
    return _BY_READER[reader]


def _object_schema(kind: type, prefix: str) -> JsonSchema:
    hints = typing.get_type_hints(kind)
    named = {field: name for name, field in FIELDS.items()}
    properties = {}
    for field in fields(kind):
        path = f"{prefix}{field.name}"
        path = named.get(path, path)
        properties[path.rpartition(".")[2]] = _field_schema(hints[field.name], path)
    schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": list(REQUIRED[kind])} if kind in REQUIRED else schema


def _field_schema(hint: Any, path: str) -> JsonSchema:
    """One fact; every fact but those the contract demands may be null, which says that nobody has told."""
    if isinstance(hint, types.UnionType):
        [hint] = [one for one in typing.get_args(hint) if one is not types.NoneType]
    described = {"description": FACT_WORDS[path]} if path in FACT_WORDS else {}
    return {**_type_schema(hint, path), **described}


def _type_schema(hint: Any, path: str) -> JsonSchema:
    if typing.get_origin(hint) is tuple:
        return {"type": ["array", "null"], "items": _item_schema(typing.get_args(hint)[0])}
    if is_dataclass(hint) and isinstance(hint, type):
        return _object_schema(hint, f"{path}.")
    if issubclass(hint, StrEnum):
        return {"enum": [*(str(one) for one in hint), None]}
    return {bool: _BOOL, int: _WHOLE, Decimal: _NUMBER, date: _DAY, str: _TEXT}[hint]


def _item_schema(hint: Any) -> JsonSchema:
    if hint is date:
        return {"type": "string", "format": "date"}
    schema = _object_schema(hint, "norwegian.extensions.")
    return {
        **schema,
        "properties": {name: {**one, "type": one["type"][0]} for name, one in schema["properties"].items()},
    }


_DAY: JsonSchema = {"type": ["string", "null"], "format": "date"}
_BOOL: JsonSchema = {"type": ["boolean", "null"]}
_WHOLE: JsonSchema = {"type": ["integer", "null"], "minimum": 0}
_NUMBER: JsonSchema = {"type": ["number", "null"], "minimum": 0}
_TEXT: JsonSchema = {"type": ["string", "null"], "pattern": "^[A-Z]{2}$"}
_DAYS: JsonSchema = {"type": ["array", "null"], "items": {"type": "string", "format": "date"}}
_BY_READER: Mapping[Reader, JsonSchema] = {day: _DAY, days: _DAYS, flag: _BOOL}

"""Whatever is sent to the API, the answer is what the description says, or one sentence; never a fault of ours."""

import json
from datetime import date
from http import HTTPStatus
from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from jobbvei.access.actions import api_keys
from jobbvei.api import shapes
from tests.api.access_table import API
from tests.api.asking import ask, made_key
from tests.api.write_openapi import KEPT
from tests.factories.access import NOW

pytestmark = pytest.mark.django_db
Schema = dict[str, Any]
PATHS: dict[str, Schema] = json.loads(KEPT.read_text(encoding="utf-8"))["paths"]
NAMES = sorted(name for name, row in API.items() if row.scope)
WITH_BODY = [name for name in NAMES if API[name].method == "POST"]
IN_ORDER = {"born_on": (1955, 2004), "granted_on": (2021, 2021), "settled_on": (2022, 2022), "on": (2024, 2028)}
"""The years of some days, so that most questions are about somebody who could have lived."""
DAYS = st.dates().map(str) | st.sampled_from(["2020-12-31", "2023-06-01", "2025-12-31", "2026-01-01", "2028-06-30"])
CHARACTERS = st.characters(codec=None)  # half signs too, which JSON can write
WILD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(CHARACTERS, max_size=30) | DAYS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=5,
)
MANY = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def operation(name: str) -> Schema:
    """The address in the description; its last part is the name's."""
    path = PATHS[f"/api/v1/law/{name.removeprefix('api-law-')}"]
    return dict(path[API[name].method.lower()])


def question_of(name: str) -> Schema:
    return dict(operation(name)["requestBody"]["content"]["application/json"]["schema"])


def like(schema: Schema) -> st.SearchStrategy[Any]:
    """Values the schema takes."""
    if "oneOf" in schema:
        return st.one_of([like(one) for one in schema["oneOf"]])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return st.one_of([_of_kind(kind, schema) for kind in kinds])


def _of_kind(kind: str, schema: Schema) -> st.SearchStrategy[Any]:
    low, high = schema.get("minimum", 0), schema.get("maximum", 2000)
    if kind == "object":
        parts = {name: _named(name, inner) for name, inner in schema["properties"].items()}
        needed = set(schema.get("required", ()))
        optional = {name: inner for name, inner in parts.items() if name not in needed}
        return st.fixed_dictionaries({name: parts[name] for name in parts if name in needed}, optional=optional)
    if kind == "array":
        least, most = schema.get("minItems", 0), schema.get("maxItems", 3)
        return st.lists(like(schema["items"]), min_size=least, max_size=most)
    text = DAYS if schema.get("format") == "date" else st.sampled_from(["UA", "SY", "US", "ZZ"])
    numbers = st.decimals(low, high, places=1, allow_nan=False).map(float)
    leaves: dict[str, st.SearchStrategy[Any]] = {
        "null": st.none(),
        "boolean": st.booleans(),
        "integer": st.integers(low, high),
        "number": numbers,
        "string": text,
    }
    return leaves[kind]


def _named(name: str, schema: Schema) -> st.SearchStrategy[Any]:
    """A part of an object; days of one person come in an order that is possible, most of the time."""
    first, last = IN_ORDER.get(name, (2023, 2023))
    days = st.dates(date(first, 1, 1), date(last, 12, 31)).map(str)
    if schema.get("format") == "date":
        return days
    if schema.get("items", {}).get("format") == "date":
        return st.lists(days, min_size=schema.get("minItems", 0), max_size=schema.get("maxItems", 3))
    return like(schema)


@st.composite
def nearly(draw: st.DrawFn, schema: Schema) -> Any:
    """A value the schema takes with one thing in it replaced by anything at all."""
    whole = draw(like(schema))
    inside = whole
    while isinstance(inside, dict) and inside:
        key = draw(st.sampled_from(sorted(inside)))
        if not isinstance(inside[key], dict) or draw(st.booleans()):
            inside[draw(st.sampled_from([key, "other"]))] = draw(WILD)
            break
        inside = inside[key]
    return whole


def ensure_as_described(name: str, response: Any) -> None:
    """What is answered is in the description, whole; a no is one sentence on one line."""
    answer = response.json()
    described = operation(name)["responses"]
    assert str(response.status_code) in described, answer
    if response.status_code == HTTPStatus.OK:
        kept = described["200"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        assert getattr(shapes, kept).model_validate(answer).model_dump(mode="json") == answer
    else:
        assert set(answer) == {"code", "message"}
        assert answer["message"].endswith(".")
        assert "\n" not in answer["message"]


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def secret(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(api_keys, "CALLS_PER_MINUTE", 1_000_000)
    return made_key().secret


class TestEveryAddress:
    def test_that_takes_a_question_describes_it(self) -> None:
        assert len(WITH_BODY) >= 3
        assert all(question_of(name) for name in WITH_BODY)

    @pytest.mark.parametrize("name", WITH_BODY)
    @MANY
    @given(data=st.data())
    def test_answers_a_question_as_described_or_says_why_not(self, name: str, secret: str, data: st.DataObject) -> None:
        question = data.draw(like(question_of(name)))
        response = ask(name, question, secret=secret)
        event(f"status {response.status_code}")
        ensure_as_described(name, response)

    @pytest.mark.parametrize("name", WITH_BODY)
    @MANY
    @given(data=st.data())
    def test_stands_a_question_that_is_nearly_right(self, name: str, secret: str, data: st.DataObject) -> None:
        ensure_as_described(name, ask(name, data.draw(nearly(question_of(name))), secret=secret))

    @pytest.mark.parametrize("name", WITH_BODY)
    @MANY
    @given(body=st.binary(max_size=200) | st.text(max_size=200) | WILD.map(json.dumps))
    def test_stands_anything_at_all(self, name: str, secret: str, body: bytes | str) -> None:
        sent = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
        ensure_as_described(name, ask(name, sent, secret=secret))

    @pytest.mark.parametrize("name", NAMES)
    @settings(parent=MANY, max_examples=8)
    @given(told=st.text(st.characters(min_codepoint=33, max_codepoint=255), max_size=40))
    def test_stands_any_key(self, name: str, secret: str, told: str) -> None:
        response = ask(name, API[name].body, secret=told)
        assert response.status_code == HTTPStatus.UNAUTHORIZED
        ensure_as_described(name, response)

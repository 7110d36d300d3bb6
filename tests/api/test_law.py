"""The questions about law, word for word as the command line answers them."""

import io
import json
from http import HTTPStatus
from typing import Any

import pytest
import time_machine
from structlog.testing import capture_logs

from jobbvei.api import law
from jobbvei.api.reading import LARGEST_BODY_BYTES
from jobbvei.api.shapes import Comparison, Explanation, Guidance, Parameters, Topics
from jobbvei.audit.models import AuditEvent
from jobbvei.cli import main
from jobbvei.rules.reading.facts import read_facts
from jobbvei.rules.reading.topics import read_subject, topics
from tests.api.access_table import FACTS
from tests.api.asking import ask, made_key
from tests.api.write_openapi import KEPT, described
from tests.cli.test_law_guide import DOCUMENTS
from tests.factories.access import NOW

pytestmark = pytest.mark.django_db
EXPLAIN, COMPARE, GUIDE = "api-law-explain", "api-law-compare", "api-law-guide"


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def secret() -> str:
    return made_key().secret


def from_command_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, facts: object = FACTS
) -> Any:
    stream = io.TextIOWrapper(io.BytesIO(json.dumps(facts).encode()))
    monkeypatch.setattr("sys.stdin", stream)
    assert main(["law", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


class TestExplain:
    def test_answers_word_for_word_as_the_command_line(
        self, secret: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wanted = from_command_line(["explain", "--facts", "-", "--on", "2023-06-01"], capsys, monkeypatch)
        assert ask(EXPLAIN, {"on": "2023-06-01", "facts": FACTS}, secret=secret).json() == wanted

    def test_answers_in_the_shape_it_describes(self, secret: str) -> None:
        answer = ask(EXPLAIN, {"on": "2023-06-01", "facts": FACTS}, secret=secret).json()
        assert Explanation.model_validate(answer).model_dump(mode="json") == answer

    def test_reads_a_number_with_decimals_exactly(self, secret: str) -> None:
        settled = {"settled_on": "2026-01-05", "settled_by_agreement": True}
        facts = {**FACTS, **settled, "work": {"weekly_hours": 29.9}}
        body = json.dumps({"on": "2026-02-01", "facts": facts})
        answer = ask(EXPLAIN, body, secret=secret).json()
        [hours] = {
            step["facts"]["work.weekly_hours"]
            for finding in answer["findings"]
            for step in finding["trace"]
            if "work.weekly_hours" in step["facts"]
        }
        assert hours == "29.9"

    @pytest.mark.parametrize(
        ("body", "code", "said"),
        [
            (b"{", "facts.not_json", "ikke gyldig JSON"),
            (b"\xff", "api.not_utf8", "UTF-8"),
            (b"[" * 50_000, "facts.not_json", "ikke gyldig JSON"),
            (b'{"on": NaN, "facts": {}}', "facts.not_json", "ikke gyldig JSON"),
            (b'{"on": "2023-06-01", "on": "2023-06-02", "facts": {}}', "facts.unusable", "to ganger"),
            (rb'{"on": "\ud800", "facts": {}}', "facts.not_json", "ikke gyldig JSON"),
            (rb'{"on": "2023-06-01", "facts": {"\udfff": 1}}', "facts.not_json", "ikke gyldig JSON"),
            ([], "api.other_keys", "«on» og «facts»"),
            ({"facts": FACTS}, "api.other_keys", "«on» og «facts»"),
            ({"facts": FACTS, "on": "2023-06-01", "name": "x"}, "api.other_keys", "ikke noe annet"),
            ({"facts": FACTS, "on": "20230601"}, "facts.unusable", "som ikke er en dato"),
            ({"facts": FACTS, "on": "2023-02-30"}, "facts.unusable", "den dagen finnes ikke"),
            ({"facts": FACTS, "on": 5}, "facts.unusable", "som ikke er en dato"),
            ({"facts": None, "on": "2023-06-01"}, "facts.unusable", "JSON-objekt"),
            ({"facts": {**FACTS, "namn": 1}, "on": "2023-06-01"}, "facts.unusable", "«namn»"),
            ({"facts": {**FACTS, "permit": {"kind": "x"}}, "on": "2023-06-01"}, "facts.unusable", "«permit.kind»"),
            ({"facts": FACTS, "on": "1988-06-01"}, "facts.impossible_birth", "born_on"),
        ],
    )
    def test_says_in_one_line_what_cannot_be_used(self, secret: str, body: object, code: str, said: str) -> None:
        response = ask(EXPLAIN, body, secret=secret)
        assert (response.status_code, response.json()["code"]) == (422, code)
        assert said in response.json()["message"]
        assert "\n" not in response.json()["message"]

    def test_does_not_read_what_is_too_large(self, secret: str) -> None:
        response = ask(EXPLAIN, b" " * (LARGEST_BODY_BYTES + 1), secret=secret)
        assert (response.status_code, response.json()["code"]) == (413, "api.too_large")

    def test_tells_a_fault_of_ours_without_what_was_asked(self, secret: str, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_facts: object, **_day: object) -> None:
            raise RuntimeError("broken")

        monkeypatch.setattr(law, "explanation", broken)
        with capture_logs() as logs:
            response = ask(EXPLAIN, {"on": "2023-06-01", "facts": FACTS}, secret=secret)
        assert (response.status_code, response.json()["code"]) == (500, "api.fault")
        assert "1989-01-02" not in str([{**line, "exc_info": ""} for line in logs])

    def test_keeps_and_logs_nothing_of_the_question(self, secret: str) -> None:
        events = AuditEvent.objects.count()
        with capture_logs() as logs:
            ask(EXPLAIN, {"on": "2023-06-01", "facts": FACTS}, secret=secret)
        assert AuditEvent.objects.count() == events
        [line] = [line for line in logs if line["event"] == "request"]
        assert (line["page"], line["role"], line["tenant"]) == ("api-law-explain", "api", "9901")
        assert "1989" not in str(logs)


class TestCompare:
    def test_answers_word_for_word_as_the_command_line(
        self, secret: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        days = ["--on", "2025-12-31", "--on", "2026-01-01"]
        wanted = from_command_line(["compare", "--facts", "-", *days], capsys, monkeypatch)
        answer = ask(COMPARE, {"on": ["2025-12-31", "2026-01-01"], "facts": FACTS}, secret=secret).json()
        assert answer == wanted
        assert answer["changes"]
        assert Comparison.model_validate(answer).model_dump(mode="json") == answer

    @pytest.mark.parametrize("days", ["2026-01-01", ["2026-01-01"], ["2026-01-01"] * 3, None])
    def test_needs_two_days(self, secret: str, days: object) -> None:
        response = ask(COMPARE, {"on": days, "facts": FACTS}, secret=secret)
        assert (response.status_code, response.json()["code"]) == (422, "api.compare_needs_two_days")


class TestGuide:
    @pytest.mark.parametrize("topic", list(DOCUMENTS))
    def test_answers_every_topic_word_for_word_as_the_command_line(
        self, topic: str, secret: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked = ["guide", topic, "--facts", "-", "--on", "2023-06-01"]
        wanted = from_command_line(asked, capsys, monkeypatch, DOCUMENTS[topic])
        answer = ask(GUIDE, {"on": "2023-06-01", "topic": topic, "facts": DOCUMENTS[topic]}, secret=secret).json()
        assert answer == wanted
        assert Guidance.model_validate(answer).model_dump(mode="json") == answer

    def test_lists_its_topics_as_the_command_line(
        self, secret: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answer = ask("api-law-topics", secret=secret).json()
        assert answer == from_command_line(["guide"], capsys, monkeypatch)
        assert Topics.model_validate(answer).model_dump(mode="json") == answer

    @pytest.mark.parametrize(
        ("topic", "facts", "code", "said"),
        [
            ("vær", {}, "guide.no_such_topic", "«vær»"),
            (5, {}, "api.topic_is_no_text", "«topic»"),
            (None, {}, "api.topic_is_no_text", "«topic»"),
            ("measure", {"measure": {"reduced_capacity": "ja"}}, "facts.unusable", "«measure.reduced_capacity»"),
            ("hiring", {"hiring": {"months": -1}}, "facts.unusable", "«hiring.months»"),
            ("staff", {"staff": {"speaking": "B3"}}, "facts.unusable", "«staff.speaking»"),
            ("general", {"born_on": "1990-01-01"}, "facts.unusable", "«born_on»"),
            ("assistance", [], "facts.unusable", "JSON-objekt"),
        ],
    )
    def test_says_in_one_line_what_cannot_be_used(
        self, secret: str, topic: object, facts: object, code: str, said: str
    ) -> None:
        response = ask(GUIDE, {"on": "2023-06-01", "topic": topic, "facts": facts}, secret=secret)
        assert (response.status_code, response.json()["code"]) == (422, code)
        assert said in response.json()["message"]


class TestParameters:
    def test_answers_word_for_word_as_the_command_line(
        self, secret: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answer = ask("api-law-parameters", secret=secret).json()
        assert answer == from_command_line(["parameters"], capsys, monkeypatch)
        assert Parameters.model_validate(answer).model_dump(mode="json") == answer


class TestTheDescription:
    def test_is_as_it_was(self) -> None:
        assert described() == KEPT.read_text(encoding="utf-8"), "python -m tests.api.write_openapi, if you mean it"

    def test_is_what_the_address_answers(self) -> None:
        assert ask("api-openapi").json() == json.loads(KEPT.read_text(encoding="utf-8"))

    @pytest.mark.parametrize("path", ["/api/v1/law/explain", "/api/v1/law/compare", "/api/v1/law/guide"])
    def test_names_every_no(self, path: str) -> None:
        responses = json.loads(described())["paths"][path]["post"]["responses"]
        assert set(responses) == {"200", "401", "403", "413", "422", "429"}

    def test_describes_facts_that_are_read(self) -> None:
        body = json.loads(described())["paths"]["/api/v1/law/explain"]["post"]["requestBody"]
        schema = body["content"]["application/json"]["schema"]["properties"]["facts"]
        assert read_facts(acceptable(schema), on=NOW.date())
        for name, inner in schema["properties"].items():
            assert inner.get("description") or inner["type"] == "object", name

    def test_describes_the_facts_of_every_topic_that_are_read(self) -> None:
        body = json.loads(described())["paths"]["/api/v1/law/guide"]["post"]["requestBody"]
        shapes = [one["properties"] for one in body["content"]["application/json"]["schema"]["oneOf"]]
        assert [shape["topic"]["enum"] for shape in shapes] == [[topic.name] for topic in topics()]
        for shape in shapes:
            assert read_subject(shape["topic"]["enum"][0], acceptable(shape["facts"]), on=NOW.date())


def acceptable(schema: dict[str, Any]) -> Any:
    """Something the schema takes, with every property there is."""
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema["type"][0] if isinstance(schema["type"], list) else schema["type"]
    if kind == "object":
        return {name: acceptable(inner) for name, inner in schema["properties"].items()}
    if kind == "array":
        return [acceptable(schema["items"])]
    day = "2024-01-01" if schema.get("format") == "date" else "UA"
    return {"string": day, "boolean": True, "integer": 1, "number": 1.5}[kind]


def test_the_door_answers_ok_to_a_question_of_the_table(secret: str) -> None:
    assert ask(EXPLAIN, {"on": "2023-06-01", "facts": FACTS}, secret=secret).status_code == HTTPStatus.OK

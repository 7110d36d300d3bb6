import json
from pathlib import Path
from typing import Any

import pytest

from jobbvei.cli import main
from jobbvei.rules.guidance import GUIDANCE

FINDING_KEYS = {"id", "value", "rule", "law", "valid_from", "valid_to", "because", "trace"}
DOCUMENTS: dict[str, dict[str, Any]] = {
    "participant": {"born_on": "1989-01-02", "permit": {"kind": "asylum", "granted_on": "2023-02-10"}},
    "municipality": {"municipality": {"persons_with_norwegian": 4, "first_asked": 40, "settled": 52}},
    "course": {"course": {"hours": 100, "participants": 12}},
    "measure": {"born_on": "1990-01-02", "measure": {"reduced_capacity": True}},
    "hiring": {"hiring": {"departure": "discretion", "factual_need": True}},
    "staff": {"staff": {"workplace": "health", "trained_in_eea": True}},
    "assistance": {"born_on": "1990-01-02", "assistance": {"household": "single", "children_born_on": ["2020-01-01"]}},
    "general": {},
}


def write(tmp_path: Path, document: Any) -> str:
    path = tmp_path / "facts.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return str(path)


class TestGuide:
    def test_lists_its_topics_for_people(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["law", "guide"]) == 0
        written = capsys.readouterr().out
        assert [name for name in DOCUMENTS if name not in written] == []
        assert "Vilkår som mangler" in written

    def test_lists_its_topics_with_facts_and_findings_as_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["law", "guide", "--json"]) == 0
        listed = {entry["topic"]: entry for entry in json.loads(capsys.readouterr().out)["topics"]}
        assert list(listed) == list(DOCUMENTS)
        assert "measure.reduced_capacity" in listed["measure"]["facts"]
        assert "permit.granted_on" in listed["participant"]["facts"]
        told = [finding["id"] for entry in listed.values() for finding in entry["findings"]]
        assert sorted(told) == sorted(name for catalogue in GUIDANCE.values() for name in catalogue)

    @pytest.mark.parametrize("topic", list(DOCUMENTS))
    def test_answers_every_question_of_a_topic_in_the_shape_of_explain(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], topic: str
    ) -> None:
        path = write(tmp_path, DOCUMENTS[topic])
        assert main(["law", "guide", topic, "--facts", path, "--on", "2023-06-01", "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert (answer["on"], answer["topic"]) == ("2023-06-01", topic)
        assert answer["findings"]
        assert all(set(finding) == FINDING_KEYS for finding in answer["findings"])

    @pytest.mark.parametrize("topic", list(DOCUMENTS))
    def test_writes_a_norwegian_table_for_people(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], topic: str
    ) -> None:
        path = write(tmp_path, DOCUMENTS[topic])
        assert main(["law", "guide", topic, "--facts", path, "--on", "2023-06-01"]) == 0
        written = capsys.readouterr().out
        assert "Spørsmål" in written.splitlines()[0]
        assert "_" not in "".join(line[:80] for line in written.splitlines())

    def test_names_the_fact_that_is_missing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = write(tmp_path, {"course": {"hours": 100}})
        assert main(["law", "guide", "course", "--facts", path, "--on", "2023-06-01", "--json"]) == 0
        found = {finding["id"]: finding for finding in json.loads(capsys.readouterr().out)["findings"]}
        assert found["grant.skills_plus_kr"]["value"] == "150000.00"
        assert "«course.participants»" in found["grant.skills_plus_each_kr"]["because"]

    def test_needs_no_facts_for_what_is_general(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["law", "guide", "general", "--on", "2023-06-01", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["findings"]

    @pytest.mark.parametrize(
        ("topic", "document", "words"),
        [
            ("weather", {}, ["«weather»", "measure"]),
            ("measure", {"measures": {}}, ["«measures»"]),
            ("measure", {"measure": {"reduced": True}}, ["«measure.reduced»", "reduced_capacity"]),
            ("measure", {"measure": {"reduced_capacity": "ja"}}, ["«measure.reduced_capacity»", "ja"]),
            ("measure", {"born_on": "2023-06-02"}, ["«born_on»", "2023-06-02"]),
            ("hiring", {"hiring": {"departure": "friend"}}, ["«hiring.departure»", "friend", "discretion"]),
            ("hiring", {"hiring": {"months": -1}}, ["«hiring.months»", "-1"]),
            ("staff", {"staff": {"reading": "B7"}}, ["«staff.reading»", "B7", "C2"]),
            ("course", {"course": {"participants": 0}}, ["«course.participants»", "0"]),
            (
                "assistance",
                {"assistance": {"children_born_on": ["2024-01-01"]}},
                ["children_born_on[0]»", "2024-01-01"],
            ),
            ("participant", {}, ["«born_on»"]),
            ("general", {"born_on": "1990-01-01"}, ["«born_on»"]),
            ("general", [], ["«dokumentet»"]),
            ("general", "{", ["JSON"]),
        ],
    )
    def test_refuses_what_it_cannot_use_in_one_line_that_names_it(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], topic: str, document: Any, words: list[str]
    ) -> None:
        path = write(tmp_path, document)
        assert main(["law", "guide", topic, "--facts", path, "--on", "2023-06-01", "--json"]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        assert [word for word in words if word not in captured.err] == []

    @pytest.mark.parametrize(
        "rest",
        [
            ["general"],
            ["general", "--on", "1999-12-31"],
            ["general", "--on", "2101-01-01"],
            ["general", "--on", "i dag"],
        ],
    )
    def test_refuses_a_day_it_cannot_answer_for(self, capsys: pytest.CaptureFixture[str], rest: list[str]) -> None:
        assert main(["law", "guide", *rest]) == 2
        captured = capsys.readouterr()
        assert "«--on»" in captured.err
        assert captured.err.count("\n") == 1

    @pytest.mark.parametrize("day", ["2000-01-01", "2100-12-31"])
    def test_answers_or_says_not_known_at_the_edges(self, capsys: pytest.CaptureFixture[str], day: str) -> None:
        assert main(["law", "guide", "general", "--on", day]) == 0
        assert "Spørsmål" in capsys.readouterr().out

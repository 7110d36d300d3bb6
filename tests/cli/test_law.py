import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import jobbvei
from jobbvei.cli import main
from jobbvei.rules.explain import FINDINGS, legal_parameters

E01 = {
    "born_on": "1989-01-02",
    "permit": {"kind": "collective_protection", "granted_on": "2023-02-10"},
    "origin": "UA",
    "settled_on": "2023-03-01",
    "settled_by_agreement": True,
    "schooling": {"level": "upper_secondary", "country": "UA", "years_higher": 0},
    "goal": "work",
    "programme": {
        "offered_on": None,
        "started_on": "2023-04-03",
        "part_time_percent": 100,
        "part_time_reason": None,
        "leave_days": 0,
        "hours_in_month": None,
    },
    "norwegian": {
        "offered_on": None,
        "started_on": "2023-04-03",
        "leave_days": 0,
        "extensions": [{"decided_on": "2024-04-01", "months": 6}],
    },
    "work": {"weekly_hours": 30, "from": "2026-01-15", "to": None, "hours_in_month": None},
    "household": {
        "kind": "single_adult",
        "spouse_in_programme": False,
        "children_born_on": [],
        "lives_with_parents": False,
    },
    "overgangsstonad_year_kr": None,
}
FINDING_KEYS = {"id", "value", "rule", "law", "valid_from", "valid_to", "because", "trace"}


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(E01), encoding="utf-8")
    return path


def write(tmp_path: Path, document: Any) -> str:
    path = tmp_path / "other.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return str(path)


class TestExplain:
    def test_answers_the_contract_s_own_example_with_one_json_document(
        self, facts: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["law", "explain", "--facts", str(facts), "--on", "2023-06-01", "--json"]) == 0
        captured = capsys.readouterr()
        answer = json.loads(captured.out)
        assert captured.err == ""
        assert answer["on"] == "2023-06-01"
        found = {finding["id"]: finding for finding in answer["findings"]}
        assert all(set(finding) == FINDING_KEYS for finding in answer["findings"])
        assert list(found) == [name for name in FINDINGS if name in found]
        assert found["programme.latest_end_on"]["value"] == "2023-10-02"
        assert found["programme.latest_end_on"]["valid_to"] == "2025-12-31"
        assert "2. oktober 2023" in found["programme.latest_end_on"]["because"]

    def test_unfolds_to_facts_figures_and_arithmetic(self, facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
        main(["law", "explain", "--facts", str(facts), "--on", "2023-06-01", "--json"])
        found = {finding["id"]: finding for finding in json.loads(capsys.readouterr().out)["findings"]}
        last = found["programme.latest_end_on"]["trace"][-1]
        assert last["facts"]["programme.started_on"] == "2023-04-03"
        assert last["arithmetic"].endswith("= 2. oktober 2023")
        figure = {entry["name"]: entry for entry in last["parameters"]}["integration_act.collective_programme_months"]
        assert (figure["value"], figure["valid_from"], figure["valid_to"]) == (6, "2022-06-15", "2025-12-31")
        assert figure["checked_on"] == "2026-07-02"

    def test_names_the_key_of_a_fact_that_is_missing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        document = {key: value for key, value in E01.items() if key != "settled_by_agreement"}
        assert main(["law", "explain", "--facts", write(tmp_path, document), "--on", "2023-06-01", "--json"]) == 0
        found = {finding["id"]: finding for finding in json.loads(capsys.readouterr().out)["findings"]}
        assert found["programme.entitlement"]["value"] is None
        assert "bosatt etter avtale" in found["programme.entitlement"]["because"]
        assert "«settled_by_agreement»" in found["programme.entitlement"]["because"]
        assert found["programme.latest_end_on"]["value"] == "2023-10-02"

    def test_reads_standard_input(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        stream = io.TextIOWrapper(io.BytesIO(json.dumps(E01).encode()), encoding="ascii")
        monkeypatch.setattr(sys, "stdin", stream)
        assert main(["law", "explain", "--facts", "-", "--on", "2023-06-01", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["findings"]

    def test_writes_a_norwegian_table_for_people(self, facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["law", "explain", "--facts", str(facts), "--on", "2023-06-01"]) == 0
        written = capsys.readouterr().out
        assert "Programmet kan vare til" in written
        assert "2. oktober 2023" in written
        assert "lytte B1" in written
        assert not re.search(r"\bnone\b|[A-Z]-\d+-", written)

    @pytest.mark.parametrize(
        ("changes", "question", "answer"),
        [
            ({}, "Programmet skal minst vare til", "ingen grense"),
            ({"permit": {"kind": "asylum", "granted_on": "2023-02-10"}}, "Utvidet norskopplæring kan", "gis ikke"),
            ({"settled_by_agreement": None}, "Rett til introduksjonsprogram", "ikke kjent"),
            ({}, "Introduksjonsstønad i måneden, kroner", "19 770,00"),
            (
                {"programme": {"started_on": "2024-03-04", "part_time_percent": 60, "part_time_reason": "capacity"}},
                "Programmet kan være på deltid",
                "ja, når kommunens kapasitet",
            ),
        ],
    )
    def test_says_in_the_answer_what_no_value_means_and_on_what_condition(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: Any, question: str, answer: str
    ) -> None:
        document = {**E01, "work": {}, **changes}
        assert main(["law", "explain", "--facts", write(tmp_path, document), "--on", "2024-03-04"]) == 0
        written = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
        line = next(line for line in written.splitlines() if line.startswith(question))
        assert answer in line
        assert "–" not in line.split("  ")[1:2]

    @pytest.mark.parametrize(
        ("document", "words"),
        [
            ({**E01, "age": 34}, ["«age»", "34"]),
            ({**E01, "permit": {"kind": "tourist"}}, ["«permit.kind»", "tourist", "collective_protection"]),
            ({**E01, "permit": {"kind": "asylum", "expires": 1}}, ["«permit.expires»"]),
            ({**E01, "born_on": "2030-01-01"}, ["«born_on»", "2030-01-01"]),
            ({**E01, "born_on": "2023-02-30"}, ["«born_on»", "2023-02-30"]),
            ({**E01, "born_on": 19890102}, ["«born_on»", "19890102"]),
            ({**E01, "born_on": None}, ["«born_on»"]),
            ({"born_on": "1989-01-02"}, ["«permit»"]),
            ({**E01, "permit": {"granted_on": "2023-02-10"}}, ["«permit.kind»"]),
            ({**E01, "programme": {"started_on": "2023-01-01"}}, ["«programme.started_on»", "«permit.granted_on»"]),
            ({**E01, "programme": {"leave_days": -1}}, ["«programme.leave_days»", "-1"]),
            ({**E01, "programme": {"leave_days": True}}, ["«programme.leave_days»", "true"]),
            ({**E01, "permit": {"kind": "asylum", "granted_on": "9999-12-31"}}, ["«permit.granted_on»", "9999-12-31"]),
            ({**E01, "permit": {"kind": "asylum", "granted_on": "1988-12-31"}}, ["«permit.granted_on»", "«born_on»"]),
            (
                {**E01, "permit": {"kind": "asylum"}, "programme": {"offered_on": "1980-01-01"}},
                ["«programme.offered_on»"],
            ),
            (
                {**E01, "permit": {"kind": "asylum"}, "norwegian": {"started_on": "1980-01-01"}},
                ["«norwegian.started_on»"],
            ),
            (
                {**E01, "programme": {"offered_on": "2023-05-02", "started_on": "2023-05-01"}},
                ["«programme.started_on»"],
            ),
            ({**E01, "born_on": "2023-06-02"}, ["«born_on»", "2023-06-02"]),
            (
                {**E01, "household": {"children_born_on": ["2023-06-02"]}},
                ["«household.children_born_on[0]»", "2023-06-02"],
            ),
            ({**E01, "household": {"kind": "lodger"}}, ["«household.kind»", "lodger", "single_adult"]),
            ({**E01, "schooling": {"level": "phd"}}, ["«schooling.level»", "phd"]),
            ({**E01, "overgangsstonad_year_kr": -1}, ["«overgangsstonad_year_kr»", "-1"]),
            ({**E01, "settled_by_agreement": "ja"}, ["«settled_by_agreement»", "ja"]),
            ({**E01, "work": {"weekly_hours": 200}}, ["«work.weekly_hours»", "200"]),
            ({**E01, "work": {"from": "2024-01-02", "to": "2024-01-01"}}, ["«work.to»", "«work.from»"]),
            ({**E01, "norwegian": {"extensions": [{"months": 6}]}}, ["«norwegian.extensions[0].decided_on»"]),
            ({**E01, "origin": "Ukraina"}, ["«origin»", "Ukraina"]),
            ({**E01, "goal": ["work"]}, ["«goal»"]),
            ([], ["«dokumentet»"]),
            ('{"born_on": "1989-01-02", "born_on": "1990-01-02"}', ["«born_on»", "to ganger"]),
            ('{"born_on": NaN}', ["JSON"]),
            ("ikke json", ["JSON"]),
            ("", ["JSON"]),
            ("[" * 100_000, ["JSON"]),
        ],
    )
    def test_refuses_what_it_cannot_use_in_one_line_that_names_it(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], document: Any, words: list[str]
    ) -> None:
        path = write(tmp_path, document)
        assert main(["law", "explain", "--facts", path, "--on", "2023-06-01", "--json"]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        assert [word for word in words if word not in captured.err] == []

    @pytest.mark.parametrize(
        "document",
        [
            {**E01, "born_on": "2023-02-10", "settled_on": "2023-06-01"},  # born the day the permit was granted
            {**E01, "programme": {"offered_on": "2023-02-10", "started_on": "2023-02-10"}},  # the permit's own day
            {**E01, "work": {"from": "2024-01-01", "to": "2024-01-01"}},  # a job of one day
            {**E01, "household": {"children_born_on": ["2023-06-01"]}},  # born today
            {
                **E01,
                "norwegian": {"started_on": "2023-04-03", "extensions": [{"decided_on": "2023-04-03", "months": 6}]},
            },
            {**E01, "permit": {"kind": "humanitarian", "granted_on": "2100-12-31"}, "programme": {}, "norwegian": {}},
        ],
    )
    def test_takes_dates_on_the_right_side_of_the_line(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], document: Any
    ) -> None:
        assert main(["law", "explain", "--facts", write(tmp_path, document), "--on", "2023-06-01", "--json"]) == 0
        assert len(json.loads(capsys.readouterr().out)["findings"]) == len(FINDINGS)

    @pytest.mark.parametrize(
        "key", [key for key in E01 if key not in {"born_on", "permit"}] + ["permit.granted_on", "schooling.level"]
    )
    def test_answers_the_rest_when_a_fact_is_missing(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str
    ) -> None:
        whole, part, name = json.loads(json.dumps(E01)), *[*key.split("."), ""][:2]
        (whole[part] if name else whole).pop(name or part)
        assert main(["law", "explain", "--facts", write(tmp_path, whole), "--on", "2023-06-01", "--json"]) == 0
        found = json.loads(capsys.readouterr().out)["findings"]
        assert len(found) == len(FINDINGS)
        assert sum(finding["value"] is not None for finding in found) >= len(found) // 3

    @pytest.mark.parametrize("day", ["2023-13-01", "i dag", "", "2023-06-01T00:00", "1999-12-31", "2101-01-01"])
    def test_refuses_a_day_that_is_not_one(self, facts: Path, capsys: pytest.CaptureFixture[str], day: str) -> None:
        assert main(["law", "explain", "--facts", str(facts), "--on", day]) == 2
        assert capsys.readouterr().err.count("\n") == 1

    def test_refuses_a_file_that_is_not_there(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "nowhere.json"
        assert main(["law", "explain", "--facts", str(path), "--on", "2023-06-01"]) == 2
        assert str(path) in capsys.readouterr().err

    def test_refuses_a_file_that_is_not_utf8(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "latin.json"
        path.write_bytes('{"goal": "ø"}'.encode("latin-1"))
        assert main(["law", "explain", "--facts", str(path), "--on", "2023-06-01"]) == 2
        assert "UTF-8" in capsys.readouterr().err

    def test_runs_as_a_process_without_django(self, facts: Path) -> None:
        script = (
            "import sys; from jobbvei.cli import main; code = main(sys.argv[1:]); "
            "sys.exit(9 if 'django' in sys.modules else code)"
        )
        environment = os.environ | {"PYTHONPATH": str(Path(jobbvei.__file__).parents[1]), "PYTHONIOENCODING": "ascii"}
        command = [sys.executable, "-c", script, "law", "explain", "--facts", str(facts), "--on", "2023-06-01"]
        answer = subprocess.run(command, capture_output=True, env=environment, check=False)
        assert answer.returncode == 0, answer.stderr
        assert "opplæring" in answer.stdout.decode("utf-8")


class TestCompare:
    def test_gives_only_what_differs(self, facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
        days = ["--on", "2024-12-31", "--on", "2025-01-01"]
        assert main(["law", "compare", "--facts", str(facts), *days, "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert answer["on"] == ["2024-12-31", "2025-01-01"]
        changed = {change["after"]["id"]: change for change in answer["changes"]}
        assert changed["permit.longest_until_on"]["before"]["value"] == "2026-02-09"
        assert changed["permit.longest_until_on"]["after"]["value"] == "2028-02-09"
        assert "programme.latest_end_on" not in changed

    @pytest.mark.parametrize(
        ("before", "after", "name", "values"),
        [
            ("2023-04-30", "2023-05-01", "benefit.month_kr", ("18579.50", "19770.00")),
            ("2024-12-31", "2025-01-01", "permit.longest_until_on", ("2026-02-09", "2028-02-09")),
            ("2025-01-01", "2024-12-31", "permit.longest_until_on", ("2028-02-09", "2026-02-09")),
            ("2023-12-31", "2024-01-01", "grant.integration_kr", ("234900.00", None)),
            ("2023-06-01", "2023-06-02", "registration.due_on", ("2023-08-01", "2023-08-02")),
        ],
    )
    def test_gives_both_findings_whole_on_each_side_of_a_day(
        self,
        facts: Path,
        capsys: pytest.CaptureFixture[str],
        before: str,
        after: str,
        name: str,
        values: tuple[Any, Any],
    ) -> None:
        assert main(["law", "compare", "--facts", str(facts), "--on", before, "--on", after, "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert set(answer) == {"on", "changes"}
        assert answer["on"] == [before, after]
        assert all(set(pair[side]) == FINDING_KEYS for pair in answer["changes"] for side in ("before", "after"))
        assert all(pair["before"]["id"] == pair["after"]["id"] for pair in answer["changes"])
        changed = {pair["after"]["id"]: (pair["before"]["value"], pair["after"]["value"]) for pair in answer["changes"]}
        assert changed[name] == values

    def test_says_nothing_of_a_day_compared_with_itself(self, facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
        days = ["--on", "2024-01-01", "--on", "2024-01-01"]
        assert main(["law", "compare", "--facts", str(facts), *days, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["changes"] == []

    def test_needs_two_days(self, facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["law", "compare", "--facts", str(facts), "--on", "2024-12-31"]) == 2
        assert capsys.readouterr().err.count("\n") == 1


class TestParameters:
    def test_lists_every_figure_with_its_source(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["law", "parameters", "--json"]) == 0
        listed = json.loads(capsys.readouterr().out)["parameters"]
        assert {entry["name"] for entry in listed} == set(legal_parameters())
        assert all(entry["checked_on"] and (entry["link"] or entry["source"]) for entry in listed)
        assert all(entry["description"] and entry["unit"] and entry["act"] and entry["paragraph"] for entry in listed)
        assert all(value["valid_from"] and value["value"] is not None for entry in listed for value in entry["values"])

    def test_writes_a_table_for_people(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["law", "parameters"]) == 0
        assert "Kilden sist sett" in capsys.readouterr().out

    @pytest.mark.parametrize(("day", "old"), [("2027-06-01", False), ("2027-06-02", True)])
    def test_marks_a_yearly_figure_over_thirteen_months_old(
        self, capsys: pytest.CaptureFixture[str], day: str, old: bool
    ) -> None:
        """The basic amount of 1 May 2026 has had a successor for a month on 1 June 2027."""
        assert main(["law", "parameters", "--on", day, "--json"]) == 0
        listed = {entry["name"]: entry for entry in json.loads(capsys.readouterr().out)["parameters"]}
        assert listed["national_insurance_act.basic_amount_kr"]["stale"] is old
        assert listed["national_insurance_act.basic_amount_kr"]["changes"] == "yearly"
        main(["law", "parameters", "--on", day])
        warned = [line for line in capsys.readouterr().out.splitlines() if "13 måneder" in line]
        assert any(line.startswith("national_insurance_act.basic_amount_kr:") for line in warned) is old

    def test_never_calls_a_number_of_an_act_old(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(["law", "parameters", "--on", "2099-01-01", "--json"])
        listed = {entry["name"]: entry for entry in json.loads(capsys.readouterr().out)["parameters"]}
        assert listed["integration_act.registration_months"]["stale"] is False
        assert listed["integration_act.registration_months"]["changes"] is None

    def test_refuses_a_day_that_is_not_one(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["law", "parameters", "--on", "i dag"]) == 2
        assert capsys.readouterr().err.count("\n") == 1

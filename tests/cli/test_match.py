import csv
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import jobbvei
from jobbvei.cli import main
from jobbvei.cli.match_files import OPENING_COLUMNS, PEOPLE_COLUMNS, read_openings, read_people
from jobbvei.ranking.types import Cefr, LegalFloor, Schooling, Shift

PERSON = {
    "person_id": "p1",
    "municipality": "0301",
    "lat": "59.0",
    "lon": "10.0",
    "nb_listening": "A2",
    "nb_reading": "A2",
    "nb_writing": "A2",
    "nb_speaking": "A2",
    "en_speaking": "A1",
    "schooling": "upper_secondary",
    "experience": "9112:3|5120:0.5",
    "wishes": "9112|5120",
    "authorisations": "",
    "licences": "B",
    "hours_min": "15",
    "hours_max": "37.5",
    "shifts": "day|evening",
    "available_on": "2026-03-01",
    "has_car": "0",
    "max_commute_min": "40",
}
OPENING = {
    "opening_id": "o1",
    "kind": "job",
    "employer_id": "e1",
    "municipality": "0301",
    "lat": "59.02",
    "lon": "10.02",
    "styrk08": "9112",
    "positions": "1",
    "hours": "30",
    "shifts": "day",
    "starts_on": "2026-03-01",
    "nb_listening": "A2",
    "nb_reading": "A1",
    "nb_writing": "A0",
    "nb_speaking": "A2",
    "en_speaking": "",
    "legal_floor": "none",
    "mentor": "1",
    "authorisations": "",
    "licences": "",
    "schooling_min": "",
    "experience_years_min": "",
}


def write(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    people = write(tmp_path / "people.csv", PEOPLE_COLUMNS, [PERSON, PERSON | {"person_id": "p2", "wishes": "7115"}])
    asked = OPENING | {"opening_id": "o2", "nb_speaking": "B1", "mentor": "0"}
    openings = write(
        tmp_path / "openings.csv", OPENING_COLUMNS, [OPENING, asked, OPENING | {"opening_id": "o3", "hours": ""}]
    )
    return people, openings


def ask(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Any:
    assert main(["match", *map(str, arguments), "--json"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return json.loads(captured.out)


class TestRun:
    def test_answers_as_the_contract_says(self, files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
        answer = ask(capsys, "run", "--people", files[0], "--openings", files[1], "--assign")
        tiers = {(pair["person_id"], pair["opening_id"]): pair["tier"] for pair in answer["pairs"]}
        assert tiers == {
            ("p1", "o1"): "ready",
            ("p1", "o2"): "within_3_months",
            ("p2", "o1"): "ready",
            ("p2", "o2"): "within_3_months",
        }
        assert answer["assignment"] == [{"person_id": "p1", "opening_id": "o1"}]
        assert answer["objective"] == next(pair["score"] for pair in answer["pairs"] if pair["opening_id"] == "o1")
        assert answer["unmatched"] == ["p2"]
        assert answer["certificate"]["holds"] is True
        assert answer["seconds"] >= 0

    def test_says_why_and_what_is_missing(self, files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
        answer = ask(capsys, "run", "--people", files[0], "--openings", files[1])
        ready, later = answer["pairs"][:2]
        assert "Har jobbet 3 år i yrkesgruppen renholdere i virksomheter." in ready["reasons"]
        assert ready["missing"] == []
        assert later["missing"] == [
            {
                "code": "language.nb_speaking",
                "text": "Mangler B1 muntlig, har A2.",
                "skill": "nb_speaking",
                "from": "A2",
                "to": "B1",
            }
        ]
        assert all(sum(pair["parts"].values()) == pair["score"] for pair in answer["pairs"])

    def test_shows_pairs_to_check_apart_and_assigns_only_when_asked(
        self, files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        answer = ask(capsys, "run", "--people", files[0], "--openings", files[1])
        assert [(check["person_id"], check["opening_id"]) for check in answer["needs_check"]] == [
            ("p1", "o3"),
            ("p2", "o3"),
        ]
        assert answer["needs_check"][0]["to_check"][0]["code"] == "check.hours.opening"
        assert answer["assignment"] is answer["objective"] is answer["unmatched"] is None

    def test_is_readable_without_json(self, files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["match", "run", "--people", str(files[0]), "--openings", str(files[1])]) == 0
        first, second = capsys.readouterr().out.splitlines()
        assert first == "2 deltakere og 3 plasser: 4 par passer, 2 må avklares."
        assert "--assign" in second

    def test_says_in_words_who_gets_what_and_why_others_do_not(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        people = [
            PERSON,
            PERSON | {"person_id": "p2", "wishes": "7115"},
            PERSON | {"person_id": "far", "lat": "69.0"},
            PERSON | {"person_id": "beginner", "nb_speaking": "A0"},
            PERSON | {"person_id": "night", "shifts": "night"},
            PERSON | {"person_id": "unasked", "hours_min": "", "hours_max": ""},
            PERSON | {"person_id": "soon", "nb_writing": "A1"},
        ]
        openings = [OPENING | {"mentor": "0", "nb_writing": "A2"}]
        arguments = [
            "--people", write(tmp_path / "people.csv", PEOPLE_COLUMNS, people),
            "--openings", write(tmp_path / "openings.csv", OPENING_COLUMNS, openings),
        ]  # fmt: skip
        assert main(["match", "run", *map(str, arguments), "--assign"]) == 0
        summary, outcome, blank, heading, _line, row = capsys.readouterr().out.splitlines()
        assert summary == "7 deltakere og 1 plass: 3 par passer, 1 må avklares."
        assert outcome == (
            "1 av 7 får plass. 6 uten: klar om tre måneder 1, noe må avklares 1, plassene gikk til andre 1, "
            "reisevei 1, språk 1, vakter 1."
        )
        assert blank == ""
        assert heading.split() == ["Deltaker", "Plass", "Poeng", "Når"]
        assert row.split()[:2] == ["p1", "o1"]
        assert row.endswith("klar nå")

    def test_says_so_when_there_are_no_openings(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        people = write(tmp_path / "people.csv", PEOPLE_COLUMNS, [PERSON])
        openings = write(tmp_path / "openings.csv", OPENING_COLUMNS, [])
        assert main(["match", "run", "--people", str(people), "--openings", str(openings), "--assign"]) == 0
        assert capsys.readouterr().out.splitlines() == [
            "1 deltaker og 0 plasser: 0 par passer, 0 må avklares.",
            "0 av 1 får plass. 1 uten: ingen plasser 1.",
        ]

    def test_answers_empty_files_with_an_empty_plan(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        people = write(tmp_path / "people.csv", PEOPLE_COLUMNS, [])
        openings = write(tmp_path / "openings.csv", OPENING_COLUMNS, [])
        answer = ask(capsys, "run", "--people", people, "--openings", openings, "--assign")
        assert (answer["pairs"], answer["assignment"], answer["objective"]) == ([], [], 0)

    def test_needs_neither_django_nor_a_database(self, files: tuple[Path, Path]) -> None:
        source = Path(jobbvei.__file__).parent.parent
        script = (
            "import sys; from jobbvei.cli import main; "
            "code = main(['match', 'run', '--people', sys.argv[1], '--openings', sys.argv[2], '--assign']); "
            "sys.exit(code or ('django' in sys.modules))"
        )
        environment = {"PYTHONPATH": str(source), "PATH": os.environ["PATH"], "OPENBLAS_NUM_THREADS": "1"}
        assert (
            subprocess.run([sys.executable, "-c", script, *map(str, files)], env=environment, check=False).returncode
            == 0
        )


class TestReadPeople:
    def test_reads_every_column(self, tmp_path: Path) -> None:
        (person,) = read_people(write(tmp_path / "people.csv", PEOPLE_COLUMNS, [PERSON]))
        assert (person.person_id, person.municipality) == ("p1", "0301")
        assert [(lived.styrk08, str(lived.years)) for lived in person.experience or ()] == [
            ("9112", "3"),
            ("5120", "0.5"),
        ]
        assert person.wishes == ("9112", "5120")
        assert person.language.in_order() == (Cefr.A2, Cefr.A2, Cefr.A2, Cefr.A2, Cefr.A1)
        assert (person.schooling, person.has_car, person.commute_minutes_max) == (Schooling.UPPER_SECONDARY, False, 40)
        assert person.shifts == frozenset({Shift.DAY, Shift.EVENING})
        assert (person.licences, person.authorisations) == (frozenset({"B"}), frozenset())

    def test_reads_an_empty_cell_as_unknown_and_an_empty_list_as_none_held(self, tmp_path: Path) -> None:
        bare = dict.fromkeys(PEOPLE_COLUMNS, "") | {"person_id": "p1"}
        (person,) = read_people(write(tmp_path / "people.csv", PEOPLE_COLUMNS, [bare]))
        unknown = (person.position, person.schooling, person.shifts, person.has_car, person.available_on)
        assert set(unknown) | set(person.language.in_order()) == {None}
        assert person.licences == person.authorisations == frozenset()
        assert (person.experience, person.wishes) == ((), ())

    def test_reads_columns_in_any_order_a_byte_order_mark_quotes_and_windows_lines(self, tmp_path: Path) -> None:
        path = write(tmp_path / "people.csv", tuple(reversed(PEOPLE_COLUMNS)), [PERSON | {"person_id": "p,1"}])
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
        assert read_people(path)[0].person_id == "p,1"


class TestReadOpenings:
    def test_reads_every_column(self, tmp_path: Path) -> None:
        full = OPENING | {
            "legal_floor": "health",
            "schooling_min": "higher",
            "experience_years_min": "1.5",
            "licences": "B|C",
        }
        (opening,) = read_openings(write(tmp_path / "openings.csv", OPENING_COLUMNS, [full]))
        assert (opening.legal_floor, opening.mentor, opening.positions) == (LegalFloor.HEALTH, True, 1)
        assert (opening.schooling_min, str(opening.experience_years_min)) == (Schooling.HIGHER, "1.5")
        assert opening.licences == frozenset({"B", "C"})

    def test_reads_no_english_as_none_asked_for_but_no_norwegian_as_unknown(self, tmp_path: Path) -> None:
        quiet = OPENING | {"nb_speaking": "", "mentor": ""}
        (opening,) = read_openings(write(tmp_path / "openings.csv", OPENING_COLUMNS, [quiet]))
        assert opening.language.english_speaking is Cefr.A0
        assert opening.language.speaking is None
        assert opening.mentor is None


BAD_PERSON_CELLS = [
    ("nb_speaking", "B7"),
    ("en_speaking", "fluent"),
    ("municipality", "301"),
    ("lat", "59,0"),
    ("lat", "91"),
    ("lat", "nan"),
    ("lat", ""),
    ("lon", "inf"),
    ("schooling", "university"),
    ("schooling", "HIGHER"),
    ("experience", "9112"),
    ("experience", "9112:-1"),
    ("experience", "9112:1:2"),
    ("experience", "9999:1"),
    ("experience", "9112:three"),
    ("wishes", "renholder"),
    ("wishes", "911"),
    ("hours_min", "40"),
    ("hours_max", "169"),
    ("hours_max", "37.555"),
    ("hours_max", "1e400"),
    ("shifts", "day|dusk"),
    ("available_on", "2026-02-30"),
    ("available_on", "01.03.2026"),
    ("available_on", "20260301"),
    ("has_car", "ja"),
    ("max_commute_min", "-5"),
    ("max_commute_min", "½"),
    ("max_commute_min", "9999999999"),
    ("person_id", ""),
]
BAD_OPENING_CELLS = [
    ("kind", ""),
    ("kind", "internship"),
    ("styrk08", "0"),
    ("positions", ""),
    ("positions", "two"),
    ("positions", "1.5"),
    ("hours", "full"),
    ("starts_on", "asap"),
    ("legal_floor", "school"),
    ("mentor", "2"),
    ("schooling_min", "phd"),
    ("experience_years_min", "81"),
    ("opening_id", "  "),
]


class TestBadInput:
    def one_line(self, people: Path, openings: Path, capsys: pytest.CaptureFixture[str]) -> str:
        assert main(["match", "run", "--people", str(people), "--openings", str(openings), "--assign", "--json"]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        assert "Traceback" not in captured.err
        assert len(captured.err) < 500
        return captured.err

    @pytest.mark.parametrize(("column", "value"), BAD_PERSON_CELLS)
    def test_in_a_cell_of_people_names_line_column_and_value(
        self, column: str, value: str, files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        write(files[0], PEOPLE_COLUMNS, [PERSON, PERSON | {"person_id": "p2", column: value}])
        line = self.one_line(*files, capsys)
        assert f"people.csv, linje 3, kolonne {column}:" in line
        assert all(part in line for part in value.split("|")[-1:])

    @pytest.mark.parametrize(("column", "value"), BAD_OPENING_CELLS)
    def test_in_a_cell_of_openings_names_line_column_and_value(
        self, column: str, value: str, files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        write(files[1], OPENING_COLUMNS, [OPENING, OPENING | {"opening_id": "o2", column: value}])
        assert f"openings.csv, linje 3, kolonne {column}: «{value.strip()}»" in self.one_line(*files, capsys)

    def test_two_rows_with_one_id_are_named_with_both_lines(
        self, files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        write(files[0], PEOPLE_COLUMNS, [PERSON, PERSON])
        line = self.one_line(*files, capsys)
        assert "linje 3" in line
        assert "linje 2" in line

    @pytest.mark.parametrize(
        ("content", "named"),
        [
            (b"", "mangler person_id"),
            (b"name,age\nOlena,34\n", "mangler person_id"),
            (";".join(PEOPLE_COLUMNS).encode(), "mangler person_id"),
            (",".join([*PEOPLE_COLUMNS, "sex"]).encode(), "sex"),
            (",".join([*PEOPLE_COLUMNS, "lat"]).encode(), "lat"),
            (",".join(PEOPLE_COLUMNS).encode() + b"\np1,0301\n", "linje 2: 2 felt"),
            (",".join(PEOPLE_COLUMNS).encode() + b'\n"p1,0301\n', "linje 2"),
            (b"\xff\xfe\x00p", "UTF-8"),
            (b"PK\x03\x04" + bytes(range(256)) * 10, "UTF-8"),
            (b"\x00" * 1000, "mangler person_id"),
            (b"x" * 10_000_000, "linje 1"),
            (b"x,\n" * 3_000_000, "mangler person_id"),
        ],
    )
    def test_in_the_file_itself_is_one_line(
        self, content: bytes, named: str, files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        files[0].write_bytes(content)
        line = self.one_line(*files, capsys)
        assert line.startswith("people.csv")
        assert named in line

    def test_a_file_that_is_not_there_or_is_a_folder_is_one_line(
        self, files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        for path in (files[0].parent / "gone.csv", files[0].parent):
            assert "kan ikke leses" in self.one_line(path, files[1], capsys)

    @pytest.mark.parametrize("arguments", [["run"], ["bench", "--people", "-1", "--openings", "2"], ["race"], []])
    def test_in_the_arguments_is_one_line(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["match", *arguments]) == 2
        assert capsys.readouterr().err.count("\n") == 1


class TestBench:
    def test_reports_stages_memory_objective_and_bound(self, capsys: pytest.CaptureFixture[str]) -> None:
        answer = ask(capsys, "bench", "--people", "120", "--openings", "80", "--seed", "5")
        assert set(answer["seconds"]) == {"generate", "filter_and_score", "assign_and_price", "check"}
        assert answer["certified"] is True
        assert answer["objective"] == answer["bound"] > 0
        assert answer["assigned"] + answer["unmatched"] == 120
        assert answer["peak_memory_mb"] > 0

    def test_gives_the_same_case_for_the_same_seed(self, capsys: pytest.CaptureFixture[str]) -> None:
        first, again, other = (
            ask(capsys, "bench", "--people", "60", "--openings", "40", "--seed", seed) for seed in ("5", "5", "6")
        )
        assert first["objective"] == again["objective"] != other["objective"]
        assert Counter(first.keys()) == Counter(other.keys())

    def test_tells_a_reader_in_words_without_names_from_the_code(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["match", "bench", "--people", "120", "--openings", "80", "--seed", "5"]) == 0
        said = capsys.readouterr().out
        assert said.startswith("120 oppdiktede deltakere og 80 oppdiktede plasser, tilfelle 5.\n")
        assert "dette er den beste fordelingen" in said
        assert "_" not in said
        assert "{" not in said

    def test_survives_an_empty_case(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert ask(capsys, "bench", "--people", "0", "--openings", "0")["objective"] == 0

    def test_refuses_more_than_any_municipality_has(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["match", "bench", "--people", "999999", "--openings", "1", "--json"]) == 2
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert "100000" in said.err

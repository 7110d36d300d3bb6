"""``jobbvei law batch`` at the terminal."""

import csv
import json
from pathlib import Path

import pytest

from jobbvei.cli import main

HEAD = "person_id,born_on,permit.kind,permit.granted_on"
GOOD = "p1,1989-01-02,collective_protection,2023-02-10"
BAD = "p2,1989-13-02,asylum,"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "svar.csv"


def batch(tmp_path: Path, *lines: str, more: tuple[str, ...] = ()) -> int:
    facts = tmp_path / "people.csv"
    facts.write_text("\n".join([HEAD, *lines]), encoding="utf-8")
    return main(
        ["law", "batch", "--facts", str(facts), "--on", "2023-06-01", "--out", str(tmp_path / "svar.csv"), *more]
    )


class TestBatch:
    def test_writes_a_row_for_each_person(self, tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert batch(tmp_path, GOOD) == 0
        with out.open(encoding="utf-8", newline="") as file:
            [row] = csv.DictReader(file)
        assert (row["person_id"], row["mapping.entitlement"]) == ("p1", "right")
        captured = capsys.readouterr()
        assert "1 personer er regnet ut" in captured.out
        assert "1 av 1 personer" in captured.err

    def test_writes_nothing_when_a_row_has_a_fault(
        self, tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert batch(tmp_path, GOOD, BAD) == 1
        assert not out.exists()
        assert "Linje 3, kolonne «born_on», verdi «1989-13-02»" in capsys.readouterr().err

    def test_writes_the_good_rows_when_told_to(
        self, tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert batch(tmp_path, GOOD, BAD, more=("--partial", "--json")) == 1
        told = json.loads(capsys.readouterr().out)
        assert (told["written"], told["rejected"], told["faults"][0]["line"]) == (1, 1, 3)
        assert len(out.read_text(encoding="utf-8").splitlines()) == 2

    def test_writes_nothing_when_no_row_is_good(self, tmp_path: Path, out: Path) -> None:
        assert batch(tmp_path, BAD, more=("--partial",)) == 1
        assert not out.exists()

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["--facts", "nowhere.csv", "--on", "2023-06-01", "--out", "x"], "Kan ikke lese filen «nowhere.csv»"),
            (["--facts", "nowhere.csv", "--on", "1.6.2023", "--out", "x"], "ÅÅÅÅ-MM-DD"),
        ],
    )
    def test_says_in_one_line_what_cannot_be_used(
        self, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["law", "batch", *arguments]) == 2
        assert told in capsys.readouterr().err

    def test_leaves_nothing_behind_when_the_answers_cannot_be_written(
        self, tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out.mkdir()
        assert batch(tmp_path, GOOD) == 2
        assert "Kan ikke skrive filen" in capsys.readouterr().err
        assert sorted(path.name for path in tmp_path.iterdir()) == ["people.csv", "svar.csv"]

"""``jobbvei estimate share`` and ``mean``."""

import json
from pathlib import Path
from typing import Any

import pytest

from jobbvei.cli import main

OFFICES = ["estimate", "share", "--yes", "127", "--n", "190", "--population", "238"]


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


class TestShare:
    def test_gives_both_intervals(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([*OFFICES, "--json"]) == 0
        told = said(capsys)
        assert round(told["point"], 3) == 0.668
        assert [round(told["with_finite_population"][end], 3) for end in ("low", "high")] == [0.639, 0.697]
        assert [round(told["without_finite_population"][end], 3) for end in ("low", "high")] == [0.599, 0.731]
        assert told["method"] == {"with_finite_population": "hypergeometric", "without_finite_population": "wilson"}

    def test_says_it_in_words(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(OFFICES) == 0
        written = capsys.readouterr().out
        assert "N=190 av 238" in written and "63,9–69,7 %" in written and "59,9–73,1 %" in written

    def test_leaves_out_the_population_that_is_not_known(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([*OFFICES[:6], "--json"]) == 0
        assert said(capsys)["with_finite_population"] is None

    @pytest.mark.parametrize(
        ("changed", "reason"),
        [
            ({"--yes": "191"}, "Antall ja (191) må ligge mellom 0 og antall svar (190)"),
            ({"--yes": "0", "--n": "0"}, "Ingen har svart"),
            ({"--population": "189"}, "Populasjonen (189) kan ikke være mindre"),
            ({"--yes": "-1"}, "«--yes» er «-1»"),
            ({"--n": "190.5"}, "«--n» er «190.5»"),
        ],
    )
    def test_refuses_what_cannot_be(
        self, capsys: pytest.CaptureFixture[str], changed: dict[str, str], reason: str
    ) -> None:
        told = {"--yes": "127", "--n": "190", "--population": "238"} | changed
        assert main(["estimate", "share", *(f"{name}={value}" for name, value in told.items())]) == 2
        captured = capsys.readouterr()
        assert reason in captured.err and captured.err.count("\n") == 1 and not captured.out


class TestMean:
    @pytest.mark.parametrize("text", ["3\n4\n5\n", "verdi\n3,0\n4,0\n\n5,0", "[3, 4, 5.0]"])
    def test_reads_lines_and_lists(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
        path = tmp_path / "values.txt"
        path.write_text(text, encoding="utf-8")
        assert main(["estimate", "mean", "--values", str(path), "--population", "3", "--json"]) == 0
        told = said(capsys)
        assert (told["point"], told["n"]) == (4.0, 3)
        assert told["with_finite_population"]["low"] == told["with_finite_population"]["high"] == 4.0

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("3\nfire\n5", "linje 2: «fire» er ikke et tall"),
            ("3\ninf", "linje 2: «inf» er ikke et tall"),
            ('[3, "4"]', "ikke en JSON-liste med bare tall"),
            ("[3, true]", "ikke en JSON-liste med bare tall"),
            ("[3, 4", "ikke en JSON-liste med bare tall"),
            ("[3, NaN]", "ikke et tall"),
            ("3", "minst to verdier"),
            ("", "minst to verdier"),
        ],
    )
    def test_refuses_what_is_no_number(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, reason: str
    ) -> None:
        path = tmp_path / "values.txt"
        path.write_text(text, encoding="utf-8")
        assert main(["estimate", "mean", "--values", str(path), "--json"]) == 2
        captured = capsys.readouterr()
        assert reason in captured.err and captured.err.count("\n") == 1 and not captured.out

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
            ("nan\n3\n4", "linje 1: «nan» er ikke et tall"),
            ("-\n3\n4", "linje 1: «-» er ikke et tall"),
            (f"[3, 1{'0' * 400}]", "for stort"),
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


class TestForecast:
    DOCUMENT = {
        "inputs": {"ended": 8400, "goal": 0.6},
        "steps": [
            {"id": "F1", "formula": "ended*(1-goal)", "seed_value": 3360, "tolerance": 0},
            {"id": "F2", "formula": "F1s+F1"},
        ],
    }

    def write(self, tmp_path: Path, document: object) -> list[str]:
        path = tmp_path / "forecast.json"
        path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
        return ["estimate", "forecast", "--inputs", str(path)]

    def test_gives_every_step(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([*self.write(tmp_path, self.DOCUMENT), "--json"]) == 0
        one, two = said(capsys)["steps"]
        assert one["value"] == 3360 and one["within"] is True
        assert one["inputs"] == {"ended": 8400, "goal": 0.6}
        assert {key: two[key] for key in ("id", "formula", "value")} == {"id": "F2", "formula": "F1s+F1", "value": 6720}

    def test_says_it_in_words(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(self.write(tmp_path, self.DOCUMENT)) == 0
        written = capsys.readouterr().out
        assert "3\xa0360" in written and "1 av 1 ledd" in written

    def test_follows_starters_month_by_month(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        document = {"starts": {"2023-01": 10}, "hazards": {"work": [0, 0.5]}, "from": "2023-01", "until": "2023-03"}
        assert main(self.write(tmp_path, document)) == 0
        lines = capsys.readouterr().out.splitlines()[2:]
        assert [line.split()[1:] for line in lines] == [
            ["2023-01", "10", "0"],
            ["2023-02", "10", "0"],
            ["2023-03", "5", "5"],
        ]

    @pytest.mark.parametrize(
        ("document", "reason"),
        [
            ("[]", "ett JSON-objekt"),
            ("{", "ikke gyldig JSON"),
            ({"inputs": {}}, "«steps»"),
            ({"inputs": {"a": "4"}, "steps": [{"id": "F1", "formula": "a"}]}, "«inputs.a» er ikke et tall"),
            ({"inputs": {}, "steps": [{"id": "F1", "formula": "b"}]}, "F1 bruker «b»"),
            ({"inputs": {}, "steps": [{"id": "F1", "formula": "1/0"}]}, "F1"),
            ({"inputs": {}, "steps": [{"id": "F1", "formula": "__import__('os')"}]}, "F1"),
        ],
    )
    def test_refuses_in_one_line(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], document: object, reason: str
    ) -> None:
        assert main([*self.write(tmp_path, document), "--json"]) == 2
        captured = capsys.readouterr()
        assert reason in captured.err and captured.err.count("\n") == 1 and not captured.out


class TestExits:
    def write(self, tmp_path: Path, text: str) -> list[str]:
        path = tmp_path / "events.csv"
        path.write_text(text, encoding="utf-8")
        return ["estimate", "exits", "--events", str(path)]

    def test_gives_the_share_gone_by_cause(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        rows = zip([1, 2, 2, 3, 4, 5, 6, 6], [1, 2, 1, 0, 1, 2, 0, 1], strict=True)
        text = "\n".join(["time,event", *(f"{time},{event}" for time, event in rows)])
        assert main([*self.write(tmp_path, text), "--json"]) == 0
        told = said(capsys)
        assert told["cumulative_incidence"]["1"] == [0.125, 0.25, 0.25, 0.40625, 0.40625, 0.5625]
        assert told["cumulative_incidence"]["2"] == [0, 0.125, 0.125, 0.125, 0.28125, 0.28125]
        assert told["survival"][-1] == pytest.approx(0.15625, abs=1e-15)

    def test_takes_a_column_named_cause_and_says_it_in_words(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(self.write(tmp_path, "cause,time\narbeid,6\n,7\n")) == 0
        assert "50 %" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("time,reason\n1,work\n", "event eller cause"),
            ("time,event,cause\n1,a,b\n", "event eller cause"),
            ("event\n1\n", "mangler time"),
            ("time,event\n-1,work\n", "linje 2, kolonne time"),
            ("time,event\n,work\n", "linje 2, kolonne time"),
            ("time,event\n1\n", "linje 2: 1 felt"),
            ("time,event\n", "ingen rader"),
        ],
    )
    def test_refuses_in_one_line(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, reason: str
    ) -> None:
        assert main([*self.write(tmp_path, text), "--json"]) == 2
        captured = capsys.readouterr()
        assert reason in captured.err and captured.err.count("\n") == 1 and not captured.out


class TestSuppress:
    ROWS = (
        "sex,left,count\nwomen,yes,2\nwomen,no,9\nwomen,total,11\nmen,yes,8\nmen,no,7\nmen,total,15\n"
        "total,yes,10\ntotal,no,16\ntotal,total,26\n"
    )

    def write(self, tmp_path: Path, text: str, rule: str = "ssb") -> list[str]:
        path = tmp_path / "table.csv"
        path.write_text(text, encoding="utf-8")
        return ["estimate", "suppress", "--table", str(path), "--rule", rule]

    def test_hides_what_it_takes_and_proves_it(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([*self.write(tmp_path, self.ROWS), "--json"]) == 0
        told = said(capsys)
        states = {(cell["sex"], cell["left"]): cell["status"] for cell in told["cells"]}
        assert states[("women", "yes")] == "primary"
        assert [key for key, state in states.items() if state == "secondary"] == [
            ("women", "no"),
            ("men", "yes"),
            ("men", "no"),
        ]
        assert told["audit"]["is_safe"] is True and told["rule"]["name"] == "ssb"
        assert all(cell["count"] is None for cell in told["cells"] if cell["status"] != "published")

    def test_says_it_in_words_without_the_hidden_counts(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(self.write(tmp_path, self.ROWS.replace(",16\n", ",..\n"))) == 0
        written = capsys.readouterr().out
        assert "4 av 9 tall er skjult" in written and ".." in written

    @pytest.mark.parametrize(
        ("text", "rule", "reason"),
        [
            (ROWS, "imdi", "imdi"),
            (ROWS.replace("women,yes,2", "women,yes,two"), "ssb", "Linje 2"),
            (ROWS.replace("women,total,11", "women,total,12"), "ssb", "12"),
            ("sex,left\nwomen,yes\n", "ssb", "mangler count"),
            ("sex,count\n", "ssb", "ingen rader"),
        ],
    )
    def test_refuses_in_one_line(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, rule: str, reason: str
    ) -> None:
        assert main([*self.write(tmp_path, text, rule), "--json"]) == 2
        captured = capsys.readouterr()
        assert reason in captured.err and captured.err.count("\n") == 1 and not captured.out


class TestEffect:
    COLUMNS = "municipality,period,share,first_treated"

    def write(self, tmp_path: Path, rows: list[str], *more: str) -> list[str]:
        path = tmp_path / "panel.csv"
        path.write_text("\n".join([self.COLUMNS, *rows]), encoding="utf-8")
        asked = ["--outcome", "share", "--unit", "municipality", "--time", "period", "--first-treated", "first_treated"]
        return ["estimate", "effect", "--panel", str(path), *asked, *more]

    @property
    def rows(self) -> list[str]:
        """Twelve invented municipalities over six periods; half join in the fourth and rise by 3 percentage points."""
        return [
            f"M{unit:02},{period},{0.3 + unit / 100 + period / 50 + noise + 0.03 * is_in:.4f},{first}"
            for unit in range(12)
            for period in range(1, 7)
            for first in [4 if unit % 2 else ""]
            for is_in in [bool(first) and period >= 4]
            for noise in [0.002 * ((unit * period) % 5)]
        ]

    @pytest.mark.parametrize("method", ["did", "ri", "cs", "sdid"])
    def test_finds_an_effect_that_was_put_in(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], method: str
    ) -> None:
        assert main([*self.write(tmp_path, self.rows, "--method", method), "--json"]) == 0
        told = said(capsys)
        assert told["estimate_pp"] == pytest.approx(3.0, abs=0.4)
        if method != "sdid":  # which needs more controls than treated for its interval, and says so
            assert told["ci"][0] < 3.0 < told["ci"][1]
        assert (told["n_treated"], told["n_control"]) == (6, 6)
        assert {"se", "p", "method", "event_study"} <= told.keys()

    def test_puts_groups_together_as_asked(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        asked = self.write(tmp_path, self.rows, "--method", "cs", "--level", "dynamic")
        assert main([*asked, "--json"]) == 0
        assert len(said(capsys)["points"]) >= 5

    def test_says_it_in_words(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(self.write(tmp_path, self.rows, "--method", "did")) == 0
        written = capsys.readouterr().out
        assert "prosentpoeng" in written and "kan spores" in written

    @pytest.mark.parametrize(
        ("rows", "more", "reason"),
        [
            (["A,1,0.3,", "A,1,0.3,"], (), "A"),
            (["A,1,mange,"], (), "mange"),
            (["A,1,0.3,"], ("--covariates", "size"), "mangler size"),
            ([], (), "rader"),
        ],
    )
    def test_refuses_in_one_line(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: list[str], more: tuple[str, ...], reason: str
    ) -> None:
        assert main([*self.write(tmp_path, rows, "--method", "did", *more), "--json"]) == 2
        captured = capsys.readouterr()
        assert reason in captured.err and captured.err.count("\n") == 1 and not captured.out

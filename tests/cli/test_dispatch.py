import os
import subprocess
import sys
from pathlib import Path

import pytest

import jobbvei
from jobbvei.cli import main
from jobbvei.cli.dispatch import GROUPS


class TestMain:
    def test_names_the_groups_when_asked_for_help(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--help"]) == 0
        assert "law" in capsys.readouterr().out

    def test_answers_an_unknown_group_with_one_line_that_names_it_and_the_known_ones(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["lov"]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        assert "«lov»" in captured.err
        assert "law" in captured.err

    def test_answers_a_wrong_argument_with_one_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["law", "explian"]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        assert "jobbvei law --help" in captured.err

    def test_returns_zero_after_the_help_of_a_group(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["law", "--help"]) == 0
        assert "jobbvei law" in capsys.readouterr().out


def run_in_shell(line: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(Path(jobbvei.__file__).parents[1]), "PYTHON": sys.executable}
    return subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False, env=environment)


class TestMainInAProcess:
    def test_says_in_one_line_that_the_answer_cannot_be_written(self) -> None:
        ended = run_in_shell('"$PYTHON" -m jobbvei law parameters --json >/dev/full')
        assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
        assert "kan ikke skrives ut" in ended.stderr

    def test_reads_a_closed_standard_input_as_empty(self) -> None:
        ended = run_in_shell('"$PYTHON" -m jobbvei law explain --facts - --on 2026-11-22 --json <&-')
        assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)

    def test_works_although_nobody_takes_the_answer(self) -> None:
        ended = run_in_shell('"$PYTHON" -m jobbvei law parameters --json >&-')
        assert (ended.returncode, ended.stderr) == (0, "")

    def test_stops_quietly_when_the_reader_has_seen_enough(self) -> None:
        ended = run_in_shell('{ "$PYTHON" -m jobbvei law parameters --json; echo "$?" >&2; } | head -n 1')
        assert (ended.stdout, ended.stderr) == ("{\n", "0\n")

    @pytest.mark.parametrize("setting", ["DATABASE_URL=mysql://a:hemmelig@b/c", "JOBBVEI_DEMO=kanskje"])
    def test_names_an_unusable_setting_in_one_line(self, setting: str) -> None:
        ended = run_in_shell(
            f'{setting} DJANGO_SETTINGS_MODULE=jobbvei.config.settings "$PYTHON" -m jobbvei keys renew'
        )
        assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
        assert setting.partition("=")[0] in ended.stderr
        assert "hemmelig" not in ended.stderr

    def test_tells_of_a_database_without_tables_in_one_line(self, tmp_path: Path) -> None:
        settings = f"JOBBVEI_DATA={tmp_path} DATABASE_URL= DJANGO_SETTINGS_MODULE=jobbvei.config.settings"
        ended = run_in_shell(f'{settings} "$PYTHON" -m jobbvei keys renew')
        assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
        assert "Databasen" in ended.stderr


class TestGroups:
    def test_load_nothing_until_they_are_used(self) -> None:
        script = "import sys, jobbvei.cli; print([m for m in sys.argv[1:] if m in sys.modules])"
        asked = [*GROUPS.values(), "django"]
        environment = os.environ | {"PYTHONPATH": str(Path(jobbvei.__file__).parents[1])}
        command = [sys.executable, "-c", script, *asked]
        answer = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        assert answer.stdout.strip() == "[]"

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


class TestGroups:
    def test_load_nothing_until_they_are_used(self) -> None:
        script = "import sys, jobbvei.cli; print([m for m in sys.argv[1:] if m in sys.modules])"
        asked = [*GROUPS.values(), "django"]
        environment = os.environ | {"PYTHONPATH": str(Path(jobbvei.__file__).parents[1])}
        command = [sys.executable, "-c", script, *asked]
        answer = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        assert answer.stdout.strip() == "[]"

"""``jobbvei reproduce``."""

import json

import pytest

from jobbvei.cli import main


class TestReproduce:
    def test_tells_what_does_not_follow_and_why(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["reproduce"]) == 0
        written = capsys.readouterr().out
        assert "følger ikke" in written and "20\xa0654" in written
        assert "Tabell 8" not in written

    def test_shows_all_when_asked(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["reproduce", "--all"]) == 0
        assert "Tabell 8" in capsys.readouterr().out

    def test_gives_every_number_as_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["reproduce", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert sum(told["counts"].values()) == len(told["claims"])
        [goal] = [one for one in told["claims"] if one["id"] == "forecast-F8"]
        assert (goal["printed"], goal["ours"], goal["verdict"]) == (21220.0, 21220.0, "follows")

"""Decisions are numbered without gaps, and say their number, state and date themselves."""

from pathlib import Path

import pytest

from tests.house.checks.decisions import faults_in_decisions
from tests.house.checks.sources import PROJECT

GOOD = """# 0001 – Keep periods half-open

State: accepted
Date: 2026-11-21

## Context

## Decision

## Consequences
"""
NAME = "0001-keep-periods-half-open.md"


class TestDecisions:
    def test_agree_with_their_file_names(self) -> None:
        assert faults_in_decisions(PROJECT / "docs" / "adr") == []

    def test_written_well_have_no_fault(self, tmp_path: Path) -> None:
        (tmp_path / NAME).write_text(GOOD, encoding="utf-8")
        assert faults_in_decisions(tmp_path) == []

    @pytest.mark.parametrize(
        ("name", "text", "told"),
        [
            ("keep-periods.md", GOOD, "is not named"),
            (NAME, GOOD.replace("# 0001", "# 0007"), "calls itself 0007"),
            (NAME, GOOD.replace("half-open", "closed"), "rename one of them"),
            (NAME, GOOD.replace("# 0001 – ", "# "), "does not begin with"),
            (NAME, GOOD.replace("accepted", "agreed"), "does not state"),
            (NAME, GOOD.replace("accepted", "superseded by 0009"), "which does not exist"),
            (NAME, GOOD.replace("Date: ", "On: "), "has no «Date"),
            (NAME, GOOD.replace("## Consequences", ""), "has no «## Consequences»"),
            (NAME, GOOD + "more\n" * 60, "longer than a page"),
            ("0002-keep-periods-half-open.md", GOOD.replace("0001", "0002"), "0001 is missing"),
        ],
    )
    def test_written_badly_are_told(self, name: str, text: str, told: str, tmp_path: Path) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")
        [fault] = faults_in_decisions(tmp_path)
        assert told in fault

    def test_with_the_same_number_are_told(self, tmp_path: Path) -> None:
        (tmp_path / NAME).write_text(GOOD, encoding="utf-8")
        (tmp_path / "0001-a.md").write_text(GOOD.replace("Keep periods half-open", "A"), encoding="utf-8")
        assert faults_in_decisions(tmp_path) == ["number 0001 is used twice"]

"""A change of law is a file in the act's own folder: no code outside it, and nothing to register."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import jobbvei

SOURCE = Path(jobbvei.__file__).parent
NEEDED = ("shared", "rules", "cli")
FACTS = {"born_on": "1989-01-02", "permit": {"kind": "collective_protection", "granted_on": "2026-02-10"}}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The rules and the command line alone, as somebody would have them who changes the law."""
    home = tmp_path / "jobbvei"
    home.mkdir()
    for name in ("__init__.py", "__main__.py"):
        shutil.copy(SOURCE / name, home / name)
    for name in NEEDED:
        shutil.copytree(SOURCE / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "facts.json").write_text(json.dumps(FACTS), encoding="utf-8")
    return home


def answers(home: Path, *arguments: str) -> Any:
    command = [sys.executable, "-m", "jobbvei", "law", *arguments, "--json"]
    environment = os.environ | {"PYTHONPATH": str(home.parent)}
    told = subprocess.run(command, capture_output=True, env=environment, cwd=home.parent, check=False)
    assert told.returncode == 0, told.stderr.decode("utf-8")
    return json.loads(told.stdout)


def changed(home: Path, before: str, after: str) -> dict[str, tuple[Any, Any]]:
    pairs = answers(home, "compare", "--facts", "facts.json", "--on", before, "--on", after)["changes"]
    return {pair["after"]["id"]: (pair["before"]["value"], pair["after"]["value"]) for pair in pairs}


class TestAFutureFigure:
    def test_changes_the_finding_from_its_own_day(self, copy: Path) -> None:
        assert "permit.longest_until_on" not in changed(copy, "2026-12-31", "2027-01-01")
        figure = copy / "rules" / "parameters" / "immigration_act" / "collective_permit_years.yaml"
        written = figure.read_text(encoding="utf-8").rstrip()
        figure.write_text(f"{written}\n  - from: 2027-01-01\n    value: 7\n    source: oppdiktet\n", encoding="utf-8")
        assert changed(copy, "2026-12-31", "2027-01-01")["permit.longest_until_on"] == ("2031-02-09", "2033-02-09")
        assert "permit.longest_until_on" not in changed(copy, "2026-12-30", "2026-12-31")

    def test_of_a_new_name_is_listed(self, copy: Path) -> None:
        folder = copy / "rules" / "parameters" / "immigration_act"
        whole = (folder / "permanent_residence_years.yaml").read_text(encoding="utf-8")
        (folder / "later_years.yaml").write_text(whole, encoding="utf-8")
        listed = {entry["name"] for entry in answers(copy, "parameters")["parameters"]}
        assert "immigration_act.later_years" in listed


class TestAFutureRule:
    def test_changes_the_finding_from_its_own_day(self, copy: Path) -> None:
        table = copy / "rules" / "immigration_act" / "tables" / "collective_permit.yaml"
        old = table.read_text(encoding="utf-8")
        ended = old.replace("valid_from: 2025-01-01\n", "valid_from: 2025-01-01\n    valid_to: 2026-12-31\n")
        new = (
            "\n  - id: PR-03-later\n    law: utlendingsloven § 34\n    source: oppdiktet endring\n"
            "    valid_from: 2027-01-01\n    nothing: permit_not_collective\n"
        )
        assert ended != old
        table.write_text(ended + new, encoding="utf-8")
        assert changed(copy, "2026-12-31", "2027-01-01")["permit.longest_until_on"] == ("2031-02-09", None)

    def test_that_points_to_nothing_is_refused_when_the_rules_are_read(self, copy: Path) -> None:
        table = copy / "rules" / "immigration_act" / "tables" / "collective_permit.yaml"
        broken = table.read_text(encoding="utf-8").replace("collective_permit_years", "nobody_wrote_this")
        table.write_text(broken, encoding="utf-8")
        with pytest.raises(AssertionError, match="nobody_wrote_this"):
            answers(copy, "explain", "--facts", "facts.json", "--on", "2026-06-01")

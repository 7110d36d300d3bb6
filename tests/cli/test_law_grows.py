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


class TestAFutureAct:
    PROVISIONS = """\
from jobbvei.rules.engine.case import Answer, Case, Provision
from jobbvei.rules.engine.days import deadline
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.engine.row_sentences import with_placeholders
from jobbvei.shared.sentence import N_, Sentence


def can_sail(case: Case, row: Row) -> Answer:
    day = deadline(case.day("permit.granted_on"), months=case.figure(row, "months"))
    return Answer(day, Sentence(N_("Båten kan tas i bruk {day}."), {"day": day}))


def is_young_sailor(case: Case) -> bool:
    return case.whole("age_on_day") < case.value_of("boat_act.young_years", on=case.on)


QUESTIONS = {"boat.from_on": N_("Båt kan tas i bruk fra")}
FEATURES = {"is_young_sailor": is_young_sailor}
SENTENCES = with_placeholders({"boat_too_young": N_("Personen er for ung for båt.")})
PROVISIONS = (Provision("boat.from_on", "boat_use", can_sail),)
"""
    TABLE = """\
description: når båten kan tas i bruk
law: båtloven § 1
decided_by: on
checked_on: 2026-07-02
rows:
  - id: BO-02
    law: båtloven § 2
    source: oppdiktet
    valid_from: 2025-01-01
    when: {is_young_sailor: true}
    nothing: boat_too_young
  - id: BO-01
    law: båtloven § 1
    source: oppdiktet
    valid_from: 2025-01-01
    figures: {months: boat_act.wait_months}
"""
    FIGURE = """\
description: {description}
unit: {unit}
act: båtloven
paragraph: § 1
source: oppdiktet
checked_on: 2026-07-02
values:
  - from: 2025-01-01
    value: {value}
"""

    @pytest.fixture
    def with_act(self, copy: Path) -> Path:
        act = copy / "rules" / "boat_act"
        for folder in ("tables", "parameters"):
            (act / folder).mkdir(parents=True)
        (act / "__init__.py").write_text('"""båtloven."""\n', encoding="utf-8")
        (act / "provisions.py").write_text(self.PROVISIONS, encoding="utf-8")
        (act / "tables" / "boat_use.yaml").write_text(self.TABLE, encoding="utf-8")
        wait = self.FIGURE.format(description="Ventetid", unit="months", value=3)
        (act / "parameters" / "wait_months.yaml").write_text(wait, encoding="utf-8")
        young = self.FIGURE.format(description="Ung sjømann", unit="years", value=16)
        (act / "parameters" / "young_years.yaml").write_text(young, encoding="utf-8")
        return copy

    def test_answers_when_its_folder_is_laid_beside_the_others(self, with_act: Path) -> None:
        told = answers(with_act, "guide", "participant", "--facts", "facts.json", "--on", "2026-06-01")["findings"]
        boat = next(finding for finding in told if finding["id"] == "boat.from_on")
        assert (boat["value"], boat["rule"]) == ("2026-05-10", "BO-01")
        assert boat["because"] == "Båten kan tas i bruk 10. mai 2026."
        (figure,) = [figure for step in boat["trace"] for figure in step["parameters"] if "wait" in figure["name"]]
        assert (figure["name"], figure["value"]) == ("boat_act.wait_months", 3)

    def test_lists_its_figures(self, with_act: Path) -> None:
        listed = {entry["name"] for entry in answers(with_act, "parameters")["parameters"]}
        assert {"boat_act.wait_months", "boat_act.young_years"} <= listed

    def test_is_gone_with_its_folder(self, with_act: Path) -> None:
        shutil.rmtree(with_act / "rules" / "boat_act")
        told = answers(with_act, "guide", "participant", "--facts", "facts.json", "--on", "2026-06-01")["findings"]
        assert "boat.from_on" not in {finding["id"] for finding in told}

    def test_is_refused_when_it_takes_a_name_another_act_has(self, with_act: Path) -> None:
        other = with_act / "rules" / "immigration_act" / "tables" / "collective_permit.yaml"
        shutil.copy(other, with_act / "rules" / "boat_act" / "tables" / other.name)
        with pytest.raises(AssertionError, match="two acts have collective_permit"):
            answers(with_act, "guide", "participant", "--facts", "facts.json", "--on", "2026-06-01")

"""Each contract in .importlinter is shown to bite: a deliberate violation in a copy of the house fails, naming it."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.checks.layers import boundaries
from tests.house.checks.sources import PROJECT, SRC

LAYERS = "Nobody imports upwards"
PURE = "The cores know no frame, no network, no database and no clock"
SIBLINGS = "No two modules need each other"
NETWORK_APART = "The network and the surveys never see a participant"
LETTERS_APART = "Letters by mail never know a participant"
WHO_SENDS = "Only pages without participants send letters"
CASEWORK_APART = "Case work never reads the network or the surveys"


@dataclass(frozen=True)
class Violation:
    """Lines put into modules of the copy, and the contract they break.

    Attributes:
        written: Module path below ``jobbvei`` → line to append.
    """

    title: str
    contract: str
    written: dict[str, str]


VIOLATIONS = [
    Violation("upwards", LAYERS, {"access/rogue.py": "import jobbvei.people.types"}),
    Violation("sideways", LAYERS, {"casework/rogue.py": "import jobbvei.employers.types"}),
    Violation("door to door", LAYERS, {"cli/rogue.py": "import jobbvei.web.urls"}),
    Violation("a package nobody drew", LAYERS, {"utils/__init__.py": ""}),
    Violation("django in a core", PURE, {"shared/rogue.py": "import django.utils.timezone"}),
    Violation("a clock in a core", PURE, {"shared/rogue.py": "import time"}),
    Violation("a network in a core", PURE, {"shared/rogue.py": "import urllib.request"}),
    Violation(
        "a database in the estimates", PURE, {"estimates/__init__.py": "", "estimates/rogue.py": "import sqlite3"}
    ),
    Violation(
        "two modules in a ring",
        SIBLINGS,
        {"people/one.py": "import jobbvei.people.other", "people/other.py": "import jobbvei.people.one"},
    ),
    Violation(
        "a network that sees a person",
        NETWORK_APART,
        {"learning_network/__init__.py": "", "learning_network/rogue.py": "import jobbvei.people.types"},
    ),
    Violation(
        "a letter that knows a person",
        LETTERS_APART,
        {"integrations/mail/rogue.py": "import jobbvei.people.types"},
    ),
    Violation(
        "a letter sent from a participant's page",
        WHO_SENDS,
        {"web/person/rogue.py": "import jobbvei.integrations.mail.mailings"},
    ),
    Violation(
        "a survey that sees a person by a detour",
        NETWORK_APART,
        {
            "surveys/__init__.py": "",
            "surveys/rogue.py": "import jobbvei.background.detour",
            "background/detour.py": "import jobbvei.people.types",
        },
    ),
    Violation(
        "case work that reads the network",
        CASEWORK_APART,
        {
            "learning_network/__init__.py": "",
            "learning_network/queries.py": "",
            "placements/rogue.py": "import jobbvei.learning_network.queries",
        },
    ),
    *(
        Violation(
            f"the models of {package}",
            f"The models of {package} are its own",
            {"web/rogue.py": f"import jobbvei.{package}.models"},
        )
        for package in sorted(boundaries(PROJECT / ".importlinter").private_models)
    ),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the house with nothing but its sources and its boundaries."""
    shutil.copytree(
        SRC, tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "*.csv", "*.po", "*.mo")
    )
    shutil.copy(PROJECT / ".importlinter", tmp_path)
    return tmp_path


class TestAnUntouchedCopy:
    def test_keeps_every_contract(self, copy: Path) -> None:
        assert broken_contracts(copy) == []

    def test_is_read_by_contracts_that_each_have_a_violation_here(self, copy: Path) -> None:
        assert set(contracts(copy)) == {one.contract for one in VIOLATIONS}


class TestAViolation:
    @pytest.mark.parametrize("violation", VIOLATIONS, ids=lambda one: one.title)
    def test_breaks_its_contract(self, violation: Violation, copy: Path) -> None:
        for name, line in violation.written.items():
            module = copy / "src" / "jobbvei" / name
            module.parent.mkdir(exist_ok=True)
            module.write_text(f"{line}\n", encoding="utf-8")
        assert violation.contract in broken_contracts(copy)


def broken_contracts(house: Path) -> list[str]:
    """Names of the contracts that lint-imports finds broken in ``house``."""
    finished = _lint(house)
    broken = [line.removesuffix(" BROKEN") for line in finished.stdout.splitlines() if line.endswith(" BROKEN")]
    assert finished.returncode == (1 if broken else 0), finished.stdout + finished.stderr
    return broken


def contracts(house: Path) -> list[str]:
    """Names of all contracts."""
    return [line.removesuffix(" KEPT") for line in _lint(house).stdout.splitlines() if line.endswith(" KEPT")]


def _lint(house: Path) -> subprocess.CompletedProcess[str]:
    run = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    return subprocess.run(
        [sys.executable, "-c", run],
        cwd=house,
        env={**os.environ, "PYTHONPATH": "src", "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )

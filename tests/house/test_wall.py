"""Nobody goes round the tenant wall, and one who tries in a copy of the house is told of."""

import shutil
from pathlib import Path

import pytest

from tests.house.checks.sources import SRC, module_from, modules
from tests.house.checks.wall import ways_round_the_wall

# (module, what) → why it may.
EXCUSED = {
    ("jobbvei.municipalities.actions", "_default_manager"): (
        "the table of municipalities is public, and a migration passes the model of its own time"
    ),
    ("jobbvei.municipalities.crossings", "_base_manager"): (
        "asks whose a row is, and looks for crossings everywhere; gives municipalities' numbers and keys, never rows"
    ),
    ("jobbvei.municipalities.tenancy", "_base_manager"): "where the wall gives Django a base manager that keeps it",
    ("jobbvei.municipalities.scoping", "django.db.models.sql"): "the wall is itself a class of query",
}
WAYS_ROUND = [
    "Participant._base_manager.all()",
    "Participant._default_manager.all()",
    "getattr(Participant, '_base_manager').all()",
    "Participant.objects.raw('select 1')",
    "Participant.objects.for_tenant(tenant).extra(where=['1 = 1'])",
    "from django.db import connection\nwith connection.cursor() as cursor: ...",
    "from django.db import connections as all_of_them\nall_of_them['default'].cursor()",
    "from django.db.models.expressions import RawSQL\nRawSQL('select 1', [])",
    "from django.db.models import sql\nsql.Query(Participant)",
    "from django.db import models\nmodels.sql.Query(Participant)",
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the house's sources."""
    shutil.copytree(SRC, tmp_path / "src", ignore=_all_but_sources)
    return tmp_path / "src"


class TestWaysRoundTheWall:
    def test_are_taken_by_nobody_without_a_reason(self) -> None:
        assert ways_round_the_wall(modules(SRC), EXCUSED) == []

    def test_are_taken_by_nobody_in_an_untouched_copy(self, copy: Path) -> None:
        assert ways_round_the_wall(modules(copy), EXCUSED) == []

    def test_are_told_in_a_copy_with_one_more(self, copy: Path) -> None:
        (copy / "jobbvei" / "casework" / "rogue.py").write_text(f"{WAYS_ROUND[0]}\n", encoding="utf-8")
        [told] = ways_round_the_wall(modules(copy), EXCUSED)
        assert told.startswith("jobbvei.casework.rogue:")

    @pytest.mark.parametrize("text", WAYS_ROUND)
    def test_are_each_told(self, text: str) -> None:
        [told] = ways_round_the_wall([module_from("jobbvei.casework.rogue", text)])
        assert told.startswith("jobbvei.casework.rogue:")

    def test_with_an_allowance_nobody_needs_are_told(self) -> None:
        allowed = {**EXCUSED, ("jobbvei.casework.queries", ".raw()"): "old"}
        assert ways_round_the_wall(modules(SRC), allowed) == [
            "jobbvei.casework.queries no longer needs .raw(); take its allowance away"
        ]


def _all_but_sources(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not name.endswith(".py") and not (Path(folder) / name).is_dir()]

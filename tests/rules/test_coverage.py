"""Every rule of the collection has a home in the rules, or a «not known» that says whom to ask."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from jobbvei.rules import library
from jobbvei.rules.engine.tables import Row
from tests.house.checks.sources import SRC, modules

COLLECTION = yaml.safe_load((library.ROOT / "coverage.yaml").read_text(encoding="utf-8"))["rules"]
LAST = {
    "PR": 6, "IP": 39, "CM": 4, "NO": 19, "BE": 12, "GR": 18, "NV": 20, "KV": 3, "SH": 3, "QP": 2, "LR": 5, "RG": 7,
}  # fmt: skip
SETTLED = {"row", "parameter", "provision", "sentence"}
HOMES = SETTLED | {"spec", "unknown"}
DESIGN = Path(__file__).parents[3] / "shared" / "design" / "law.md"
ASKED = re.compile(r"\b(Spør|Be|Se|Kontroller|spørre|vurdere)\b", re.IGNORECASE)


def rows() -> Iterator[Row]:
    for table in library.rule_book().tables.values():
        yield from table.rows


def homes(kind: str) -> list[Any]:
    return [
        pytest.param(rule, home, id=f"{rule} {home}") for rule in COLLECTION for home in COLLECTION[rule].get(kind, ())
    ]


class TestCollection:
    def test_lists_every_rule_once_in_each_group_s_order(self) -> None:
        assert list(COLLECTION) == [f"{group}-{number:02}" for group in LAST for number in range(1, LAST[group] + 1)]

    @pytest.mark.skipif(not DESIGN.exists(), reason="the collection is not beside the project")
    def test_lists_the_rules_of_the_collection_beside_the_project(self) -> None:
        written = re.findall(r"^\| ([A-Z]{2}-[0-9]{2}) \|", DESIGN.read_text(encoding="utf-8"), re.MULTILINE)
        assert sorted(COLLECTION) == sorted(written)

    def test_gives_every_rule_a_home(self) -> None:
        assert [rule for rule, where in COLLECTION.items() if not set(where) & (SETTLED | {"unknown"})] == []
        assert [rule for rule, where in COLLECTION.items() if set(where) - HOMES] == []

    def test_has_every_row_there_is(self) -> None:
        told = {home for where in COLLECTION.values() for kind in ("row", "unknown") for home in where.get(kind, ())}
        assert {row.id for row in rows()} - told == set()
        assert {row.rule for row in rows()} <= set(COLLECTION)


class TestHomes:
    @pytest.mark.parametrize(("rule", "home"), homes("row"))
    def test_are_rows_that_answer(self, rule: str, home: str) -> None:
        assert [row for row in rows() if row.id == home and not row.unknown]

    @pytest.mark.parametrize(("rule", "home"), homes("unknown"))
    def test_are_rows_that_say_whom_to_ask(self, rule: str, home: str) -> None:
        found = [row for row in rows() if row.id == home and row.unknown]
        assert found
        for row in found:
            assert ASKED.search(library.rule_book().sentences[row.unknown].template), row.unknown

    @pytest.mark.parametrize(("rule", "home"), homes("parameter"))
    def test_are_figures(self, rule: str, home: str) -> None:
        assert home in library.parameters()

    @pytest.mark.parametrize(("rule", "home"), homes("provision"))
    def test_are_functions(self, rule: str, home: str) -> None:
        module, name = home.rsplit(".", 1)
        assert callable(getattr(importlib.import_module(f"jobbvei.rules.{module}"), name))

    @pytest.mark.parametrize(("rule", "home"), homes("sentence"))
    def test_are_sentences(self, rule: str, home: str) -> None:
        sources = [module for module in modules(SRC) if module.name.startswith("jobbvei.rules")]
        assert any(home.split("{", maxsplit=1)[0] in module.text for module in sources)

    @pytest.mark.parametrize(("rule", "home"), homes("spec"))
    def test_are_worked_out_in_a_case(self, rule: str, home: str) -> None:
        written = (Path(__file__).parents[1] / "spec" / "law").glob("*.yaml")
        assert any(f"name: {home}" in path.read_text(encoding="utf-8") for path in written)

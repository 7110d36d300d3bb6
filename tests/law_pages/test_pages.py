"""docs/law says what the rules say, on the day it was written."""

import doctest
import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from tools.law_pages import __main__ as writer
from tools.law_pages import provisions, words
from tools.law_pages.examples import differences, examples, other_side
from tools.law_pages.gathering import by_provision
from tools.law_pages.links import PROJECT, RULES, line_beginning
from tools.law_pages.page_parts import table_of_rows
from tools.law_pages.pages import SOURCES, pages
from tools.law_pages.provisions import Provision, provisions_in

from jobbvei.rules.engine.tables import load_tables
from jobbvei.rules.library import rule_book
from tests.house.checks.documents import dead_links

FOLDER = PROJECT / "docs" / "law"
MEND = "run make law-pages"


def written_on() -> date:
    found = re.search(r"<!-- on: (.+) -->", (FOLDER / SOURCES).read_text(encoding="utf-8"))
    assert found is not None, MEND
    return date.fromisoformat(found[1])


class TestDocsLaw:
    def test_is_what_the_rules_say(self) -> None:
        held = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
        wanted = pages(on=written_on())
        assert sorted(held.keys() ^ wanted.keys()) == [], MEND
        assert [name for name, text in wanted.items() if held[name] != text] == [], MEND

    def test_links_only_to_what_is_there(self) -> None:
        assert dead_links(sorted(FOLDER.glob("*.md")), PROJECT) == []

    def test_points_to_a_function_that_is_in_the_file(self) -> None:
        for path in FOLDER.glob("*.md"):
            for link, name in re.findall(r"\]\(([^)#]+)#:~:text=def%20(\w+)\)", path.read_text("utf-8")):
                assert line_beginning((FOLDER / link).resolve(), f"def {name}("), (path.name, link, name)

    def test_points_to_the_line_where_each_row_and_example_begins(self) -> None:
        for path in FOLDER.glob("*.md"):
            for name, link, line in re.findall(r"\[`?([\w-]+)`?[^]]*\]\(([^)#]+)#L(\d+)\)", path.read_text("utf-8")):
                text = (FOLDER / link).read_text(encoding="utf-8").splitlines()[int(line) - 1]
                wanted = (f"- id: {name}", "  - name: ")
                assert text.strip().startswith(wanted) or text.startswith(wanted), (path.name, link, line)

    def test_has_a_page_for_every_row_and_figure(self) -> None:
        together = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md"))
        rows = [row.id for table in rule_book().tables.values() for row in table.rows]
        assert [row for row in rows if f"[{row}](" not in together] == []
        assert [name for name in rule_book().parameters if f"[`{name}`](" not in together] == []

    def test_shows_every_example_of_a_participant(self) -> None:
        together = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md"))
        decided = [one for one in examples() if any(one.row_of(name) not in {"", "none"} for name in one.asked)]
        assert [one.name for one in decided if f"### {one.name}\n" not in together] == []


class TestThePageOfParagraph37C:
    page = pages(on=date(2026, 11, 22))["integreringsloven-37-c.md"]

    def test_answers_how_long_a_programme_lasts(self) -> None:
        assert "**Programmet kan vare til** (`programme.latest_end_on`)" in self.page
        assert (
            "[`latest_end` i integration_act/programme.py](../../src/jobbvei/rules/integration_act/programme"
            in self.page
        )

    def test_shows_the_row_with_its_conditions_in_words(self) -> None:
        [row] = [line for line in self.page.splitlines() if "[IP-13](" in line]
        assert "15. juni 2022 – 31. desember 2025" in row
        assert "har kollektiv beskyttelse: ja<br>og har videregående utdanning eller mer: ja" in row
        assert "6 måneder" in row
        assert "Kilde: Arbeidsgrupperapporten august 2023, 1.4.2" in row

    def test_shows_both_sides_of_a_threshold(self) -> None:
        example = self.page.split("### deltid etter eget ønske, siste dag med regel\n")[1].split("###")[0]
        assert "gir **ikke noe svar (ikke kjent)**" in example
        assert "dagen det spørres om 1. februar 2024 i stedet for 31. januar 2024" in example

    def test_shows_the_arithmetic_of_an_example(self) -> None:
        example = self.page.split("### E01 videregående, mål arbeid, kollektiv beskyttelse\n")[1].split("###")[0]
        assert "3. april 2023 + 6 måneder − 1 dag + 0 dager permisjon = 2. oktober 2023" in example
        assert "`2023-04-03 + 6 måneder = 2023-10-03, − 1 dag`" in example


class TestProvisionsIn:
    @pytest.mark.parametrize(
        ("law", "found"),
        [
            ("integreringsloven §§ 8 og 9 første ledd bokstav e", ["integreringsloven § 8", "integreringsloven § 9"]),
            ("integreringsloven §§ 13, 14 og 37 c", [f"integreringsloven § {one}" for one in ("13", "14", "37 c")]),
            ("integreringsloven §§ 20–22", [f"integreringsloven § {one}" for one in (20, 21, 22)]),
            ("tiltaksforskriften §§ 1-3 og 1-5", ["tiltaksforskriften § 1-3", "tiltaksforskriften § 1-5"]),
            ("integreringsloven § 33 (forskriften § 73)", ["integreringsloven § 33", "integreringsforskriften § 73"]),
            (
                "arbeids- og velferdsforvaltningsloven § 14 a",
                ["arbeids- og velferdsforvaltningsloven § 14 a"],
            ),
            (
                "barnehageloven § 27 og forskrift om tilleggskrav for helsepersonell §§ 3-4",
                ["barnehageloven § 27", *(f"forskrift om tilleggskrav for helsepersonell § {one}" for one in (3, 4))],
            ),
            ("statsbudsjettet integreringstilskudd", ["statsbudsjettet integreringstilskudd"]),
        ],
    )
    def test_takes_each_paragraph_with_its_act(self, law: str, found: list[str]) -> None:
        assert [str(one) for one in provisions_in(law)] == found

    def test_gives_each_provision_a_page_of_its_own(self) -> None:
        named = [one.page for one in by_provision()]
        assert len(set(named)) == len(named)

    def test_sorts_as_the_act_does(self) -> None:
        numbers = [Provision("loven", one) for one in ("14 a", "9", "37 c", "14", "10")]
        assert [one.paragraph for one in sorted(numbers, key=lambda one: one.order)] == [
            "9",
            "10",
            "14",
            "14 a",
            "37 c",
        ]


class TestOtherSide:
    def test_differs_in_few_facts_and_in_the_answer(self) -> None:
        pairs = [(one, name, other_side(one, name)) for one in examples() for name in one.asked]
        found = [(one, name, across) for one, name, across in pairs if across is not None]
        assert len(found) > len(pairs) // 2
        for one, name, across in found:
            assert 1 <= len(differences(one, across)) <= 2
            assert (one.findings[name].value, one.row_of(name)) != (across.findings[name].value, across.row_of(name))


class TestTableOfRows:
    def test_says_a_row_that_nobody_knows_the_answer_to(self) -> None:
        [table] = [one for one in rule_book().tables.values() if one.name == "programme_entitlement"]
        [line] = [line for line in table_of_rows(table, [(1, table.rows[0])]) if "IP-01-older-act" in line]
        assert "**Ikke kjent.** Tillatelsen er fra før 2021" in line
        assert "tillatelse gitt: til og med 31. desember 2020" in line


class TestWrite:
    def test_removes_a_page_that_is_no_longer_wanted(self, tmp_path: Path) -> None:
        (tmp_path / "gone.md").write_text("old", encoding="utf-8")
        assert writer.write({"here.md": "new\n"}, tmp_path) == 2
        assert [path.name for path in tmp_path.iterdir()] == ["here.md"]
        assert writer.write({"here.md": "new\n"}, tmp_path) == 0


@pytest.mark.parametrize("module", [provisions, words])
def test_examples_in_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]  # parametrised over modules


def test_the_files_of_tables_are_those_the_rules_read() -> None:
    loaded = {name for folder in RULES.glob("*/tables") for name in load_tables(folder)}
    assert loaded == set(rule_book().tables)


def test_every_case_has_a_line_of_its_own() -> None:
    for path in sorted((PROJECT / "tests" / "spec" / "law").glob("*.yaml")):
        names = [case["name"] for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]]
        assert names == [one.name for one in examples() if one.file == path]

"""Every figure of law has its source, and no figure of law stands in code."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from jobbvei.rules import library
from jobbvei.rules.engine.case import RuleBook
from tests.house.checks.legal_numbers import ACTS, legal_numbers_in_code, legal_numbers_in_texts
from tests.house.checks.sources import SRC, module_from, modules

RULES = SRC / "jobbvei" / "rules"
FILES = sorted((RULES / "parameters").rglob("*.yaml"))
# Rates, agreements, a register's ways, an order, a network's plan and a report have no paragraph to point to.
TABLES = sorted(RULES.glob("*/tables/*.yaml"))
WITHOUT_PARAGRAPHS = (
    "statsbudsjettet",
    "Hovedtariffavtalen",
    "Nasjonalt introduksjonsregister",
    "Oppdraget av 5. oktober 2022",
    "KS sitt læringsnettverk",
    "Arbeidsgrupperapporten",
)
LAST_SEEN = (date(2023, 8, 31), date(2026, 7, 2))  # the working group's report; the snapshot of the law


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return library.rule_book()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestParameterFile:
    def test_says_what_it_is_and_where_it_comes_from(self, path: Path) -> None:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key in ("description", "unit", "act", "paragraph", "checked_on", "values"):
            assert document.get(key), key
        assert document.get("link") or document.get("source")
        assert "§" in document["paragraph"] or document["act"] in WITHOUT_PARAGRAPHS

    def test_was_checked_on_a_day_its_source_was_seen(self, path: Path) -> None:
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["checked_on"] in LAST_SEEN

    def test_is_used(self, path: Path, book: RuleBook) -> None:
        name = ".".join(path.relative_to(RULES / "parameters").with_suffix("").parts)
        in_tables = {figure for table in book.tables.values() for row in table.rows for figure in row.figures.values()}
        in_limits = {
            comparison.limit
            for table in book.tables.values()
            for row in table.rows
            for condition in row.when
            for comparison in condition.comparisons
        }
        in_code = any(f'"{name}"' in module.text for module in modules(SRC) if module.name.startswith(ACTS))
        assert name in in_tables | in_limits or in_code


class TestDecisionTables:
    def test_say_where_every_row_comes_from(self, book: RuleBook) -> None:
        rows = [row for table in book.tables.values() for row in table.rows]
        assert rows
        assert [row.id for row in rows if not row.source or not _placed(row.law)] == []

    @pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
    def test_were_checked_on_a_day_their_sources_were_seen(self, path: Path) -> None:
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["checked_on"] in LAST_SEEN

    def test_are_all_asked(self, book: RuleBook) -> None:
        text = "".join(module.text for module in modules(SRC) if module.name.startswith("jobbvei.rules"))
        assert [name for name in book.tables if f'"{name}"' not in text] == []

    def test_leave_no_sentence_unsaid(self, book: RuleBook) -> None:
        said = {
            key
            for table in book.tables.values()
            for row in table.rows
            for key in (row.because, row.nothing, row.unknown)
        }
        assert set(book.sentences) - said == set()


class TestLegalNumbers:
    def test_stand_in_no_module_of_an_act(self) -> None:
        assert legal_numbers_in_code(modules(SRC)) == []

    @pytest.mark.parametrize("text", ["MONTHS = 6", "def f(x):\n    return x * 2.0", "AGES = {18: 'adult'}", "x = -55"])
    def test_are_told(self, text: str) -> None:
        assert legal_numbers_in_code([module_from("jobbvei.rules.integration_act.programme", text)])

    def test_may_stand_in_the_engine(self) -> None:
        assert legal_numbers_in_code([module_from("jobbvei.rules.engine.days", "MONTHS_IN_A_YEAR = 12")]) == []


class TestLegalNumbersInTexts:
    def test_stand_in_no_sentence_of_the_rules(self) -> None:
        assert legal_numbers_in_texts(modules(SRC)) == []

    @pytest.mark.parametrize(
        "text",
        [
            "Minst 8 møter.",
            "Under 25 år (§ 13).",
            "10 timer fra 1. januar 2026.",
            "Etter to eller tre år.",
            "Ett år om gangen.",
            "Minst fem års praksis.",
            "Minst hver tredje måned.",
            "Nivå B1 etter 300 timer.",
        ],
    )
    @pytest.mark.parametrize("name", ["jobbvei.rules.hiring.provisions", "jobbvei.rules.reading.topics"])
    def test_are_told(self, name: str, text: str) -> None:
        assert legal_numbers_in_texts([module_from(name, f"x = N_({text!r})")])

    @pytest.mark.parametrize(
        "text",
        [
            "Se §§ 13, 14 og 37 c.",
            "Fra 1. august 2023 og etter 2025.",
            "{hours} timer.",
            "Skriv 2023-04-03.",
            "Nivå B1 og A2.",
            "{start} + {years} år − 1 dag = {last}",
            "De to kommunene må være enige.",
        ],
    )
    def test_are_not_places_days_levels_or_years(self, text: str) -> None:
        assert legal_numbers_in_texts([module_from("jobbvei.rules.hiring.provisions", f"x = N_({text!r})")]) == []

    def test_are_no_matter_for_what_is_not_law(self) -> None:
        assert legal_numbers_in_texts([module_from("jobbvei.surveys.words", "x = N_('Svar på 10 spørsmål.')")]) == []


def _placed(law: str) -> bool:
    return "§" in law or law.startswith(WITHOUT_PARAGRAPHS)

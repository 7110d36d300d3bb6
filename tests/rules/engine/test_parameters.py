from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jobbvei.rules.engine.documents import BrokenRuleFile
from jobbvei.rules.engine.missing import NoFigure
from jobbvei.rules.engine.parameters import Absence, Parameter, load_parameters

WHOLE = """\
description: Lengden
unit: months
act: integreringsloven
paragraph: § 13
source: Rapport, 2.4.2
checked_on: 2023-08-31
values:
  - {from: 2021-01-01, value: 3}
  - {from: 2022-01-01, value: 6, end: 2026-01-01}
"""


def load(tmp_path: Path, text: str) -> Parameter:
    (tmp_path / "length.yaml").write_text(text, encoding="utf-8")
    return load_parameters(tmp_path)["length"]


class TestLoadParameters:
    def test_names_a_figure_by_its_path(self, tmp_path: Path) -> None:
        (tmp_path / "act").mkdir()
        (tmp_path / "act" / "length.yaml").write_text(WHOLE, encoding="utf-8")
        assert list(load_parameters(tmp_path)) == ["act.length"]

    @pytest.mark.parametrize("key", ["description", "unit", "act", "paragraph", "source", "checked_on", "values"])
    def test_refuses_a_file_that_lacks_what_it_must_have(self, tmp_path: Path, key: str) -> None:
        kept = [line for line in WHOLE.splitlines() if not line.startswith(key)]
        if key == "values":
            kept = [line for line in kept if not line.startswith("  -")]
        with pytest.raises(BrokenRuleFile, match=r"length\.yaml: lacks"):
            load(tmp_path, "\n".join(kept))

    @pytest.mark.parametrize(
        ("wrong", "right", "problem"),
        [
            ("unit: months", "unit: moons", "unit"),
            ("value: 3", "value: 3.5", "decimal in quotes"),
            ("value: 3", "value: true", "decimal in quotes"),
            ("value: 3", 'value: "three"', "not a number"),
            ("from: 2021-01-01", 'from: "2021-01-01"', "must be a date"),
            ("from: 2021-01-01", "from: 2023-01-01", "order"),
            ("from: 2021-01-01", "from: 2022-01-01", "order"),
            ("end: 2026-01-01", "end: 2022-01-01", "impossible end"),
            ("value: 3", "value: 3, end: 2022-01-02", "impossible end"),
            ("value: 3", "value: 3, until: 2022-01-02", "unknown until"),
            ("act: integreringsloven", "act: integreringsloven\nact: utlendingsloven", "key twice"),
            ("act: integreringsloven", "act: [", "not YAML"),
            ("act: integreringsloven", "act: integreringsloven\nlaw: § 13", "unknown law"),
            ("act: integreringsloven", "act: integreringsloven\nchanges: daily", "changes .daily. is not yearly"),
        ],
    )
    def test_refuses_a_file_that_is_not_as_it_must_be(
        self, tmp_path: Path, wrong: str, right: str, problem: str
    ) -> None:
        with pytest.raises(BrokenRuleFile, match=problem):
            load(tmp_path, WHOLE.replace(wrong, right))

    def test_refuses_a_file_that_is_a_list(self, tmp_path: Path) -> None:
        with pytest.raises(BrokenRuleFile, match="mapping"):
            load(tmp_path, "- 1")

    def test_keeps_decimals_exact(self, tmp_path: Path) -> None:
        assert load(tmp_path, WHOLE.replace("value: 3", 'value: "2.041"')).values[0].value == Decimal("2.041")


class TestParameterOn:
    @pytest.mark.parametrize(
        ("day", "value"),
        [
            (date(2021, 1, 1), 3),
            (date(2021, 12, 31), 3),
            (date(2022, 1, 1), 6),
            (date(2025, 12, 31), 6),
        ],
    )
    def test_gives_the_value_in_force(self, tmp_path: Path, day: date, value: int) -> None:
        assert load(tmp_path, WHOLE).on(day).value == value

    @pytest.mark.parametrize("day", [date(2020, 12, 31), date(2026, 1, 1)])
    def test_knows_nothing_before_the_first_and_after_the_end(self, tmp_path: Path, day: date) -> None:
        with pytest.raises(NoFigure, match="Lengden"):
            load(tmp_path, WHOLE).on(day)

    @pytest.mark.parametrize(
        ("day", "changes", "why"),
        [
            (date(2020, 12, 31), "", Absence.NOT_YET),
            (date(2021, 1, 1), "", None),
            (date(2025, 12, 31), "", None),
            (date(2026, 1, 1), "", Absence.NO_LONGER),
            (date(2020, 12, 31), "changes: yearly\n", Absence.NOT_KNOWN),
            (date(2026, 1, 1), "changes: yearly\n", Absence.NOT_KNOWN),
        ],
    )
    def test_tells_a_rule_that_is_not_in_force_from_a_figure_nobody_has_told(
        self, tmp_path: Path, day: date, changes: str, why: Absence | None
    ) -> None:
        assert load(tmp_path, changes + WHOLE).absence_on(day) == why

    def test_says_the_last_day_in_force(self, tmp_path: Path) -> None:
        parameter = load(tmp_path, WHOLE)
        assert [dated.valid_to for dated in parameter.values] == [date(2021, 12, 31), date(2025, 12, 31)]

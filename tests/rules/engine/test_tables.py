from datetime import date
from pathlib import Path

import pytest

from jobbvei.rules.engine.documents import BrokenRuleFile
from jobbvei.rules.engine.tables import Comparison, Condition, Table, load_tables

WHOLE = """\
description: lengden
law: integreringsloven § 13
decided_by: on
checked_on: 2026-07-02
rows:
  - id: IP-13
    law: integreringsloven § 37 c
    source: Rapport, 2.4.2
    valid_from: 2022-06-15
    valid_to: 2025-12-31
    when:
      on: {from: 2022-06-15, at_most: act.limit}
      goal: [work, none]
      country: NO
      upper_secondary: true
    answer: none
  - id: IP-13-other
    law: integreringsloven § 13
    source: Rapport, 2.4.2
    valid_from: 2022-06-15
    unknown: ask
"""


def load(tmp_path: Path, text: str) -> Table:
    (tmp_path / "length.yaml").write_text(text, encoding="utf-8")
    return load_tables(tmp_path)["length"]


class TestLoadTables:
    def test_reads_conditions_as_they_are_written(self, tmp_path: Path) -> None:
        row = load(tmp_path, WHOLE).rows[0]
        assert row.when == (
            Condition("on", comparisons=(Comparison("from", date(2022, 6, 15)), Comparison("at_most", "act.limit"))),
            Condition("goal", values=("work", "none")),
            Condition("country", values=("NO",)),
            Condition("upper_secondary", values=(True,)),
        )
        assert row.answer == "none"

    def test_gives_every_row_its_rule_s_number(self, tmp_path: Path) -> None:
        assert [(row.id, row.rule) for row in load(tmp_path, WHOLE).rows] == [
            ("IP-13", "IP-13"),
            ("IP-13-other", "IP-13"),
        ]

    def test_counts_both_days_of_a_row_in(self, tmp_path: Path) -> None:
        row = load(tmp_path, WHOLE).rows[0]
        days = [date(2022, 6, 14), date(2022, 6, 15), date(2025, 12, 31), date(2026, 1, 1)]
        assert [row.in_force_on(day) for day in days] == [False, True, True, False]

    @pytest.mark.parametrize(
        ("wrong", "right", "problem"),
        [
            ("    source: Rapport, 2.4.2\n", "", "lacks source"),
            ("    law: integreringsloven § 13\n", "", "lacks law"),
            ("decided_by: on\n", "", "lacks decided_by"),
            ("checked_on: 2026-07-02\n", "", "lacks checked_on"),
            ("checked_on: 2026-07-02", 'checked_on: "i sommer"', "checked_on must be a date"),
            ("id: IP-13-other", "id: IP-13", "two rows"),
            ("id: IP-13-other", "id: thirteen", "rule's number"),
            ("    unknown: ask\n", "", "answers nothing"),
            ("valid_to: 2025-12-31", "valid_to: 2022-06-14", "ends before"),
            ("valid_to: 2025-12-31", "valid_to: soon", "must be a date"),
            ("{from: 2022-06-15, at_most: act.limit}", "{around: 2022-06-15}", "compares with around"),
            ("    unknown: ask\n", "    unknown: ask\n    maybe: 1\n", "unknown maybe"),
        ],
    )
    def test_refuses_a_table_that_is_not_as_it_must_be(
        self, tmp_path: Path, wrong: str, right: str, problem: str
    ) -> None:
        assert wrong in WHOLE
        with pytest.raises(BrokenRuleFile, match=problem):
            load(tmp_path, WHOLE.replace(wrong, right))

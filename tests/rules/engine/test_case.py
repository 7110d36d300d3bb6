"""The engine alone, on a law of two lines."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobbvei.rules.engine.case import Answer, Case, Provision, RowSentence, RuleBook
from jobbvei.rules.engine.consistency import BrokenRules, ensure_consistent
from jobbvei.rules.engine.findings import Standing
from jobbvei.rules.engine.parameters import DatedValue, Parameter
from jobbvei.rules.engine.tables import Row, load_tables

TABLE = """\
description: hatter
law: hatteloven § 1
decided_by: worn_on
checked_on: 2026-07-02
rows:
  - id: HA-01
    law: hatteloven § 1
    source: oppdiktet
    valid_from: 2024-01-01
    valid_to: 2024-12-31
    when: {indoors: true, size: {at_least: hats.large}}
    answer: refused
    because: refused
  - id: HA-02
    law: hatteloven § 2
    source: oppdiktet
    valid_from: 2024-01-01
    when: {indoors: false}
    answer: allowed
    because: allowed
  - id: HA-03
    law: hatteloven § 3
    source: oppdiktet
    valid_from: 2024-01-01
    when: {size: {below: hats.large}}
    nothing: allowed
"""


@dataclass(frozen=True)
class Hat:
    worn_on: date | None = date(2024, 6, 1)
    indoors: bool | None = True
    size: int | None = 60


def by_row(case: Case, row: Row) -> Answer:
    return Answer(row.answer, case.sentence(row.because))


def book(tmp_path: Path, features: dict[str, Callable[[Case], Any]] | None = None) -> RuleBook:
    (tmp_path / "hats.yaml").write_text(TABLE, encoding="utf-8")
    large = Parameter(
        "hats.large", "stor hatt", "days", "hatteloven", "§ 1", "", "oppdiktet", date(2024, 1, 1),
        (DatedValue(58, date(2024, 1, 1), date(2024, 6, 30), ""),),
    )  # fmt: skip
    return RuleBook(
        tables=load_tables(tmp_path),
        parameters={"hats.large": large},
        features=features or {},
        provisions={"hat": Provision("hat", "hats", by_row)},
        sentences={"refused": RowSentence("Nei, {size}.", ("size",)), "allowed": RowSentence("Ja.", ())},
        missing_facts={
            "worn_on": "Vi mangler dagen.",
            "indoors": "Vi mangler stedet.",
            "size": "Vi mangler størrelsen.",
        },
    )


class TestFinding:
    def test_takes_the_first_row_that_fits(self, tmp_path: Path) -> None:
        finding = Case(book(tmp_path), Hat(), date(2024, 6, 1)).finding("hat")
        assert (finding.value, finding.rule, str(finding.because)) == ("refused", "HA-01", "Nei, 60.")
        assert finding.trace[0].facts == {"worn_on": date(2024, 6, 1), "indoors": True, "size": 60}
        assert [figure.value for figure in finding.trace[0].figures] == [58]

    def test_lets_a_certain_no_outweigh_what_cannot_be_told(self, tmp_path: Path) -> None:
        finding = Case(book(tmp_path), Hat(indoors=False, size=None), date(2024, 6, 1)).finding("hat")
        assert (finding.value, finding.rule, finding.missing) == ("allowed", "HA-02", "")

    def test_stops_at_a_row_that_cannot_be_told(self, tmp_path: Path) -> None:
        finding = Case(book(tmp_path), Hat(size=None), date(2024, 6, 1)).finding("hat")
        assert (finding.value, finding.missing, finding.standing) == (None, "size", Standing.UNKNOWN)
        assert str(finding.because) == "Vi mangler størrelsen."

    def test_says_nothing_where_the_law_gives_nothing(self, tmp_path: Path) -> None:
        finding = Case(book(tmp_path), Hat(size=57), date(2024, 6, 1)).finding("hat")
        assert (finding.value, finding.rule, finding.standing) == (None, "HA-03", Standing.NOTHING)

    def test_does_not_know_a_figure_after_its_end(self, tmp_path: Path) -> None:
        finding = Case(book(tmp_path), Hat(worn_on=date(2024, 7, 1)), date(2024, 7, 1)).finding("hat")
        assert finding.standing == Standing.UNKNOWN
        assert "stor hatt" in str(finding.because)

    def test_does_not_know_a_day_no_row_covers(self, tmp_path: Path) -> None:
        finding = Case(book(tmp_path), Hat(worn_on=date(2023, 12, 31)), date(2024, 6, 1)).finding("hat")
        assert (finding.value, finding.rule, finding.law) == (None, "none", "hatteloven § 1")
        assert "hatter" in str(finding.because)

    def test_needs_the_day_that_decides(self, tmp_path: Path) -> None:
        finding = Case(book(tmp_path), Hat(worn_on=None), date(2024, 6, 1)).finding("hat")
        assert finding.missing == "worn_on"


class TestEnsureConsistent:
    FACTS = frozenset({"worn_on", "indoors", "size"})

    def test_accepts_rules_that_fit_together(self, tmp_path: Path) -> None:
        ensure_consistent(book(tmp_path), self.FACTS)

    @pytest.mark.parametrize(
        ("wrong", "right", "fault"),
        [
            ("hats.large}}\n    answer", "hats.huge}}\n    answer", "hats HA-01 points to figure hats.huge"),
            ("when: {indoors: false}", "when: {outdoors: true}", "hats HA-02 asks for outdoors"),
            ("because: allowed", "because: welcome", "hats HA-02 points to sentence welcome"),
            ("decided_by: worn_on", "decided_by: bought_on", "hats is decided by bought_on"),
        ],
    )
    def test_names_what_is_not_there(self, tmp_path: Path, wrong: str, right: str, fault: str) -> None:
        whole = book(tmp_path)
        assert wrong in TABLE
        (tmp_path / "hats.yaml").write_text(TABLE.replace(wrong, right), encoding="utf-8")
        broken = RuleBook(
            load_tables(tmp_path), whole.parameters, whole.features, whole.provisions, whole.sentences,
            whole.missing_facts,
        )  # fmt: skip
        with pytest.raises(BrokenRules, match=fault):
            ensure_consistent(broken, self.FACTS)

    def test_names_a_table_that_is_not_there(self, tmp_path: Path) -> None:
        whole = book(tmp_path)
        broken = RuleBook(
            {}, whole.parameters, whole.features, whole.provisions, {"x": RowSentence("{age}", ("age",))}, {}
        )
        with pytest.raises(BrokenRules) as told:
            ensure_consistent(broken, self.FACTS)
        assert told.value.faults == ["hat asks table hats, which does not exist", "sentence x names age"]

"""One source, two evaluations: for every person the columns say what the person alone is told."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobbvei.rules.engine.case import Answer, Case
from jobbvei.rules.engine.columns.everybody import Everybody
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.explain import FINDINGS, Finding, Standing, explain
from jobbvei.rules.facts import Facts, Norwegian, Permit, PermitKind, Programme
from jobbvei.rules.guidance import GUIDANCE, guide
from jobbvei.rules.population.explain import explain_population
from jobbvei.rules.population.findings import BareFinding, FindingColumn, find_for_population
from jobbvei.rules.population.people import Chosen, Population, column_of_values
from jobbvei.rules.reading.facts import read_facts
from jobbvei.shared.errors import UnusableInput
from tests.rules.engine.test_case import Hat, book
from tests.rules.facts_strategies import days_in_scope, documents

ON = date(2023, 12, 1)
REFUGEE = Facts(
    date(1989, 1, 2),
    Permit(PermitKind.COLLECTIVE_PROTECTION, date(2023, 2, 10)),
    settled_on=date(2023, 3, 1),
    settled_by_agreement=True,
)


def bare(finding: Finding) -> BareFinding:
    return BareFinding(finding.id, finding.value, finding.rule, finding.standing, finding.missing)


def ensure_agreement(people: list[Facts], on: date) -> None:
    """Every question of the catalogue, and the guidance beside it: a function that no column can go through shows."""
    population = Population.of(people)
    columns = explain_population(population, on=on)
    guidance = find_for_population(population, on=on, asked=tuple(GUIDANCE[Facts]))
    for place, facts in enumerate(people):
        assert [bare(finding) for finding in explain(facts, on=on)] == list(columns.of(place)), (place, facts)
        assert [bare(finding) for finding in guide(facts, on=on)] == list(guidance.of(place)), (place, facts)


class TestExplainPopulation:
    @settings(max_examples=60)
    @given(st.lists(documents(), min_size=1, max_size=5), days_in_scope)
    def test_says_of_each_what_the_person_alone_is_told(self, many: list[dict[str, Any]], on: date) -> None:
        ensure_agreement([read_facts(document, on=on) for document in many], on)

    @settings(max_examples=30)
    @given(documents(), days_in_scope, st.data())
    def test_parts_people_who_differ_in_one_fact(self, document: dict[str, Any], on: date, data: st.DataObject) -> None:
        """Neighbours that share nearly everything fall on both sides of the same thresholds."""
        other = data.draw(documents())
        mixed = [document, *({**document, part: other[part]} for part in other if part not in {"born_on", "permit"})]
        ensure_agreement([facts for one in mixed if (facts := usable(one, on)) is not None], on)

    def test_gives_no_columns_for_nobody(self) -> None:
        assert dict(explain_population(Population.of([]), on=ON)) == {}

    def test_answers_only_what_is_asked_in_the_order_of_the_catalogue(self) -> None:
        only = frozenset({"registration.due_on", "permit.longest_until_on"})
        columns = explain_population(Population.of([REFUGEE]), on=ON, only=only)
        assert list(columns) == [name for name in FINDINGS if name in only]

    def test_refuses_questions_that_do_not_exist(self) -> None:
        with pytest.raises(UnusableInput, match=r"programme\.length"):
            explain_population(Population.of([REFUGEE]), on=ON, only=frozenset({"programme.length"}))

    def test_is_needed_by_nobody_who_asks_for_one_person(self) -> None:
        code = "import jobbvei.rules.explain, sys; sys.exit('numpy' in sys.modules)"
        source = Path(__file__).parents[3] / "src"
        assert (
            subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(source)}, check=False).returncode == 0
        )


def usable(document: dict[str, Any], on: date) -> Facts | None:
    try:
        return read_facts(document, on=on)
    except UnusableInput:
        return None


class TestFindingColumn:
    NAMES = ("norwegian.right_until_on", "benefit.month_kr", "programme.entitlement")

    def columns(self) -> tuple[FindingColumn, ...]:
        started = replace(REFUGEE, norwegian=Norwegian(started_on=date(2023, 6, 1)))
        people = [started, REFUGEE, replace(started, overgangsstonad_year_kr=Decimal(59410))]
        found = explain_population(Population.of(people), on=ON, only=frozenset(self.NAMES))
        return tuple(found[name] for name in self.NAMES)

    def test_gives_days_and_no_day_where_there_is_no_answer(self) -> None:
        days = self.columns()[0].days
        assert days.astype(str).tolist() == ["2024-05-31", "NaT", "2024-05-31"]

    def test_gives_amounts_exact(self) -> None:
        """2 × 118 620 ÷ 12; overgangsstønad is cut from the year with 40 percent of what is over half of 118 620."""
        over, under = self.columns()[1].exact
        assert [Decimal(int(number)) / under for number in over] == [19770, 19770, Decimal("19770") - Decimal(40) / 12]

    def test_tells_who_is_answered_and_who_is_not_known(self) -> None:
        column = self.columns()[0]
        assert column.is_answered.tolist() == [True, False, True]
        assert column.is_unknown.tolist() == [False, True, False]
        assert column.of(1).missing == "norwegian.started_on"

    def test_refuses_to_read_words_as_days_or_numbers(self) -> None:
        words = self.columns()[2]
        with pytest.raises(TypeError, match="entitlement"):
            _ = words.days
        with pytest.raises(TypeError):
            _ = words.exact


class TestPopulation:
    def test_given_as_columns_is_the_same_as_given_one_by_one(self) -> None:
        people = [
            replace(REFUGEE, programme=Programme(started_on=date(2023, 8, 31), hours_in_month=Decimal("162.5"))),
            replace(REFUGEE, permit=Permit(PermitKind.ASYLUM, date(2023, 2, 10)), settled_by_agreement=None),
        ]
        given = {
            "born_on": date(1989, 1, 2),
            "permit.kind": Chosen(np.array([0, 1]), (PermitKind.COLLECTIVE_PROTECTION, PermitKind.ASYLUM)),
            "permit.granted_on": np.array(["2023-02-10", "2023-02-10"], "M8[D]"),
            "settled_on": date(2023, 3, 1),
            "settled_by_agreement": Chosen(np.array([0, -1]), (True,)),
            "programme.started_on": np.array(["2023-08-31", "NaT"], "M8[D]"),
            "programme.hours_in_month": [Decimal("162.5"), None],
        }
        one_by_one = explain_population(Population.of(people), on=ON)
        as_columns = explain_population(Population.of_columns(2, given), on=ON)
        assert [one_by_one.of(place) for place in (0, 1)] == [as_columns.of(place) for place in (0, 1)]

    @pytest.mark.parametrize(
        ("given", "told"),
        [
            ({"programme.length": 6}, r"programme\.length"),
            ({"born_on": np.array(["1989-01-02"], "M8[D]")}, "1 verdier, men det er 2 personer"),
            ({"born_on": [date(1989, 1, 2)] * 3}, "3 verdier, men det er 2 personer"),
        ],
    )
    def test_refuses_columns_that_do_not_fit(self, given: dict[str, Any], told: str) -> None:
        with pytest.raises(UnusableInput, match=told):
            Population.of_columns(2, given)

    @pytest.mark.parametrize("born_on", [np.array(["1849-12-31"], "M8[D]"), [date(2080, 1, 1)], date(1849, 12, 31)])
    def test_refuses_days_out_of_reach(self, born_on: Any) -> None:
        people = Population.of_columns(1, {"born_on": born_on, "permit.kind": PermitKind.ASYLUM})
        with pytest.raises(UnusableInput, match="born_on"):
            explain_population(people, on=ON)


def wearing(*hats: Hat) -> Population:
    """A population for the law of two lines."""
    return Population(len(hats), lambda name: column_of_values([getattr(hat, name) for hat in hats], name))


class TestEverybody:
    HATS = (
        Hat(), Hat(indoors=False, size=None), Hat(size=None), Hat(size=57), Hat(worn_on=date(2024, 7, 1)),
        Hat(worn_on=date(2023, 12, 31)), Hat(worn_on=None), Hat(worn_on=None, indoors=False, size=57),
    )  # fmt: skip

    @pytest.mark.parametrize("on", [date(2024, 6, 1), date(2024, 7, 1), date(2025, 1, 1)])
    def test_decides_by_the_same_three_values_as_for_one(self, tmp_path: Path, on: date) -> None:
        law = book(tmp_path)
        everybody = Everybody(law, wearing(*self.HATS), on)
        column = FindingColumn("hat", everybody.finding("hat"), everybody)
        alone = [bare(Case(law, hat, on).finding("hat")) for hat in self.HATS]
        assert [column.of(place) for place in range(len(self.HATS))] == alone

    def test_fails_for_nobody_who_is_not_asked(self, tmp_path: Path) -> None:
        """A feature that cannot be reckoned for some is no fault until a rule asks for it."""

        def broken_when_large(case: Case) -> bool:
            return case.fact("indoors") and {57: True}[case.fact("size")]

        law = book(tmp_path, {"indoors_and_small": broken_when_large})
        everybody = Everybody(law, wearing(Hat(size=57), Hat(size=60)), date(2024, 6, 1))
        told = everybody.told("indoors_and_small")
        with pytest.raises(KeyError):
            everybody.raise_what_failed(told.reasons)
        assert everybody.finding("hat").reasons == 0

    def test_raises_what_fails_for_those_who_are_asked(self, tmp_path: Path) -> None:
        def broken(case: Case, row: Row) -> Answer:
            raise KeyError(row.id)

        law = book(tmp_path)
        law = replace(law, provisions={"hat": replace(law.provisions["hat"], compute=broken)})
        everybody = Everybody(law, wearing(Hat(), Hat(size=57)), date(2024, 6, 1))
        found = everybody.finding("hat")
        with pytest.raises(KeyError, match="HA-01"):
            everybody.raise_what_failed(found.reasons)
        assert FindingColumn("hat", found, everybody).of(1).standing == Standing.NOTHING

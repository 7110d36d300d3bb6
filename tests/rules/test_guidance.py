import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.rules.engine.findings import plain
from jobbvei.rules.explain import FINDINGS, Finding, Standing, legal_parameters
from jobbvei.rules.facts import Facts, Permit, PermitKind, Schooling, SchoolingLevel
from jobbvei.rules.guidance import GUIDANCE, Subject, guide
from jobbvei.rules.library import rule_book
from jobbvei.rules.reading.facts import read_facts
from jobbvei.rules.subjects import (
    Assistance,
    Hiring,
    Measure,
    MunicipalityYear,
    OfAssistance,
    OfCourse,
    OfDay,
    OfHiring,
    OfMeasure,
    OfMunicipality,
    OfStaff,
    Staff,
)
from tests.rules.facts_strategies import days_in_scope, documents

SEEDS = Path(__file__).parents[3] / "shared" / "data" / "seeds"
IN_2023 = date(2023, 6, 1)


def findings(subject: Subject, on: date = IN_2023) -> dict[str, Finding]:
    return {finding.id: finding for finding in guide(subject, on=on)}


def municipality(**given: int) -> OfMunicipality:
    return OfMunicipality(MunicipalityYear(**given))


def refugee(origin: str | None, settled_on: date) -> Facts:
    return Facts(
        date(1993, 1, 2), Permit(PermitKind.ASYLUM, date(2019, 1, 2)), origin=origin, settled_on=settled_on
    )  # fmt: skip


class TestGuidance:
    def test_and_the_contract_share_out_every_question(self) -> None:
        own = [name for catalogue in GUIDANCE.values() for name in catalogue]
        assert sorted([*own, *FINDINGS]) == sorted(rule_book().provisions)


class TestGuide:
    @pytest.mark.parametrize(("origin", "amounts"), [("SY", [36900, 73300, 50500]), ("US", [15600, 28400, 17800])])
    def test_gives_three_years_of_norwegian_grant(self, origin: str, amounts: list[int]) -> None:
        """E41: 36 900 + 73 300 + 50 500 = 160 700; 15 600 + 28 400 + 17 800 = 61 800."""
        years = [findings(refugee(origin, date(year, 3, 1)))["grant.norwegian_kr"].value for year in (2023, 2022, 2021)]
        assert years == amounts
        assert findings(refugee(origin, date(2020, 12, 31)))["grant.norwegian_kr"].value == 0

    def test_asks_for_the_country(self) -> None:
        assert findings(refugee(None, date(2023, 3, 1)))["grant.norwegian_kr"].missing == "origin"

    @pytest.mark.parametrize(
        ("persons", "amount"), [(0, 0), (1, 217000), (3, 217000), (4, 643900), (150, 643900), (151, 0)]
    )
    def test_gives_the_base_grant_by_number_of_persons(self, persons: int, amount: int) -> None:
        assert findings(municipality(persons_with_norwegian=persons))["grant.norwegian_base_kr"].value == amount

    @pytest.mark.parametrize(
        ("asked", "settled", "amount"), [(40, 52, 600000), (40, 38, 0), (40, 40, 0), (40, 41, 50000)]
    )
    def test_gives_extra_over_the_first_request(self, asked: int, settled: int, amount: int) -> None:
        """E38: 12 × 50 000 = 600 000; E39: nothing."""
        found = findings(municipality(first_asked=asked, settled=settled))
        assert found["grant.more_than_first_asked_kr"].value == amount

    @pytest.mark.parametrize("on", [date(2022, 12, 31), date(2024, 1, 1)])
    def test_knows_no_rate_outside_2023_and_names_the_circular(self, on: date) -> None:
        found = findings(municipality(persons_with_norwegian=10, first_asked=1, settled=2), on)
        for finding in found.values():
            assert finding.standing is Standing.UNKNOWN
            assert f"for {on.year}" in str(finding.because)

    def test_says_what_is_missing(self) -> None:
        assert findings(municipality())["grant.norwegian_base_kr"].missing == "municipality.persons_with_norwegian"


class TestParticipant:
    @given(documents(), days_in_scope)
    def test_is_answered_or_told_what_is_not_known_on_any_day(self, document: dict[str, Any], on: date) -> None:
        for finding in guide(read_facts(document, on=on), on=on):
            assert str(finding.because)
            assert finding.law
            assert finding.trace
            assert (finding.value is None) == (finding.standing != Standing.ANSWERED)

    @pytest.mark.parametrize(
        ("name", "on", "value"),
        [
            ("programme.language_offer", date(2023, 5, 15), "language_any"),
            ("programme.language_offer", date(2023, 6, 30), "language_any"),
            ("programme.language_offer", date(2023, 8, 15), "language_norwegian_or_english"),
            ("programme.language_offer", date(2026, 1, 1), None),
            ("programme.least_content", date(2025, 12, 31), "content_collective"),
            ("programme.least_content", date(2026, 1, 1), "content_without_social_studies"),
            ("programme.goal_guide", date(2025, 12, 31), "goal_school_main_rule"),
            ("programme.goal_guide", date(2026, 1, 1), "goal_school"),
            ("programme.after_change_of_permit", date(2025, 12, 31), None),
            ("programme.after_change_of_permit", date(2026, 6, 30), "permit_change_with_extension"),
            ("programme.after_change_of_permit", date(2026, 7, 1), "permit_change"),
            ("career_guidance.entitlement", date(2023, 6, 1), "right"),
        ],
    )
    def test_is_guided_by_the_day_s_rules(self, name: str, on: date, value: str | None) -> None:
        """E53: a course in Ukrainian is allowed in May 2023 and not in August."""
        permit = Permit(PermitKind.COLLECTIVE_PROTECTION, date(2023, 2, 10))
        young = Facts(date(2003, 1, 2), permit, schooling=Schooling(SchoolingLevel.LOWER_SECONDARY))
        assert findings(young, on)[name].value == value

    @pytest.mark.parametrize(("born_on", "value"), [(date(1970, 3, 1), "goal_work"), (date(1970, 3, 2), "goal_free")])
    def test_has_work_as_goal_over_fifty_five(self, born_on: date, value: str) -> None:
        older = Facts(born_on, Permit(PermitKind.ASYLUM), schooling=Schooling(SchoolingLevel.HIGHER))
        assert findings(older, date(2026, 3, 1))["programme.goal_guide"].value == value


NOT_REDUCED = Measure(False, False, False, False, False)
REDUCED = Measure(True, True, False, False, False)


SUBJECTS: tuple[Callable[[], Subject], ...] = (
    OfMunicipality,
    OfCourse,
    OfMeasure,
    OfHiring,
    OfStaff,
    OfAssistance,
    OfDay,
)


class TestNobodyHasSaidAnything:
    @given(st.sampled_from(SUBJECTS), st.dates(date(2000, 1, 1), date(2100, 12, 31)))
    def test_is_answered_with_what_is_missing(self, kind: Callable[[], Subject], on: date) -> None:
        for finding in guide(kind(), on=on):
            assert str(finding.because)
            assert finding.trace
            assert (finding.value is None) == (finding.standing != Standing.ANSWERED)


class TestMeasures:
    @pytest.mark.parametrize(
        ("measure", "months"), [(NOT_REDUCED, (12, 12, 6, 36, 12)), (REDUCED, (18, 24, 36, 36, 36))]
    )
    def test_give_longer_time_with_reduced_capacity(self, measure: Measure, months: tuple[int, ...]) -> None:
        found = findings(OfMeasure(measure, date(1990, 1, 2)), date(2026, 2, 1))
        names = ("work_training", "wage_subsidy", "mentor", "training", "follow_up")
        assert tuple(found[f"measures.{name}_months"].value for name in names) == months

    @pytest.mark.parametrize(("on", "value"), [(date(2025, 7, 31), None), (date(2025, 8, 1), 6)])
    def test_know_the_mentor_s_time_from_august_2025(self, on: date, value: int | None) -> None:
        assert findings(OfMeasure(NOT_REDUCED, date(1990, 1, 2)), on)["measures.mentor_months"].value == value

    @pytest.mark.parametrize(("on", "value"), [(date(2025, 12, 31), None), (date(2026, 1, 1), 160400)])
    def test_know_the_cap_on_inclusion_grant_of_2026_alone(self, on: date, value: int | None) -> None:
        found = findings(OfMeasure(NOT_REDUCED, date(1990, 1, 2)), on)
        assert found["measures.inclusion_grant_cap_kr"].value == value

    @pytest.mark.parametrize(("born_on", "value"), [(date(2010, 2, 2), "none"), (date(2010, 2, 1), "nav_decides")])
    def test_are_for_those_of_sixteen(self, born_on: date, value: str) -> None:
        """E46: the refugee service never grants a measure itself."""
        assert findings(OfMeasure(NOT_REDUCED, born_on), date(2026, 2, 1))["measures.gate"].value == value

    def test_show_both_readings_of_the_age_for_training(self) -> None:
        """E48: born 2005-11-30."""
        subject = OfMeasure(NOT_REDUCED, date(2005, 11, 30))
        before = findings(subject, date(2025, 6, 30))["measures.training_age_from"].value
        after = findings(subject, date(2025, 7, 1))["measures.training_age_from"].value
        assert before == {"report": "2024-01-01", "regulation": "2024-11-30"}
        assert after == {"regulation": "2024-01-01"}

    @pytest.mark.parametrize(("on", "months"), [(date(2025, 6, 30), 36), (date(2025, 7, 1), 48)])
    def test_give_four_years_with_norwegian_from_july_2025(self, on: date, months: int) -> None:
        measure = Measure(False, False, False, True, False)
        assert findings(OfMeasure(measure, date(1990, 1, 2)), on)["measures.training_months"].value == months

    @pytest.mark.parametrize(("part", "value"), [(True, 0), (False, 312), (None, None)])
    def test_give_no_allowance_inside_a_programme(self, part: bool | None, value: int | None) -> None:
        found = findings(OfMeasure(Measure(part_of_programme=part), date(1990, 1, 2)), date(2026, 2, 1))
        assert found["measures.allowance_day_kr"].value == value


class TestHiring:
    @pytest.mark.parametrize(("months", "value"), [(20, "inside"), (24, "inside"), (25, "outside"), (26, "outside")])
    def test_limits_a_temporary_job_to_two_years(self, months: int, value: str) -> None:
        """E59: 20 months inside, 26 months outside the second kind."""
        found = findings(OfHiring(Hiring("temporary_with_subsidy", months)))
        assert found["hiring.departure"].value == value

    @pytest.mark.parametrize(("years", "value"), [(1, "outside"), (2, "inside"), (3, "inside")])
    def test_asks_for_two_years_as_trainee(self, years: int, value: str) -> None:
        found = findings(OfHiring(Hiring("permanent_after_trainee", trainee_years=years)))
        assert found["hiring.departure"].value == value

    def test_lists_the_conditions_that_are_missing(self) -> None:
        """E59: all four true; the union not heard; one not told."""
        name, in_2025 = "hiring.conditions_missing", date(2025, 6, 1)
        assert findings(OfHiring(Hiring("discretion", None, None, True, True, True, True)), in_2025)[name].value == {}
        found = findings(OfHiring(Hiring("discretion", None, None, True, True, False, None)), in_2025)[name]
        assert found.value == {"discussed_with_unions": "not_met", "employees_rights_kept": "not_told"}
        assert "menneske" in str(found.because)


class TestStaff:
    @pytest.mark.parametrize(
        ("staff", "value"),
        [
            (Staff("kindergarten", "none", 0, None, "B1", "B1", "A2", "B1"), "met"),
            (Staff("kindergarten", "none", 0, None, "B1", "B1", "A2", "A2"), "not_met"),
            (Staff("kindergarten", "none", 4, None, "A2", "A2", "A2", "A2"), "not_met"),
            (Staff("kindergarten", "none", 5, None, "A2", "A2", "A2", "A2"), "exempt"),
            (Staff("kindergarten", "nordic"), "exempt"),
            (Staff("health", "none", 0, False, "B2", "B2", "B2", "B1"), "not_met"),
            (Staff("health", "none", 0, False, "B2", "C1", "B2", "B2"), "met"),
            (Staff("health", trained_in_eea=True), "recommended"),
            (Staff("kindergarten", "none", 0), None),
        ],
    )
    def test_meets_the_floor_or_not(self, staff: Staff, value: str | None) -> None:
        """E57, E58."""
        assert findings(OfStaff(staff))["language.floor"].value == value


class TestAssistance:
    def test_adds_up_the_guiding_rates(self) -> None:
        """E51: 7 850 + 3 850 + 5 150 = 16 850 in January 2024."""
        household = Assistance("single", (date(2019, 6, 1), date(2011, 6, 1)), False, False)
        found = findings(OfAssistance(household, date(1990, 1, 2)), date(2024, 1, 15))
        assert found["assistance.guide_month_kr"].value == 16850

    @pytest.mark.parametrize(
        ("on", "value"),
        [
            (date(2021, 8, 31), 6450 + 2850), (date(2021, 9, 1), 6450 + 3150), (date(2022, 12, 31), 6650 + 3250),
            (date(2023, 1, 1), None), (date(2023, 6, 30), None), (date(2023, 7, 1), 7550 + 3700),
            (date(2024, 12, 31), 7850 + 3850), (date(2025, 1, 1), None),
        ],
    )  # fmt: skip
    def test_knows_the_rates_by_date_and_says_where_it_does_not(self, on: date, value: int | None) -> None:
        household = Assistance("single", (date(2020, 6, 1),))
        assert findings(OfAssistance(household), on)["assistance.guide_month_kr"].value == value

    def test_leaves_the_qualification_programme_to_nav(self) -> None:
        """E49: right to the introduction programme, or weak Norwegian alone, is not in the target group."""
        name = "kvp.entitlement"
        asked = [(True, False), (False, True), (False, False)]
        found = [findings(OfAssistance(Assistance(None, None, *one), date(1990, 1, 2)))[name].value for one in asked]
        assert found == ["not_in_target", "not_in_target", "nav_decides"]

    @pytest.mark.parametrize(("on", "value"), [(date(2024, 6, 30), None), (date(2024, 7, 1), "253141.15")])
    def test_knows_the_qualification_benefit_from_july_2024(self, on: date, value: str | None) -> None:
        """2.041 × 124 028 = 253 141.148."""
        assert plain(findings(OfAssistance(born_on=date(1990, 1, 2)), on)["kvp.benefit_year_kr"].value) == value


@pytest.mark.skipif(not SEEDS.exists(), reason="the working group's tables are not beside the project")
class TestTablesOfTheWorkingGroup:
    @pytest.mark.parametrize("table", ["table2_integreringstilskudd_2023", "table3_norsktilskudd_2023"])
    def test_are_held_to_the_krone(self, table: str) -> None:
        rows = list(csv.DictReader((SEEDS / f"seed003_{table}.csv").read_text(encoding="utf-8").splitlines()))
        held = sorted(
            int(parameter.values[0].value)
            for parameter in legal_parameters().values()
            if parameter.name.startswith("municipal_grants.") and parameter.name.endswith("_kr")
        )
        for row in rows:
            assert int(row["amount_nok"]) in held

    def test_are_held_whole_and_nothing_beside_them_but_what_other_sources_say(self) -> None:
        amounts = [
            int(row["amount_nok"])
            for path in sorted(SEEDS.glob("seed003_table[23]_*.csv"))
            for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
        ]
        held = [
            int(parameter.values[0].value)
            for parameter in legal_parameters().values()
            if parameter.name.startswith("municipal_grants.") and parameter.name.endswith("_kr")
        ]
        elsewhere = [50000, 196400, 1520000, 1118000, 705000, 1500, 50000000, 13000000, 125700000]
        assert sorted(held) == sorted([*amounts, *elsewhere])

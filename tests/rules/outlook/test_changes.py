from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.rules.explain import changed_findings, explain
from jobbvei.rules.facts import Facts, Household, HouseholdKind, Permit, PermitKind
from jobbvei.rules.library import rule_book
from jobbvei.rules.outlook.changes import ChangeOfLaw, TableChange, change_of_law, changes_of_law, next_change, rests_on
from jobbvei.rules.reading.facts import read_facts
from tests.rules.facts_strategies import LAST, documents

NEW_LAW = date(2026, 1, 1)
ONE_DAY = timedelta(days=1)


def change(on: date) -> ChangeOfLaw:
    found = change_of_law(on)
    assert found is not None
    return found


def table(on: date, name: str) -> TableChange:
    return next(one for one in change(on).tables if one.table.name == name)


class TestChangesOfLaw:
    def test_hold_every_day_a_row_begins_or_ends_in_order(self) -> None:
        days = [one.on for one in changes_of_law()]
        assert days == sorted(set(days))
        rows = [row for table in rule_book().tables.values() for row in table.rows]
        assert {row.valid_to + ONE_DAY for row in rows if row.valid_to} <= set(days)
        assert {row.id for row in rows} == {
            row.id for one in changes_of_law() for table in one.tables for row in table.begun
        }

    def test_hold_every_new_value_of_every_figure(self) -> None:
        figures = rule_book().parameters.items()
        new = {
            (name, value.valid_from)
            for name, figure in figures
            for old, value in zip((None, *figure.values), figure.values, strict=False)
            if old is None or old.value != value.value
        }
        told = [(one.figure.name, change.on) for change in changes_of_law() for one in change.figures if one.after]
        assert len(told) == len(set(told))
        assert set(told) == new

    def test_say_which_rows_follow_which(self) -> None:
        length = table(NEW_LAW, "programme_length")
        assert {"IP-13", "IP-14", "IP-15", "IP-16", "IP-17"} <= {row.rule for row in length.ended}
        assert {"IP-18", "IP-19", "IP-20", "IP-21", "IP-22"} <= {row.rule for row in length.begun}
        assert "programme.latest_end_on" in length.questions

    def test_let_a_rule_about_older_cases_begin_when_it_may_be_asked_and_never_end(self) -> None:
        ended = {row.id for row in table(NEW_LAW, "programme_length").ended}
        begun = {row.id for row in table(NEW_LAW, "programme_length").begun}
        assert "IP-13-running-in-2026" in begun - ended

    def test_give_a_figure_before_and_after(self) -> None:
        (basic_amount,) = change(date(2026, 5, 1)).figures
        assert basic_amount.before is not None
        assert basic_amount.after is not None
        assert (basic_amount.before.value, basic_amount.after.value) == (130160, 136549)

    def test_do_not_guess_a_figure_that_has_run_out(self) -> None:
        cap = next(
            one for one in change(date(2027, 1, 1)).figures if one.figure.name.endswith("inclusion_grant_cap_kr")
        )
        assert cap.before is not None
        assert cap.after is None

    def test_name_the_acts_without_paragraphs(self) -> None:
        assert change(date(2026, 5, 1)).acts == ("folketrygdloven",)
        assert {"integreringsloven", "integreringsforskriften"} <= set(change(NEW_LAW).acts)
        assert not any("§" in act for one in changes_of_law() for act in one.acts)


class TestQuestions:
    def test_are_those_whose_table_changes(self) -> None:
        assert {"programme.latest_end_on", "programme.entitlement"} <= change(NEW_LAW).questions
        assert "norwegian.minimum_level" not in change(NEW_LAW).questions

    def test_are_those_whose_table_points_to_a_figure_that_changes(self) -> None:
        assert "benefit.year_kr" in change(date(2026, 5, 1)).questions


class TestChangeOfLaw:
    @pytest.mark.parametrize("on", [NEW_LAW - ONE_DAY, NEW_LAW + ONE_DAY])
    def test_is_none_on_an_ordinary_day(self, on: date) -> None:
        assert change_of_law(on) is None


class TestNextChange:
    def test_is_the_first_after_the_day(self) -> None:
        following = next_change(date(2026, 11, 23))
        assert following is not None
        assert following.on == date(2027, 1, 1)
        assert next_change(date(2027, 1, 1)) != following

    def test_is_none_after_the_last(self) -> None:
        assert next_change(date(2100, 1, 1)) is None


class TestRestsOn:
    def person(self, born_on: date) -> Facts:
        return Facts(
            born_on=born_on,
            permit=Permit(PermitKind.COLLECTIVE_PROTECTION, date(2025, 2, 10)),
            household=Household(HouseholdKind.SINGLE_ADULT, lives_with_parents=False),
        )

    def test_holds_for_an_answer_that_used_a_figure_that_changed(self) -> None:
        on = date(2026, 5, 1)
        pairs = changed_findings(self.person(date(1989, 5, 2)), before=on - ONE_DAY, after=on)
        assert {old.id for old, _ in pairs if rests_on(change(on), (old,))} == {"benefit.month_kr", "benefit.year_kr"}

    def test_does_not_hold_for_a_birthday(self) -> None:
        on = NEW_LAW
        pairs = changed_findings(self.person(date(2001, 1, 1)), before=on - ONE_DAY, after=on)
        (older,) = (new for _, new in pairs if new.id == "benefit.year_kr")
        assert older.value == 2 * 130160
        (young,) = (old for old, _ in pairs if old.id == "benefit.year_kr")
        assert young.value == Fraction(2, 3) * 2 * 130160 or round(Fraction(str(young.value)), 0) == 173547
        assert not rests_on(change(on), (young, older))

    @given(document=documents(), on=st.dates(date(2021, 6, 1), LAST))
    def test_never_holds_for_answers_that_are_the_same_law(self, document: dict[str, Any], on: date) -> None:
        facts = read_facts(document, on=on)
        used = explain(facts, on=on)
        for one in changes_of_law():
            if all(finding.trace == () for finding in used):
                assert not rests_on(one, used)

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from jobbvei.rules.engine.case import Case
from jobbvei.rules.explain import FINDINGS, Finding, Standing, changed_findings, explain, legal_parameters
from jobbvei.rules.facts import Facts, Norwegian, Permit, PermitKind
from jobbvei.rules.library import rule_book
from jobbvei.rules.reading.facts import read_facts
from jobbvei.shared.errors import UnusableInput
from tests.rules.facts_strategies import days_in_scope, documents

ENDS = ("programme.latest_end_on", "programme.latest_end_with_extension_on", "norwegian.right_until_on")


def findings(document: dict[str, Any], on: date) -> dict[str, Finding]:
    return {finding.id: finding for finding in explain(read_facts(document, on=on), on=on)}


def shuffled(value: Any, seed: int) -> Any:
    """The same with keys, and what stands in lists, in another order."""
    chance = random.Random(seed)
    if isinstance(value, list):
        return chance.sample(value, len(value))
    if not isinstance(value, dict):
        return value
    pairs = [(key, shuffled(inner, seed)) for key, inner in value.items()]
    chance.shuffle(pairs)
    return dict(pairs)


def told(document: dict[str, Any], on: date) -> list[tuple[object, ...]]:
    """Everything but the trace, which shows lists as they were given."""
    found = findings(document, on).values()
    return [(one.id, one.value, one.rule, one.standing, one.missing, str(one.because)) for one in found]


class TestExplain:
    @given(documents(), days_in_scope)
    def test_answers_or_says_unknown_on_any_day(self, document: dict[str, Any], on: date) -> None:
        for finding in findings(document, on).values():
            assert str(finding.because)
            assert finding.law
            assert finding.trace
            assert (finding.value is None) == (finding.standing != Standing.ANSWERED)
            assert not finding.missing or finding.standing == Standing.UNKNOWN

    @given(documents(), days_in_scope, st.integers())
    def test_does_not_depend_on_the_order_of_the_facts(self, document: dict[str, Any], on: date, seed: int) -> None:
        assert told(document, on) == told(shuffled(document, seed), on)

    @given(documents(), days_in_scope, st.sampled_from(["programme", "norwegian"]), st.integers(1, 400))
    def test_never_ends_earlier_for_a_later_start_under_the_same_rule(
        self, document: dict[str, Any], on: date, part: str, days: int
    ) -> None:
        before = findings(document, on)
        started_on = document[part].get("started_on")
        assume(started_on is not None)
        document[part]["started_on"] = str(date.fromisoformat(started_on) + timedelta(days=days))
        try:
            after = findings(document, on)
        except UnusableInput:  # the later start makes another day impossible, such as a decision to extend before it
            reject()
        for name in (*ENDS, "programme.earliest_end_on"):
            first, second = before[name], after[name]
            if first.rule == second.rule and isinstance(first.value, date) and isinstance(second.value, date):
                assert first.value <= second.value, name

    @given(documents(), days_in_scope, st.sets(st.sampled_from(sorted(FINDINGS))))
    def test_gives_the_same_answer_when_asked_for_less(
        self, document: dict[str, Any], on: date, only: set[str]
    ) -> None:
        facts = read_facts(document, on=on)
        everything = {finding.id: finding for finding in explain(facts, on=on)}
        for finding in explain(facts, on=on, only=frozenset(only)):
            assert finding == everything[finding.id]

    @given(documents(), days_in_scope, st.integers(1, 60))
    def test_never_ends_earlier_with_more_leave(self, document: dict[str, Any], on: date, more: int) -> None:
        before = findings(document, on)
        for part in ("programme", "norwegian"):
            document[part]["leave_days"] = document[part].get("leave_days", 0) + more
        after = findings(document, on)
        for name in ENDS:
            first, second = before[name].value, after[name].value
            assert isinstance(first, date) == isinstance(second, date)
            assert not isinstance(first, date) or not isinstance(second, date) or first <= second

    @given(documents(), days_in_scope)
    def test_never_pays_less_than_nothing_and_never_more_than_the_whole_year(
        self, document: dict[str, Any], on: date
    ) -> None:
        found = findings(document, on)
        month, year = found["benefit.month_kr"].value, found["benefit.year_kr"].value
        assert month is None or (isinstance(month, Decimal) and month >= 0)
        if isinstance(month, Decimal) and isinstance(year, Decimal):
            assert month <= year or document["programme"].get("hours_in_month")

    @given(documents(), days_in_scope)
    def test_keeps_the_ends_in_order(self, document: dict[str, Any], on: date) -> None:
        found = findings(document, on)
        order = (
            ("programme.earliest_end_on", "programme.latest_end_on"),
            ("programme.latest_end_on", "programme.latest_end_with_extension_on"),
            ("norwegian.right_until_on", "norwegian.extended_until_on"),
        )
        for earlier, later in order:
            first, second = found[earlier].value, found[later].value
            assert not isinstance(first, date) or not isinstance(second, date) or first <= second, (earlier, later)

    @given(documents(), days_in_scope, st.sampled_from(sorted(FINDINGS)))
    def test_traces_every_figure_it_used(self, document: dict[str, Any], on: date, name: str) -> None:
        """With only the traced figures at hand the finding comes out the same, so no other was read."""
        facts = read_facts(document, on=on)
        finding = Case(rule_book(), facts, on).finding(name)
        traced = {figure.name for step in finding.trace for figure in step.figures}
        book = replace(rule_book(), parameters={key: legal_parameters()[key] for key in traced})
        assert Case(book, facts, on).finding(name) == finding

    @given(documents(), days_in_scope, st.sampled_from(sorted(FINDINGS)))
    def test_traces_every_fact_it_used(self, document: dict[str, Any], on: date, name: str) -> None:
        """With every fact outside the trace taken away the finding comes out the same."""
        finding = Case(rule_book(), read_facts(document, on=on), on).finding(name)
        traced = {fact for step in finding.trace for fact in step.facts}
        kept = {key: value for key, value in document.items() if key in {"born_on", "permit"} | traced}
        for part in ("schooling", "programme", "norwegian", "work", "household"):
            kept[part] = {key: value for key, value in document[part].items() if f"{part}.{key}" in traced}
        assert Case(rule_book(), read_facts(kept, on=on), on).finding(name) == finding

    @given(documents(), days_in_scope)
    def test_traces_figures_that_were_in_force(self, document: dict[str, Any], on: date) -> None:
        for finding in findings(document, on).values():
            for step in finding.trace:
                for figure in step.figures:
                    known = legal_parameters()[figure.name]
                    assert figure.parameter is known
                    assert figure.dated in known.values

    def test_asks_only_for_questions_that_exist(self) -> None:
        facts = Facts(date(1989, 1, 2), Permit(PermitKind.ASYLUM))
        with pytest.raises(UnusableInput, match=r"programme\.length"):
            explain(facts, on=date(2023, 6, 1), only=frozenset({"programme.length"}))

    def test_names_the_missing_fact_in_plain_norwegian_and_answers_the_rest(self) -> None:
        facts = Facts(date(1989, 1, 2), Permit(PermitKind.COLLECTIVE_PROTECTION, date(2023, 2, 10)))
        found = {finding.id: finding for finding in explain(facts, on=date(2023, 6, 1))}
        assert found["programme.entitlement"].missing == "settled_by_agreement"
        assert "bosatt etter avtale" in str(found["programme.entitlement"].because)
        assert found["permit.longest_until_on"].value == date(2026, 2, 9)

    def test_shows_the_rules_it_leaned_on_before_its_own(self) -> None:
        facts = Facts(
            date(1989, 1, 2),
            Permit(PermitKind.COLLECTIVE_PROTECTION, date(2023, 2, 10)),
            settled_on=date(2023, 3, 1),
            settled_by_agreement=True,
        )
        only = frozenset({"programme.start_latest_on"})
        [finding] = explain(facts, on=date(2023, 6, 1), only=only)
        assert [step.rule for step in finding.trace] == ["IP-05", "IP-11"]

    @pytest.mark.parametrize(
        ("start", "last"),
        [
            (date(2024, 2, 28), date(2025, 2, 27)),
            (date(2024, 2, 29), date(2025, 2, 27)),
            (date(2024, 3, 1), date(2025, 2, 28)),
        ],
    )
    def test_clamps_a_start_on_leap_day(self, start: date, last: date) -> None:
        permit = Permit(PermitKind.COLLECTIVE_PROTECTION, date(2023, 2, 10))
        facts = Facts(date(1989, 1, 2), permit, norwegian=Norwegian(started_on=start))
        [finding] = explain(facts, on=start, only=frozenset({"norwegian.right_until_on"}))
        assert finding.value == last


class TestChangedFindings:
    def test_gives_nothing_between_two_days_with_the_same_law(self) -> None:
        facts = Facts(date(1989, 1, 2), Permit(PermitKind.COLLECTIVE_PROTECTION, date(2023, 2, 10)))
        only = frozenset({"permit.longest_until_on"})
        assert changed_findings(facts, before=date(2023, 6, 1), after=date(2024, 12, 31), only=only) == ()

    def test_gives_both_sides_of_a_change(self) -> None:
        facts = Facts(date(1989, 1, 2), Permit(PermitKind.COLLECTIVE_PROTECTION, date(2023, 2, 10)))
        only = frozenset({"permit.longest_until_on"})
        [(old, new)] = changed_findings(facts, before=date(2024, 12, 31), after=date(2025, 1, 1), only=only)
        assert (old.value, new.value) == (date(2026, 2, 9), date(2028, 2, 9))

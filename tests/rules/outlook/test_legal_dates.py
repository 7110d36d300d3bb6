from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.rules.explain import explain
from jobbvei.rules.facts import Extension, Facts, Goal, Norwegian, Permit, PermitKind, Programme
from jobbvei.rules.outlook.legal_dates import KINDS, REGISTRATION, Certainty, DateKind, LegalDate, legal_dates
from jobbvei.rules.reading.facts import read_facts
from tests.rules.facts_strategies import days_in_scope, documents
from tests.rules.law_people import E01, E06, E14, E17, changed

IN_2023 = date(2023, 9, 8)


def days(facts: Facts, on: date) -> dict[str, str]:
    """Key → day, with ``?`` after one that only is possible; those without a day are left out."""
    return {
        one.key: f"{one.on}{'?' if one.certainty is Certainty.POSSIBLE else ''}"
        for one in legal_dates(facts, on=on)
        if one.on is not None
    }


def by_key(facts: Facts, on: date) -> dict[str, LegalDate]:
    return {one.key: one for one in legal_dates(facts, on=on)}


class TestLegalDates:
    def test_of_e01(self) -> None:
        """Six months from 3 April 2023, six more; Norwegian twelve months, one decision of six."""
        assert days(E01, IN_2023) == {
            "registration.due_on#2023-03-15": "2023-05-15",
            "programme.start_latest_on": "2023-06-01",
            "norwegian.offer_latest_on": "2023-06-01",
            "registration.due_on#2023-04-03": "2023-06-03",
            "programme.extension_window": "2023-10-02",
            "programme.latest_end_on": "2023-10-02",
            "permit.year_ends_on": "2024-02-09?",
            "programme.latest_end_with_extension_on": "2024-04-02?",
            "norwegian.extension_window": "2024-04-02",
            "norwegian.right_until_on": "2024-04-02",
            "norwegian.extension_ends#1": "2024-10-02?",
            "permit.longest_until_on": "2026-02-09?",
        }

    def test_of_e06(self) -> None:
        """Three years from 21 August 2023 and one more; Norwegian one year and four decisions of six months."""
        found = days(E06, date(2024, 5, 1))
        assert found["programme.earliest_end_on"] == "2023-11-20"
        assert found["programme.latest_end_on"] == "2026-08-20"
        assert found["programme.latest_end_with_extension_on"] == "2027-08-20?"
        assert found["norwegian.right_until_on"] == "2024-08-20"
        assert [found[f"norwegian.extension_ends#{number}"] for number in (1, 2, 3, 4)] == [
            "2025-02-20?", "2025-08-20?", "2026-02-20?", "2026-08-20?",
        ]  # fmt: skip

    def test_of_e14(self) -> None:
        """Twelve months from 2 February 2026; work content three months in; nothing can be extended."""
        found, dates = days(E14, date(2026, 3, 1)), by_key(E14, date(2026, 3, 1))
        assert found["programme.latest_end_on"] == found["norwegian.right_until_on"] == "2027-02-01"
        assert found["programme.work_hours_from_on"] == "2026-05-02"
        assert dates["programme.latest_end_with_extension_on"].certainty is Certainty.NOT_SET
        assert dates["social_studies.by_on"].certainty is Certainty.NOT_SET
        assert dates["norwegian.extended_until_on"].certainty is Certainty.UNKNOWN
        assert "programme.extension_window" not in dates

    def test_of_e17(self) -> None:
        """Four years from 2 March 2026 and one more; social studies within a year of the offer."""
        found = days(E17, date(2026, 4, 1))
        assert found["programme.latest_end_on"] == "2030-03-01"
        assert found["programme.latest_end_with_extension_on"] == "2031-03-01?"
        assert found["programme.extension_window"] == "2030-03-01"
        assert found["social_studies.by_on"] == "2027-03-01"
        assert found["norwegian.right_until_on"] == "2029-03-01"

    def test_say_the_first_and_the_last_day(self) -> None:
        dates = by_key(E14, date(2026, 3, 1))
        end, work = dates["programme.latest_end_on"], dates["programme.work_hours_from_on"]
        assert (end.kind, end.first_on, end.last_on) == (DateKind.ENDS, date(2026, 2, 2), date(2027, 2, 1))
        assert (work.kind, work.first_on, work.last_on) == (DateKind.BEGINS, date(2026, 5, 2), None)

    def test_say_when_a_deadline_was_met(self) -> None:
        assert by_key(E01, IN_2023)["programme.start_latest_on"].met_on == date(2023, 4, 3)
        not_started = changed(E01, programme=Programme())
        assert by_key(not_started, IN_2023)["programme.start_latest_on"].met_on is None

    def test_tell_decisions_that_are_made_from_those_that_can_be(self) -> None:
        one_made = Norwegian(started_on=date(2023, 8, 21), extensions=(Extension(date(2024, 8, 1), 6),))
        found = days(changed(E06, norwegian=one_made), date(2024, 9, 1))
        assert found["norwegian.extension_ends#1"] == "2025-02-20"
        assert found["norwegian.extension_ends#2"] == "2025-08-20?"
        assert found["norwegian.extension_window"] == "2025-02-20"

    def test_call_a_decision_only_possible_when_the_law_leaves_it_open(self) -> None:
        past_repeal = Norwegian(started_on=date(2025, 6, 16), extensions=(Extension(date(2026, 6, 10), 6),))
        dates = by_key(changed(E14, norwegian=past_repeal), date(2026, 11, 23))
        assert dates["norwegian.decided_until_on"].on == date(2026, 12, 15)
        assert dates["norwegian.decided_until_on"].certainty is Certainty.POSSIBLE
        assert dates["norwegian.extended_until_on"].certainty is Certainty.UNKNOWN

    def test_name_the_fact_that_is_missing(self) -> None:
        unknown = Facts(date(1990, 1, 1), Permit(PermitKind.COLLECTIVE_PROTECTION))
        dates = by_key(unknown, date(2026, 1, 5))
        assert {one.on for one in dates.values()} == {None}
        assert dates["programme.start_latest_on"].finding.missing == "permit.granted_on"
        assert dates["norwegian.right_until_on"].finding.missing == "norwegian.started_on"

    def test_put_the_running_year_of_the_permit_at_its_last_day(self) -> None:
        granted = {on: days(E01, on)["permit.year_ends_on"] for on in (date(2024, 2, 9), date(2024, 2, 10))}
        assert list(granted.values()) == ["2024-02-09?", "2025-02-09?"]
        assert days(E01, date(2028, 6, 1))["permit.year_ends_on"] == "2028-02-09?"  # never past the longest

    def test_give_each_day_of_news_its_own_deadline_to_register(self) -> None:
        dates = [one for one in legal_dates(E06, on=date(2024, 5, 1)) if one.id == REGISTRATION]
        assert [(one.on, one.about) for one in dates] == [
            (date(2023, 10, 21), ("program startet", "norskopplæring startet"))
        ]
        before = legal_dates(E06, on=date(2023, 8, 20), only=frozenset({REGISTRATION}))
        assert before == ()  # what is to come is not news yet

    @given(document=documents(), on=days_in_scope)
    def test_are_the_findings_own_days_in_order_with_keys_of_their_own(
        self, document: dict[str, object], on: date
    ) -> None:
        facts = read_facts(document, on=max(on, date(2021, 1, 1)))
        dates = legal_dates(facts, on=on)
        assert len({one.key for one in dates}) == len(dates)
        placed = [one.on or date.max for one in dates]
        assert placed == sorted(placed)
        found = {one.id: one.value for one in explain(facts, on=on)}
        for one in dates:
            assert (one.on is None) == (one.certainty in {Certainty.UNKNOWN, Certainty.NOT_SET})
            if one.key == one.id and one.id in found and one.on is not None:
                assert one.on == found[one.id]

    @given(document=documents(), on=days_in_scope, wanted=st.frozensets(st.sampled_from(sorted(KINDS)), max_size=4))
    def test_are_the_same_when_only_some_are_asked_for(
        self, document: dict[str, object], on: date, wanted: frozenset[str]
    ) -> None:
        facts = read_facts(document, on=max(on, date(2021, 1, 1)))
        some = legal_dates(facts, on=on, only=wanted)
        # Sums are said only where the list of decisions does not say them one by one.
        everything = {one.key: one for one in legal_dates(facts, on=on)}
        assert all(one == everything.get(one.key, one) for one in some)
        assert {one.id for one in some} <= wanted

    def test_move_with_leave(self) -> None:
        longer = changed(E06, programme=Programme(started_on=date(2023, 8, 21), leave_days=20))
        before, after = by_key(E06, date(2024, 5, 1)), by_key(longer, date(2024, 5, 1))
        end = "programme.latest_end_on"
        assert after[end].on == (before[end].on or date.max) + timedelta(days=20)

    @pytest.mark.parametrize("goal", list(Goal))
    def test_have_a_name_for_every_kind(self, goal: Goal) -> None:
        assert all(str(one.name) for one in legal_dates(changed(E06, goal=goal), on=date(2024, 5, 1)))

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from jobbvei.rules.facts import Facts, Goal, Programme, Work
from jobbvei.rules.outlook.legal_dates import Certainty
from jobbvei.rules.outlook.what_if import Change, DatePair, Move, compare, supposed
from jobbvei.rules.reading.facts import read_facts
from jobbvei.shared.errors import UnusableInput
from tests.rules.facts_strategies import days_in_scope, documents
from tests.rules.law_people import E01, E06, E14, E17, changed

IN_2024 = date(2024, 5, 1)
IN_2026 = date(2026, 3, 10)


def pairs(change: Change, *, facts: Facts = E06, on: date = IN_2024) -> dict[str, DatePair]:
    return {pair.either.key: pair for pair in compare(facts, change, on=on).dates}


class TestSupposed:
    @given(document=documents(), on=days_in_scope)
    def test_is_the_same_when_nothing_would_be_otherwise(self, document: dict[str, object], on: date) -> None:
        facts = read_facts(document, on=max(on, date(2021, 1, 1)))
        assert supposed(facts, Change()) == facts

    def test_moves_the_offer_along_with_an_earlier_start_and_not_with_a_later(self) -> None:
        earlier = supposed(E14, Change(programme_starts_on=date(2026, 1, 12)))
        later = supposed(E14, Change(programme_starts_on=date(2026, 4, 13)))
        assert (earlier.programme.offered_on, earlier.programme.started_on) == (date(2026, 1, 12), date(2026, 1, 12))
        assert (later.programme.offered_on, later.programme.started_on) == (date(2026, 2, 2), date(2026, 4, 13))


class TestCompare:
    def test_of_e06_with_work_as_goal_gives_e07(self) -> None:
        """E07: two years instead of three, one more with an extension."""
        found = pairs(Change(goal=Goal.WORK))
        end, extended = found["programme.latest_end_on"], found["programme.latest_end_with_extension_on"]
        assert (end.before and end.before.on, end.after and end.after.on) == (date(2026, 8, 20), date(2025, 8, 20))
        assert end.days_moved == -365
        assert (extended.after and extended.after.on) == date(2026, 8, 20)
        assert not found["norwegian.right_until_on"].is_changed

    def test_adds_leave_to_what_is_written(self) -> None:
        found = pairs(Change(programme_leave_days=14, norwegian_leave_days=7))
        assert found["programme.latest_end_on"].days_moved == 14
        assert found["norwegian.right_until_on"].days_moved == 7
        assert not found["permit.longest_until_on"].is_changed

    def test_of_leave_from_2026_counts_only_when_it_passes_ten_days(self) -> None:
        ends = [
            pairs(Change(programme_leave_days=days), facts=E14, on=IN_2026)["programme.latest_end_on"].days_moved
            for days in (10, 11)
        ]
        assert ends == [0, 11]

    def test_moves_every_date_that_is_counted_from_the_start(self) -> None:
        found = pairs(Change(programme_starts_on=date(2026, 2, 9)), facts=E14, on=IN_2026)
        moved = {key for key, pair in found.items() if pair.days_moved}
        assert {"programme.latest_end_on", "programme.work_hours_from_on"} <= moved
        assert "norwegian.right_until_on" not in moved

    @pytest.mark.parametrize(("hours", "value"), [("29.5", "right_and_duty"), ("30", "none")])
    def test_says_what_a_job_does_to_the_right(self, hours: str, value: str) -> None:
        """E15 and E16: from 30 hours a week there is neither right nor duty."""
        not_started = changed(E14, programme=Programme())
        job = Work(weekly_hours=Decimal(hours), starts_on=date(2026, 4, 1))
        comparison = compare(not_started, Change(work=job), on=IN_2026)
        after = {new.id: new.value for _, new in comparison.answers}
        assert after.get("programme.entitlement", "right_and_duty") == value
        deadline = next(one for one in comparison.dates if one.either.key == "programme.start_latest_on")
        assert deadline.is_changed == (value == "none")
        assert deadline.after is not None
        assert (deadline.after.certainty is Certainty.NOT_SET) == (value == "none")

    def test_says_what_a_move_without_agreement_does_to_the_right(self) -> None:
        comparison = compare(E14, Change(move=Move.NOT_AGREED), on=IN_2026)
        assert ("programme.entitlement", "may_be_offered") in {(new.id, new.value) for _, new in comparison.answers}
        assert comparison.moving is not None
        assert "De to kommunene må være enige" in str(comparison.moving.because)

    def test_of_a_move_without_agreement_leaves_norwegian_and_the_grants_as_they_are(self) -> None:
        comparison = compare(E01, Change(move=Move.NOT_AGREED), on=date(2023, 6, 1))
        changed = {new.id for _, new in comparison.answers}
        assert "programme.entitlement" in changed
        changed |= {pair.either.key for pair in comparison.dates if pair.is_changed}
        assert not [name for name in changed if name.startswith(("norwegian.", "social_studies.", "grant."))]

    def test_of_an_agreed_move_changes_no_date_and_says_what_the_law_says(self) -> None:
        comparison = compare(E14, Change(move=Move.AGREED), on=IN_2026)
        assert not any(pair.is_changed for pair in comparison.dates)
        assert comparison.moving is not None

    def test_shows_a_date_that_would_come(self) -> None:
        found = pairs(Change(goal=Goal.WORK), facts=E17, on=IN_2026)
        work = found["programme.work_hours_from_on"]
        assert work.before is not None
        assert work.before.on is None
        assert (work.after and work.after.on) == date(2026, 9, 2)  # six months for less schooling

    @pytest.mark.parametrize(
        "change",
        [
            Change(programme_starts_on=date(2025, 1, 1)),
            Change(norwegian_starts_on=date(2025, 1, 1)),
            Change(work=Work(weekly_hours=Decimal(20), starts_on=date(2026, 5, 1), ends_on=date(2026, 4, 1))),
        ],
    )
    def test_refuses_what_cannot_be(self, change: Change) -> None:
        with pytest.raises(UnusableInput):
            compare(E14, change, on=IN_2026)

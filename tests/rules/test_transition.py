"""Which day's rules the length of a programme follows when the law changed while the programme was under way."""

from datetime import date

import pytest

from jobbvei.rules.explain import explain
from jobbvei.rules.reading.facts import read_facts

DAY_THAT_DECIDES = "programme_law_on"


def traced(offered_on: str, *, on: date) -> object:
    """The day that decides, as the trace of the latest end tells it."""
    document = {
        "born_on": "2003-01-02",
        "permit": {"kind": "asylum", "granted_on": "2024-01-10"},
        "settled_on": "2024-02-01",
        "settled_by_agreement": True,
        "schooling": {"level": "lower_secondary", "country": "SY", "years_higher": 0},
        "goal": "upper_secondary",
        "programme": {"offered_on": offered_on},
    }
    (finding,) = explain(read_facts(document, on=on), on=on, only=frozenset({"programme.latest_end_on"}))
    return {name: value for step in finding.trace for name, value in step.facts.items()}[DAY_THAT_DECIDES]


class TestProgrammeLawOn:
    @pytest.mark.parametrize("on", [date(2024, 6, 1), date(2025, 12, 31), date(2026, 11, 22)])
    @pytest.mark.parametrize("offered_on", ["2024-03-04", "2024-12-31"])
    def test_is_the_offer_of_a_programme_from_before_the_transition_whenever_one_asks(
        self, offered_on: str, on: date
    ) -> None:
        assert traced(offered_on, on=on) == date.fromisoformat(offered_on)

    @pytest.mark.parametrize("on", [date(2025, 12, 31), date(2026, 11, 22)])
    def test_is_the_day_that_is_asked_about_from_the_transition(self, on: date) -> None:
        assert traced("2025-01-01", on=on) == on

    def test_is_the_offer_when_that_is_still_to_come(self) -> None:
        assert traced("2026-02-02", on=date(2025, 12, 31)) == date(2026, 2, 2)

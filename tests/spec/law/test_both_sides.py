"""No date of effect and no threshold without a worked case on each side."""

from datetime import date
from functools import cache

import pytest

from jobbvei.rules.library import rule_book
from tests.spec.law.both_sides import Limit, Place, Stood, edges, limits, stand, turns
from tests.spec.law.cases import asked_of, cases, subject_of

TOLD_BY_ANOTHER_TABLE = {
    ("programme_extension_test", "from", date(2021, 1, 1)): "without a length there is no extension to assess",
    ("programme_extension_test", "from", date(2025, 1, 1)): "the length says shall only from that day",
    ("programme_extension_test", "to", date(2025, 12, 31)): "the length says can only until that day",
    ("programme_leave", "from", date(2021, 1, 1)): "without a length no leave is asked for",
}
"""Dates whose other side cannot be stood on here, because another table with the same date answers first."""
READ_BY_THE_SUBSIDY = frozenset(
    figure for row in rule_book().tables["wage_subsidy"].rows for figure in row.figures.values()
)
"""Figures whose both sides stand in ``tests/spec/wage_subsidy.yaml``."""


@cache
def stood() -> Stood:
    found = Stood()
    for _, case in cases():
        stand(found, subject_of(case), case["asked_on"], asked_of(case))
    return found


@pytest.mark.parametrize("place", sorted(set(edges())), ids=lambda place: f"{place[0]} {place[1]} {place[2]}")
def test_a_date_of_effect_has_a_case_on_each_side(place: Place) -> None:
    assert place in stood().inside, "no case is decided on this day by a row that begins or ends here"
    assert place in stood().outside or place in TOLD_BY_ANOTHER_TABLE, (
        "no case stands on the neighbouring day with facts that fit the row"
    )


@pytest.mark.parametrize("limit", sorted(set(limits())), ids=" ".join)
def test_a_threshold_has_a_case_on_each_side(limit: Limit) -> None:
    assert limit in stood().at_limit, "no case stands on the limit"
    assert limit in stood().across_limit, "no case stands just across the limit"


@pytest.mark.parametrize("name", sorted(rule_book().parameters.keys() - READ_BY_THE_SUBSIDY))
def test_a_figure_has_a_case_on_each_side_of_every_day_it_turns(name: str) -> None:
    for inside, outside in turns(rule_book().parameters[name]):
        assert (name, inside) in stood().read, f"no case reads it on {inside}"
        assert outside is None or (name, outside) in stood().asked, f"no case asks its table on {outside}"

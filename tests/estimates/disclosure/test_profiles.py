"""The rules, from both sides of their limits."""

import pytest

from jobbvei.estimates.disclosure.masked import CellStatus
from jobbvei.estimates.disclosure.masking import suppress
from jobbvei.estimates.disclosure.profiles import NAV, SSB, STRICT, Profile, profile_named
from jobbvei.estimates.disclosure.tables import count_table
from jobbvei.shared.errors import UnusableInput

HIDDEN, SHOWN = CellStatus.PRIMARY, CellStatus.PUBLISHED


class TestProfileNamed:
    @pytest.mark.parametrize("rule", [SSB, NAV, STRICT])
    def test_finds_each_rule(self, rule: Profile) -> None:
        assert profile_named(rule.name) is rule

    def test_says_which_rules_there_are(self) -> None:
        with pytest.raises(UnusableInput, match=r"Regelen «imdi» finnes ikke. Velg en av ssb, nav og strict."):
            profile_named("imdi")


class TestProfile:
    @pytest.mark.parametrize(
        ("rule", "count", "status"),
        [
            (SSB, 0, SHOWN),
            (SSB, 1, HIDDEN),
            (SSB, 2, HIDDEN),
            (SSB, 3, SHOWN),
            (NAV, 3, HIDDEN),
            (NAV, 4, SHOWN),
            (STRICT, 4, HIDDEN),
            (STRICT, 5, SHOWN),
        ],
    )
    def test_hides_up_to_its_limit_and_not_zero(self, rule: Profile, count: int, status: CellStatus) -> None:
        lone = suppress(count_table(("sex",), {("women",): count, ("men",): 80, ("others",): 90}), rule)
        assert lone.cells[0].status is status

    @pytest.mark.parametrize(("women", "status"), [(9, HIDDEN), (10, SHOWN)])
    def test_that_is_strict_hides_the_zeros_of_small_lines(self, women: int, status: CellStatus) -> None:
        counts = {("a", "women"): women, ("a", "men"): 0, ("b", "women"): 40, ("b", "men"): 50}
        masked = suppress(count_table(("municipality", "sex"), counts), STRICT)
        assert masked.cells[1].status is status

    def test_that_is_strict_shows_a_zero_that_the_margin_tells_anyway(self) -> None:
        counts = {("a", "women"): 9, ("a", "men"): 0, ("b", "women"): 40, ("b", "men"): 0}
        masked = suppress(count_table(("municipality", "sex"), counts), STRICT)
        assert [cell.count for cell in masked.cells] == [9, 0, 40, 0]

    def test_that_is_strict_shows_the_zeros_of_a_group_without_people(self) -> None:
        counts = {("a", "women"): 0, ("a", "men"): 0, ("b", "women"): 40, ("b", "men"): 50}
        assert not suppress(count_table(("municipality", "sex"), counts), STRICT).hidden()

    def test_stands_with_its_version_in_every_answer(self) -> None:
        answer = suppress(count_table(("sex",), {("women",): 5}), NAV).as_json()
        assert answer["rule"] == {
            "name": "nav",
            "version": 1,
            "hides_from": 1,
            "hides_to": 3,
            "percent_base_min": 1,
            "zeros_hidden_below": 0,
            "symbol": "*",
        }

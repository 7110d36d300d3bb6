"""What is hidden, and that it is as little as it takes."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobbvei.estimates.disclosure.masked import CellStatus, MaskedTable, published_counts
from jobbvei.estimates.disclosure.masking import suppress, suppress_linked, suppress_releases
from jobbvei.estimates.disclosure.profiles import NAV, PROFILES, SSB, STRICT, Profile
from jobbvei.estimates.disclosure.tables import CountTable, count_table
from tests.estimates.disclosure.random_tables import NAMES, with_margins

PLACE = ("place",)
RULE = st.sampled_from(list(PROFILES.values()))
COUNT = st.integers(0, 12)
TWO_WAY = st.lists(st.lists(COUNT, min_size=3, max_size=3), min_size=1, max_size=5)


def two_way(rows: list[list[int]]) -> CountTable:
    inner = {(f"a{i}", f"b{j}"): count for i, row in enumerate(rows) for j, count in enumerate(row)}
    return with_margins(inner, NAMES[:2])


def statuses(masked: MaskedTable) -> list[str]:
    return [cell.status.value for cell in masked.cells]


class TestSuppress:
    def test_hides_the_smallest_cell_that_protects(self) -> None:
        table = count_table(PLACE, {("a",): 2, ("b",): 30, ("c",): 7, ("d",): 0, ("total",): 39})
        assert statuses(suppress(table, SSB)) == ["primary", "published", "secondary", "published", "published"]

    def test_hides_nothing_further_when_two_small_cells_protect_each_other(self) -> None:
        table = count_table(PLACE, {("a",): 2, ("b",): 2, ("c",): 9, ("total",): 13})
        assert statuses(suppress(table, SSB)) == ["primary", "primary", "published", "published"]

    def test_hides_a_third_where_the_rule_itself_tells_two_ones(self) -> None:
        table = count_table(PLACE, {("a",): 1, ("b",): 1, ("c",): 9, ("d",): 30, ("total",): 41})
        assert statuses(suppress(table, SSB)) == ["primary", "primary", "secondary", "published", "published"]

    def test_hides_a_margin_nobody_wrote_that_is_small(self) -> None:
        masked = suppress(count_table(PLACE, {("a",): 1, ("b",): 1}), SSB)
        assert [(cell.categories, cell.status) for cell in masked.unwritten] == [(("total",), CellStatus.PRIMARY)]

    def test_treats_a_margin_nobody_wrote_as_known(self) -> None:
        assert statuses(suppress(count_table(PLACE, {("a",): 1, ("b",): 8, ("c",): 9}), SSB)) == [
            "primary",
            "secondary",
            "published",
        ]

    def test_hides_the_total_too_when_there_is_one_cell_under_it(self) -> None:
        assert statuses(suppress(count_table(PLACE, {("a",): 1, ("total",): 1}), SSB)) == ["primary", "primary"]

    def test_keeps_missing_apart_from_hidden_and_from_zero(self) -> None:
        masked = suppress(count_table(PLACE, {("a",): None, ("b",): None, ("c",): 0, ("d",): 1, ("total",): 9}), SSB)
        assert statuses(masked)[:4] == ["missing", "missing", "published", "primary"]
        assert [cell.count for cell in masked.cells] == [None, None, 0, None, 9]

    def test_protects_a_missing_cell_that_the_others_would_tell_and_is_small(self) -> None:
        masked = suppress(count_table(PLACE, {("a",): None, ("b",): 8, ("total",): 9}), SSB)
        assert statuses(masked) == ["missing", "secondary", "published"]

    @pytest.mark.parametrize("count", [0, 2, 8])
    def test_takes_a_table_of_one_cell(self, count: int) -> None:
        masked = suppress(count_table(PLACE, {("total",): count}), SSB)
        assert statuses(masked) == ["primary" if count == 2 else "published"]
        assert masked.audit.is_safe

    def test_takes_a_table_where_nothing_can_occur(self) -> None:
        cannot = count_table(PLACE, {("a",): 3}).entries[0]
        nothing = CountTable(PLACE, (replace(cannot, count=None, is_possible=False),))
        assert statuses(suppress(nothing, SSB)) == ["missing"]
        assert suppress(CountTable(PLACE, ()), SSB).audit.is_safe

    def test_takes_a_table_where_everything_is_small(self) -> None:
        masked = suppress(two_way([[1, 0, 0], [0, 0, 1], [0, 0, 0]]), STRICT)
        assert masked.audit.is_safe
        assert {cell.count for cell in masked.cells} <= {None, 0}

    def test_takes_a_table_where_everything_is_missing(self) -> None:
        assert statuses(suppress(count_table(PLACE, {("a",): None, ("total",): None}), SSB)) == ["missing"] * 2

    def test_keeps_counties_from_telling_of_their_municipalities(self) -> None:
        counts = {("a",): 2, ("b",): 20, ("north",): 22, ("c",): 30, ("d",): 40, ("total",): 92}
        table = CountTable(PLACE, count_table(PLACE, counts).entries, {"place": {"a": "north", "b": "north"}})
        assert statuses(suppress(table, SSB)) == ["primary", "secondary", *["published"] * 4]

    @given(rows=TWO_WAY, rule=RULE)
    @settings(max_examples=40)
    def test_never_shows_what_the_rule_hides_nor_changes_what_it_shows(
        self, rows: list[list[int]], rule: Profile
    ) -> None:
        table = two_way(rows)
        masked = suppress(table, rule)
        counts = {table.key(entry): entry.count for entry in table.entries}
        shown = dict(published_counts(masked))
        assert all(counts[key] == count for key, count in shown.items())
        assert not [count for count in shown.values() if 0 < count < rule.published_from]
        assert masked.audit.is_safe

    @given(rows=TWO_WAY, rule=RULE, seed=st.integers(0, 99))
    @settings(max_examples=25)
    def test_does_not_mind_the_order_of_the_rows(self, rows: list[list[int]], rule: Profile, seed: int) -> None:
        table = two_way(rows)
        mixed = list(table.entries)
        Random(seed).shuffle(mixed)
        assert suppress(CountTable(table.dimensions, tuple(mixed)), rule).hidden() == suppress(table, rule).hidden()

    def test_gives_a_document_that_says_all_of_it(self) -> None:
        answer = suppress(count_table(PLACE, {("a",): 2, ("b",): 7, ("total",): 9}), NAV).as_json()
        assert answer["cells"][:2] == [
            {"place": "a", "count": None, "status": "primary"},
            {"place": "b", "count": None, "status": "secondary"},
        ]
        assert answer["number_of"] == {"published": 1, "primary": 1, "secondary": 1, "missing": 0}
        assert answer["audit"]["is_safe"] is True
        assert answer["audit"]["narrowest"] == {
            "release": 0,
            "cell": "place a",
            "lowest": 1,
            "highest": 8,
            "is_exact": True,
        }


class TestSuppressLinked:
    def test_hides_a_shared_cell_in_both_tables(self) -> None:
        by_sex = {("a", "m"): 1, ("a", "k"): 1, ("b", "m"): 30, ("b", "k"): 40, ("a", "total"): 2, ("b", "total"): 70}
        by_age = {
            ("a", "20"): 2,
            ("a", "30"): 0,
            ("b", "20"): 30,
            ("b", "30"): 40,
            ("a", "total"): 2,
            ("b", "total"): 70,
        }
        one, other = suppress_linked(
            [count_table(("place", "sex"), by_sex), count_table(("place", "age"), by_age)], SSB
        )
        shared = (("place", "a"),)
        assert shared in one.hidden()
        assert shared in other.hidden()


class TestSuppressReleases:
    EARLIER = count_table(PLACE, {("a",): 2, ("b",): 20, ("c",): 30, ("total",): 52})
    LATER = count_table(PLACE, {("a",): 5, ("b",): 2, ("c",): 30, ("total",): 37})

    def test_hides_in_every_release_what_is_hidden_in_one(self) -> None:
        first, second = suppress_releases([self.EARLIER, self.LATER], SSB)
        assert statuses(first) == ["primary", "secondary", "published", "published"]
        assert statuses(second) == ["secondary", "primary", "published", "published"]

    def test_keeps_hidden_what_was_hidden_before(self) -> None:
        before = suppress(self.EARLIER, SSB).hidden()
        [masked] = suppress_releases([count_table(PLACE, {("a",): 8, ("b",): 9, ("c",): 7})], SSB, hidden_before=before)
        assert before <= masked.hidden()

    def test_hides_a_zero_and_its_total_where_the_other_release_has_a_person(self) -> None:
        nobody = count_table(PLACE, {("a",): 0, ("b",): 0, ("total",): 0})
        someone = count_table(PLACE, {("a",): 1, ("b",): 7, ("total",): 8})
        first, second = suppress_releases([nobody, someone], SSB)
        assert statuses(first) == ["secondary", "published", "secondary"]
        assert first.hidden() == second.hidden()

    def test_takes_a_cell_that_only_one_release_has(self) -> None:
        later = count_table(PLACE, {("a",): 5, ("b",): 9, ("d",): 1, ("total",): 15})
        first, second = suppress_releases([self.EARLIER, later], SSB)
        assert first.audit.is_safe
        assert second.cells[2].status is CellStatus.PRIMARY

"""Small counts rounded away, with every sum still a sum."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from jobbvei.estimates.disclosure.equations import system_of
from jobbvei.estimates.disclosure.rounding import RoundedTable, round_small_counts
from jobbvei.estimates.disclosure.tables import CountTable, count_table
from tests.estimates.disclosure.random_tables import NAMES, inner_counts, with_margins

TABLES = st.builds(
    lambda seed, shape: with_margins(inner_counts(Random(seed), shape), NAMES[: len(shape)]),
    st.integers(0, 10_000),
    st.sampled_from([(4,), (5, 3), (2, 3, 3)]),
)
BASES = st.sampled_from([3, 4, 5])


def counts(table: RoundedTable) -> dict[tuple[str, ...], int | None]:
    return {cell.categories: cell.count for cell in table.cells}


class TestRoundSmallCounts:
    @given(table=TABLES, base=BASES)
    @settings(max_examples=60)
    def test_leaves_no_small_count_and_every_sum_a_sum(self, table: CountTable, base: int) -> None:
        rounded = counts(round_small_counts(table, base=base))
        assert not [count for count in rounded.values() if count is not None and 0 < count < base]
        system_of([[count_table(table.dimensions, rounded)]])

    @given(table=TABLES, base=BASES)
    @settings(max_examples=60)
    def test_changes_only_small_inner_counts_and_their_totals(self, table: CountTable, base: int) -> None:
        rounded = counts(round_small_counts(table, base=base))
        for entry in table.entries:
            if "total" not in entry.categories and (entry.count or 0) not in range(1, base):
                assert rounded[entry.categories] == entry.count

    @given(table=TABLES, seed=st.integers(0, 99))
    @settings(max_examples=30)
    def test_does_not_mind_the_order_of_the_rows(self, table: CountTable, seed: int) -> None:
        mixed = list(table.entries)
        Random(seed).shuffle(mixed)
        assert counts(round_small_counts(CountTable(table.dimensions, tuple(mixed)))) == counts(
            round_small_counts(table)
        )

    def test_keeps_the_totals_close(self) -> None:
        for seed in range(20):
            rounded = round_small_counts(with_margins(inner_counts(Random(seed), (20, 6)), NAMES[:2]))
            assert rounded.largest_error <= 3
            assert rounded.mean_error < 1.2

    def test_of_a_table_without_small_counts_changes_nothing(self) -> None:
        table = count_table(("sex",), {("k",): 0, ("m",): 7, ("total",): 7})
        rounded = round_small_counts(table)
        assert [cell.count for cell in rounded.cells] == [0, 7, 7]
        assert rounded.largest_error == 0

    def test_keeps_what_is_missing_missing_and_drops_a_small_total_of_it(self) -> None:
        table = count_table(("sex",), {("k",): None, ("m",): None, ("total",): 2})
        assert [cell.count for cell in round_small_counts(table).cells] == [None, None, None]

    def test_gives_a_document(self) -> None:
        answer = round_small_counts(count_table(("sex",), {("k",): 2, ("m",): 7})).as_json()
        assert answer["cells"] == [{"sex": "k", "count": 3}, {"sex": "m", "count": 7}]
        assert answer["rounded_to"] == 3

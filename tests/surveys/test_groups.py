"""Nobody stands alone in a group."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from jobbvei.surveys.groups import MERGED, SMALLEST_GROUP, coarsened, hidden_groups

ROWS = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("xyz"), st.sampled_from("12")), max_size=60)


class TestCoarsened:
    @given(ROWS)
    def test_leaves_every_combination_shared_by_five(self, rows: list[tuple[str, ...]]) -> None:
        sizes = Counter(coarsened(rows))
        if len(rows) >= SMALLEST_GROUP:
            assert all(size >= SMALLEST_GROUP for size in sizes.values())
        else:
            assert all(set(combination) == {MERGED} for combination in sizes)

    @given(ROWS)
    def test_never_gives_anybody_another_value(self, rows: list[tuple[str, ...]]) -> None:
        pairs = [
            pair for row, coarse in zip(rows, coarsened(rows), strict=True) for pair in zip(row, coarse, strict=True)
        ]
        assert all(kept in (value, MERGED) for value, kept in pairs)

    def test_keeps_what_is_large_enough(self) -> None:
        rows = [("A", "x")] * 5 + [("A", "y")] * 5 + [("B", "x")] * 7
        assert coarsened(rows) == rows

    def test_takes_the_next_smallest_along_when_what_is_merged_is_too_few(self) -> None:
        rows = [("A",)] * 9 + [("B",)] * 6 + [("C",)] * 2
        assert Counter(coarsened(rows)) == {("A",): 9, (MERGED,): 8}

    def test_of_nobody_is_nothing(self) -> None:
        assert coarsened([]) == []
        assert coarsened([()] * 7) == [()] * 7


class TestHiddenGroups:
    def test_are_those_under_five(self) -> None:
        assert hidden_groups({"A": 4, "B": 3, "C": 12}) == {"A", "B"}

    def test_are_one_more_when_the_total_would_tell(self) -> None:
        assert hidden_groups({"A": 4, "B": 6, "C": 12}) == {"A", "B"}

    def test_leave_an_empty_group_alone(self) -> None:
        assert hidden_groups({"A": 0, "B": 6}) == set()

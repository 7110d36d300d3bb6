"""What makes a municipality like ours, and what is said of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jobbvei.learning_network.similarity import Likeness, Place, likeness

OURS = Place(9_800, 4)
places = some.builds(Place, some.none() | some.integers(1, 700_000), some.none() | some.integers(1, 6))


def alike(theirs: Place, category: str = "placements", needs: frozenset[str] = frozenset()) -> Likeness:
    return likeness(OURS, theirs, category=category, needs=needs)


class TestLikeness:
    def test_is_on_a_ratio_scale(self) -> None:
        double, half = alike(Place(19_600, None)).size, alike(Place(4_900, None)).size
        assert double == pytest.approx(half)

    def test_puts_the_like_first(self) -> None:
        assert alike(Place(11_000, 4)).score > alike(Place(60_000, 4)).score > alike(Place(700_000, 1)).score

    def test_lets_what_we_work_with_count(self) -> None:
        needs = frozenset({"placements"})
        assert alike(OURS, needs=needs).score == 1
        assert alike(OURS, "other", needs).score < 1

    def test_of_nothing_known_is_nothing_and_says_nothing(self) -> None:
        unknown = alike(Place(None, None))
        assert (unknown.score, unknown.because) == (0, None)

    @given(places, places, some.sampled_from(["a", "b"]), some.frozensets(some.sampled_from(["a", "b"])))
    def test_is_between_nought_and_one_and_the_same_both_ways(
        self, one: Place, other: Place, category: str, needs: frozenset[str]
    ) -> None:
        there, back = (
            likeness(first, second, category=category, needs=needs).score
            for first, second in ((one, other), (other, one))
        )
        assert 0 <= there <= 1
        assert there == pytest.approx(back)


class TestBecause:
    @pytest.mark.parametrize(
        ("theirs", "needs", "said"),
        [
            (Place(11_000, 4), frozenset(), "Omtrent like stor og like sentral kommune som dere"),
            (Place(11_000, 1), frozenset(), "Omtrent like stor kommune som dere"),
            (Place(300_000, 4), frozenset(), "Like sentral kommune som dere"),
            (Place(300_000, 1), frozenset({"placements"}), "Samme type tiltak som dere arbeider med"),
            (
                Place(11_000, 1),
                frozenset({"placements"}),
                "Omtrent like stor kommune som dere, og samme type tiltak som dere arbeider med",
            ),
        ],
    )
    def test_says_only_what_is_so(self, theirs: Place, needs: frozenset[str], said: str) -> None:
        assert str(alike(theirs, needs=needs).because) == said

    def test_is_silent_about_the_unlike(self) -> None:
        assert alike(Place(300_000, 1)).because is None


class TestWordsOfNeed:
    SAME = Place(10_000, 3)

    def of(self, theirs: Place, words: tuple[str, ...] | None, needs: tuple[str, ...] = ()) -> Likeness:
        return likeness(self.SAME, theirs, category="other", needs=needs, words=words)

    def test_count_as_need_and_are_told(self) -> None:
        alike = self.of(self.SAME, ("renhold",))
        assert (alike.need, alike.words, alike.score) == (True, ("renhold",), 1.0)

    def test_count_against_when_something_else_is_written(self) -> None:
        assert self.of(self.SAME, ()).need is False
        assert self.of(self.SAME, ()).score < self.of(self.SAME, None).score

    def test_count_in_neither_direction_when_nothing_is_written(self) -> None:
        assert self.of(self.SAME, None).need is None

    def test_are_not_said_to_be_a_kind_of_initiative(self) -> None:
        because = self.of(self.SAME, ("renhold",)).because
        assert because is not None and "type tiltak" not in str(because)
        ours = self.of(self.SAME, (), needs=("other",)).because
        assert ours is not None and "type tiltak" in str(ours)

    def test_can_be_all_that_is_alike(self) -> None:
        assert self.of(Place(None, None), ("renhold",)).is_like
        assert not self.of(Place(None, None), ()).is_like

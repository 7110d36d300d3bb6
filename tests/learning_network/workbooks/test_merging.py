"""Two people's lines become one text, and nothing either wrote disappears."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from jobbvei.learning_network.workbooks.merging import LineKind, compared, merged

LINES = st.lists(st.sampled_from(["a", "b", "c", "", "d e"]), max_size=8).map("\n".join)


def counted(text: str) -> Counter[str]:
    return Counter(text.split("\n"))


def written(base: str, text: str) -> Counter[str]:
    """The lines that are new in ``text``, each as often as it is new."""
    return counted(text) - counted(base)


class TestMerged:
    def test_takes_changes_in_different_places(self) -> None:
        base = "Vi møtes\nhver mandag\nklokka ti"
        assert merged(base, f"{base}\npå rådhuset", "Vi møtes\nhver tirsdag\nklokka ti") == (
            "Vi møtes\nhver tirsdag\nklokka ti\npå rådhuset"
        )

    def test_takes_lines_side_by_side_each_rewritten_by_one(self) -> None:
        assert merged("a\nb", "A\nb", "a\nB") == "A\nB"

    def test_leaves_the_choice_to_a_person_when_both_rewrote_a_line(self) -> None:
        assert merged("a\nb", "A\nb", "Å\nb") is None

    def test_leaves_the_choice_to_a_person_when_both_added_at_the_end(self) -> None:
        assert merged("a", "a\nmitt", "a\nditt") is None

    def test_leaves_the_choice_to_a_person_when_both_began(self) -> None:
        assert merged("", "mitt", "ditt") is None

    def test_takes_the_same_change_once(self) -> None:
        assert merged("a\nb", "a\nx\nb", "a\nx\nb") == "a\nx\nb"

    @given(LINES, LINES, LINES)
    def test_loses_no_line_that_either_wrote(self, base: str, mine: str, theirs: str) -> None:
        both = merged(base, mine, theirs)
        if both is not None:
            assert written(base, mine) - counted(both) == Counter()
            assert written(base, theirs) - counted(both) == Counter()

    @given(LINES, LINES, LINES)
    def test_is_the_same_whoever_saves_first(self, base: str, mine: str, theirs: str) -> None:
        assert merged(base, mine, theirs) == merged(base, theirs, mine)

    @given(LINES, LINES)
    def test_takes_what_one_wrote_when_the_other_wrote_nothing(self, base: str, mine: str) -> None:
        assert merged(base, mine, base) == mine

    @given(LINES, LINES)
    def test_takes_what_both_wrote_alike(self, base: str, mine: str) -> None:
        assert merged(base, mine, mine) == mine

    @given(LINES, LINES, LINES)
    def test_brings_back_nothing_that_one_took_away(self, base: str, mine: str, theirs: str) -> None:
        both = merged(base, mine, theirs)
        if both is not None:
            kept = counted(base) | counted(mine) | counted(theirs) | (counted(mine) + counted(theirs))
            assert counted(both) - kept == Counter()


class TestCompared:
    @given(LINES, LINES)
    def test_holds_both_versions_in_order(self, before: str, after: str) -> None:
        lines = compared(before, after)
        old = [one.text for one in lines if one.kind != LineKind.ADDED]
        new = [one.text for one in lines if one.kind != LineKind.REMOVED]
        assert ("\n".join(old), "\n".join(new)) == (before, after)

"""Agreement between coders, against the published example and another's programme."""

import doctest

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.estimates import agreement
from jobbvei.estimates.agreement import Level, alpha_of_all, alpha_of_code, krippendorff_alpha

# Krippendorff (2011), section C: four observers, twelve units, five values; None is a missing value.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
UNITS = list(zip(*OBSERVERS, strict=True))
RATINGS = st.lists(st.lists(st.none() | st.integers(1, 4), min_size=3, max_size=3), min_size=2, max_size=12)


class TestKrippendorffAlpha:
    def test_gives_the_published_nominal_value(self) -> None:
        assert krippendorff_alpha(UNITS) == pytest.approx(0.743, abs=0.0005)

    def test_gives_the_published_ordinal_value(self) -> None:
        assert krippendorff_alpha(UNITS, level=Level.ORDINAL) == pytest.approx(0.815, abs=0.0005)

    @pytest.mark.parametrize("level", list(Level))
    @given(units=RATINGS)
    def test_agrees_with_another_programme_on_any_ratings(self, level: Level, units: list[list[int | None]]) -> None:
        ours = krippendorff_alpha(units, level=level)
        if ours is None:
            return
        by_coder = np.array([[np.nan if value is None else value for value in unit] for unit in units], dtype=float).T
        theirs = krippendorff.alpha(reliability_data=by_coder, level_of_measurement=level.value)
        assert ours == pytest.approx(theirs, abs=1e-9)

    def test_is_one_when_all_agree_on_more_than_one_value(self) -> None:
        assert krippendorff_alpha([["a", "a"], ["b", "b"]]) == 1

    def test_is_below_zero_when_two_always_disagree(self) -> None:
        alpha = krippendorff_alpha([["a", "b"], ["b", "a"]])
        assert alpha is not None
        assert alpha < 0

    def test_is_none_when_every_value_is_the_same(self) -> None:
        assert krippendorff_alpha([["a", "a"], ["a", "a"]]) is None

    def test_is_none_when_nobody_coded_the_same_unit(self) -> None:
        assert krippendorff_alpha([["a", None], [None, "b"]]) is None

    def test_is_none_for_no_units(self) -> None:
        assert krippendorff_alpha([]) is None


A, AB, B, NONE = frozenset("a"), frozenset("ab"), frozenset("b"), frozenset[str]()


class TestAlphaOfCode:
    def test_looks_at_one_code_and_not_at_the_others(self) -> None:
        units = [[AB, A], [B, NONE], [A, AB]]
        assert alpha_of_code(units, "a") == 1

    def test_leaves_out_texts_one_coder_has_not_coded(self) -> None:
        assert alpha_of_code([[A, A], [NONE, NONE], [A, None]], "a") == 1

    def test_counts_no_code_as_an_answer(self) -> None:
        alpha = alpha_of_code([[A, NONE], [NONE, NONE], [A, A]], "a")
        assert alpha == pytest.approx(4 / 9)


class TestAlphaOfAll:
    def test_counts_every_decision(self) -> None:
        units = [[A, A], [B, B], [A, B]]
        by_decision = [[True, True], [False, False], [False, False], [True, True], [True, False], [False, True]]
        assert alpha_of_all(units, ["a", "b"]) == krippendorff_alpha(by_decision)


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(agreement).failed == 0

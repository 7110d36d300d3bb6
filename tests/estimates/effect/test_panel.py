"""What a panel knows of itself, and what it refuses to be compared by."""

import numpy as np
import pytest

from jobbvei.estimates.effect.panel import Panel, common_start, ensure_comparison, ensure_event_study
from jobbvei.shared.errors import UnusableInput
from tests.estimates.effect.panels import panel_of, refused

FLAT = np.full((4, 4), 0.5)


def code_of(panel: Panel) -> str:
    with pytest.raises(UnusableInput) as caught:
        ensure_comparison(panel)
    return caught.value.code.removeprefix("estimates.")


class TestEnsureComparison:
    def test_takes_two_periods(self) -> None:
        ensure_comparison(panel_of(FLAT[:, :2], [1, 1, None, None]))

    def test_refuses_one_period(self) -> None:
        assert code_of(panel_of(FLAT[:, :1], [None] * 4)) == "one_period"

    def test_refuses_nobody_treated(self) -> None:
        assert code_of(panel_of(FLAT, [None] * 4)) == "nobody_treated"

    def test_refuses_nobody_untreated(self) -> None:
        assert code_of(panel_of(FLAT, [1, 2, 3, 1])) == "nobody_untreated"

    def test_refuses_those_treated_from_the_first_period_by_name(self) -> None:
        with pytest.raises(UnusableInput, match="0000") as caught:
            ensure_comparison(panel_of(FLAT, [0, 2, None, None]))
        assert caught.value.code == "estimates.treated_from_the_start"


class TestCommonStart:
    def test_is_the_place_of_the_start(self) -> None:
        assert common_start(panel_of(FLAT, [2, 2, None, None])) == 2

    def test_refuses_different_starts_and_points_to_another_method(self) -> None:
        with pytest.raises(UnusableInput) as caught:
            common_start(panel_of(FLAT, [2, 3, None, None]))
        assert caught.value.code == "estimates.starts_differ"
        assert "cs" in str(caught.value)


class TestEnsureEventStudy:
    def test_takes_three_periods_before(self) -> None:
        ensure_event_study(panel_of(FLAT, [3, None, None, None]))

    def test_refuses_two_periods_before(self) -> None:
        with refused("too_few_periods_before"):
            ensure_event_study(panel_of(FLAT, [2, None, None, None]))


class TestIsShare:
    @pytest.mark.parametrize(("highest", "scale"), [(1.0, 100), (1.0001, 1)])
    def test_holds_up_to_one_and_no_further(self, highest: float, scale: float) -> None:
        outcome = FLAT.copy()
        outcome[0, 0] = highest
        assert panel_of(outcome, [None] * 4).scale == scale

    def test_does_not_hold_below_zero(self) -> None:
        assert not panel_of(FLAT - 0.6, [None] * 4).is_share

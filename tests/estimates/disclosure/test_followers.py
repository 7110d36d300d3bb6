"""Percents, means and differences are as closed as the counts they are made of."""

import pytest

from jobbvei.estimates.disclosure.followers import difference, mean, percent
from jobbvei.estimates.disclosure.masked import CellStatus, MaskedCell
from jobbvei.estimates.disclosure.profiles import SSB, STRICT

PUBLISHED, PRIMARY = CellStatus.PUBLISHED, CellStatus.PRIMARY
SECONDARY, MISSING = CellStatus.SECONDARY, CellStatus.MISSING


def shown(count: int) -> MaskedCell:
    return MaskedCell((), (), PUBLISHED, count)


def closed(status: CellStatus) -> MaskedCell:
    return MaskedCell((), (), status, None)


class TestPercent:
    def test_is_the_part_of_a_hundred(self) -> None:
        assert percent(shown(3), shown(12), profile=SSB).value == 25

    @pytest.mark.parametrize("status", [PRIMARY, SECONDARY, MISSING])
    def test_is_closed_when_either_count_is(self, status: CellStatus) -> None:
        assert percent(closed(status), shown(12), profile=SSB).status is status
        assert percent(shown(12), closed(status), profile=SSB).status is status

    def test_is_hidden_before_it_is_missing(self) -> None:
        assert percent(closed(MISSING), closed(SECONDARY), profile=SSB).status is SECONDARY

    def test_of_nobody_is_missing(self) -> None:
        assert percent(shown(0), shown(0), profile=SSB).status is MISSING

    @pytest.mark.parametrize(("base", "status"), [(9, PRIMARY), (10, PUBLISHED)])
    def test_of_a_small_base_is_hidden_by_the_strict_rule(self, base: int, status: CellStatus) -> None:
        assert percent(shown(5), shown(base), profile=STRICT).status is status
        assert percent(shown(5), shown(base), profile=SSB).status is PUBLISHED


class TestMean:
    def test_is_shown_as_it_is(self) -> None:
        assert mean(3.4, shown(12), profile=SSB).value == 3.4

    @pytest.mark.parametrize("status", [PRIMARY, SECONDARY, MISSING])
    def test_is_closed_when_the_count_is(self, status: CellStatus) -> None:
        assert mean(3.4, closed(status), profile=SSB).status is status

    def test_over_nobody_is_missing(self) -> None:
        assert mean(0.0, shown(0), profile=SSB).status is MISSING

    def test_over_few_is_hidden_by_the_strict_rule(self) -> None:
        assert mean(3.4, shown(9), profile=STRICT).status is PRIMARY


class TestDifference:
    def test_is_later_less_earlier(self) -> None:
        assert difference(shown(12), shown(9)).value == -3

    @pytest.mark.parametrize("status", [PRIMARY, SECONDARY, MISSING])
    def test_is_closed_when_either_count_is(self, status: CellStatus) -> None:
        assert difference(closed(status), shown(9)).status is status
        assert difference(shown(9), closed(status)).status is status

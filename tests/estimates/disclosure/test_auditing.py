"""The audit knows nothing of how a mask was made, and finds what a bad one tells."""

from collections.abc import Sequence

import pytest

from jobbvei.estimates.disclosure.auditing import audit
from jobbvei.estimates.disclosure.equations import system_of
from jobbvei.estimates.disclosure.system import System
from jobbvei.estimates.disclosure.tables import count_table

ONE_WAY = system_of([[count_table(("sex",), {("k",): 2, ("m",): 7, ("total",): 9})]])


def places(system: System, *keys: tuple[tuple[str, str], ...]) -> list[int]:
    return [place for place, cell in enumerate(system.cells) if cell.key in keys]


def floors(system: System, lowest: int = 1) -> Sequence[int]:
    return [lowest] * len(system.cells)


class TestAudit:
    def test_of_a_table_with_nothing_hidden_is_safe(self) -> None:
        found = audit(ONE_WAY, [], floors(ONE_WAY))
        assert (found.is_safe, found.narrowest, found.intervals) == (True, None, ())

    def test_recovers_a_lone_hidden_cell(self) -> None:
        found = audit(ONE_WAY, places(ONE_WAY, (("sex", "k"),)), floors(ONE_WAY))
        assert [cell.key for cell in found.recovered] == [(("sex", "k"),)]

    def test_gives_the_ends_of_two_hidden_cells(self) -> None:
        found = audit(ONE_WAY, places(ONE_WAY, (("sex", "k"),), (("sex", "m"),)), floors(ONE_WAY))
        assert [(one.lowest, one.highest, one.is_exact) for one in found.intervals] == [(1, 8, True), (1, 8, True)]

    def test_lets_a_floor_narrow_the_ends(self) -> None:
        hidden = places(ONE_WAY, (("sex", "k"),), (("sex", "m"),))
        assert audit(ONE_WAY, hidden, floors(ONE_WAY, 0)).intervals[0].highest == 9
        assert audit(ONE_WAY, hidden, floors(ONE_WAY, 2)).intervals[0].highest == 7

    def test_recovers_two_ones_under_a_shown_two_only_when_zeros_are_shown(self) -> None:
        system = system_of([[count_table(("sex",), {("k",): 1, ("m",): 1, ("total",): 2})]])
        hidden = places(system, (("sex", "k"),), (("sex", "m"),))
        assert len(audit(system, hidden, floors(system, 1)).recovered) == 2
        assert audit(system, hidden, floors(system, 0)).is_safe

    def test_has_no_upper_end_where_every_total_is_hidden(self) -> None:
        found = audit(ONE_WAY, range(3), floors(ONE_WAY))
        assert [one.highest for one in found.intervals] == [None] * 3

    def test_recovers_a_corner_though_every_line_hides_two(self) -> None:
        """Two rows and columns by three: each line of the first block has two hidden cells, one cell hangs loose."""
        counts = {(row, column): 5 for row in "abc" for column in "xyz"}
        system = system_of([[count_table(("r", "c"), counts)]])
        hidden = [
            (("c", "x"), ("r", "a")),
            (("c", "y"), ("r", "a")),
            (("c", "x"), ("r", "b")),
            (("c", "y"), ("r", "b")),
        ]
        assert audit(system, places(system, *hidden), floors(system)).is_safe
        loose = [*hidden, (("c", "z"), ("r", "c"))]
        found = audit(system, places(system, *loose), floors(system))
        assert [cell.key for cell in found.recovered] == [(("c", "z"), ("r", "c"))]

    @pytest.mark.parametrize("seed", [1, 2, 3])
    def test_says_the_same_whatever_the_seed(self, seed: int) -> None:
        counts = {(f"r{row}", f"c{column}"): 1 + (row * column) % 4 for row in range(12) for column in range(7)}
        system = system_of([[count_table(("r", "c"), counts)]])
        inner = [place for place, cell in enumerate(system.cells) if len(cell.key) == 2]
        assert (
            audit(system, inner, floors(system), seed=seed).recovered == audit(system, inner, floors(system)).recovered
        )
        assert len(audit(system, inner[:1], floors(system), seed=seed).recovered) == 1

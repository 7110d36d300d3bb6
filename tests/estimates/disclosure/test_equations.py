"""Tables to one system: margins nobody wrote, missing cells, sums in sums, and what contradicts."""

import pytest

from jobbvei.estimates.disclosure.equations import system_of
from jobbvei.estimates.disclosure.system import System
from jobbvei.estimates.disclosure.tables import CountTable, Key, count_table
from jobbvei.shared.errors import UnusableInput

PLACE = ("place",)
TWO = ("place", "sex")


def known(system: System) -> dict[Key, int]:
    """What is known, by cell."""
    told = zip(system.cells, system.counts, system.is_known, strict=True)
    return {cell.key: count for cell, count, is_known in told if is_known}


class TestSystemOf:
    def test_adds_the_margins_nobody_wrote(self) -> None:
        system = system_of([[count_table(TWO, {("a", "m"): 1, ("a", "k"): 2, ("b", "m"): 4})]])
        assert known(system)[()] == 7
        assert known(system)[("place", "a"),] == 3
        assert known(system)[("sex", "m"),] == 5

    def test_finds_the_one_missing_part(self) -> None:
        system = system_of([[count_table(PLACE, {("a",): None, ("b",): 4, ("total",): 6})]])
        assert known(system)[("place", "a"),] == 2

    def test_leaves_two_missing_parts_unknown_but_fits_them(self) -> None:
        system = system_of([[count_table(PLACE, {("a",): None, ("b",): None, ("c",): 4, ("total",): 6})]])
        assert ("place", "a") not in [key for keys in known(system) for key in keys]
        assert sum(count for cell, count in zip(system.cells, system.counts, strict=True) if cell.key) == 6

    def test_knows_no_total_of_missing_parts(self) -> None:
        assert () not in known(system_of([[count_table(PLACE, {("a",): None, ("b",): 4})]]))

    def test_gives_a_cell_one_place_in_all_linked_tables(self) -> None:
        by_sex = count_table(TWO, {("a", "m"): 3, ("a", "total"): 3})
        by_age = count_table(("age", "place"), {("20", "a"): 3, ("total", "a"): 3})
        system = system_of([[by_sex, by_age]])
        assert [cell.key for cell in system.cells].count((("place", "a"),)) == 1

    def test_hides_the_same_cell_of_two_releases_together(self) -> None:
        table = count_table(PLACE, {("a",): 3})
        system = system_of([[table], [table]])
        assert [len(places) for places in system.members()] == [2, 2]

    def test_sums_municipalities_in_counties_and_counties_in_the_total(self) -> None:
        entries = count_table(PLACE, {("a",): 3, ("b",): 4, ("north",): 7, ("c",): 5}).entries
        nested = {"place": {"a": "north", "b": "north"}}
        assert known(system_of([[CountTable(PLACE, entries, nested)]]))[()] == 12

    def test_is_the_same_whatever_the_order_of_the_rows_and_the_dimensions(self) -> None:
        one = count_table(TWO, {("a", "m"): 1, ("b", "k"): 2})
        other = count_table(("sex", "place"), {("k", "b"): 2, ("m", "a"): 1})
        assert system_of([[one]]) == system_of([[other]])

    def test_refuses_parts_that_do_not_add_up_and_points_at_the_total(self) -> None:
        said = "Linje 3, kolonne «count»: delene av «total» blir 7, men totalen er 8"
        with pytest.raises(UnusableInput, match=said):
            system_of([[count_table(PLACE, {("a",): 3, ("b",): 4, ("total",): 8})]])

    def test_refuses_parts_above_their_total_though_one_is_missing(self) -> None:
        with pytest.raises(UnusableInput, match="blir 9, men totalen er 8"):
            system_of([[count_table(PLACE, {("a",): 9, ("b",): None, ("total",): 8})]])

    def test_refuses_margins_that_contradict_without_a_total_of_both(self) -> None:
        counts = {("a", "total"): 5, ("b", "total"): 6, ("total", "m"): 7, ("total", "k"): 5}
        with pytest.raises(
            UnusableInput, match=r"Linje \d, kolonne «count»: «total» blir 12 .* men 11 på en annen måte"
        ):
            system_of([[count_table(TWO, counts)]])

    def test_refuses_what_no_missing_counts_can_mend(self) -> None:
        counts = {
            ("a", "m"): None,
            ("a", "k"): None,
            ("b", "m"): None,
            ("b", "k"): None,
            ("a", "total"): 1,
            ("b", "total"): 1,
            ("total", "m"): 5,
            ("total", "k"): 5,
            ("c", "m"): 0,
            ("c", "k"): None,
            ("c", "total"): 8,
        }
        with pytest.raises(UnusableInput, match=r"Ingen tall kan stå|men totalen er"):
            system_of([[count_table(TWO, counts)]])

    def test_refuses_two_counts_of_the_same_cell(self) -> None:
        one, other = count_table(PLACE, {("a",): 3}), count_table(TWO, {("a", "total"): 4})
        with pytest.raises(UnusableInput, match=r"«place a» er 4, men 3 i en annen tabell \(linje 1\)"):
            system_of([[one, other]])

    def test_takes_a_cell_that_cannot_occur_as_nobody(self) -> None:
        table = count_table(PLACE, {("a",): 3, ("total",): 3})
        entry = table.entries[0]
        cannot = type(entry)(("b",), None, 9, is_possible=False)
        system = system_of([[CountTable(PLACE, (*table.entries, cannot))]])
        assert len(system.cells) == 2

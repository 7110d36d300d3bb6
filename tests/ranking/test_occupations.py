import pytest

from jobbvei.ranking.occupations import (
    is_unit_group,
    name_of,
    occupations,
    relatedness,
    relatedness_table,
    search,
    unit_groups,
)


class TestOccupations:
    def test_are_all_of_styrk08(self) -> None:
        levels = [group.level for group in occupations().values()]
        assert [levels.count(level) for level in (1, 2, 3, 4)] == [10, 43, 122, 407]

    def test_hang_together_as_a_tree(self) -> None:
        for code, group in occupations().items():
            assert len(code) == group.level
            assert group.level == 1 or code[:-1] in occupations()
            assert group.name == group.name.strip() != ""


class TestIsUnitGroup:
    @pytest.mark.parametrize("code", ["", "9", "911", "9999", "91120", "٩١١٢", " 9112"])
    def test_refuses_anything_but_the_407_codes(self, code: str) -> None:
        assert not is_unit_group(code)


class TestSearch:
    def test_finds_norwegian_letters_whatever_the_case_or_form(self) -> None:
        assert [group.code for group in search("KJØKKEN")] == [group.code for group in search("kjøkken")]
        assert "9412" in [group.code for group in search("kjøkken")]
        assert search("a\N{COMBINING RING ABOVE}") == search("å")

    def test_finds_by_code_and_by_several_words(self) -> None:
        assert [group.code for group in search("9112")] == ["9112"]
        assert [group.code for group in search("hjem renholdere")] == ["9111"]

    def test_finds_nothing_for_nothing(self) -> None:
        assert search("  ") == search("qqq") == ()


class TestRelatedness:
    def test_counts_shared_leading_digits_and_nothing_for_not_stated(self) -> None:
        assert [relatedness("5321", code) for code in ("5321", "5322", "5311", "5120", "9112")] == [100, 70, 40, 15, 0]
        assert relatedness("0000", "0000") == relatedness("0000", "0110") == 0

    def test_is_the_same_both_ways_and_in_the_table(self) -> None:
        codes, table = unit_groups(), relatedness_table()
        for row, one in enumerate(codes[::7]):
            for column, other in enumerate(codes[::5]):
                assert table[row * 7, column * 5] == relatedness(one, other) == relatedness(other, one)
        assert not table[-1].any()
        assert not table[:, -1].any()


class TestNameOf:
    def test_knows_every_level_and_refuses_unknown_codes(self) -> None:
        assert [name_of(code) for code in ("9", "91")] == ["Renholdere, hjelpearbeidere mv.", occupations()["91"].name]
        with pytest.raises(KeyError):
            name_of("99")

"""Rows of text to a table: what is read, and the one sentence for each fault."""

import pytest

from jobbvei.estimates.disclosure.reading import NumberedRow, read_table
from jobbvei.estimates.disclosure.tables import CountTable
from jobbvei.shared.errors import UnusableInput

COLUMNS = ("sex", "count")


def read(*rows: tuple[str, str]) -> CountTable:
    """A table by sex; the first row is line 2."""
    numbered = [NumberedRow(line, dict(zip(COLUMNS, row, strict=True))) for line, row in enumerate(rows, start=2)]
    return read_table(numbered, columns=COLUMNS)


class TestReadTable:
    @pytest.mark.parametrize(
        ("text", "count"),
        [("0", 0), ("-", 0), ("12", 12), (" 7 ", 7), ("1 234", 1234), ("1\u00a0234\u00a0567", 1234567), ("007", 7)],
    )
    def test_reads_whole_counts(self, text: str, count: int) -> None:
        assert read(("women", text)).entries[0].count == count

    @pytest.mark.parametrize("text", ["", "..", "..."])
    def test_keeps_missing_apart_from_zero(self, text: str) -> None:
        assert read(("women", text)).entries[0].count is None

    def test_knows_what_cannot_occur(self) -> None:
        entry = read(("women", ".")).entries[0]
        assert (entry.count, entry.is_possible) == (None, False)

    @pytest.mark.parametrize("word", ["total", "Total", "TOTAL"])
    def test_knows_a_margin_however_it_is_capitalised(self, word: str) -> None:
        assert read((word, "3")).entries[0].categories == ("total",)

    def test_keeps_the_lines(self) -> None:
        assert [entry.line for entry in read(("women", "3"), ("men", "4")).entries] == [2, 3]

    @pytest.mark.parametrize("text", ["-1", "3,5", "3.0", "1 2", "tre", "١٢", "1e3", "12345678901234"])
    def test_refuses_what_is_not_a_whole_count(self, text: str) -> None:
        with pytest.raises(UnusableInput, match=r"Linje 3, kolonne «count»: .* Skriv et helt tall fra 0"):
            read(("women", "1"), ("men", text))

    @pytest.mark.parametrize("text", [":", "*"])
    def test_refuses_a_table_somebody_has_hidden_cells_in(self, text: str) -> None:
        with pytest.raises(UnusableInput, match=r"Linje 2, kolonne «count»: .* alt skjult"):
            read(("women", text))

    def test_refuses_a_row_without_a_category(self) -> None:
        with pytest.raises(UnusableInput, match=r"Linje 2, kolonne «sex»: «» kan ikke brukes. Skriv en kategori"):
            read(("  ", "1"))

    def test_refuses_the_same_row_twice_and_says_where_the_first_is(self) -> None:
        with pytest.raises(UnusableInput, match=r"Linje 4, kolonne «sex»: samme rad \(total\) står i linje 2"):
            read(("total", "3"), ("men", "3"), ("Total", "3"))

    def test_refuses_a_table_without_rows(self) -> None:
        with pytest.raises(UnusableInput, match="ingen rader"):
            read()

    @pytest.mark.parametrize(
        ("columns", "said"),
        [
            (("sex", "antall"), "Linje 1 mangler kolonnen «count»"),
            (("sex", "sex", "count"), "Linje 1, kolonne «sex»"),
            (("sex", "", "count"), "Linje 1, kolonne «»"),
            (("status", "count"), "Linje 1, kolonne «status»"),
            (("count",), "Linje 1 har 0 kolonner"),
            ((*"abcdefg", "count"), "Linje 1 har 7 kolonner"),
        ],
    )
    def test_refuses_a_header_it_cannot_use(self, columns: tuple[str, ...], said: str) -> None:
        with pytest.raises(UnusableInput, match=said):
            read_table([NumberedRow(2, {})], columns=columns)

    def test_refuses_a_row_with_too_few_cells(self) -> None:
        with pytest.raises(UnusableInput, match="Linje 2, kolonne «sex»"):
            read_table([NumberedRow(2, {"count": "3"})], columns=COLUMNS)

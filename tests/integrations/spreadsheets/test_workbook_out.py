import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl

from jobbvei.integrations.spreadsheets.csv_out import Cell
from jobbvei.integrations.spreadsheets.workbook_out import Sheet, xlsx_of, xlsx_of_sheets


@contextmanager
def sheet(title: str, header: list[str], *rows: list[Cell]) -> Iterator[Any]:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(title, header, rows)))
    yield book.active
    book.close()


class TestXlsxOf:
    def test_keeps_numbers_as_numbers_and_text_as_text(self) -> None:
        row: list[Cell] = ["=1+1", Decimal("27450.50"), 3, Decimal("1E+3"), None, "", "#REF!", "007"]
        with sheet("Tilskudd", list("abcdefgh"), row) as made:
            assert [cell.value for cell in made[2]] == ["=1+1", 27450.5, 3, 1000, None, None, "#REF!", "007"]
            assert (made["A2"].data_type, made["B2"].data_type, made["G2"].data_type) == ("s", "n", "s")

    def test_writes_days_as_days(self) -> None:
        with sheet("Dager", ["dag"], [date(2024, 2, 29)], [date(1900, 3, 1)]) as made:
            assert [made["A2"].value, made["A3"].value] == [datetime(2024, 2, 29), datetime(1900, 3, 1)]  # noqa: DTZ001  # a workbook's day has no zone
            assert made["A2"].is_date

    def test_keeps_every_sign_xml_can_hold_and_leaves_out_the_rest(self) -> None:
        with sheet("Tegn", ["<æ & å>"], [' «x» <b> & "y" \n ny linje '], ["a\x00b\x0bc\ud800d"]) as made:
            assert [cell.value for cell in made["A"]] == ["<æ & å>", ' «x» <b> & "y" \n ny linje ', "abcd"]

    def test_has_a_bold_header_that_stays_and_columns_one_can_read(self) -> None:
        with sheet("Navn", ["Navn", "Langt"], ["Olena", "x" * 30], ["Per", "y" * 90]) as made:
            assert made["A1"].font.bold
            assert not made["A2"].font.bold
            assert made.freeze_panes == "A2"
            assert [made.column_dimensions[letter].width for letter in "AB"] == [10, 60]

    def test_makes_a_title_a_sheet_can_have(self) -> None:
        with sheet("Tilskudd 2023/2028 for hele kommunen samlet [nå]", ["a"]) as made:
            assert made.title == "Tilskudd 2023 2028 for hele kom"
            assert made.max_row == 1


class TestXlsxOfSheets:
    def test_keeps_each_table_on_its_own_sheet_in_order(self) -> None:
        content = xlsx_of_sheets([Sheet("Svar", ["a"], [[1]]), Sheet("Kodebok", ["b", "c"], iter([["x", "y"]]))])
        book = openpyxl.load_workbook(io.BytesIO(content))
        assert book.sheetnames == ["Svar", "Kodebok"]
        assert [cell.value for cell in book["Kodebok"][2]] == ["x", "y"]
        assert book["Svar"]["A2"].value == 1
        book.close()

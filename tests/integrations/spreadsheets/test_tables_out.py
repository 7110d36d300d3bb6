import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from jobbvei.integrations.spreadsheets.tables_out import Cell, csv_of, xlsx_of


class TestCsvOf:
    def read(self, *row: Cell) -> list[str]:
        text = csv_of(["a"] * len(row), [row]).decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text)))[1]

    def test_writes_dates_amounts_and_nothing_for_machines(self) -> None:
        assert self.read(date(2026, 1, 1), Decimal("27450.00"), 3, None, "æøå, «ja»") == [
            "2026-01-01",
            "27450.00",
            "3",
            "",
            "æøå, «ja»",
        ]

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
    def test_lets_no_text_be_a_formula(self, start: str) -> None:
        assert self.read(f"{start}1+1")[0].startswith("'")

    def test_lets_a_negative_number_be(self) -> None:
        assert self.read(-3, Decimal(-4)) == ["-3", "-4"]


class TestXlsxOf:
    def test_keeps_numbers_as_numbers_and_text_as_text(self) -> None:
        content = xlsx_of(
            "Tilskudd 2023–2028 for hele kommunen samlet", ["Navn", "Kroner"], [["=1+1", Decimal("27450")]]
        )
        book = openpyxl.load_workbook(io.BytesIO(content))
        sheet = book.active
        assert [cell.value for cell in sheet[1]] == ["Navn", "Kroner"]
        assert (sheet["A2"].value, sheet["A2"].data_type, sheet["B2"].value) == ("=1+1", "s", 27450)
        book.close()

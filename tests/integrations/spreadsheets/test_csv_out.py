import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from jobbvei.integrations.spreadsheets.csv_out import Cell, csv_of


class TestCsvOf:
    def read(self, *row: Cell) -> list[str]:
        text = csv_of(["a"] * len(row), [row]).decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text), delimiter=";"))[1]

    def test_writes_dates_amounts_and_nothing_as_norwegian_spreadsheets_read_them(self) -> None:
        assert self.read(date(2026, 1, 1), Decimal("27450.00"), 3, None, "æøå, «ja»; nei") == [
            "2026-01-01",
            "27450,00",
            "3",
            "",
            "æøå, «ja»; nei",
        ]

    def test_begins_with_the_mark_of_utf8(self) -> None:
        assert csv_of(["a", "b"], []) == b"\xef\xbb\xbfa;b\r\n"

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
    def test_lets_no_text_be_a_formula(self, start: str) -> None:
        assert self.read(f"{start}1+1")[0].startswith("'")

    def test_lets_a_negative_number_be(self) -> None:
        assert self.read(-3, Decimal("-4.5")) == ["-3", "-4,5"]

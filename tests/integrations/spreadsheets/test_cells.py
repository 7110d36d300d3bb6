from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jobbvei.integrations.spreadsheets import cells
from jobbvei.integrations.spreadsheets.faults import UnreadableCell


class TestReaders:
    @pytest.mark.parametrize(
        ("read", "cell", "value"),
        [
            (cells.whole_number, "-2", -2),
            (cells.decimal_number, "37,5", Decimal("37.5")),
            (cells.one_decimal, "37.50", Decimal("37.5")),
            (cells.degrees, "59.1386", 59.1386),
            (cells.iso_date, "2028-02-29", date(2028, 2, 29)),
            (cells.yes_or_no, "0", False),
            (cells.level, "B1", "B1"),
            (cells.occupation, "9112", "9112"),
            (cells.occupation_and_years, "9112 : 3.5", ("9112", Decimal("3.5"))),
            (cells.many(cells.level), "A1| B2 |", ("A1", "B2")),
        ],
    )
    def test_read_what_their_column_asks_for(self, read: Callable[[str], Any], cell: str, value: Any) -> None:
        assert read(cell) == value

    @pytest.mark.parametrize(
        ("read", "cell", "said"),
        [
            (cells.whole_number, "2.5", "helt tall"),
            (cells.whole_number, "²", "helt tall"),
            (cells.whole_number, "9" * 10, "helt tall"),
            (cells.decimal_number, "to", "Skriv et tall"),
            (cells.decimal_number, "NaN", "Skriv et tall"),
            (cells.decimal_number, "1e999999999", "Skriv et tall"),
            (cells.decimal_number, "1.234,5", "Skriv et tall"),
            (cells.decimal_number, "9" * 21, "Skriv et tall"),
            (cells.one_decimal, "37.55", "én desimal"),
            (cells.iso_date, "23.11.2026", "2026-11-23"),
            (cells.iso_date, "2027-02-29", "2026-11-23"),
            (cells.iso_date, "20261123", "2026-11-23"),
            (cells.iso_date, "2026-W01-1", "2026-11-23"),
            (cells.yes_or_no, "ja", "1 for ja"),
            (cells.level, "b1", "A0, A1, A2, B1, B2, C1 og C2"),
            (cells.occupation, "9999", "STYRK-08"),
            (cells.occupation, "911", "STYRK-08"),
            (cells.occupation_and_years, "9112", "kolon"),
            (cells.many(cells.level), "A1|A1", "to ganger"),
        ],
    )
    def test_say_what_to_write_instead(self, read: Callable[[str], Any], cell: str, said: str) -> None:
        with pytest.raises(UnreadableCell) as caught:
            read(cell)
        assert said in str(caught.value.reason)


@pytest.mark.django_db
class TestMunicipality:
    def test_is_found_by_its_number(self) -> None:
        assert cells.municipality("0301").name == "Oslo"

    def test_is_not_guessed_when_the_leading_zero_is_lost(self) -> None:
        with pytest.raises(UnreadableCell, match="0301"):
            cells.municipality("301")

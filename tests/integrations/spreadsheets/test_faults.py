"""What a report shows of the cell that is wrong."""

import pytest

from jobbvei.integrations.spreadsheets.faults import BLANK, shown
from tests.factories.people import synthetic_number

NUMBER = synthetic_number()


class TestShown:
    @pytest.mark.parametrize(
        "value",
        [
            NUMBER,
            f"{NUMBER[:6]} {NUMBER[6:]}",
            f"{NUMBER[:2]}.{NUMBER[2:4]}.{NUMBER[4:6]} {NUMBER[6:]}",
            f"{NUMBER[:-1]}{(int(NUMBER[-1]) + 1) % 10}",
            f"{NUMBER}0",
            NUMBER[1:],
        ],
        ids=["whole", "in two", "with full stops", "mistyped", "a digit too many", "a zero lost"],
    )
    def test_blanks_what_is_like_an_identity_number(self, value: str) -> None:
        assert shown(f"Olena, {value}, Solvang") == f"Olena, {BLANK}, Solvang"

    @pytest.mark.parametrize("value", ["2026-11-23 00:00:00", "23.11.2026", "900 00 000", "9" * 9, "1 000 000,50"])
    def test_leaves_dates_amounts_and_numbers_of_organisations(self, value: str) -> None:
        assert shown(value) == value

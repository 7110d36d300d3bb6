from datetime import date

import pytest

from jobbvei.cli.days import written_day
from jobbvei.shared.errors import UnusableInput


class TestWrittenDay:
    def test_reads_year_month_day(self) -> None:
        assert written_day("2028-02-29", option="--on") == date(2028, 2, 29)

    @pytest.mark.parametrize("text", ["20261122", "2026-W47-7", "2026-02-29", "22.11.2026", "٢٠٢٦-11-22", ""])
    def test_refuses_everything_else_and_names_the_option(self, text: str) -> None:
        with pytest.raises(UnusableInput, match=f"--since» er «{text}»"):
            written_day(text, option="--since")

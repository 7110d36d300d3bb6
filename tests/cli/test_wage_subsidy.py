"""``jobbvei law wage-subsidy`` as contracts.md writes it."""

import json

import pytest

from jobbvei.cli import main

ASKED = {"--wage": "30000", "--holiday-pay": "12", "--pension": "2", "--employer-tax": "14.1", "--start": "2026-01-01"}


def command(**changed: str) -> list[str]:
    options = {**ASKED, "--months": "2", **{f"--{name.replace('_', '-')}": text for name, text in changed.items()}}
    return ["law", "wage-subsidy", *(part for option in options.items() for part in option), "--json"]


class TestWageSubsidy:
    def test_writes_one_document_with_amounts_to_two_places(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(command()) == 0
        said = capsys.readouterr()
        answer = json.loads(said.out)
        # 30 000 + 3 600 holiday pay + 2 % of 33 600 pension = 34 272; 14.1 % tax on that = 4 832.352
        assert answer["cost_month_kr"] == "39104.00"
        month = {"percent": 40, "month_kr": "15642.00", "period_kr": "15642.00"}
        assert answer["periods"] == [
            {"from": "2026-01-01", "to": "2026-01-31", **month},
            {"from": "2026-02-01", "to": "2026-02-28", **month},
        ]
        assert answer["total_kr"] == "31284.00"
        assert said.err == ""

    @pytest.mark.parametrize(
        ("option", "text", "told"),
        [
            ("wage", "0", "mer enn 0"),
            ("wage", "nan", "kroner i måneden"),
            ("wage", "1e30", "høyst 1000000"),
            ("holiday_pay", "-1", "prosent"),
            ("employer_tax", "101", "prosent, fra 0 til 100"),
            ("months", "1e99999999", "helt antall måneder"),
            ("months", "6.5", "helt antall måneder"),
            ("months", "13", "fra én til 12"),
            ("months", "0", "fra én til 12"),
            ("start", "2026-01", "dato"),
        ],
    )
    def test_refuses_what_cannot_be_with_one_line_about_that(
        self, capsys: pytest.CaptureFixture[str], option: str, text: str, told: str
    ) -> None:
        assert main(command(**{option: text})) == 2
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert told in said.err

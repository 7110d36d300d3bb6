from datetime import date
from decimal import Decimal

import pytest

from jobbvei.shared.errors import Refused, UnusableInput
from jobbvei.shared.municipality_number import MunicipalityNumber
from jobbvei.shared.sentence import Sentence
from jobbvei.shared.verdict import Verdict


class TestSentence:
    def test_writes_dates_numbers_and_lists_in_norwegian(self) -> None:
        sentence = Sentence(
            "{day} {amount} {words} {unknown}",
            {"day": date(2026, 5, 17), "amount": Decimal("27450.50"), "words": ("a", "b", "c"), "unknown": None},
        )
        assert str(sentence) == "17. mai 2026 27\N{NO-BREAK SPACE}450,50 a, b og c ikke kjent"


class TestVerdict:
    def test_ensure_raises_with_the_reason(self) -> None:
        refusal = Verdict.refuse("plan.closed", Sentence("Planen er avsluttet."))
        with pytest.raises(Refused, match="Planen er avsluttet") as caught:
            refusal.ensure()
        assert caught.value.code == "plan.closed"

    def test_the_first_refusal_wins(self) -> None:
        first, second = (Verdict.refuse(code, Sentence(code)) for code in ("first", "second"))
        assert first.and_then(second).code == "first"
        assert Verdict.allow().and_then(second).code == "second"
        assert Verdict.allow().and_then(Verdict.allow()).allowed


class TestMunicipalityNumber:
    @pytest.mark.parametrize("value", ["301", "03011", "abcd", "", "０３０１"])
    def test_refuses_anything_but_four_digits(self, value: str) -> None:
        with pytest.raises(UnusableInput):
            MunicipalityNumber(value)

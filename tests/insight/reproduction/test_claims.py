"""A claim says whether the printed number follows."""

from decimal import Decimal

import pytest

from jobbvei.insight.reproduction.claims import Claim, ClaimVerdict, rounded_as


def claim(printed: str, ours: str | None, tolerance: str = "0") -> Claim:
    worked = None if ours is None else Decimal(ours)
    return Claim(
        id="one",
        document="d",
        place="1",
        label="x",
        printed=Decimal(printed),
        ours=worked,
        tolerance=Decimal(tolerance),
    )


class TestVerdict:
    @pytest.mark.parametrize(
        ("printed", "ours", "tolerance", "verdict"),
        [
            ("55", "54.5", "0", ClaimVerdict.FOLLOWS),
            ("55", "54.49", "0", ClaimVerdict.DOES_NOT_FOLLOW),
            ("55", "55.5", "0", ClaimVerdict.DOES_NOT_FOLLOW),
            ("11.2", "11.249", "0", ClaimVerdict.FOLLOWS),
            ("11.2", "11.25", "0", ClaimVerdict.DOES_NOT_FOLLOW),
            ("23400", "23384.8", "20", ClaimVerdict.WITHIN_ROUNDING),
            ("23400", "23379.9", "20", ClaimVerdict.DOES_NOT_FOLLOW),
            ("23400", None, "20", ClaimVerdict.CANNOT_BE_CHECKED),
        ],
    )
    def test_rounds_as_the_document_does(self, printed: str, ours: str, tolerance: str, verdict: ClaimVerdict) -> None:
        assert claim(printed, ours, tolerance).verdict is verdict


class TestRoundedAs:
    def test_never_rounds_to_tens_for_a_number_that_ends_in_nought(self) -> None:
        assert rounded_as(Decimal("23400"), Decimal("23384.8")) == 23385
        assert rounded_as(Decimal("2.34E4"), Decimal("23384.8")) == 23385

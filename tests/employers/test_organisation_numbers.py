import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.employers.organisation_numbers import checked_organisation_number
from jobbvei.shared.errors import UnusableInput

WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)


def is_valid_by_hand(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=False))
    return (11 - total % 11) % 11 == int(digits[8])


class TestCheckedOrganisationNumber:
    @pytest.mark.parametrize("text", ["974760673", "974 760 673", " 974\u00a0760\u00a0673 "])
    def test_strips_blanks(self, text: str) -> None:
        assert checked_organisation_number(text) == "974760673"

    @pytest.mark.parametrize("text", ["", "   "])
    def test_keeps_the_unknown_unknown(self, text: str) -> None:
        assert checked_organisation_number(text) == ""

    @pytest.mark.parametrize("text", ["97476067", "9747606730", "NO974760673", "٩٧٤٧٦٠٦٧٣", "97476067X"])
    def test_refuses_what_is_not_nine_digits_and_shows_it(self, text: str) -> None:
        with pytest.raises(UnusableInput, match="ni siffer") as caught:
            checked_organisation_number(text)
        assert f"«{text}»" in str(caught.value)

    @given(st.integers(min_value=0, max_value=999_999_999).map(lambda number: f"{number:09d}"))
    def test_accepts_exactly_the_numbers_whose_check_digit_holds(self, digits: str) -> None:
        if is_valid_by_hand(digits):
            assert checked_organisation_number(digits) == digits
        else:
            with pytest.raises(UnusableInput, match="feil siffer"):
                checked_organisation_number(digits)

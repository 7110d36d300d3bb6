from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.test import override_settings
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.no import fodselsnummer

from jobbvei.people.identity_numbers import (
    IdentityKeyMissing,
    UnusableIdentityNumber,
    current_key_id,
    decrypted,
    encrypted,
    fingerprint,
    fingerprints,
    holds_identity_number,
    parse_identity_number,
)
from tests.factories.people import synthetic_number

BIRTHS = st.dates(date(1940, 1, 1), date(1999, 12, 31))  # individual numbers 000–499 stand for the years 1900–1999


def real_looking_number(born_on: date = date(1989, 5, 2), individual: int = 100) -> str:
    """Made here and now; no such digits stand in the code."""
    for candidate in range(individual, individual + 60):
        nine = f"{born_on:%d%m%y}{candidate:03}"
        first = fodselsnummer.calc_check_digit1(nine)
        second = fodselsnummer.calc_check_digit2(nine + first)
        if len(first + second) == 2:
            return nine + first + second
    raise AssertionError


@contextmanager
def keys(*secrets: str) -> Iterator[None]:
    with override_settings(JOBBVEI_IDENTITY_KEYS=list(secrets)):
        yield


class TestParseIdentityNumber:
    @given(born_on=BIRTHS, individual=st.integers(0, 430), d_number=st.booleans())
    def test_finds_the_date_of_birth_in_a_synthetic_number(
        self, born_on: date, individual: int, d_number: bool
    ) -> None:
        number = parse_identity_number(synthetic_number(born_on, individual, d_number=d_number))
        assert (number.born_on, number.is_synthetic, number.is_d_number) == (born_on, True, d_number)

    @given(born_on=BIRTHS, individual=st.integers(0, 430), position=st.integers(0, 10), step=st.integers(1, 9))
    def test_refuses_one_wrong_digit(self, born_on: date, individual: int, position: int, step: int) -> None:
        digits = synthetic_number(born_on, individual)
        wrong = digits[:position] + str((int(digits[position]) + step) % 10) + digits[position + 1 :]
        with pytest.raises(UnusableIdentityNumber):
            parse_identity_number(wrong)

    @given(text=st.text(max_size=14))
    def test_never_lets_rubbish_through_or_breaks(self, text: str) -> None:
        assume(not holds_identity_number(text))
        with pytest.raises(UnusableIdentityNumber):
            parse_identity_number(text)

    def test_reads_the_century_from_the_individual_number(self) -> None:
        assert parse_identity_number(synthetic_number(date(2005, 11, 30), 500)).born_on == date(2005, 11, 30)

    def test_lets_go_of_spaces_between_digits(self) -> None:
        digits = synthetic_number()
        assert parse_identity_number(f" {digits[:6]} {digits[6:]} ").digits == digits

    def test_refuses_a_real_looking_number_where_data_are_synthetic(self) -> None:
        with pytest.raises(UnusableIdentityNumber, match="tydelig at det er syntetisk"):
            parse_identity_number(real_looking_number())

    def test_refuses_a_synthetic_number_in_a_real_installation(self) -> None:
        with override_settings(JOBBVEI_SYNTHETIC_NUMBERS=False), pytest.raises(UnusableIdentityNumber) as refused:
            parse_identity_number(synthetic_number())
        assert refused.value.code == "people.identity_number.synthetic"

    def test_takes_a_real_number_in_a_real_installation(self) -> None:
        with override_settings(JOBBVEI_SYNTHETIC_NUMBERS=False):
            assert not parse_identity_number(real_looking_number()).is_synthetic

    @pytest.mark.parametrize("month", ["00", "13", "45", "80", "93"])
    def test_refuses_months_that_do_not_exist(self, month: str) -> None:
        for individual in range(100, 160):
            nine = f"02{month}89{individual}"
            first = fodselsnummer.calc_check_digit1(nine)
            second = fodselsnummer.calc_check_digit2(nine + first)
            if len(first + second) == 2:
                with pytest.raises(UnusableIdentityNumber) as refused:
                    parse_identity_number(nine + first + second)
                assert refused.value.code == "people.identity_number.no_such_date"
                return
        raise AssertionError

    def test_never_repeats_the_digits_in_the_refusal(self) -> None:
        digits = synthetic_number()[:-1] + "x"
        with pytest.raises(UnusableIdentityNumber) as refused:
            parse_identity_number(digits)
        assert digits[:6] not in str(refused.value)


class TestIdentityNumber:
    def test_never_shows_its_digits_when_printed(self) -> None:
        number = parse_identity_number(synthetic_number())
        assert all(number.digits not in shown for shown in (repr(number), str(number), f"{number}", f"{[number]}"))


class TestEncrypted:
    def test_comes_back_and_hides_the_digits(self) -> None:
        number = parse_identity_number(synthetic_number())
        stored = encrypted(number)
        assert number.digits not in stored
        assert decrypted(stored) == number

    def test_is_never_the_same_twice(self) -> None:
        number = parse_identity_number(synthetic_number())
        assert encrypted(number) != encrypted(number)

    def test_is_read_with_an_older_key_after_a_new_one_is_put_first(self) -> None:
        number = parse_identity_number(synthetic_number())
        with keys("old"):
            stored, old_id = encrypted(number), current_key_id()
        with keys("new", "old"):
            assert decrypted(stored) == number
            assert not stored.startswith(current_key_id())
            assert stored.startswith(old_id)

    def test_cannot_be_read_when_the_key_is_gone(self) -> None:
        with keys("old"):
            stored = encrypted(parse_identity_number(synthetic_number()))
        with keys("new"), pytest.raises(IdentityKeyMissing, match="JOBBVEI_IDENTITY_KEYS"):
            decrypted(stored)


class TestFingerprint:
    def test_tells_two_numbers_apart_and_keeps_to_one_key(self) -> None:
        one, other = (parse_identity_number(synthetic_number(individual=n)) for n in (100, 200))
        assert fingerprint(one) == fingerprint(one) != fingerprint(other)
        assert one.digits not in fingerprint(one)

    def test_finds_what_an_older_key_wrote(self) -> None:
        number = parse_identity_number(synthetic_number())
        with keys("old"):
            stored = fingerprint(number)
        with keys("new", "old"):
            assert stored in fingerprints(number)
            assert stored != fingerprint(number)


class TestHoldsIdentityNumber:
    def test_finds_one_in_the_middle_of_a_sentence(self) -> None:
        digits = synthetic_number()
        assert holds_identity_number(f"Ringte om {digits[:6]} {digits[6:]} i dag")
        assert holds_identity_number(f"fnr: {digits}.")

    def test_lets_phone_and_account_numbers_be(self) -> None:
        assert not holds_identity_number("Ring 22 22 22 22 eller +47 22222222, sak 2024/123456")

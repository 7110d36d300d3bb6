"""Synthetic identity and organisation numbers that pass every check of form and belong to nobody."""

import random
from collections.abc import Sequence
from datetime import date

SYNTHETIC_MONTHS = 80  # as in the Tax Administration's test population
FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
ORGANISATION_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
SYNTHETIC_ORGANISATIONS = "31"  # real organisations start with 8 or 9
NO_CHECK_DIGIT = 10
TURN_OF_THE_CENTURY = 2000


def synthetic_identity_number(born_on: date, gender: str, rng: random.Random) -> str:
    """Eleven digits with 80 added to the month; the ninth is even for a woman, odd for a man."""
    while True:
        serial = rng.randrange(500) + (500 if born_on.year >= TURN_OF_THE_CENTURY else 0)
        if serial % 2 != (0 if gender == "F" else 1):
            continue
        digits = f"{born_on:%d}{born_on.month + SYNTHETIC_MONTHS}{born_on:%y}{serial:03}"
        with_checks = _with_check_digit(_with_check_digit(digits, FIRST_WEIGHTS), SECOND_WEIGHTS)
        if with_checks:
            return with_checks


def synthetic_organisation_number(rng: random.Random) -> str:
    """Nine digits with the right check digit, in a series no real organisation has."""
    while True:
        number = _with_check_digit(f"{SYNTHETIC_ORGANISATIONS}{rng.randrange(10**6):06}", ORGANISATION_WEIGHTS)
        if number:
            return number


def _with_check_digit(digits: str, weights: Sequence[int]) -> str:
    """``digits`` with one more, or empty when none fits (or when ``digits`` is empty already)."""
    if not digits:
        return ""
    check = -sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11
    return "" if check == NO_CHECK_DIGIT else f"{digits}{check}"

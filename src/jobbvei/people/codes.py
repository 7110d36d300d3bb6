"""Codes of occupations and licences, until the ranking package answers for them."""

import re


def is_unit_group(code: str) -> bool:
    """Whether ``code`` has the form of a STYRK-08 unit group."""
    return re.fullmatch(r"[0-9]{4}", code) is not None


def normal_licence(code: str) -> str:
    """A licence class as it is compared."""
    return code.strip().upper()

"""The four digits that name a Norwegian municipality."""

import re

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence


class MunicipalityNumber(str):
    """Four digits, the first two the county's; leading zero kept.

    >>> MunicipalityNumber("0301").county_number
    '03'
    """

    __slots__ = ()

    def __new__(cls, value: str) -> "MunicipalityNumber":
        """Refuse anything but four digits."""
        if not re.fullmatch(r"[0-9]{4}", value):
            raise UnusableInput(
                "municipality_number.not_four_digits",
                Sentence(
                    N_("«{value}» er ikke et kommunenummer. Skriv fire siffer, for eksempel 0301."), {"value": value}
                ),
            )
        return super().__new__(cls, value)

    @property
    def county_number(self) -> str:
        """The first two digits."""
        return self[:2]

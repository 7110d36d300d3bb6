"""The municipality a command is about, by the number somebody wrote."""

from typing import TYPE_CHECKING

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

if TYPE_CHECKING:
    from jobbvei.municipalities.types import Municipality


def numbered_municipality(number: str) -> "Municipality":
    """The municipality with ``number``, joined or not; Django is started already.

    Raises:
        UnusableInput: No municipality has the number.
    """
    from jobbvei.municipalities.queries import municipality_with_number  # noqa: PLC0415  # models are ready only now

    found = municipality_with_number(number)
    if found is None:
        template = N_("«{number}» er ikke nummeret til en kommune. Skriv fire sifre, for eksempel 0301.")
        raise UnusableInput("municipality.unknown", Sentence(template, {"number": number}))
    return found

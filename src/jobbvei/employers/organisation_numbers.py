"""The nine digits that name an organisation in the business register, the last one a check digit."""

from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.no import orgnr

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence


def checked_organisation_number(text: str) -> str:
    """The nine digits in ``text`` without blanks; empty stays empty, which means not known.

    Raises:
        UnusableInput: the number does not have nine digits, or the check digit is wrong.

    >>> checked_organisation_number(" 974 760 673 ")
    '974760673'
    """
    digits = "".join(text.split())
    if not digits:
        return ""
    if len(digits) != 9 or not digits.isascii() or not digits.isdigit():  # noqa: PLR2004  # the law's nine digits
        raise UnusableInput("employers.organisation_number.not_nine_digits", _not_nine_digits(text))
    try:
        return str(orgnr.validate(digits))
    except InvalidChecksum:
        raise UnusableInput("employers.organisation_number.wrong_check_digit", _wrong_digit(text)) from None
    except ValidationError:
        raise UnusableInput("employers.organisation_number.not_nine_digits", _not_nine_digits(text)) from None


def _not_nine_digits(text: str) -> Sentence:
    template = N_("«{number}» er ikke et organisasjonsnummer. Det har ni siffer, for eksempel 974 760 673.")
    return Sentence(template, {"number": text.strip()})


def _wrong_digit(text: str) -> Sentence:
    template = N_("Organisasjonsnummeret «{number}» har et feil siffer. Sjekk det i Brønnøysundregistrene.")
    return Sentence(template, {"number": text.strip()})

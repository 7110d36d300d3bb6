"""National identity numbers and D-numbers: read, checked, encrypted, and looked up without being decrypted.

Synthetic numbers have 80 added to the month, as in the Tax Administration's test population; a D-number has 40 added
to the day. The check digits are counted on the digits as they are written, so only the date needs the 80 taken away.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from stdnum.exceptions import ValidationError
from stdnum.no import fodselsnummer

from jobbvei.shared.errors import JobbveiError, UnusableInput
from jobbvei.shared.sentence import N_, Sentence

LENGTH = 11
SYNTHETIC_MONTHS = 80
D_NUMBER_DAYS = 40
KEY_ID_LENGTH = 8
SEPARATOR = "$"
_SOMEWHERE = re.compile(r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)")


class UnusableIdentityNumber(UnusableInput):
    """Digits that are not an identity number we may keep. The sentence never repeats them."""

    field = "identity_number"


class IdentityKeyMissing(JobbveiError):
    """A number was encrypted with a key this installation no longer has."""


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A checked number. Printing or logging it never shows the digits; ask for ``digits`` where they are needed.

    Attributes:
        digits: Eleven digits.
        born_on: The date of birth inside the number.
        is_synthetic: Made for tests and demonstration; belongs to nobody.
        is_d_number: Given before somebody is registered as resident.
    """

    digits: str = field(repr=False)
    born_on: date = field(repr=False)
    is_synthetic: bool
    is_d_number: bool

    def __str__(self) -> str:
        return "•" * LENGTH


def parse_identity_number(text: str) -> IdentityNumber:
    """The number in ``text``; spaces, full stops and hyphens between digits are let go.

    Raises:
        UnusableIdentityNumber: Not eleven digits, wrong check digits, no such date, or a kind this installation
            refuses (real numbers where the data are synthetic, synthetic numbers where they are real).
    """
    number = _checked(re.sub(r"[\s.\-]", "", text))
    if number.is_synthetic != settings.JOBBVEI_SYNTHETIC_NUMBERS:
        raise _refusal_of_kind(number)
    return number


def holds_identity_number(text: str) -> bool:
    """Whether free text holds eleven digits written as an identity number, whatever its check digits.

    A number typed wrong is still meant as one, and may be somebody else's.

    >>> holds_identity_number("Ring meg på 22 22 22 22")
    False
    """
    return _SOMEWHERE.search(text) is not None


def encrypted(number: IdentityNumber) -> str:
    """The number encrypted with the first key, led by that key's id."""
    token = _ring(_keys()).encrypt(number.digits.encode()).decode()
    return f"{current_key_id()}{SEPARATOR}{token}"


def decrypted(stored: str) -> IdentityNumber:
    """The number in what :func:`encrypted` made, with any of the keys this installation has.

    Raises:
        IdentityKeyMissing: The key is gone, or the text has been changed.
    """
    _, _, token = stored.partition(SEPARATOR)
    try:
        return _checked(_ring(_keys()).decrypt(token.encode()).decode())
    except InvalidToken as problem:
        raise IdentityKeyMissing(
            "people.identity_key_missing",
            Sentence(
                N_("Fødselsnummeret kan ikke leses: nøkkelen «{key}» mangler. Legg den i JOBBVEI_IDENTITY_KEYS."),
                {"key": stored[:KEY_ID_LENGTH]},
            ),
        ) from problem


def fingerprint(number: IdentityNumber) -> str:
    """Keyed hash of the number under the first key: what is stored, to find the number again."""
    return _fingerprint(number, _keys()[0])


def fingerprints(number: IdentityNumber) -> tuple[str, ...]:
    """The keyed hash under every key, newest first: what is looked for while keys are being changed."""
    return tuple(_fingerprint(number, secret) for secret in _keys())


def current_key_id() -> str:
    """Public id of the key that encrypts now; it leads everything encrypted with it."""
    return hashlib.sha256(_derived(_keys()[0], b"jobbvei identity key id")).hexdigest()[:KEY_ID_LENGTH]


def _keys() -> tuple[str, ...]:
    return tuple(settings.JOBBVEI_IDENTITY_KEYS)


def _checked(digits: str) -> IdentityNumber:
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdigit()):
        raise _unusable("not_eleven_digits", N_("Et fødselsnummer eller d-nummer har elleve siffer. Sjekk tallet."))
    if digits[-2:] != fodselsnummer.calc_check_digit1(digits) + fodselsnummer.calc_check_digit2(digits):
        raise _unusable(
            "wrong_check_digits",
            N_("Fødselsnummeret stemmer ikke: kontrollsifrene er feil. Sjekk at det er rett tastet."),
        )
    is_synthetic = int(digits[2:4]) > SYNTHETIC_MONTHS
    plain = f"{digits[:2]}{int(digits[2:4]) - SYNTHETIC_MONTHS:02}{digits[4:]}" if is_synthetic else digits
    return IdentityNumber(digits, _born_on(plain), is_synthetic, int(digits[:2]) > D_NUMBER_DAYS)


def _born_on(plain: str) -> date:
    """The date inside a number without the synthetic 80; numbers of other kinds have months that do not exist."""
    no_date = _unusable("no_such_date", N_("Fødselsnummeret begynner ikke med en dato som finnes. Sjekk tallet."))
    if not 1 <= int(plain[2:4]) <= 12:  # noqa: PLR2004  # months; stdnum would also take emergency numbers
        raise no_date
    try:
        born_on: date = fodselsnummer.get_birth_date(plain)
    except ValidationError:
        raise no_date from None
    return born_on


def _is_number(digits: str) -> bool:
    try:
        _checked(digits)
    except UnusableIdentityNumber:
        return False
    return True


def _refusal_of_kind(number: IdentityNumber) -> UnusableIdentityNumber:
    if number.is_synthetic:
        return _unusable(
            "synthetic", N_("Dette er et syntetisk fødselsnummer (måned + 80). Her brukes bare ekte numre.")
        )
    return _unusable(
        "real",
        N_("Dette ser ut som et ekte fødselsnummer. Vis tydelig at det er syntetisk: legg 80 til måneden."),
    )


def _unusable(code: str, template: str) -> UnusableIdentityNumber:
    return UnusableIdentityNumber(f"people.identity_number.{code}", Sentence(template))


@cache
def _ring(secrets: tuple[str, ...]) -> MultiFernet:
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(_derived(secret, b"jobbvei identity encryption"))) for secret in secrets]
    )


@cache
def _derived(secret: str, use: bytes) -> bytes:
    """A key of 32 bytes for one use; the same secret never serves two."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(secret.encode())


def _fingerprint(number: IdentityNumber, secret: str) -> str:
    return hmac.new(_derived(secret, b"jobbvei identity look-up"), number.digits.encode(), hashlib.sha256).hexdigest()

"""Readers of one cell: text in, a typed value out, or a reason a caseworker can act on."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from jobbvei.integrations.spreadsheets.faults import UnreadableCell
from jobbvei.municipalities.queries import municipality_with_number
from jobbvei.municipalities.types import Municipality
from jobbvei.ranking.occupations import is_unit_group
from jobbvei.shared.sentence import N_, Sentence, SentenceValue

Value = TypeVar("Value")
SEPARATOR: Final = "|"
LEVELS: Final = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")


def text(cell: str) -> str:
    """The cell as it stands."""
    return cell


def whole_number(cell: str) -> int:
    """A whole number such as ``2``."""
    if not re.fullmatch(r"-?[0-9]{1,9}", cell):
        raise _unreadable(N_("Skriv et helt tall, for eksempel 2."))
    return int(cell)


def decimal_number(cell: str) -> Decimal:
    """A number with a decimal point or comma, such as ``37.5`` or ``37,5``."""
    if not re.fullmatch(r"-?[0-9]{1,12}([.,][0-9]{1,12})?", cell):
        raise _unreadable(N_("Skriv et tall, for eksempel 37.5."))
    return Decimal(cell.replace(",", "."))


def one_decimal(cell: str) -> Decimal:
    """A number with at most one decimal, such as hours a week."""
    number = decimal_number(cell)
    if number != round(number, 1):
        raise _unreadable(N_("Skriv tallet med høyst én desimal, for eksempel 37.5."))
    return number


def degrees(cell: str) -> float:
    """Decimal degrees, such as ``59.1386``."""
    return float(decimal_number(cell))


def iso_date(cell: str) -> date:
    """A date such as ``2026-11-23``."""
    try:
        return date.fromisoformat(cell) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell) else _no_date()
    except ValueError:
        return _no_date()


def yes_or_no(cell: str) -> bool:
    """``1`` for yes, ``0`` for no."""
    if cell not in {"0", "1"}:
        raise _unreadable(N_("Skriv 1 for ja eller 0 for nei."))
    return cell == "1"


def level(cell: str) -> str:
    """A level of the Common European Framework; A0 is none."""
    return one_of(LEVELS)(cell)


def occupation(cell: str) -> str:
    """A unit group of STYRK-08, four digits."""
    if not is_unit_group(cell):
        raise _unreadable(N_("Koden finnes ikke i STYRK-08. Bruk fire siffer, for eksempel 9112 for renholder."))
    return cell


def occupation_and_years(cell: str) -> tuple[str, Decimal]:
    """A unit group and years in it, such as ``9112:3.5``."""
    code, colon, years = cell.partition(":")
    if not colon:
        raise _unreadable(N_("Skriv yrke og år med kolon mellom, for eksempel 9112:3.5."))
    return occupation(code.strip()), one_decimal(years.strip())


def municipality(cell: str) -> Municipality:
    """A municipality by its number."""
    found = municipality_with_number(cell)
    if found is None:
        raise _unreadable(N_("Ingen kommune har dette nummeret. Bruk fire siffer med null foran, for eksempel 0301."))
    return found


def one_of(known: Iterable[str]) -> Callable[[str], str]:
    """A reader that takes one of the words in ``known``."""
    words = tuple(known)

    def read(cell: str) -> str:
        if cell not in words:
            raise _unreadable(N_("Bruk en av disse: {known}."), known=words)
        return cell

    return read


def many(read: Callable[[str], Value]) -> Callable[[str], tuple[Value, ...]]:
    """A reader of several values parted by ``|``; the same value twice is refused."""

    def read_all(cell: str) -> tuple[Value, ...]:
        values = tuple(read(part.strip()) for part in cell.split(SEPARATOR) if part.strip())
        if len(set(values)) != len(values):
            raise _unreadable(N_("Samme verdi står to ganger."))
        return values

    return read_all


def _no_date() -> date:
    raise _unreadable(N_("Skriv datoen som år-måned-dag, for eksempel 2026-11-23."))


def _unreadable(template: str, **values: SentenceValue) -> UnreadableCell:
    return UnreadableCell(Sentence(template, values))

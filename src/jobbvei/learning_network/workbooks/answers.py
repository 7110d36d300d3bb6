"""An answer is lines of text, whatever the field's kind, so that two people's answers can be made one line by line.

A table is a row to a line with tabs between its cells, people are a key to a line, a number is one line: the number,
its day and its source.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.small_counts import SMALLEST_COUNT
from jobbvei.learning_network.workbooks.template import Field, FieldKind, NumberUnit
from jobbvei.shared.public_keys import is_public_key
from jobbvei.shared.sentence import N_, Sentence

LENGTH_MAX = 20_000
ROWS_MAX = 200
FEW = "<5"
TAB = "\t"
KEPT_CONTROLS = "\n\t"
CONTROLS = frozenset({"Cc", "Cs"})  # no file format takes them
NO_SIGNS = "\ufffe\uffff"
NUMBER_PARTS = 3
# Eleven digits, also written six and five: nobody's number belongs in a workbook.
LOOKS_LIKE_A_PERSON = re.compile(r"(?<!\d)\d{6}[ ]?\d{5}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number typed by hand or fetched.

    Attributes:
        amount: Digits, or :data:`FEW` for fewer than five.
        on: The day it is from, ``YYYY-MM-DD``.
    """

    amount: str = ""
    on: str = ""
    source: str = ""


def tidy(text: str) -> str:
    """The text with one kind of line end, no space at the end of a line or of it all, and only signs that are text."""
    lines = _readable(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip(" ") for line in lines).rstrip()


def rows_of(field: Field, text: str) -> list[list[str]]:
    """The cells of a table, as many in each row as the field has columns."""
    width = len(field.columns)
    return [_padded(line.split(TAB), width) for line in text.split("\n")] if text else []


def text_of_rows(rows: list[list[str]]) -> str:
    """The rows as text; those with nothing in them are left out."""
    lines = [TAB.join(" ".join(_readable(cell).split()) for cell in row).rstrip() for row in rows]
    return "\n".join(line for line in lines if line)


def number_of(text: str) -> Number:
    """The number an answer holds; all empty when it holds none."""
    amount, on, source = _padded(text.split(TAB), NUMBER_PARTS) if text else ["", "", ""]
    return Number(amount=amount, on=on, source=source)


def text_of_number(number: Number) -> str:
    """The number as one line; empty when nothing is said."""
    amount = "".join(number.amount.split())
    parts = [FEW if _says_few(number.amount) else amount, number.on.strip(), " ".join(number.source.split())]
    return TAB.join(parts) if any(parts) else ""


def ensure_answer(field: Field, text: str) -> None:
    """Refuse what cannot stand in the field.

    Raises:
        UnableToSave: With what to mend.
    """
    if field.kind == FieldKind.INITIATIVES:
        raise _unable(field, "made_elsewhere", N_("Tiltakene skrives under Tiltak, og vises her av seg selv."))
    if len(text) > LENGTH_MAX or text.count("\n") > ROWS_MAX * (10 if field.kind == FieldKind.TEXT else 1):
        raise _unable(
            field, "too_long", N_("Teksten i «{field}» er for lang. Kort den ned, eller del den på flere felt.")
        )
    if any(LOOKS_LIKE_A_PERSON.search(line) for line in text.split("\n") if not _is_key(field, line)):
        template = N_(
            "Det står elleve siffer på rad i «{field}». Ta bort tallet: Arbeidsboken handler aldri om enkeltpersoner."
        )
        raise _unable(field, "looks_like_a_person", template)
    if field.kind == FieldKind.CHOICE and text and text not in field.choices:
        raise _unable(field, "no_such_choice", N_("Velg ett av svarene ved «{field}»."))
    if field.kind == FieldKind.NUMBER and text:
        _ensure_number(field, number_of(text))


def _ensure_number(field: Field, number: Number) -> None:
    if not number.amount.isdecimal() and number.amount != FEW:
        raise _unable(field, "no_number", N_("Skriv et helt tall ved «{field}», eller «færre enn 5»."))
    if field.unit == NumberUnit.PERSONS and number.amount.isdecimal() and int(number.amount) < SMALLEST_COUNT:
        template = N_(
            "Tall under fem kan peke ut enkeltpersoner, så de lagres ikke. Skriv «færre enn 5» ved «{field}»."
        )
        raise _unable(field, "too_few", template)
    if not _is_day(number.on) or not number.source:
        raise _unable(field, "no_source", N_("Si hvilken dag tallet ved «{field}» er fra, og hvor dere har det fra."))


def _readable(text: str) -> str:
    return "".join(
        sign
        for sign in text
        if sign in KEPT_CONTROLS or (unicodedata.category(sign) not in CONTROLS and sign not in NO_SIGNS)
    )


def _is_key(field: Field, line: str) -> bool:
    return field.kind == FieldKind.PEOPLE and is_public_key(line)


def _says_few(amount: str) -> bool:
    return "".join(amount.casefold().split()) in {"<5", "færreenn5", "under5"}


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _padded(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * width][:width]


def _unable(field: Field, code: str, template: str) -> UnableToSave:
    return UnableToSave(f"learning_network.answer_{code}", Sentence(template, {"field": field.label}))

"""Numbers at the door, written as people and as programs write them."""

import json
import math
import re
from typing import Final

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence, SentenceValue

NO_NUMBERS: Final = frozenset({"nan", "na", "n/a", "null", "none", "inf", "infinity"})
WHOLE: Final = re.compile(r"[0-9]{1,12}")


def whole_number(text: str, *, option: str) -> int:
    """The whole number given as ``option``.

    Raises:
        UnusableInput: It is not one.
    """
    if not WHOLE.fullmatch(text):
        template = N_("«{option}» er «{text}», men skal være et helt tall fra 0 og opp. Rett tallet.")
        raise UnusableInput("cli.no_whole_number", Sentence(template, {"option": option, "text": text}))
    return int(text)


def number_of(text: str) -> float:
    """A number with a point or a comma.

    Raises:
        ValueError: It is not one, or it has no end.

    >>> number_of(" 4,5 "), number_of("-1e3")
    (4.5, -1000.0)
    """
    number = float(text.strip().replace(",", "."))
    if not math.isfinite(number) or "_" in text:
        raise ValueError(text)
    return number


def values_in(text: str, *, file: str) -> list[float]:
    """The numbers of a JSON list, or one on each line; empty lines and a first line in words are passed over.

    Raises:
        UnusableInput: A value is not a number; the line is named.
    """
    if text.lstrip().startswith("["):
        return _values_in_list(text, file)
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if lines and _is_head(lines[0][1]):
        lines = lines[1:]
    return [_value(line, number, file) for number, line in lines]


def _is_head(line: str) -> bool:
    """Words above the numbers: letters, no digit, and not what other programs write for a number that is missing."""
    letters = any(sign.isalpha() for sign in line) and not any(sign.isdigit() for sign in line)
    return letters and line.strip().casefold().lstrip("+-") not in NO_NUMBERS


def _value(line: str, number: int, file: str) -> float:
    try:
        return number_of(line)
    except ValueError:
        template = N_("{file}, linje {line}: «{text}» er ikke et tall. Skriv ett tall på hver linje.")
        values: dict[str, SentenceValue] = {"file": file, "line": number, "text": line.strip()[:40]}
        raise UnusableInput("cli.no_number", Sentence(template, values)) from None


def _values_in_list(text: str, file: str) -> list[float]:
    try:
        held = json.loads(text)
    except ValueError:
        held = None
    if not isinstance(held, list) or any(isinstance(one, bool) or not isinstance(one, int | float) for one in held):
        template = N_("{file} er ikke en JSON-liste med bare tall. Rett fila, eller skriv ett tall på hver linje.")
        raise UnusableInput("cli.no_list_of_numbers", Sentence(template, {"file": file}))
    try:
        return [float(one) for one in held]
    except OverflowError:
        template = N_("{file} har et tall som er for stort. Skriv det i en større enhet, for eksempel tusen.")
        raise UnusableInput("cli.too_large", Sentence(template, {"file": file})) from None

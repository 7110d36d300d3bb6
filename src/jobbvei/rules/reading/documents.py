"""Reading JSON strictly, one value at a time: what cannot be used is refused in one sentence that names it."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NoReturn

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

SHOWN_CHARACTERS = 60
FIRST_YEAR, LAST_YEAR = 1900, 2100

Reader = Callable[[str, Any], Any]
"""Takes a value's dotted name and the value; gives it read, or refuses it."""


def read_json(text: str) -> Any:
    """The document in a JSON text, with decimals exact and no key twice.

    Raises:
        UnusableInput: It is not JSON.
    """
    try:
        read = json.loads(text, parse_float=Decimal, parse_constant=_no_such_number, object_pairs_hook=_unique_keys)
        _ensure_writable(read)
    except (ValueError, RecursionError) as problem:
        place = f"linje {problem.lineno}" if isinstance(problem, json.JSONDecodeError) else "hele dokumentet"
        raise UnusableInput(
            "facts.not_json",
            Sentence(N_("Opplysningene er ikke gyldig JSON ({place}). Rett opp og prøv igjen."), {"place": place}),
        ) from problem
    return read


@dataclass(frozen=True, slots=True)
class Part:
    """A nested object: the class it becomes, its keys and, where they differ, the field a key fills."""

    become: Callable[..., Any]
    keys: Mapping[str, Reader]
    fields: Mapping[str, str]
    required: tuple[str, ...] = ()

    def __call__(self, key: str, value: Any) -> Any:
        """The object read, or refused."""
        values = section(key, value, self.keys)
        for needed in self.required:
            if values.get(needed) is None:
                raise refusal(f"{key}.{needed}", None, N_("«{key}» mangler. Fyll den inn."))
        return self.become(**{self.fields.get(name, name): inner for name, inner in values.items()})


def section(prefix: str, value: object, keys: Mapping[str, Reader]) -> dict[str, Any]:
    """The known keys of an object, read; null is the same as not given.

    Raises:
        UnusableInput: It is not an object, or it has a key that nobody reads.
    """
    if not isinstance(value, dict):
        raise refusal(prefix or "dokumentet", value, N_("«{key}» må være et JSON-objekt, men er {value}."))
    dotted = {name: f"{prefix}.{name}" if prefix else str(name) for name in value}
    for name in value:
        if name not in keys:
            template = N_("«{key}» ({value}) er ikke et felt vi kjenner. Velg blant: {choices}.")
            raise refusal(dotted[name], value[name], template, tuple(keys))
    return {name: keys[name](dotted[name], inner) for name, inner in value.items() if inner is not None}


def day(key: str, value: object) -> date:
    """A day written YYYY-MM-DD, in a year somebody alive can have to do with."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise refusal(
            key, value, N_("«{key}» er {value}, som ikke er en dato. Skriv ÅÅÅÅ-MM-DD, for eksempel 2023-04-03.")
        )
    try:
        read = date.fromisoformat(value)
    except ValueError as problem:
        raise refusal(key, value, N_("«{key}» er {value}, men den dagen finnes ikke. Rett datoen.")) from problem
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        limits = (str(FIRST_YEAR), str(LAST_YEAR))
        raise refusal(key, value, N_("«{key}» er {value}. Årstallet må ligge mellom {choices}."), limits)
    return read


def days(key: str, value: object) -> tuple[date, ...]:
    """A list of days."""
    if not isinstance(value, list):
        raise refusal(key, value, N_("«{key}» er {value}, men må være en liste med datoer."))
    return tuple(day(f"{key}[{index}]", one) for index, one in enumerate(value))


def flag(key: str, value: object) -> bool:
    """True or false, and nothing that looks like it."""
    if not isinstance(value, bool):
        raise refusal(key, value, N_("«{key}» er {value}, men må være true eller false."))
    return value


@dataclass(frozen=True, slots=True)
class Whole:
    """Reads a whole number from ``low`` through ``high``."""

    low: int
    high: int

    def __call__(self, key: str, value: object) -> int:
        """The number read, or refused."""
        if isinstance(value, bool) or not isinstance(value, int) or not self.low <= value <= self.high:
            limits = (str(self.low), str(self.high))
            raise refusal(
                key, value, N_("«{key}» er {value}, men må være et helt tall. Grensene er {choices}."), limits
            )
        return value


def whole(low: int, high: int) -> Whole:
    """Reads a whole number from ``low`` through ``high``."""
    return Whole(low, high)


def number(high: int) -> Reader:
    """Reads a number from 0 through ``high``, exact."""

    def read(key: str, value: object) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal) or not 0 <= value <= high:
            raise refusal(
                key, value, N_("«{key}» er {value}, men må være et tall. Grensene er {choices}."), ("0", str(high))
            )
        return Decimal(str(value))

    return read


def word(choices: type[StrEnum]) -> Reader:
    """Reads one of the words of ``choices`` as its member."""
    read = one_of(*choices)
    return lambda key, value: choices(read(key, value))


@dataclass(frozen=True, slots=True)
class OneOf:
    """Reads one of ``words``."""

    words: tuple[str, ...]

    def __call__(self, key: str, value: object) -> str:
        """The word read, or refused."""
        if not isinstance(value, str) or value not in self.words:
            known = tuple(str(choice) for choice in self.words)
            raise refusal(key, value, N_("«{key}» er {value}, som vi ikke kjenner. Velg blant: {choices}."), known)
        return value


def one_of(*words: str) -> OneOf:
    """Reads one of ``words``."""
    return OneOf(words)


def country(key: str, value: object) -> str:
    """A country as two capital letters."""
    if not isinstance(value, str) or not re.fullmatch(r"[A-Z]{2}", value):
        raise refusal(key, value, N_("«{key}» er {value}. Skriv landkoden med to store bokstaver, for eksempel UA."))
    return value


def refusal(key: str, value: object, template: str, choices: tuple[str, ...] = ()) -> UnusableInput:
    """The refusal with the key, the value shortened, and how to mend it, on one line."""
    shown = json.dumps(value, ensure_ascii=False, default=str)
    short = shown if len(shown) <= SHOWN_CHARACTERS else f"{shown[:SHOWN_CHARACTERS]}…"
    return UnusableInput("facts.unusable", Sentence(template, {"key": key, "value": short, "choices": choices}))


def _ensure_writable(read: Any) -> None:
    """Refuse half of a sign (``\\ud800``): JSON can write it, but no text with it can be shown or sent."""
    json.dumps(read, ensure_ascii=False, default=str).encode()


def _no_such_number(name: str) -> NoReturn:
    raise ValueError(name)


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise refusal(key, value, N_("«{key}» står to ganger (sist med {value}). Behold bare én."))
        found[key] = value
    return found

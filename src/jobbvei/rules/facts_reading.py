"""Reading a facts document (JSON) strictly: what cannot be used is refused in one sentence, never repaired."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NoReturn

from jobbvei.rules.facts import (
    Extension,
    Facts,
    Goal,
    Household,
    HouseholdKind,
    Norwegian,
    PartTimeReason,
    Permit,
    PermitKind,
    Programme,
    Schooling,
    SchoolingLevel,
    Work,
)
from jobbvei.rules.facts_order import refuse_impossible_dates
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

DAYS_MAX = 3660
HOURS_IN_WEEK = 168
HOURS_IN_MONTH = 744
DAYS_IN_MONTH = 31
PERCENT_MAX = 100
SHOWN_CHARACTERS = 60
MONTHS_MAX = 24
YEARS_MAX = 30
KRONER_MAX = 10_000_000

Reader = Callable[[str, Any], Any]


def read_facts_text(text: str, *, on: date) -> Facts:
    """The facts in a JSON text.

    Args:
        text: A JSON object as in the ``law explain`` contract.
        on: The day that is asked about; nothing may have happened to somebody not yet born on it.

    Raises:
        UnusableInput: It is not JSON, or the document cannot be used.
    """
    try:
        document = json.loads(text, parse_float=Decimal, parse_constant=_no_such_number, object_pairs_hook=_unique_keys)
    except (ValueError, RecursionError) as problem:
        place = f"linje {problem.lineno}" if isinstance(problem, json.JSONDecodeError) else "hele dokumentet"
        raise UnusableInput(
            "facts.not_json",
            Sentence(N_("Opplysningene er ikke gyldig JSON ({place}). Rett opp og prøv igjen."), {"place": place}),
        ) from problem
    return read_facts(document, on=on)


def read_facts(document: object, *, on: date) -> Facts:
    """The facts in a parsed document; see :func:`read_facts_text`."""
    values = _section("", document, _DOCUMENT)
    for key in ("born_on", "permit"):
        if values.get(key) is None:
            raise _refusal(key, None, N_("«{key}» mangler. Fødselsdato og tillatelse må alltid være med."))
    facts = Facts(**values)
    refuse_impossible_dates(facts, on=on)
    return facts


@dataclass(frozen=True, slots=True)
class _Part:
    """A nested object: the class it becomes, its keys and, where they differ, the field a key fills."""

    become: Callable[..., Any]
    keys: Mapping[str, Reader]
    fields: Mapping[str, str]
    required: tuple[str, ...] = ()

    def __call__(self, key: str, value: Any) -> Any:
        values = _section(key, value, self.keys)
        for needed in self.required:
            if values.get(needed) is None:
                raise _refusal(f"{key}.{needed}", None, N_("«{key}» mangler. Fyll den inn."))
        return self.become(**{self.fields.get(name, name): inner for name, inner in values.items()})


def _section(prefix: str, value: object, keys: Mapping[str, Reader]) -> dict[str, Any]:
    """The known keys of an object, read; null is the same as not given."""
    if not isinstance(value, dict):
        raise _refusal(prefix or "dokumentet", value, N_("«{key}» må være et JSON-objekt, men er {value}."))
    dotted = {name: f"{prefix}.{name}" if prefix else str(name) for name in value}
    for name in value:
        if name not in keys:
            template = N_("«{key}» ({value}) er ikke et felt vi kjenner. Velg blant: {choices}.")
            raise _refusal(dotted[name], value[name], template, tuple(keys))
    return {name: keys[name](dotted[name], inner) for name, inner in value.items() if inner is not None}


def _day(key: str, value: object) -> date:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise _refusal(
            key, value, N_("«{key}» er {value}, som ikke er en dato. Skriv ÅÅÅÅ-MM-DD, for eksempel 2023-04-03.")
        )
    try:
        return date.fromisoformat(value)
    except ValueError as problem:
        raise _refusal(key, value, N_("«{key}» er {value}, men den dagen finnes ikke. Rett datoen.")) from problem


def _days(key: str, value: object) -> tuple[date, ...]:
    if not isinstance(value, list):
        raise _refusal(key, value, N_("«{key}» er {value}, men må være en liste med datoer."))
    return tuple(_day(f"{key}[{index}]", day) for index, day in enumerate(value))


def _flag(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _refusal(key, value, N_("«{key}» er {value}, men må være true eller false."))
    return value


def _whole(low: int, high: int) -> Reader:
    def read(key: str, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            limits = (str(low), str(high))
            raise _refusal(
                key, value, N_("«{key}» er {value}, men må være et helt tall. Grensene er {choices}."), limits
            )
        return value

    return read


def _number(high: int) -> Reader:
    def read(key: str, value: object) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal) or not 0 <= value <= high:
            raise _refusal(
                key, value, N_("«{key}» er {value}, men må være et tall. Grensene er {choices}."), ("0", str(high))
            )
        return Decimal(str(value))

    return read


def _word(choices: type[StrEnum]) -> Reader:
    def read(key: str, value: object) -> StrEnum:
        if not isinstance(value, str) or value not in tuple(choices):
            known = tuple(str(choice) for choice in choices)
            raise _refusal(key, value, N_("«{key}» er {value}, som vi ikke kjenner. Velg blant: {choices}."), known)
        return choices(value)

    return read


def _country(key: str, value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Z]{2}", value):
        raise _refusal(key, value, N_("«{key}» er {value}. Skriv landkoden med to store bokstaver, for eksempel UA."))
    return value


def _extensions(key: str, value: object) -> tuple[Extension, ...]:
    if not isinstance(value, list):
        raise _refusal(key, value, N_("«{key}» er {value}, men må være en liste med vedtak."))
    return tuple(_EXTENSION(f"{key}[{index}]", entry) for index, entry in enumerate(value))


def _refusal(key: str, value: object, template: str, choices: tuple[str, ...] = ()) -> UnusableInput:
    """The refusal with the key, the value shortened, and how to mend it, on one line."""
    shown = json.dumps(value, ensure_ascii=False, default=str)
    short = shown if len(shown) <= SHOWN_CHARACTERS else f"{shown[:SHOWN_CHARACTERS]}…"
    return UnusableInput("facts.unusable", Sentence(template, {"key": key, "value": short, "choices": choices}))


def _no_such_number(name: str) -> NoReturn:
    raise ValueError(name)


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _refusal(key, value, N_("«{key}» står to ganger (sist med {value}). Behold bare én."))
        found[key] = value
    return found


_EXTENSION = _Part(
    Extension, {"decided_on": _day, "months": _whole(1, MONTHS_MAX)}, {}, required=("decided_on", "months")
)
_DOCUMENT: Mapping[str, Reader] = {
    "born_on": _day,
    "permit": _Part(Permit, {"kind": _word(PermitKind), "granted_on": _day}, {}, required=("kind",)),
    "origin": _country,
    "settled_on": _day,
    "settled_by_agreement": _flag,
    "schooling": _Part(
        Schooling,
        {"level": _word(SchoolingLevel), "country": _country, "years_higher": _whole(0, YEARS_MAX)},
        {},
    ),
    "goal": _word(Goal),
    "programme": _Part(
        Programme,
        {
            "offered_on": _day,
            "started_on": _day,
            "part_time_percent": _whole(1, PERCENT_MAX),
            "part_time_reason": _word(PartTimeReason),
            "leave_days": _whole(0, DAYS_MAX),
            "hours_in_month": _number(HOURS_IN_MONTH),
            "absence_days_in_month": _number(DAYS_IN_MONTH),
            "absence_hours_in_month": _number(HOURS_IN_MONTH),
        },
        {},
    ),
    "norwegian": _Part(
        Norwegian,
        {"offered_on": _day, "started_on": _day, "leave_days": _whole(0, DAYS_MAX), "extensions": _extensions},
        {},
    ),
    "work": _Part(
        Work,
        {
            "weekly_hours": _number(HOURS_IN_WEEK),
            "from": _day,
            "to": _day,
            "hours_in_month": _number(HOURS_IN_MONTH),
            "pay_in_month_kr": _number(KRONER_MAX),
        },
        {"from": "starts_on", "to": "ends_on"},
    ),
    "household": _Part(
        Household,
        {
            "kind": _word(HouseholdKind),
            "spouse_in_programme": _flag,
            "children_born_on": _days,
            "lives_with_parents": _flag,
        },
        {},
    ),
    "overgangsstonad_year_kr": _number(KRONER_MAX),
    "other_benefits_month_kr": _number(KRONER_MAX),
}

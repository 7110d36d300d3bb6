"""The project's own table of STYRK-08 and how closely two occupations are related. Source: data/SOURCES.md."""

import csv
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy
import numpy.typing

from jobbvei.ranking.score_table import RELATEDNESS_BY_SHARED_DIGITS

UNIT_GROUP_LEVEL: Final = 4
NOT_STATED: Final = "00"  # «Uoppgitt»: says nothing about the work, so it is related to nothing


@dataclass(frozen=True, slots=True)
class Occupation:
    """One group of STYRK-08: ``level`` 1 (major group) to 4 (unit group), ``name_en`` None where ISCO-08 has none."""

    code: str
    level: int
    name: str
    name_en: str | None


@cache
def occupations() -> dict[str, Occupation]:
    """All 582 groups by code, by level and then code."""
    text = files("jobbvei.ranking").joinpath("data/styrk08.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {r["code"]: Occupation(r["code"], int(r["level"]), r["name"], r["name_en"] or None) for r in rows}


@cache
def unit_groups() -> tuple[str, ...]:
    """The 407 four-digit codes in ascending order."""
    return tuple(sorted(code for code, group in occupations().items() if group.level == UNIT_GROUP_LEVEL))


def is_unit_group(code: str) -> bool:
    """Whether ``code`` is one of the 407 four-digit codes.

    >>> is_unit_group("9112"), is_unit_group("911"), is_unit_group("9999")
    (True, False, False)
    """
    return len(code) == UNIT_GROUP_LEVEL and code in occupations()


def name_of(code: str) -> str:
    """The bokmål name of a group at any level; KeyError when STYRK-08 has no such code.

    >>> name_of("9112")
    'Renholdere i virksomheter'
    """
    return occupations()[code].name


def search(text: str) -> tuple[Occupation, ...]:
    """Unit groups whose name or code holds every word of ``text``, whatever the case.

    Order: names that begin with the text first, then by code. An empty text finds nothing.

    >>> [group.code for group in search("SYKEPLEIERE")]
    ['2223', '2221']
    """
    wanted = _folded(text).split()
    if not wanted:
        return ()
    found = (group for group in occupations().values() if group.level == UNIT_GROUP_LEVEL and _holds(group, wanted))
    start = " ".join(wanted)
    return tuple(sorted(found, key=lambda group: (not _folded(group.name).startswith(start), group.code)))


def relatedness(one: str, other: str) -> int:
    """How closely two codes are related, 0–100, by the leading digits they share (``RELATEDNESS_BY_SHARED_DIGITS``).

    >>> relatedness("5321", "5321"), relatedness("5321", "5322"), relatedness("5321", "9112")
    (100, 70, 0)
    """
    if one.startswith(NOT_STATED) or other.startswith(NOT_STATED):
        return 0
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return RELATEDNESS_BY_SHARED_DIGITS[shared]


@cache
def unit_group_index() -> dict[str, int]:
    """Position of each unit group in :func:`unit_groups`; the position after the last stands for unknown."""
    return {code: index for index, code in enumerate(unit_groups())}


@cache
def relatedness_table() -> numpy.typing.NDArray[numpy.int16]:
    """Relatedness of every two unit groups; the last row and column are the unknown occupation, always 0."""
    digits = numpy.array([[int(digit) for digit in code] for code in unit_groups()])
    same = numpy.cumprod(digits[:, None, :] == digits[None, :, :], axis=2).sum(axis=2)
    table = numpy.zeros((len(digits) + 1, len(digits) + 1), dtype=numpy.int16)
    table[:-1, :-1] = numpy.array(RELATEDNESS_BY_SHARED_DIGITS, dtype=numpy.int16)[same]
    not_stated = [index for index, code in enumerate(unit_groups()) if code.startswith(NOT_STATED)]
    table[not_stated, :] = table[:, not_stated] = 0
    return table


def _holds(group: Occupation, wanted: list[str]) -> bool:
    name = f"{group.code} {_folded(group.name)}"
    return all(word in name for word in wanted)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()

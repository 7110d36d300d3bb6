"""Reads people.csv and openings.csv as ``jobbvei match run`` takes them; every fault is one line.

An empty cell means unknown, with four exceptions, because a list or a demand that is not there is an answer:
authorisations and licences (none held, none asked for), experience and wishes (none), an opening's English (none asked
for), its schooling and years (none asked for), and ``legal_floor`` (none).
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

from jobbvei.cli.csv_rows import Row, rows_in
from jobbvei.cli.days import day_of
from jobbvei.ranking.occupations import is_unit_group
from jobbvei.ranking.types import (
    Cefr,
    Experience,
    LanguageLevels,
    LegalFloor,
    OpeningFacts,
    OpeningKind,
    PersonFacts,
    Position,
    Schooling,
    Shift,
)
from jobbvei.shared.municipality_number import MunicipalityNumber
from jobbvei.shared.sentence import N_, Sentence

_LEVELS: Final = ("nb_listening", "nb_reading", "nb_writing", "nb_speaking", "en_speaking")
PEOPLE_COLUMNS: Final = (
    "person_id", "municipality", "lat", "lon", *_LEVELS, "schooling", "experience", "wishes",
    "authorisations", "licences", "hours_min", "hours_max", "shifts", "available_on", "has_car", "max_commute_min",
)  # fmt: skip
OPENING_COLUMNS: Final = (
    "opening_id", "kind", "employer_id", "municipality", "lat", "lon", "styrk08", "positions", "hours",
    "shifts", "starts_on", *_LEVELS, "legal_floor", "mentor", "authorisations",
    "licences", "schooling_min", "experience_years_min",
)  # fmt: skip
WEEK_HOURS_MAX: Final = 168
YEARS_MAX: Final = 80
POSITIONS_MAX: Final = 10_000
COMMUTE_MINUTES_MAX: Final = 1_440

_DAY: Final = Sentence(N_("Skriv datoen som år-måned-dag, for eksempel 2026-03-01, eller la feltet stå tomt."))
_YES_NO: Final = Sentence(N_("Skriv 1 for ja og 0 for nei, eller la feltet stå tomt."))
_UNIT_GROUP: Final = Sentence(N_("Bruk en firesifret kode i STYRK-08, for eksempel 9112."))
_POSITION: Final = Sentence(
    N_("Skriv både lat og lon som grader med punktum, for eksempel 59.91 og 10.75, eller la begge stå tomme.")
)
_MUNICIPALITY: Final = Sentence(N_("Skriv kommunenummeret med fire siffer, for eksempel 0301."))
_LEVEL: Final = Sentence(N_("Skriv A0, A1, A2, B1, B2, C1 eller C2, eller la feltet stå tomt."))
_HOURS: Final = Sentence(N_("Skriv timer i uka som tall, for eksempel 37.5, eller la feltet stå tomt."))
_HOURS_ORDER: Final = Sentence(N_("Skriv et tall som ikke er større enn hours_max."))
_YEARS: Final = Sentence(N_("Skriv år som tall, for eksempel 2."))
_EXPERIENCE: Final = Sentence(N_("Skriv yrkeskode og år med kolon mellom, for eksempel 9112:3."))
_POSITIONS: Final = Sentence(N_("Skriv antall ledige plasser som et helt tall, fra 0."))
_MINUTES: Final = Sentence(N_("Skriv hele minutter, fra 0 til 1440."))
_KEY: Final = Sentence(N_("Gi raden en nøkkel."))
_ANY_WORD: Final = Sentence("")


def read_people(path: Path) -> list[PersonFacts]:
    """All people in the file; UnusableInput at the first fault."""
    return [_person(row) for row in _rows(path, PEOPLE_COLUMNS)]


def read_openings(path: Path) -> list[OpeningFacts]:
    """All openings in the file; UnusableInput at the first fault."""
    return [_opening(row) for row in _rows(path, OPENING_COLUMNS)]


def _person(row: Row) -> PersonFacts:
    least, most = _hours(row, "hours_min"), _hours(row, "hours_max")
    if least is not None and most is not None and least > most:
        raise row.fault("hours_min", str(least), _HOURS_ORDER)
    return PersonFacts(
        person_id=row.cells["person_id"].strip(),
        municipality=_municipality(row),
        position=_position(row),
        language=_language(row),
        schooling=_schooling(row, "schooling"),
        experience=row.many("experience", _experience, _EXPERIENCE),
        wishes=row.many("wishes", _unit_group, _UNIT_GROUP),
        authorisations=frozenset(row.many("authorisations", str, _ANY_WORD)),
        licences=frozenset(row.many("licences", str, _ANY_WORD)),
        weekly_hours_min=least,
        weekly_hours_max=most,
        shifts=_shifts(row),
        available_on=row.read("available_on", day_of, _DAY),
        has_car=row.read("has_car", _yes_no, _YES_NO),
        commute_minutes_max=row.read("max_commute_min", _whole(COMMUTE_MINUTES_MAX), _MINUTES),
    )


def _opening(row: Row) -> OpeningFacts:
    return OpeningFacts(
        opening_id=row.cells["opening_id"].strip(),
        kind=row.required("kind", OpeningKind, _choose(OpeningKind)),
        employer_id=row.cells["employer_id"].strip() or None,
        municipality=_municipality(row),
        position=_position(row),
        styrk08=row.read("styrk08", _unit_group, _UNIT_GROUP),
        positions=row.required("positions", _whole(POSITIONS_MAX), _POSITIONS),
        weekly_hours=_hours(row, "hours"),
        shifts=_shifts(row),
        starts_on=row.read("starts_on", day_of, _DAY),
        language=_language(row, english_unless_stated=Cefr.A0),
        legal_floor=row.read("legal_floor", LegalFloor, _choose(LegalFloor)) or LegalFloor.NONE,
        mentor=row.read("mentor", _yes_no, _YES_NO),
        authorisations=frozenset(row.many("authorisations", str, _ANY_WORD)),
        licences=frozenset(row.many("licences", str, _ANY_WORD)),
        schooling_min=_schooling(row, "schooling_min") or Schooling.NONE,
        experience_years_min=row.read("experience_years_min", _amount(YEARS_MAX), _YEARS) or Decimal(0),
    )


def _municipality(row: Row) -> str | None:
    return row.read("municipality", MunicipalityNumber, _MUNICIPALITY)


def _position(row: Row) -> Position | None:
    latitude, longitude = row.read("lat", _degrees(90), _POSITION), row.read("lon", _degrees(180), _POSITION)
    if latitude is None and longitude is None:
        return None
    if latitude is None or longitude is None:
        raise row.fault("lat" if latitude is None else "lon", "", _POSITION)
    return Position(latitude, longitude)


def _language(row: Row, english_unless_stated: Cefr | None = None) -> LanguageLevels:
    levels = [row.read(column, _level, _LEVEL) for column in _LEVELS]
    return LanguageLevels.of([*levels[:-1], english_unless_stated if levels[-1] is None else levels[-1]])


def _schooling(row: Row, column: str) -> Schooling | None:
    return row.read(column, _schooling_of, _choose(level.name.lower() for level in Schooling))


def _shifts(row: Row) -> frozenset[Shift] | None:
    return frozenset(row.many("shifts", Shift, _choose(Shift))) or None


def _hours(row: Row, column: str) -> Decimal | None:
    return row.read(column, _amount(WEEK_HOURS_MAX), _HOURS)


def _choose(words: Iterable[str]) -> Sentence:
    return Sentence(N_("Velg blant {words}."), {"words": tuple(str(word) for word in words)})


def _level(text: str) -> Cefr:
    return Cefr[text.upper()]


def _schooling_of(text: str) -> Schooling:
    if text != text.lower():
        raise ValueError
    return Schooling[text.upper()]


def _yes_no(text: str) -> bool:
    return {"0": False, "1": True}[text]


def _unit_group(text: str) -> str:
    if not is_unit_group(text):
        raise ValueError
    return text


def _experience(text: str) -> Experience:
    code, years = text.split(":")
    return Experience(_unit_group(code.strip()), _amount(YEARS_MAX)(years.strip()))


def _whole(most: int) -> Callable[[str], int]:
    def convert(text: str) -> int:
        if not (text.isascii() and text.isdigit()) or int(text) > most:
            raise ValueError
        return int(text)

    return convert


def _amount(most: int) -> Callable[[str], Decimal]:
    def convert(text: str) -> Decimal:
        number = Decimal(text)
        if not (number.is_finite() and 0 <= number <= most and number * 100 == int(number * 100)):
            raise ValueError
        return number

    return convert


def _degrees(most: int) -> Callable[[str], float]:
    def convert(text: str) -> float:
        number = float(Decimal(text))
        if not -most <= number <= most:
            raise ValueError
        return number

    return convert


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The file's rows; the header names exactly ``columns`` in any order; ids must be there and differ."""
    seen: dict[str, int] = {}
    for row in rows_in(path, needed=columns, also=()):
        key = row.cells[columns[0]].strip()
        if not key:
            raise row.fault(columns[0], "", _KEY)
        if key in seen:
            other = {"other": seen[key]}
            raise row.fault(
                columns[0], key, Sentence(N_("Nøkkelen står også på linje {other}. Gi raden sin egen."), other)
            )
        seen[key] = row.line
        yield row

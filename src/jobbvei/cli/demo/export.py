"""Writes people.csv and openings.csv as ``jobbvei match run`` reads them. An empty cell means not known."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from jobbvei.cli.demo.records import DemoEmployer, DemoOpening, DemoPerson, World

BAR = "|"
SKILLS = (("nb", "listening"), ("nb", "reading"), ("nb", "writing"), ("nb", "speaking"), ("en", "speaking"))
LEVEL_COLUMNS = tuple(f"{language}_{skill}" for language, skill in SKILLS)
PEOPLE_COLUMNS = (
    "person_id", "municipality", "lat", "lon", *LEVEL_COLUMNS, "schooling", "experience", "wishes", "authorisations",
    "licences", "hours_min", "hours_max", "shifts", "available_on", "has_car", "max_commute_min",
)  # fmt: skip
OPENING_COLUMNS = (
    "opening_id", "kind", "employer_id", "municipality", "lat", "lon", "styrk08", "positions", "hours", "shifts",
    "starts_on", *LEVEL_COLUMNS, "legal_floor", "mentor", "authorisations", "licences", "schooling_min",
    "experience_years_min",
)  # fmt: skip
Cell = str | int | float | bool | Decimal | date | tuple[str, ...] | None


def write_export(world: World, folder: Path) -> tuple[Path, Path]:
    """Write the main municipality's people and openings into ``folder``, made when missing; returns both paths."""
    folder.mkdir(parents=True, exist_ok=True)
    number = world.municipalities[0].number
    employers = {employer.key: employer for employer in world.employers}
    people = [_person(one) for one in world.people if one.municipality == number]
    openings = [_opening(one, employers[one.employer]) for one in world.openings if one.tenant == number]
    return (
        _write(folder / "people.csv", PEOPLE_COLUMNS, people),
        _write(folder / "openings.csv", OPENING_COLUMNS, openings),
    )


def _person(person: DemoPerson) -> Sequence[Cell]:
    competence, availability = person.competence, person.competence.availability
    levels = {(one.language, one.skill): one.level for one in competence.levels}
    return (
        person.key,
        person.municipality,
        person.home.latitude,
        person.home.longitude,
        *(levels.get(skill) for skill in SKILLS),
        competence.schooling.level,
        tuple(f"{one.styrk08}:{one.years}" for one in competence.experience),
        competence.wishes,
        competence.authorisations,
        competence.licences,
        availability.hours_min,
        availability.hours_max,
        availability.shifts,
        availability.available_on,
        availability.has_car,
        availability.max_commute_minutes,
    )


def _opening(opening: DemoOpening, employer: DemoEmployer) -> Sequence[Cell]:
    need = opening.need
    return (
        opening.key,
        opening.kind,
        opening.employer,
        employer.municipality,
        employer.place.latitude,
        employer.place.longitude,
        opening.styrk08,
        opening.positions,
        opening.hours_per_week,
        opening.shifts,
        opening.starts_on,
        *(need.listening, need.reading, need.writing, need.speaking, need.english_speaking),
        opening.legal_floor,
        opening.has_mentor,
        opening.authorisations,
        opening.licences,
        opening.schooling_min,
        opening.experience_years_min,
    )


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_text(cell) for cell in row] for row in rows)
    return path


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, tuple):
        return BAR.join(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)

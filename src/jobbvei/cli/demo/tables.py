"""The hand-made tables of Eksempelvik's working life: which occupations there are, and who employs."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from jobbvei.cli.demo.records import Need

BAR = "|"


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation in an industry, and what a job in it usually asks for. Own judgement, not statistics."""

    styrk08: str
    title: str
    industry: str
    nav_category: str
    hours: Decimal
    shifts: tuple[str, ...]
    need: Need
    legal_floor: str
    authorisations: tuple[str, ...]
    licences: tuple[str, ...]
    schooling_min: str
    experience_years_min: Decimal | None
    tasks: str


@dataclass(frozen=True, slots=True)
class Workplace:
    """An employer as the table has it; ``place`` is a neighbourhood's name."""

    key: str
    name: str
    sector: str
    industry: str
    sn2007: str
    place: str
    styrk08: tuple[str, ...]
    contact_role: str


@cache
def occupations() -> tuple[Occupation, ...]:
    """Every occupation, in the table's order."""
    return tuple(_occupation(row) for row in _rows("occupations.csv"))


@cache
def workplaces() -> tuple[Workplace, ...]:
    """Every employer in Eksempelvik, in the table's order."""
    return tuple(
        Workplace(
            key=row["key"],
            name=row["name"],
            sector=row["sector"],
            industry=row["industry"],
            sn2007=row["sn2007"],
            place=row["place"],
            styrk08=_list(row["styrk08"]),
            contact_role=row["contact_role"],
        )
        for row in _rows("employers.csv")
    )


def _occupation(row: dict[str, str]) -> Occupation:
    listening, reading, writing, speaking = row["need"].split()
    return Occupation(
        styrk08=row["styrk08"],
        title=row["title"],
        industry=row["industry"],
        nav_category=row["nav_category"],
        hours=Decimal(row["hours"]),
        shifts=_list(row["shifts"]),
        need=Need(listening, reading, writing, speaking, row["english"]),
        legal_floor=row["legal_floor"],
        authorisations=_list(row["authorisations"]),
        licences=_list(row["licences"]),
        schooling_min=row["schooling_min"],
        experience_years_min=Decimal(row["experience_years_min"]) if row["experience_years_min"] else None,
        tasks=row["tasks"],
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(BAR) if part)


def _rows(name: str) -> list[dict[str, str]]:
    text = files("jobbvei.cli.demo").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))

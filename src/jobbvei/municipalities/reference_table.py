"""Reading the table of municipalities that comes with Jobbvei. Where it is from stands in data/SOURCES.md."""

import csv
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

TABLE = "data/municipalities.csv"


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """One municipality of Norway; the fields are those of the model."""

    number: str
    name: str
    official_name: str
    county_number: str
    county_name: str
    population: int
    population_on: date
    centrality: int
    labour_market_region_number: int
    labour_market_region: str
    latitude: float
    longitude: float


def reference_rows() -> tuple[ReferenceRow, ...]:
    """All 357 municipalities, by number."""
    text = files("jobbvei.municipalities").joinpath(TABLE).read_text(encoding="utf-8")
    return tuple(_row(cells) for cells in csv.DictReader(text.splitlines()))


def _row(cells: dict[str, str]) -> ReferenceRow:
    return ReferenceRow(
        number=cells["number"],
        name=cells["name"],
        official_name=cells["official_name"],
        county_number=cells["county_number"],
        county_name=cells["county_name"],
        population=int(cells["population"]),
        population_on=date.fromisoformat(cells["population_on"]),
        centrality=int(cells["centrality"]),
        labour_market_region_number=int(cells["labour_market_region_number"]),
        labour_market_region=cells["labour_market_region"],
        latitude=float(cells["latitude"]),
        longitude=float(cells["longitude"]),
    )

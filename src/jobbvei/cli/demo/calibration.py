"""The figures the demonstration is held to, read from data/calibration.csv, where each has its source."""

import csv
from functools import cache
from importlib.resources import files

TABLE = "data/calibration.csv"
GENDER_COLUMNS = {"F": "women", "M": "men", "": "all"}


@cache
def shares(table: str, gender: str = "") -> dict[str, float]:
    """Key → figure of one table (percent or counts, only proportions matter), for women, men or all."""
    column = GENDER_COLUMNS[gender]
    return {row["key"]: float(row[column]) for row in _rows() if row["table"] == table and row[column]}


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = files("jobbvei.cli.demo").joinpath(TABLE).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))

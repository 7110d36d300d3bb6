"""Where the printed numbers lie, and every claim in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from jobbvei.estimates.forecast.chain import AuditRow, Step, replay
from jobbvei.estimates.forecast.formulas import work_out
from jobbvei.insight.reproduction.claims import EXACT, Claim
from jobbvei.insight.reproduction.tables import claims_of, table_from

BETWEEN_THOUSANDS: Final = re.compile(r"(?<=\d) (?=\d{3}\b)")
SEEDS: Final = Path(__file__).parent / "seeds"


@dataclass(frozen=True, slots=True)
class Document:
    """A document the numbers are from, and the day somebody last held them against it."""

    key: str
    name: str
    checked_on: str


@cache
def documents() -> Mapping[str, Document]:
    """The documents by key, in the order they are listed."""
    told = _read("documents")
    return {key: Document(key, str(one["name"]), str(one["checked_on"])) for key, one in told.items()}


@cache
def claims() -> tuple[Claim, ...]:
    """Every claim: the tables in order, the forecast step by step, then single numbers."""
    return (*_of_tables(), *_of_forecast(), *_of_numbers())


def _of_tables() -> Iterator[Claim]:
    for path in sorted(SEEDS.glob("table_*.yaml")):
        yield from claims_of(table_from(path.stem.replace("_", "-"), _read(path.stem)))


def _of_forecast() -> Iterator[Claim]:
    told = _read("forecast")
    steps = [
        Step(one["id"], one["formula"], Decimal(str(one["seed_value"])), Decimal(str(one["tolerance"])))
        for one in told["steps"]
    ]
    inputs = {name: Decimal(str(value)) for name, value in told["inputs"].items()}
    for row, one in zip(replay(inputs, steps), told["steps"], strict=True):
        yield _step_claim(row, one, told)


def _step_claim(row: AuditRow, one: Mapping[str, Any], told: Mapping[str, Any]) -> Claim:
    return Claim(
        id=f"forecast-{row.step.id}",
        document=str(told["document"]),
        place=f"{told['place']}, {row.step.id}",
        label=str(one["label"]),
        printed=row.step.printed or EXACT,
        formula=row.step.formula,
        used=row.used,
        ours=row.value,
        tolerance=row.step.tolerance or EXACT,
        why=str(one.get("why", "")),
    )


def _of_numbers() -> Iterator[Claim]:
    for told in _read("numbers"):
        names = {name: Decimal(str(value)) for name, value in told.get("inputs", {}).items()}
        formula = str(told.get("formula", ""))
        worked = work_out(str(told["label"]), formula, names) if formula else None
        yield Claim(
            id=str(told["id"]),
            document=str(told["document"]),
            place=str(told["place"]),
            label=str(told["label"]),
            printed=Decimal(str(told["printed"])),
            formula=formula,
            used=worked.used if worked else {},
            ours=worked.shown if worked else None,
            tolerance=Decimal(str(told.get("tolerance", 0))),
            why=str(told.get("why", "")),
        )


def _read(name: str) -> Any:
    text = (SEEDS / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(BETWEEN_THOUSANDS.sub("\N{NO-BREAK SPACE}", text))

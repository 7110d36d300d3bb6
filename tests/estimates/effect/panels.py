"""Panels for the tests: the published ones, and small ones that can be worked by hand."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from jobbvei.estimates.effect.panel import Floats, Panel
from jobbvei.estimates.effect.rows import Columns, Row, read_panel
from jobbvei.shared.errors import UnusableInput

DATA = Path(__file__).parent / "data"


def counties(*, covariates: bool = False) -> Panel:
    """500 counties, with the logarithm of the population as a covariate when asked for."""
    named = Columns(outcome="employed", unit="county", covariates=("population",) if covariates else ())
    return read_panel(county_rows(), named)


def county_rows() -> list[Row]:
    """One row a county and year."""
    return [
        {
            "county": county["county"],
            "period": str(year),
            "employed": county[f"log_employment_{year}"],
            "first_treated": county["first_treated"],
            "population": county["log_population"],
        }
        for county in _rows("mpdta.csv")
        for year in range(2003, 2008)
    ]


def states() -> Panel:
    """39 states; California was treated from 1989."""
    rows: list[Row] = [
        {
            "state": state["state"],
            "period": str(year),
            "packs": state[f"packs_{year}"],
            "first_treated": state["first_treated"],
        }
        for state in _rows("california_prop99.csv")
        for year in range(1970, 2001)
    ]
    return read_panel(rows, Columns(outcome="packs", unit="state"))


def panel_of(outcome: Floats, starts: Sequence[int | None], covariates: Floats | None = None) -> Panel:
    """A panel of numbers; None for a unit that never starts."""
    units, periods = outcome.shape
    names = () if covariates is None else tuple(f"x{place}" for place in range(covariates.shape[1]))
    return Panel(
        units=tuple(f"{place:04}" for place in range(units)),
        periods=tuple(str(place) for place in range(periods)),
        outcome=outcome,
        starts=np.array([periods if start is None else start for start in starts], dtype=np.int64),
        covariate_names=names,
        covariates=np.zeros((units, 0)) if covariates is None else covariates,
        weights=None,
        withdrawn=np.zeros(units, dtype=np.bool_),
        district=np.zeros(units, dtype=np.bool_),
    )


def invented(*, seed: int, units: int = 60, periods: int = 8, treated: int = 20, start: int = 4) -> Panel:
    """Noise about a level of each unit and a course of time; no effect; one covariate; all values between 0 and 1."""
    chance = np.random.default_rng(seed)
    level = chance.normal(0.4, 0.05, (units, 1)) + np.linspace(0, 0.1, periods)
    outcome = level + chance.normal(0, 0.02, (units, periods))
    return panel_of(outcome, [start] * treated + [None] * (units - treated), chance.normal(0, 1, (units, 1)))


@contextmanager
def refused(code: str) -> Iterator[None]:
    """What is done inside must be refused with this code."""
    with pytest.raises(UnusableInput) as caught:
        yield
    assert caught.value.code == f"estimates.{code}"


def _rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))

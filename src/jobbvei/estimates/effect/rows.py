"""From rows of a file to a panel: every fault is one sentence that says what, where and how to mend it."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jobbvei.estimates.effect.panel import Flags, Floats, Panel, Places, named
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence, SentenceValue

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]
Key = tuple[tuple[int, float, str], ...]

NEVER = frozenset({"", "0", "nan", "none", "na"})
YES = frozenset({"1", "ja", "true", "yes", "sann", "x"})
NO = frozenset({"", "0", "nei", "false", "no", "usann", "nan", "none"})


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns are called.

    Attributes:
        first_treated: Left blank or 0 in the file for a unit that never starts. None when nobody has started yet.
        covariates: Known before the start; the mean of what is given before the first start is used.
        weight: What a unit counts; the mean before the first start is used. None to leave weights out.
        withdrawn: Yes or no; used when the column is there.
        district: Yes or no; used when the column is there.
    """

    outcome: str = "share"
    unit: str = "municipality"
    time: str = "period"
    first_treated: str | None = "first_treated"
    covariates: tuple[str, ...] = ()
    weight: str | None = None
    withdrawn: str = "withdrawn"
    district: str = "district"

    def needed(self) -> tuple[str, ...]:
        """The columns that must be there."""
        named_ones = (self.outcome, self.unit, self.time, self.first_treated, *self.covariates, self.weight)
        return tuple(name for name in named_ones if name is not None)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The rows found by unit and period."""

    rows: Mapping[tuple[str, str], Row]
    units: tuple[str, ...]
    periods: tuple[str, ...]

    def of(self, unit: str) -> list[Row]:
        return [self.rows[unit, period] for period in self.periods]


def read_panel(rows: Sequence[Row], columns: Columns | None = None) -> Panel:
    """Check the rows and lay them out.

    Args:
        rows: One for each unit and period, in any order, as a file of comma-separated values gives them. A number may
            be written with a decimal comma.
        columns: What the columns are called; the contract's names when left out.

    Raises:
        UnusableInput: a column or row is missing, a row is there twice, something is not a number, a unit has two
            starts, or a withdrawn unit has a start.

    >>> rows = [
    ...     {"municipality": unit, "period": period, "share": share, "first_treated": start}
    ...     for unit, start, shares in [("A", "2", (0.2, 0.4)), ("B", "", (0.3, 0.3))]
    ...     for period, share in zip(("1", "2"), shares)
    ... ]
    >>> read_panel(rows).treated.tolist()
    [True, False]
    """
    columns = columns or Columns()
    _ensure_columns(rows, columns)
    grid = _grid(rows, columns)
    starts = np.array([_start(grid, unit, columns) for unit in grid.units], dtype=np.int64)
    before = int(starts.min(initial=len(grid.periods))) or 1
    weights = None if columns.weight is None else _known_before(grid, columns.weight, before)
    _ensure_positive(weights, grid.units)
    withdrawn = _flags(grid, columns.withdrawn)
    _ensure_withdrawn_untreated(grid, starts, withdrawn)
    return Panel(
        units=grid.units,
        periods=grid.periods,
        outcome=_outcomes(grid, columns.outcome),
        starts=starts,
        covariate_names=columns.covariates,
        covariates=_covariates(grid, columns.covariates, before),
        weights=weights,
        withdrawn=withdrawn,
        district=_flags(grid, columns.district),
    )


def _fault(code: str, template: str, **values: SentenceValue) -> UnusableInput:
    return UnusableInput(f"estimates.{code}", Sentence(template, values))


def _ensure_columns(rows: Sequence[Row], columns: Columns) -> None:
    if not rows:
        raise _fault("no_rows", N_("Filen har ingen rader. Legg inn én rad for hver kommune og periode."))
    for name in columns.needed():
        if name not in rows[0]:
            raise _fault(
                "column_missing",
                N_("Filen mangler kolonnen «{column}». Legg den til, eller si hva den heter."),
                column=name,
            )


def _grid(rows: Sequence[Row], columns: Columns) -> _Grid:
    found: dict[tuple[str, str], Row] = {}
    for row in rows:
        unit, period = _label(row[columns.unit]), _label(row[columns.time])
        if not unit or not period:
            raise _fault("unnamed_row", N_("En rad mangler kommune eller periode. Fyll ut begge, eller ta raden bort."))
        if (unit, period) in found:
            raise _fault(
                "duplicate_row", N_("{unit} har to rader for {period}. Behold den ene."), unit=unit, period=period
            )
        found[unit, period] = row
    units = tuple(sorted({unit for unit, _period in found}))
    grid = _Grid(found, units, tuple(sorted({period for _unit, period in found}, key=_key)))
    _ensure_balanced(grid)
    return grid


def _ensure_balanced(grid: _Grid) -> None:
    missing = [(unit, period) for unit in grid.units for period in grid.periods if (unit, period) not in grid.rows]
    if not missing:
        return
    short = list(dict.fromkeys(unit for unit, _period in missing))
    raise _fault(
        "unbalanced",
        N_(
            "{unit} mangler perioden {period}. {count} av {all} mangler minst én periode: {units}. "
            "Fyll ut hullene, eller ta dem ut."
        ),
        unit=missing[0][0],
        period=missing[0][1],
        count=len(short),
        all=len(grid.units),
        units=named(short),
    )


def _label(value: Cell) -> str:
    """The cell as text; a whole number that was read as a decimal number is written as one."""
    text = "" if value is None else str(value).strip()
    return re.sub(r"^(-?\d+)\.0+$", r"\1", text)


def _key(label: str) -> Key:
    """Time's order: figures by size, text by alphabet."""
    if re.fullmatch(r"-\d+", label):
        return ((0, float(label), ""),)
    parts = [part for part in re.split(r"(\d+)", label) if part]
    return tuple((0, float(part), "") if part.isdigit() else (1, 0.0, part) for part in parts)


def _form(label: str) -> str:
    return re.sub(r"\d+", "0", label).lstrip("-")


def _start(grid: _Grid, unit: str, columns: Columns) -> int:
    if columns.first_treated is None:
        return len(grid.periods)
    said = {_label(row[columns.first_treated]) for row in grid.of(unit)}
    said = {"" if one.lower() in NEVER else one for one in said}
    if len(said) > 1:
        raise _fault(
            "two_starts",
            N_("{unit} har flere ulike verdier for første periode. Skriv den samme på alle radene."),
            unit=unit,
        )
    [start] = said
    if not start:
        return len(grid.periods)
    if _form(start) not in {_form(period) for period in grid.periods}:
        raise _fault(
            "unknown_start",
            N_("Første periode for {unit} er «{start}». Skriv den på samme måte som periodene, som «{period}»."),
            unit=unit,
            start=start,
            period=grid.periods[0],
        )
    return sum(_key(period) < _key(start) for period in grid.periods)


def _number(value: Cell) -> float | None:
    """The number in a cell; None when the cell is blank, not a number when it holds anything else."""
    text = "" if value is None else str(value).strip().replace("\N{NO-BREAK SPACE}", "").replace(",", ".")
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        return math.nan


def _outcomes(grid: _Grid, column: str) -> Floats:
    return np.array(
        [[_outcome(grid.rows[unit, period][column], unit, period) for period in grid.periods] for unit in grid.units]
    )


def _outcome(cell: Cell, unit: str, period: str) -> float:
    value = _number(cell)
    if value is None:
        raise _fault(
            "outcome_missing",
            N_("Utfallet for {unit} i {period} mangler. Fyll det ut, eller ta kommunen ut."),
            unit=unit,
            period=period,
        )
    if not math.isfinite(value):
        raise _not_a_number(unit, period, cell)
    return value


def _not_a_number(unit: str, period: str, cell: Cell) -> UnusableInput:
    return _fault(
        "not_a_number",
        N_("Verdien «{value}» for {unit} i {period} er ikke et tall. Skriv et tall, som 0,34."),
        value=str(cell),
        unit=unit,
        period=period,
    )


def _covariates(grid: _Grid, names: Iterable[str], before: int) -> Floats:
    found = [_known_before(grid, name, before) for name in names]
    return np.stack(found, axis=1) if found else np.zeros((len(grid.units), 0))


def _known_before(grid: _Grid, column: str, before: int) -> Floats:
    """The mean of what is given before the first start, so that the measure itself can never have moved it."""
    return np.array([_mean_before(grid, column, unit, before) for unit in grid.units])


def _mean_before(grid: _Grid, column: str, unit: str, before: int) -> float:
    given = []
    for period in grid.periods[:before]:
        cell = grid.rows[unit, period][column]
        value = _number(cell)
        if value is not None and not math.isfinite(value):
            raise _not_a_number(unit, period, cell)
        given += [] if value is None else [value]
    if not given:
        raise _fault(
            "covariate_missing",
            N_("«{column}» mangler for {unit} før start. Fyll den ut for minst én periode før start."),
            column=column,
            unit=unit,
        )
    return sum(given) / len(given)


def _ensure_positive(weights: Floats | None, units: tuple[str, ...]) -> None:
    if weights is not None and (weights <= 0).any():
        raise _fault(
            "weight_not_positive",
            N_("Vekten til {unit} er ikke over 0. Rett den, eller ta kommunen ut."),
            unit=units[int(np.argmax(weights <= 0))],
        )


def _flags(grid: _Grid, column: str) -> Flags:
    return np.array([_flag(grid, column, unit) for unit in grid.units], dtype=np.bool_)


def _flag(grid: _Grid, column: str, unit: str) -> bool:
    said = {_label(row.get(column)).lower() for row in grid.of(unit)}
    if unknown := said - YES - NO:
        raise _fault(
            "not_yes_or_no",
            N_("«{value}» i kolonnen «{column}» for {unit} er verken ja eller nei. Skriv 1 eller 0."),
            value=min(unknown),
            column=column,
            unit=unit,
        )
    return bool(said & YES)


def _ensure_withdrawn_untreated(grid: _Grid, starts: Places, withdrawn: Flags) -> None:
    both = withdrawn & (starts < len(grid.periods))
    if both.any():
        raise _fault(
            "withdrawn_with_start",
            N_("{unit} er både trukket og har en start. La starten stå tom for den som trakk seg."),
            unit=grid.units[int(np.argmax(both))],
        )

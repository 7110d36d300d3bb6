"""The documents' tables, checked as a reader would: do the parts add up, and do the percents follow?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jobbvei.estimates.forecast.formulas import work_out
from jobbvei.insight.reproduction.claims import EXACT, Claim

HUNDRED = Decimal(100)
PARTS_OF_HUNDRED_TOLERANCE = Decimal("0.45")  # nine shares with one decimal, each half a tenth off at the most


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: counts, percents or both, and what they should follow from.

    Attributes:
        total: The printed total of the counts; of a column with percents only, the number of people behind them.
        share_of: The column these counts are a share of, row by row; None when the percents are shares of the total.
        of: The columns this one is the sum of; empty when it is not a sum.
    """

    key: str
    label: str
    counts: Sequence[Decimal | None] = ()
    total: Decimal | None = None
    percents: Sequence[Decimal | None] = ()
    share_of: str | None = None
    of: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a document; ``as_of`` is the day it speaks of."""

    id: str
    document: str
    place: str
    title: str
    as_of: str
    rows: Sequence[str]
    columns: Mapping[str, Column]


def table_from(id_: str, document: Mapping[str, Any]) -> Table:
    """The table as it stands in its file."""
    columns = {key: _column(key, told) for key, told in document["columns"].items()}
    told = {name: str(document[name]) for name in ("document", "place", "title", "as_of")}
    return Table(id=id_, rows=[str(row) for row in document["rows"]], columns=columns, **told)


def claims_of(table: Table) -> Iterator[Claim]:
    """Every number of the table that should follow from other numbers in it."""
    for column in table.columns.values():
        yield from _sum_down(table, column)
        yield from _sum_across(table, column)
        yield from _percents(table, column)


def _column(key: str, told: Mapping[str, Any]) -> Column:
    return Column(
        key=key,
        label=str(told["label"]),
        counts=[_number(value) for value in told.get("counts", ())],
        total=_number(told.get("total")),
        percents=[_number(value) for value in told.get("percents", ())],
        share_of=told.get("share_of"),
        of=told.get("of", ()),
    )


def _sum_down(table: Table, column: Column) -> Iterator[Claim]:
    if column.counts and column.total is not None:
        yield _claim(table, column, "sum", "i alt", printed=column.total, **_added(column.counts))
    if column.percents and not column.counts:
        yield _claim(
            table, column, "sum", "sum av andelene, prosent",
            printed=HUNDRED, tolerance=PARTS_OF_HUNDRED_TOLERANCE, **_added(column.percents),
        )  # fmt: skip


def _sum_across(table: Table, column: Column) -> Iterator[Claim]:
    parts = [table.columns[name] for name in column.of]
    if not parts or column.total is None:
        return
    totals = _added([part.total for part in parts])
    yield _claim(table, column, "across-total", "i alt, av delene", printed=column.total, **totals)
    for place, row in enumerate(table.rows):
        if column.counts:
            added = _added([part.counts[place] for part in parts])
            yield _claim(table, column, f"across-{place}", row, printed=column.counts[place] or EXACT, **added)
        else:
            yield from _weighted(table, column, parts, place)


def _weighted(table: Table, column: Column, parts: Sequence[Column], place: int) -> Iterator[Claim]:
    """A share of all as the mean of the groups' shares by their size; what goes in was rounded, so ours may be off."""
    printed = column.percents[place]
    if printed is None or column.total is None:
        return
    used = {"i_alt": column.total}
    for number, part in enumerate(parts, start=1):
        used |= {f"andel_{number}": part.percents[place] or EXACT, f"antall_{number}": part.total or EXACT}
    people = " + ".join(f"andel_{number} * antall_{number}" for number in range(1, len(parts) + 1))
    yield _claim(
        table, column, f"across-{place}", f"{table.rows[place]}, prosent",
        printed=printed, tolerance=Decimal("0.1"), **_worked(f"({people}) / i_alt", used),
    )  # fmt: skip


def _percents(table: Table, column: Column) -> Iterator[Claim]:
    if not column.counts:
        return
    for place, printed in enumerate(column.percents):
        base = column.total if column.share_of is None else table.columns[column.share_of].counts[place]
        count = column.counts[place] or EXACT
        if printed is None or not base:
            continue
        worked = _worked("100 * antall / av", {"antall": count, "av": base})
        yield _claim(table, column, f"percent-{place}", f"{table.rows[place]}, prosent", printed=printed, **worked)


def _claim(table: Table, column: Column, key: str, label: str, **told: Any) -> Claim:
    return Claim(
        id=f"{table.id}-{column.key}-{key}",
        document=table.document,
        place=table.place,
        label=f"{column.label}: {label}",
        **told,
    )


def _added(values: Sequence[Decimal | None]) -> dict[str, Any]:
    """The sum of what stands there, as a claim tells it."""
    used = {f"del_{place}": value for place, value in enumerate(values, start=1) if value is not None}
    return _worked(" + ".join(used), used)


def _worked(formula: str, used: Mapping[str, Decimal]) -> dict[str, Any]:
    return {"formula": formula, "used": used, "ours": work_out(formula, formula, used).shown}


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))

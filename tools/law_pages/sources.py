"""When each source was last seen, and which yearly figures have grown old."""

from collections.abc import Iterator
from datetime import date

from jobbvei.rules.engine.parameters import Parameter
from jobbvei.rules.engine.tables import Table
from jobbvei.rules.freshness import MONTHS_UNTIL_OLD, is_old, is_unchecked
from jobbvei.rules.library import rule_book
from jobbvei.shared.sentence import in_norwegian
from tools.law_pages.gathering import provisions_of
from tools.law_pages.links import to_figure, to_table
from tools.law_pages.provisions import provisions_in
from tools.law_pages.words import cell


def sources_page(*, on: date) -> Iterator[str]:
    """Every figure and table with its source and the day it was last seen; old ones first in the open."""
    figures = list(rule_book().parameters.values())
    tables = list(rule_book().tables.values())
    warnings = [
        *(_warning(figure) for figure in figures if is_old(figure, on=on)),
        *(_table_warning(table) for table in tables if is_unchecked(table, on=on)),
    ]
    yield "# Kilder sjekket"
    yield ""
    yield f"<!-- on: {on.isoformat()} -->"
    yield ""
    yield f"*Siden er skrevet av reglene selv, og regnet per {in_norwegian(on)}.*"
    yield ""
    yield (
        f"Et tall som settes på nytt hvert år, blir varslet her når den nyeste verdien har vart i over "
        f"{MONTHS_UNTIL_OLD} måneder. Da skal noen slå opp kilden og legge inn den nye verdien, eller skrive at den "
        f"ikke er kjent. En tabell blir varslet når ingen har sett kildene på over {MONTHS_UNTIL_OLD} måneder."
    )
    yield ""
    yield "## Må sjekkes nå"
    yield ""
    yield from warnings or ["Ingen tall er for gamle, og alle tabeller er sett."]
    yield ""
    yield "## Tall"
    yield ""
    yield "| Tall | Lov | Nyeste verdi fra | Kilden sist sett | Må sjekkes |"
    yield "| --- | --- | --- | --- | --- |"
    for figure in figures:
        yield _figure_row(figure, on=on)
    yield ""
    yield from _tables(tables, on)


def _warning(figure: Parameter) -> str:
    newest = in_norwegian(figure.values[-1].valid_from)
    return f"- **{figure.description}** ({to_figure(figure.name)}): nyeste verdi er fra {newest}."


def _figure_row(figure: Parameter, *, on: date) -> str:
    cells = (
        f"{figure.description}<br>{to_figure(figure.name)}",
        ", ".join(f"[{one}]({one.page})" for one in provisions_of(figure)),
        in_norwegian(figure.values[-1].valid_from),
        in_norwegian(figure.checked_on),
        "**ja**" if is_old(figure, on=on) else "",
    )
    return f"| {' | '.join(map(cell, cells))} |"


def _table_warning(table: Table) -> str:
    return f"- **{table.description}** ({to_table(table.name)}): kildene er sist sett {in_norwegian(table.checked_on)}."


def _tables(tables: list[Table], on: date) -> Iterator[str]:
    yield "## Tabeller"
    yield ""
    yield "| Tabell | Lov | Kilder | Kildene sist sett | Må sjekkes |"
    yield "| --- | --- | --- | --- | --- |"
    for table in tables:
        provisions = dict.fromkeys(one for row in table.rows for one in provisions_in(row.law))
        cells = (
            f"{table.description}<br>{to_table(table.name)}",
            ", ".join(f"[{one}]({one.page})" for one in provisions),
            "; ".join(dict.fromkeys(row.source for row in table.rows)),
            in_norwegian(table.checked_on),
            "**ja**" if is_unchecked(table, on=on) else "",
        )
        yield f"| {' | '.join(map(cell, cells))} |"

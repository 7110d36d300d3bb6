"""Every page of docs/law by its file name."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from jobbvei.rules.engine.tables import Table
from jobbvei.rules.integration_act.programme import said_by_row
from jobbvei.rules.library import rule_book
from tools.law_pages.gathering import Gathered, by_provision, features_of, figures_of
from tools.law_pages.links import to_function, to_table
from tools.law_pages.page_parts import (
    GENERATED,
    example_in_words,
    list_of_features,
    table_of_figures,
    table_of_rows,
)
from tools.law_pages.provisions import Provision, provisions_in
from tools.law_pages.sources import sources_page
from tools.law_pages.words import cell, question

SOURCES = "kilder.md"


def pages(*, on: date) -> Mapping[str, str]:
    """The text of every page, by file name.

    Args:
        on: The day the age of figures is measured on, for :data:`SOURCES`.
    """
    book = rule_book()
    written = {
        "index.md": _index(),
        "regler.md": _rules(),
        SOURCES: sources_page(on=on),
        **{provision.page: _provision(provision, gathered) for provision, gathered in by_provision().items()},
        **{_table_page(table): _table(table) for table in book.tables.values()},
    }
    return {name: "\n".join(lines).rstrip() + "\n" for name, lines in written.items()}


def _index() -> Iterator[str]:
    yield "# Loven, paragraf for paragraf"
    yield ""
    yield GENERATED
    yield ""
    yield (
        "Hver side viser hvilke spørsmål paragrafen svarer på, reglene rad for rad, tallene med datoer og kilder, og "
        "eksempler på begge sider av hver grense. Fra hver side går det lenker til tabellen, til koden og til prøvene."
    )
    yield ""
    yield "- [Etter regelnummer](regler.md), for eksempel IP-13"
    yield f"- [Kilder sjekket]({SOURCES}): når hver kilde sist ble sett"
    for act, provisions in groupby(by_provision().items(), key=lambda one: one[0].act):
        yield ""
        yield f"## {act[0].upper()}{act[1:]}"
        yield ""
        for provision, gathered in provisions:
            about = "; ".join(rule_book().tables[name].description for name in gathered.rows)
            about = about or "; ".join(dict.fromkeys(one.description for one in gathered.figures.values()))
            name = f"§ {provision.paragraph}" if provision.paragraph else provision.act
            yield f"- [{name}]({provision.page}): {about}"


def _rules() -> Iterator[str]:
    yield "# Loven, etter regelnummer"
    yield ""
    yield GENERATED
    yield ""
    yield "| Regel | Tabell | Lov | Rader |"
    yield "| --- | --- | --- | --- |"
    rows = [(row.rule, table, row) for table in rule_book().tables.values() for row in table.rows]
    rows.sort(key=lambda one: (one[0], one[1].name))
    for (rule, name), group in groupby(rows, key=lambda one: (one[0], one[1].name)):
        held = list(group)
        table = held[0][1]
        provisions = dict.fromkeys(provision for _, _, row in held for provision in provisions_in(row.law))
        links = ", ".join(f"[{provision}]({provision.page})" for provision in provisions)
        yield (
            f"| {rule} | [{cell(table.description)}]({_table_page(table)}) | {links} "
            f"| {', '.join(to_table(name, row.id) for _, _, row in held)} |"
        )


def _provision(provision: Provision, gathered: Gathered) -> Iterator[str]:
    book = rule_book()
    yield f"# {str(provision)[0].upper()}{str(provision)[1:]}"
    yield ""
    yield GENERATED
    yield ""
    if gathered.questions:
        yield from _questions(gathered.questions)
    for name, rows in gathered.rows.items():
        table = book.tables[name]
        yield f"## {table.description[0].upper()}{table.description[1:]}"
        yield ""
        yield (
            "Radene leses ovenfra og ned, og den første som passer, avgjør. "
            f"[Hele tabellen]({_table_page(table)}) er skrevet i {to_table(name)}."
        )
        yield ""
        yield from table_of_rows(table, rows)
        yield ""
    yield from _figures_and_features(gathered)
    if gathered.examples:
        yield "## Eksempler på begge sider av grensene"
        yield ""
        for example, decided in gathered.examples:
            yield from example_in_words(example, decided)


def _figures_and_features(gathered: Gathered) -> Iterator[str]:
    book = rule_book()
    if gathered.figures:
        yield "## Tall"
        yield ""
        yield from table_of_figures(gathered.figures.values())
        yield ""
    features = features_of((book.tables[name], row) for name, rows in gathered.rows.items() for _, row in rows)
    if features:
        yield "## Det som regnes ut av opplysningene"
        yield ""
        yield from list_of_features(features)
        yield ""


def _questions(finding_ids: list[str]) -> Iterator[str]:
    yield "## Spørsmål"
    yield ""
    for finding_id in finding_ids:
        compute = rule_book().provisions[finding_id].compute
        how = "svaret står i tabellen" if compute is said_by_row else "regnes ut"
        yield f"- **{question(finding_id)}** (`{finding_id}`): {how}, av {to_function(compute)}"
    yield ""


def _table_page(table: Table) -> str:
    return f"tabell-{table.name.replace('_', '-')}.md"


def _table(table: Table) -> Iterator[str]:
    yield f"# {table.description[0].upper()}{table.description[1:]}"
    yield ""
    yield GENERATED
    yield ""
    provisions = dict.fromkeys(provision for row in table.rows for provision in provisions_in(row.law))
    yield f"{table.law[0].upper()}{table.law[1:]}. Tabellen er skrevet i {to_table(table.name)}."
    yield ""
    yield f"Paragrafer: {', '.join(f'[{provision}]({provision.page})' for provision in provisions)}."
    yield ""
    questions = [one.id for one in rule_book().provisions.values() if one.table == table.name]
    if questions:
        yield from _questions(questions)
    yield "## Radene"
    yield ""
    yield "De leses ovenfra og ned, og den første som passer, avgjør."
    yield ""
    yield from table_of_rows(table, enumerate(table.rows, start=1))
    yield ""
    held = Gathered(rows={table.name: list(enumerate(table.rows, start=1))}, figures=figures_of(table.rows))
    yield from _figures_and_features(held)

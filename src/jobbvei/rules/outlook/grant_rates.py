"""The rates of grants: which year's are known, and the rules as if those of one year held in all."""

from dataclasses import replace
from datetime import date
from functools import cache

from jobbvei.rules.engine.book import RuleBook
from jobbvei.rules.engine.parameters import DatedValue, Parameter
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.library import rule_book

FIRST_YEAR = 2021
FIRST_DAY = date(FIRST_YEAR, 1, 1)
GRANT = "grant."
GRANT_FIGURES = "municipal_grants."
NEWEST_RATE = "municipal_grants.integration_year_2_kr"
NO_RATES = "GR-15"
"""The rule that says that a year's rates were not found."""


def newest_rate_year() -> int:
    """The newest year whose rates are known."""
    return rule_book().parameters[NEWEST_RATE].values[-1].valid_from.year


@cache
def book_with_rates_of(year: int) -> RuleBook:
    """The rules as if the rates and rows that hold only in ``year`` held in every year."""
    book = rule_book()
    asked = {one.table for one in book.provisions.values() if one.id.startswith(GRANT)}
    tables = {
        name: replace(table, rows=tuple(_held(row, year) for row in table.rows)) if name in asked else table
        for name, table in book.tables.items()
    }
    figures = {
        name: _held_figure(figure, year) if name.startswith(GRANT_FIGURES) else figure
        for name, figure in book.parameters.items()
    }
    return replace(book, tables=tables, parameters=figures)


def _held(row: Row, year: int) -> Row:
    """A row that ends with the year goes on, and one that begins with the year has always been."""
    if row.valid_to is None or row.valid_to.year != year:
        return row
    begins = FIRST_DAY if row.valid_from == date(year, 1, 1) else row.valid_from
    return replace(row, valid_from=begins, valid_to=None)


def _held_figure(figure: Parameter, year: int) -> Parameter:
    last_day = date(year, 12, 31)
    for dated in figure.values:
        if dated.valid_from <= last_day and (dated.valid_to is None or last_day <= dated.valid_to):
            return replace(figure, values=(DatedValue(dated.value, FIRST_DAY, None, dated.source),))
    return figure

"""Whether a yearly figure, or what was seen of a table's sources, has grown old, so that somebody must look it up."""

from datetime import date

from jobbvei.rules.engine.parameters import YEARLY, Parameter
from jobbvei.rules.engine.tables import Table
from jobbvei.shared.period import add_months

MONTHS_UNTIL_OLD = 13
"""A year, and a month for the new value to be printed and read in."""


def is_old(parameter: Parameter, *, on: date) -> bool:
    """Whether ``parameter`` changes every year and its newest value began more than thirteen months before ``on``."""
    return parameter.changes == YEARLY and on > add_months(parameter.values[-1].valid_from, MONTHS_UNTIL_OLD)


def is_unchecked(table: Table, *, on: date) -> bool:
    """Whether nobody has seen the sources of ``table`` for more than thirteen months before ``on``.

    A table whose last row has ended decides nothing new, so it cannot grow old.
    """
    in_force = any(row.valid_to is None or row.valid_to >= on for row in table.rows)
    return in_force and on > add_months(table.checked_on, MONTHS_UNTIL_OLD)

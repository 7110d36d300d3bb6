"""Whether a figure that is set anew every year has grown old, so that somebody must look it up."""

from datetime import date

from jobbvei.rules.engine.parameters import YEARLY, Parameter
from jobbvei.shared.period import add_months

MONTHS_UNTIL_OLD = 13
"""A year, and a month for the new value to be printed and read in."""


def is_old(parameter: Parameter, *, on: date) -> bool:
    """Whether ``parameter`` changes every year and its newest value began more than thirteen months before ``on``."""
    return parameter.changes == YEARLY and on > add_months(parameter.values[-1].valid_from, MONTHS_UNTIL_OLD)

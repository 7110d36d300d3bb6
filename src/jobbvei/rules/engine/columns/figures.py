"""Dated figures on the days of many people."""

from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from jobbvei.rules.engine.columns.calendar import date_of, number_of
from jobbvei.rules.engine.columns.divided import Bools, Divided
from jobbvei.rules.engine.columns.values import Days, Numbers
from jobbvei.rules.engine.missing import NoFigure
from jobbvei.rules.engine.parameters import Parameter


def one_day_alike(parameter: Parameter, days: Days) -> date:
    """A day on which the figure is as it is on everybody's.

    Raises:
        Divided: It is not the same on all days.
    """
    edges = _edges(parameter)
    first, last = np.searchsorted(edges, days.bounds, side="right")
    if first != last:
        raise Divided(np.searchsorted(edges, days.days, side="right"))
    return date_of(days.bounds[0])


def figure_on(parameter: Parameter, days: Days | date) -> tuple[Any, bool | Bools]:
    """The figure on each day – one number, or a column where it is not the same on all – and where it is known."""
    try:
        day = one_day_alike(parameter, days) if isinstance(days, Days) else days
        return parameter.on(day).value, True
    except NoFigure:
        return 0, False
    except Divided as divided:
        between = divided.answers
    edges = _edges(parameter)
    known, values = [], []
    for first in [number_of(date.min), *map(int, edges)]:
        value, is_known = figure_on(parameter, date_of(first))
        known.append(is_known)
        values.append(value)
    numbers = _numbers(values)
    return numbers.take(between.astype(np.intp)), np.array(known).take(between)


def _numbers(values: list[Any]) -> Numbers:
    under = max(value.as_integer_ratio()[1] for value in values)
    return Numbers(np.array([int(value * under) for value in values], np.int64), under)


@lru_cache(maxsize=512)
def _edges_of(days: tuple[date, ...]) -> Any:
    return np.array(sorted(map(number_of, days)), np.int32)


def _edges(parameter: Parameter) -> Any:
    """The days on which the figure changes, or is no longer known."""
    starts = {dated.valid_from for dated in parameter.values}
    ends = {date.fromordinal(dated.valid_to.toordinal() + 1) for dated in parameter.values if dated.valid_to}
    return _edges_of(tuple(sorted(starts | ends)))

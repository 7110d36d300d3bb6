"""What others can lend the network's pages. No Django signals: a hook is typed and listed here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from jobbvei.learning_network.types import MunicipalTeam


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that somebody above knows about a municipality; never under five when it counts persons."""

    amount: int
    on: date
    source: str


FigureSource = Callable[[MunicipalTeam, str, date], Figure | None]

_figure_sources: list[FigureSource] = []


def register_figures(source: FigureSource) -> None:
    """Let ``source`` answer what the number with a code is for a team's municipality on a day; None when unknown."""
    if source not in _figure_sources:
        _figure_sources.append(source)


def figure_for(team: MunicipalTeam, code: str, on: date) -> Figure | None:
    """The first known number; None when nobody knows, and it has to be typed by hand."""
    found = (source(team, code, on) for source in _figure_sources) if code else iter(())
    return next((one for one in found if one is not None), None)

"""How sure the forecast is: the whole model drawn many times, with what is not known drawn each time."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from jobbvei.estimates.forecast.cohorts import ensure_covered, padded
from jobbvei.estimates.forecast.hazards import Hazards
from jobbvei.estimates.forecast.scenarios import Model
from jobbvei.estimates.forecast.uncertainty import Unknowns
from jobbvei.estimates.forecast.whole_people import nearest_whole
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LEVEL: Final = 0.8
DRAWS: Final = 2_000
DRAWS_MIN, DRAWS_MAX = 100, 20_000


@dataclass(frozen=True, slots=True)
class Range:
    """The middle of the draws, and the ends that ``level`` of them lie between."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, draws: Ints | Floats, level: float = LEVEL) -> "Range":
        """The ends leave out as many draws below as above."""
        low, middle, high = np.quantile(draws, [(1 - level) / 2, 0.5, (1 + level) / 2])
        return cls(float(low), float(middle), float(high))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lots:
    """How many times to draw, from which seed, and how many of the draws the ranges hold."""

    seed: int
    draws: int = DRAWS
    level: float = LEVEL

    def __post_init__(self) -> None:
        if not DRAWS_MIN <= self.draws <= DRAWS_MAX or not 0 < self.level < 1:
            template = N_("Antall trekninger må være fra {low} til {high}, og intervallet mellom 0 og 1. Rett dem.")
            raise UnusableInput("forecast.no_lots", Sentence(template, {"low": DRAWS_MIN, "high": DRAWS_MAX}))
        if self.seed < 0:
            raise UnusableInput(
                "forecast.no_seed", Sentence(N_("Frøet må være et helt tall fra null og opp. Rett det."))
            )


@dataclass(frozen=True, slots=True)
class Drawn:
    """The forecast as ranges, all areas together.

    Attributes:
        left: Who leave in the months counted.
        registered: Who leave and are registered in time; the same as ``left`` when the lag is not drawn.
        without_goal: Of those who leave, without work or education.
        in_programme: Who are there at the end of the last month.
        left_by_month: For each month counted, who have left so far.
    """

    lots: Lots
    left: Range
    registered: Range
    without_goal: Range
    in_programme: Range
    left_by_month: tuple[Range, ...]


def drawn(model: Model, unknowns: Unknowns, *, lots: Lots) -> Drawn:
    """Draw the forecast as many times as the lots say.

    Method: each draw takes arrivals, participation, extension, the share who reach the goal and the lag of
        registration from their distributions; then, person by person, who starts, when each leaves (multinomial) and
        whether the goal is reached (binomial, so that in all it is beta-binomial). Ranges leave out as many draws at
        either end. Each unknown has its own stream of numbers, so that taking one out leaves the others as they were.
    Reference: Gelman, A. and others (2013), Bayesian Data Analysis, on drawing what is not known; Skellam, J. G.
        (1948), Journal of the Royal Statistical Society B 10, on the beta-binomial.
    Assumptions: the unknowns do not hang together, and the hazards by month are otherwise right. The range is
        therefore rather too narrow than too wide.
    When not to use: to say how likely something outside what was drawn is, as a war that ends.

    Raises:
        UnusableInput: The hazards are too short, or nobody goes on after the month of extension.
    """
    ensure_covered(model.hazards, _span(model))
    streams = [np.random.default_rng(seed) for seed in np.random.SeedSequence(lots.seed).spawn(7)]
    starts = _starts(model, unknowns, lots.draws, streams[:3])
    leaving = _leaving(model.hazards, unknowns, lots.draws, streams[3])[:, : _span(model)]
    gone = np.cumsum(_exits(starts, leaving, streams[4]), axis=1)
    first = max(model.first_month - model.starts.first_month, 0)
    left = gone[:, first:] - (gone[:, first - 1 : first] if first else 0)
    reached = streams[5].binomial(left[:, -1], unknowns.goal.draw(streams[5], lots.draws))
    lag = None if unknowns.lag_months is None else unknowns.lag_months.draw(streams[6], lots.draws)
    registered = left[:, -1] if lag is None else _registered(gone, first, lag)
    return Drawn(
        lots=lots,
        left=Range.of(left[:, -1], lots.level),
        registered=Range.of(registered, lots.level),
        without_goal=Range.of(left[:, -1] - reached, lots.level),
        in_programme=Range.of(starts.sum(axis=1) - gone[:, -1], lots.level),
        left_by_month=tuple(Range.of(month, lots.level) for month in left.T),
    )


def _span(model: Model) -> int:
    return model.last_month - model.starts.first_month + 1


def _starts(model: Model, unknowns: Unknowns, draws: int, streams: list[np.random.Generator]) -> Ints:
    """Who start, by draw and month: as counted before ``from_month``, drawn from it on."""
    span = _span(model)
    counts = padded(model.starts.counts, span).sum(axis=0)
    known = min(max(unknowns.from_month - model.starts.first_month, 0), span)
    share = 1.0 if unknowns.participation is None else unknowns.participation.share
    coming = np.tile(counts[known:] / (share or 1.0), (draws, 1))
    if unknowns.arrivals is not None and unknowns.arrivals.likely > 0:
        coming *= (unknowns.arrivals.draw(streams[0], draws) / unknowns.arrivals.likely)[:, None]
    people = nearest_whole(coming)
    if unknowns.participation is not None:
        people = streams[2].binomial(people, unknowns.participation.draw(streams[1], draws)[:, None])
    return np.concatenate([np.tile(counts[:known], (draws, 1)), people], axis=1)


def _leaving(hazards: Hazards, unknowns: Unknowns, draws: int, stream: np.random.Generator) -> Floats:
    """Of all who start, the share who leave in month 1, 2, …, by draw."""
    hazard = np.tile(hazards.table.sum(axis=1).clip(0, 1), (draws, 1))
    if unknowns.extension is not None and unknowns.extension_after <= hazard.shape[1]:
        hazard[:, unknowns.extension_after - 1] = 1 - unknowns.extension.draw(stream, draws)
    there = np.concatenate([np.ones((draws, 1)), np.cumprod(1 - hazard, axis=1)[:, :-1]], axis=1)
    return np.asarray(there * hazard)


def _exits(starts: Ints, leaving: Floats, stream: np.random.Generator) -> Ints:
    """Who leave in each month, by draw: each month of start shared on the months they may leave in."""
    span = starts.shape[1]
    exits = np.zeros(starts.shape, dtype=np.int64)
    months = np.flatnonzero(leaving.any(axis=0))
    for start in range(span - 1):
        ahead = months[months < span - start - 1]
        if not len(ahead) or not starts[:, start].any():
            continue
        shares = leaving[:, ahead]
        stay = np.maximum(1 - shares.sum(axis=1, keepdims=True), 0)
        drawn_now = stream.multinomial(starts[:, start], np.concatenate([shares, stay], axis=1))
        exits[:, start + 1 + ahead] += drawn_now[:, :-1]
    return exits


def _registered(gone: Ints, first: int, lag: Floats) -> Floats:
    """Who are registered in the months counted, when it takes ``lag`` months; exits come evenly within a month."""
    return _known_at(gone, gone.shape[1] - lag) - _known_at(gone, first - lag)


def _known_at(gone: Ints, months: Floats) -> Floats:
    """Who have left when this many months have gone, by draw."""
    sums = np.concatenate([np.zeros((len(gone), 1)), gone], axis=1)
    at = np.clip(months, 0, gone.shape[1])
    whole = np.minimum(at.astype(np.int64), gone.shape[1] - 1)
    rows = np.arange(len(gone))
    below, above = sums[rows, whole], sums[rows, whole + 1]
    return np.asarray(below + (at - whole) * (above - below))

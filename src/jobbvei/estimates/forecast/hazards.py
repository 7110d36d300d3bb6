"""The chance of leaving the programme in each month since the start, by cause: given, or from a stated course."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

Floats = npt.NDArray[np.float64]

NEARLY: Final = 1e-9
LONGEST_MONTHS: Final = 120


@dataclass(frozen=True, slots=True)
class Hazards:
    """For month 1, 2, … since the start, the chance of leaving for each cause of those still there as it begins.

    Attributes:
        table: A row for each month, a column for each cause.
    """

    causes: tuple[str, ...]
    table: Floats

    @classmethod
    def of(cls, by_cause: Mapping[str, Sequence[float | None]]) -> "Hazards":
        """Hazards as lists by cause, all as long.

        Raises:
            UnusableInput: A list is shorter than another, a chance is unknown or outside 0–1, or a month's add to
                more than 1.
        """
        lengths = {len(values) for values in by_cause.values()}
        if len(lengths) != 1 or not 0 < max(lengths) <= LONGEST_MONTHS:
            raise UnusableInput("forecast.uneven_hazards", _uneven())
        for cause, values in by_cause.items():
            for month, value in enumerate(values, start=1):
                _ensure_share(value, cause, month)
        table = np.array(list(by_cause.values()), dtype=np.float64).T
        over = np.flatnonzero(table.sum(axis=1) > 1 + NEARLY)
        if len(over):
            raise UnusableInput("forecast.hazards_over_one", _over_one(int(over[0]) + 1))
        return cls(tuple(by_cause), table)

    def still_there(self) -> Floats:
        """The share still there after 0, 1, 2, … months.

        >>> Hazards.of({"work": [0.5, 1.0]}).still_there().tolist()
        [1.0, 0.5, 0.0]
        """
        stay = np.clip(1 - self.table.sum(axis=1), 0, 1)
        stay[stay < NEARLY] = 0
        return np.concatenate([[1.0], np.cumprod(stay)])

    def leaving(self) -> Floats:
        """Of all who start, the share who leave in each month by cause: a row for each month, from month 1."""
        return np.asarray(self.table * self.still_there()[:-1, None])

    def with_share_of(self, chosen: Sequence[str], share: float) -> "Hazards":
        """The same chance of leaving each month, with ``share`` of those who leave going to the chosen causes.

        Within the chosen, and within the others, the causes keep their proportions. When nobody leaves for one of
        them in a month, that month is left as it is.
        """
        is_chosen = np.isin(self.causes, list(chosen))
        total = self.table.sum(axis=1, keepdims=True)
        ours = self.table[:, is_chosen].sum(axis=1, keepdims=True)
        both = (ours > 0) & (total - ours > 0)
        grow = np.where(both, np.divide(share * total, ours, out=np.ones_like(ours), where=ours > 0), 1)
        rest = np.where(both, np.divide((1 - share) * total, total - ours, out=np.ones_like(ours), where=both), 1)
        return Hazards(self.causes, self.table * np.where(is_chosen, grow, rest))


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How long people take part, as shares of those who start.

    Attributes:
        short_share: Who are given the short programme.
        extended_share: Of those, who have it extended.
        short_months: How long the short programme is.
        extended_months: How long it is when extended.
        longest_months: How long the others take part.
    """

    short_share: float
    extended_share: float
    short_months: int
    extended_months: int
    longest_months: int


def hazards_of(course: Course, cause_shares: Mapping[str, float]) -> Hazards:
    """The hazards of people who all leave when their programme is over: peaks at the ends, nothing between.

    Method: at the end of the short programme those not extended leave, at the end of the extended those who were, and
        at the longest all who are left; the causes have the same shares each time.
    Assumptions: nobody leaves before the programme is over, and the causes do not depend on how long it was. Hazards
        from the municipality's own people (:func:`jobbvei.estimates.exits.hazards_by_month`) need neither.
    When not to use: when the exits of enough people are known by month.

    Raises:
        UnusableInput: A share outside 0–1, causes that do not add to 1, or lengths not in order.

    90 of 100 get 6 months and 85 % of those 12: 13.5 leave after 6, 76.5 after 12 and 10 after 24:

    >>> course = Course(short_share=0.9, extended_share=0.85, short_months=6, extended_months=12, longest_months=24)
    >>> hazards_of(course, {"work": 1.0}).leaving()[[5, 11, 23], 0].round(4).tolist()
    [0.135, 0.765, 0.1]
    """
    _ensure_course(course, cause_shares)
    leaving = np.zeros(course.longest_months)
    leaving[course.short_months - 1] = course.short_share * (1 - course.extended_share)
    leaving[course.extended_months - 1] += course.short_share * course.extended_share
    leaving[course.longest_months - 1] += 1 - course.short_share
    before = 1 - np.concatenate([[0.0], np.cumsum(leaving)[:-1]])
    hazard = np.divide(leaving, before, out=np.zeros_like(leaving), where=before > NEARLY)
    hazard[-1] = 1.0
    table = np.clip(hazard, 0, 1)[:, None] * np.array(list(cause_shares.values()))
    return Hazards(tuple(cause_shares), table)


def _ensure_course(course: Course, cause_shares: Mapping[str, float]) -> None:
    for name, share in {"short_share": course.short_share, "extended_share": course.extended_share}.items():
        if not 0 <= share <= 1:
            raise UnusableInput("forecast.no_share", _no_share(name))
    for cause, share in cause_shares.items():
        if not 0 <= share <= 1:
            raise UnusableInput("forecast.no_share", _no_share(cause))
    if abs(sum(cause_shares.values()) - 1) > NEARLY:
        sentence = Sentence(N_("Andelene i «cause_shares» blir ikke 1 til sammen. Rett dem, og ta med alle årsaker."))
        raise UnusableInput("forecast.causes_do_not_add", sentence)
    if not 1 <= course.short_months <= course.extended_months <= course.longest_months <= LONGEST_MONTHS:
        sentence = Sentence(N_("Programtidene må stå fra kortest til lengst, fra 1 til 120 måneder. Rett dem."))
        raise UnusableInput("forecast.lengths_out_of_order", sentence)


def _ensure_share(value: float | None, cause: str, month: int) -> None:
    if value is None or not 0 <= value <= 1:
        template = N_(
            "Andelen som slutter av årsak «{cause}» i måned {month} er ikke kjent som et tall 0–1. Oppgi den."
        )
        raise UnusableInput("forecast.no_hazard", Sentence(template, {"cause": cause, "month": month}))


def _no_share(name: str) -> Sentence:
    return Sentence(N_("«{name}» er ikke en andel fra 0 til 1. Rett den."), {"name": name})


def _uneven() -> Sentence:
    return Sentence(N_("Listene i «hazards» må ha like mange måneder, fra 1 til 120. Fyll ut de korteste."))


def _over_one(month: int) -> Sentence:
    template = N_("I måned {month} slutter mer enn alle når årsakene i «hazards» legges sammen. Rett andelene.")
    return Sentence(template, {"month": month})

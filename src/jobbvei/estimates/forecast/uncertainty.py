"""What a forecast does not know, as distributions to draw from, each said in words."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Between:
    """A number known as lowest, likeliest and highest, drawn from a triangle."""

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.likely <= self.high:
            sentence = Sentence(
                N_("Lavest, mest sannsynlig og høyest må stå i den rekkefølgen, fra null. Rett tallene.")
            )
            raise UnusableInput("forecast.range_out_of_order", sentence)

    def draw(self, source: np.random.Generator, count: int) -> Floats:
        """``count`` draws."""
        if self.low == self.high:
            return np.full(count, self.likely)
        return source.triangular(self.low, self.likely, self.high, count)


@dataclass(frozen=True, slots=True)
class Likely:
    """A share with how firmly it is known: drawn from a beta distribution as if seen in ``weight`` people.

    The weight is far below how many it was counted among, as places and times differ more than people do: with 20, a
    share of 0.55 is within 0.41 and 0.69 in eight of ten draws.
    """

    share: float
    weight: float

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1 or not self.weight > 0:
            sentence = Sentence(N_("En andel må være fra 0 til 1, og vekten over null. Rett tallene."))
            raise UnusableInput("forecast.no_likely_share", sentence)

    def draw(self, source: np.random.Generator, count: int) -> Floats:
        """``count`` draws; a share of 0 or 1 is certain."""
        if self.share in {0, 1}:
            return np.full(count, float(self.share))
        return source.beta(self.share * self.weight, (1 - self.share) * self.weight, count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknowns:
    """What is drawn. None: taken as it stands, and said so.

    Attributes:
        arrivals: How many come in all in the months from ``from_month``, in the unit of its own ``likely``; the
            expected starts of those months follow it in proportion.
        participation: The share of those who come who start; the expected starts follow it in proportion.
        extension: The share who go on after the month of ``extension_after``.
        extension_after: Months since the start when the short programme ends.
        goal: The share of those who leave who reach the goal.
        lag_months: How long it takes before an exit is registered.
        from_month: The first month whose starts are expected and not counted.
    """

    from_month: int
    goal: Likely
    arrivals: Between | None = None
    participation: Likely | None = None
    extension: Likely | None = None
    extension_after: int = 6
    lag_months: Between | None = None


def in_words(unknowns: Unknowns) -> tuple[Sentence, ...]:
    """What is drawn and from what, and what is taken as certain, for a person to read."""
    return (
        _arrivals(unknowns.arrivals),
        _participation(unknowns.participation),
        _extension(unknowns.extension, unknowns.extension_after),
        _goal(unknowns.goal),
        _lag(unknowns.lag_months),
        Sentence(N_("Hvem som slutter når, trekkes person for person etter andelene i modellen.")),
    )


def _arrivals(arrivals: Between | None) -> Sentence:
    if arrivals is None:
        return Sentence(N_("Ankomster: ikke trukket. De som er ventet å starte, regnes som sikre."))
    template = N_("Ankomster: trekkes mellom {low} og {high}, mest sannsynlig {likely}.")
    return Sentence(template, _three(arrivals, 0))


def _participation(participation: Likely | None) -> Sentence:
    if participation is None:
        return Sentence(N_("Deltakelse: ikke trukket. Andelen som starter i program, regnes som sikker."))
    template = N_("Deltakelse: {share} prosent av dem som kommer, starter; trekkes som sett hos {weight} personer.")
    return Sentence(template, _two(participation))


def _extension(extension: Likely | None, months: int) -> Sentence:
    if extension is None:
        return Sentence(N_("Forlengelse: ikke trukket. Andelen som går videre, regnes som sikker."))
    template = N_(
        "Forlengelse: {share} prosent går videre etter måned {months}; trekkes som sett hos {weight} personer."
    )
    return Sentence(template, {**_two(extension), "months": months})


def _goal(goal: Likely) -> Sentence:
    template = N_("Mål: {share} prosent av dem som slutter, når målet; trekkes som sett hos {weight} personer.")
    return Sentence(template, _two(goal))


def _lag(lag: Between | None) -> Sentence:
    if lag is None:
        return Sentence(N_("Registrering: ikke trukket. Alle som slutter, regnes som registrert samme måned."))
    template = N_("Registrering: tar mellom {low} og {high} måneder, mest sannsynlig {likely}.")
    return Sentence(template, _three(lag, 1))


def _three(drawn: Between, decimals: int) -> dict[str, Decimal]:
    return {name: _rounded(getattr(drawn, name), decimals) for name in ("low", "likely", "high")}


def _two(drawn: Likely) -> dict[str, Decimal]:
    return {"share": _rounded(100 * drawn.share, 1), "weight": _rounded(drawn.weight, 0)}


def _rounded(value: float, decimals: int) -> Decimal:
    return Decimal(f"{value:.{decimals}f}")

"""What the ``estimate`` commands share: their shape, and how an estimate is shown."""

import argparse
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from jobbvei.cli.tables import as_table
from jobbvei.shared.sentence import N_, in_norwegian

if TYPE_CHECKING:
    from jobbvei.estimates.intervals import Estimate, Interval

METHODS = {
    "wilson": N_("Wilsons intervall"),
    "hypergeometric": N_("eksakt, hypergeometrisk fordeling"),
    "student_t": N_("Students t"),
    "student_t_finite_population": N_("Students t med endelighetskorreksjon"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found.

    Attributes:
        document: For other systems.
        words: For people at a terminal.
        is_yes: False when the answer is "no", such as a table that cannot be made safe.
    """

    document: dict[str, Any]
    words: str
    is_yes: bool = True


class Command(Protocol):
    """What a module of one command offers. It waits for no large library before it is asked to answer."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare its arguments; ``--json`` is declared for all."""

    def answer(self, arguments: argparse.Namespace) -> Answer:
        """Read, reckon and answer; UnusableInput when the input cannot be used."""


def estimate_answer(estimate: "Estimate", *, is_share: bool) -> Answer:
    """An estimate with both its intervals; shares are 0–1 in the document and percent in words."""
    intervals = {
        "with_finite_population": estimate.with_population,
        "without_finite_population": estimate.without_population,
    }
    document = {
        "point": estimate.point,
        "n": estimate.n,
        "population": estimate.population,
        **{name: None if one is None else _as_document(one) for name, one in intervals.items()},
        "method": {name: None if one is None else one.method for name, one in intervals.items()},
    }
    return Answer(document, _in_words(estimate, is_share=is_share))


def written(number: float, *, decimals: int = 2) -> str:
    """A number as bokmål writes it.

    >>> written(66.8421, decimals=1)
    '66,8'
    """
    return in_norwegian(Decimal(f"{number:.{decimals}f}"))


def shown(number: object) -> str:
    """A number without the decimals nobody reads; nothing where there is none.

    >>> shown(23384.8), shown(21220), shown(0.549541), shown(None)
    ('23\xa0384,8', '21\xa0220', '0,5495', '')
    """
    if not isinstance(number, int | float):
        return ""
    text = f"{number:.4f}".rstrip("0").rstrip(".") if isinstance(number, float) else str(number)
    return in_norwegian(Decimal(text))


def _as_document(interval: "Interval") -> dict[str, Any]:
    return {"low": interval.low, "high": interval.high, "method": interval.method}


def _in_words(estimate: "Estimate", *, is_share: bool) -> str:
    scale, unit, decimals = (100, " %", 1) if is_share else (1, "", 2)
    point = f"{written(scale * estimate.point, decimals=decimals)}{unit}"
    rows = [
        (name, point, f"{_range(one, scale, decimals)}{unit}", METHODS[one.method])
        for name, one in (
            (N_("for akkurat disse"), estimate.with_population),
            (N_("for slike som disse"), estimate.without_population),
        )
        if one is not None
    ]
    base = f"N={estimate.n}" if estimate.population is None else f"N={estimate.n} av {estimate.population}"
    return as_table((base, N_("Anslag"), N_("Intervall, 95 prosent"), N_("Metode")), rows)


def _range(interval: "Interval", scale: float, decimals: int) -> str:
    return "–".join(written(scale * end, decimals=decimals) for end in (interval.low, interval.high))

"""How forecasts went: did the ranges hold what came, and what can so few of them say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from scipy import stats

from jobbvei.estimates.forecast.draws import LEVEL, Range
from jobbvei.estimates.plain_documents import Section
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence, SentenceValue

UNLIKELY: Final = 0.05


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came. A source that says «just under 11 000» leaves a span; one that says 10 873 leaves none."""

    low: float
    high: float
    source: str

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            sentence = Sentence(N_("Utfallet må ha lavest før høyest, fra null og opp. Rett tallene."))
            raise UnusableInput("forecast.no_outcome", sentence)

    @property
    def middle(self) -> float:
        """The middle of the span."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Trial:
    """A forecast beside what came.

    Attributes:
        forecast: The range; both ends are the point itself when the forecast gave no range.
    """

    name: str
    forecast: Range
    outcome: Outcome

    @property
    def has_range(self) -> bool:
        """Whether the forecast said how sure it was."""
        return self.forecast.low < self.forecast.high

    @property
    def covers(self) -> bool | None:
        """Whether the range holds what came; None without a range, or when its end falls inside the outcome's span."""
        if not self.has_range:
            return None
        if self.forecast.low <= self.outcome.low and self.outcome.high <= self.forecast.high:
            return True
        return False if self.outcome.high < self.forecast.low or self.forecast.high < self.outcome.low else None

    @property
    def error_share(self) -> float | None:
        """How far the middle was from what came, as a share of what came; below zero when too low."""
        return (self.forecast.middle - self.outcome.middle) / self.outcome.middle if self.outcome.middle else None


@dataclass(frozen=True, slots=True)
class BackTest:
    """Several forecasts beside what came, with how often they should have held."""

    rows: tuple[Trial, ...]
    level: float

    @property
    def decided(self) -> int:
        """How many forecasts either held or did not."""
        return sum(row.covers is not None for row in self.rows)

    @property
    def covered(self) -> int:
        """How many held."""
        return sum(row.covers is True for row in self.rows)

    @property
    def chance_of_so_few(self) -> float | None:
        """The chance of as few or fewer holding if the ranges were as sure as they said; None when none is decided."""
        return float(stats.binom.cdf(self.covered, self.decided, self.level)) if self.decided else None

    def told(self) -> tuple[Sentence, ...]:
        """The result in words, each forecast first and what they say together last."""
        return (*(_row_told(row) for row in self.rows), self._together())

    def _together(self) -> Sentence:
        chance = self.chance_of_so_few
        if chance is None:
            return Sentence(N_("Ingen av prognosene har et intervall som kan prøves."))
        values = {"covered": self.covered, "decided": self.decided, "level": round(100 * self.level)}
        if chance < UNLIKELY:
            template = N_(
                "{covered} av {decided} intervaller dekket utfallet, og {level} prosent skulle. "
                "Enten er intervallene for smale, eller så holdt ikke forutsetningene."
            )
            return Sentence(template, values)
        template = N_(
            "{covered} av {decided} intervaller dekket utfallet, og {level} prosent skulle. Det er for få til å si mer."
        )
        return Sentence(template, values)


def back_test(rows: Sequence[Trial], *, level: float = LEVEL) -> BackTest:
    """Set forecasts beside what came.

    Method: a range holds when all of the outcome's span lies in it, and does not when none of it does; the rest is
        undecided. The number that held is set against the binomial number that should have.
    Assumptions: the forecasts were made without knowing what came, and do not all hang on the same mistake. Forecasts
        of one autumn do, so a few of them count as little more than one.
    When not to use: to choose the assumptions that would have hit and then call it a test.
    """
    return BackTest(tuple(rows), level)


def back_test_answer(document: Mapping[str, object]) -> dict[str, Any]:
    """A back-test as plain values.

    Args:
        document: ``forecasts``: name to ``low``, ``middle`` and ``high`` (or only ``middle``) and ``outcome``, with
            ``value`` (or ``low`` and ``high``) and ``source``; ``level`` when it is not 0.8.

    Raises:
        UnusableInput: What is missing or wrong, and where.
    """
    section = Section(document).only("forecasts", "level", "source", "notes")
    level = section.number("level") if section.has("level") else LEVEL
    rows = [_tested(name, one) for name, one in section.section("forecasts").sections()]
    return plain_back_test(back_test(rows, level=level))


def plain_back_test(found: BackTest) -> dict[str, Any]:
    """The result as plain values, the words last."""
    return {
        "level": found.level,
        "covered": found.covered,
        "decided": found.decided,
        "chance_of_so_few": found.chance_of_so_few,
        "rows": [
            {"name": row.name, "low": row.forecast.low, "middle": row.forecast.middle, "high": row.forecast.high}
            | {"outcome_low": row.outcome.low, "outcome_high": row.outcome.high, "source": row.outcome.source}
            | {"covers": row.covers, "error_share": row.error_share}
            for row in found.rows
        ],
        "told": [str(sentence) for sentence in found.told()],
    }


def _tested(name: str, section: Section) -> Trial:
    section.only("low", "middle", "high", "outcome")
    middle = section.number("middle")
    low, high = (section.number(end) if section.has(end) else middle for end in ("low", "high"))
    if not low <= middle <= high:
        raise section.fault("middle", Sentence(N_("Den skal ligge mellom lavest og høyest. Rett tallene.")))
    came = section.section("outcome").only("value", "low", "high", "source")
    ends = ("value", "value") if came.has("value") else ("low", "high")
    return Trial(
        name, Range(low, middle, high), Outcome(came.number(ends[0]), came.number(ends[1]), came.text("source"))
    )


def _row_told(row: Trial) -> Sentence:
    values: dict[str, SentenceValue] = {
        "name": row.name,
        "middle": _people(row.forecast.middle),
        "came": _span(row.outcome),
    }
    if not row.has_range:
        return Sentence(N_("{name}: ventet {middle}, det ble {came}. Prognosen sa ikke hvor sikker den var."), values)
    values |= {"low": _people(row.forecast.low), "high": _people(row.forecast.high)}
    if row.covers is None:
        template = N_("{name}: ventet {low}–{high}, det ble {came}. Utfallet er oppgitt for grovt til å avgjøre det.")
    elif row.covers:
        template = N_("{name}: ventet {low}–{high}, det ble {came}. Intervallet dekket utfallet.")
    else:
        template = N_("{name}: ventet {low}–{high}, det ble {came}. Intervallet dekket ikke utfallet.")
    return Sentence(template, values)


def _people(number: float) -> Decimal:
    return Decimal(round(number))


def _span(outcome: Outcome) -> str:
    ends = [f"{_people(end):,}".replace(",", "\N{NO-BREAK SPACE}") for end in (outcome.low, outcome.high)]
    return ends[0] if ends[0] == ends[1] else "–".join(ends)

"""Before the analysis: how large must an effect be to be found in these figures?"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
from scipy import stats

from jobbvei.estimates.effect.panel import Floats, Panel
from jobbvei.estimates.effect.result import CONFIDENCE, may_claim
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence, SentenceValue

POWER = 0.80
PERIODS_MIN = 2
EFFECTS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0)


@dataclass(frozen=True, slots=True)
class Detectable:
    """What can be found.

    Attributes:
        smallest_pp: The effect that is found in 80 of 100 such evaluations; percentage points when the outcome is a
            share, otherwise the outcome's own unit.
        se: The standard error it rests on, in the same unit.
        chances: Effects in the same unit, and the chance of finding each, from 0 to 1.
        n_periods: The periods before the start that it is worked out of.
    """

    smallest_pp: float
    se: float
    power: float
    n_treated: int
    n_control: int
    n_periods: int
    is_share: bool
    chances: tuple[tuple[float, float], ...]
    notes: tuple[Sentence, ...] = ()

    def sentence(self) -> Sentence:
        """What it means, in words."""
        step = Decimal("0.1") if self.is_share else Decimal("0.0001")
        values: dict[str, SentenceValue] = {
            "treated": self.n_treated,
            "others": self.n_control,
            "smallest": Decimal(repr(self.smallest_pp)).quantize(step, ROUND_HALF_UP),
            "power": round(self.power * 100),
        }
        return Sentence(_SENTENCE_POINTS if self.is_share else _SENTENCE, values)


_SENTENCE_POINTS = N_(
    "Med {treated} som deltar og {others} å sammenligne med, må effekten være minst {smallest} prosentpoeng for at den "
    "skal bli funnet i {power} av 100 slike evalueringer."
)
_SENTENCE = N_(
    "Med {treated} som deltar og {others} å sammenligne med, må effekten være minst {smallest}, i utfallets egen "
    "enhet, for at den skal bli funnet i {power} av 100 slike evalueringer."
)


def detectable(panel: Panel, *, n_treated: int | None = None, power: float = POWER) -> Detectable:
    """The smallest effect that a collapsed difference would find, judged by the periods before the start alone.

    Method: each unit's change from the first half of the periods before the start to the second half has a spread;
        two groups of these sizes then have a standard error; the smallest effect is that times the sum of the two
        quantiles of the t-distribution. The chances of other effects come of the noncentral t-distribution.
    Reference: Bloom, H. S. (1995). Minimum detectable effects. Evaluation Review 19.
    Assumptions: units will vary as much after the start as before, and the two groups vary alike.
    When not to use: to explain afterwards why nothing was found; the interval says that.

    Args:
        panel: The figures so far; nobody need have started.
        n_treated: How many are to take part; those in the panel when left out.
        power: The wanted chance of finding the effect, between 0 and 1.

    Raises:
        UnusableInput: too few periods before the start, or no room for two groups.
    """
    before = panel.outcome[:, : panel.first_start()]
    treated = int(panel.treated.sum()) if n_treated is None else n_treated
    others = len(panel.units) - treated
    _ensure_possible(before, treated, others)
    half = before.shape[1] // 2
    spread = float((before[:, half:].mean(axis=1) - before[:, :half].mean(axis=1)).std(ddof=1))
    se, freedom = spread * float(np.sqrt(1 / treated + 1 / others)), len(panel.units) - 2
    limit = float(stats.t.ppf((1 + CONFIDENCE) / 2, freedom))
    smallest = (limit + float(stats.t.ppf(power, freedom))) * se
    effects = EFFECTS if panel.is_share else tuple(round(smallest * part, 12) for part in (0.25, 0.5, 0.75, 1, 1.5))
    return Detectable(
        smallest_pp=smallest * panel.scale,
        se=se * panel.scale,
        power=power,
        n_treated=treated,
        n_control=others,
        n_periods=before.shape[1],
        is_share=panel.is_share,
        chances=tuple((effect, chance_of(effect / panel.scale, se=se, freedom=freedom)) for effect in effects),
        notes=_notes(treated, others),
    )


def chance_of(effect: float, *, se: float, freedom: float) -> float:
    """The chance that a two-sided t-test at 5 % finds the effect; 5 % when there is none.

    >>> round(chance_of(0.0, se=1.0, freedom=50), 6)
    0.05
    """
    if not se:
        return 1.0 if effect else 1 - CONFIDENCE
    limit = float(stats.t.ppf((1 + CONFIDENCE) / 2, freedom))
    away = abs(effect) / se
    return float(stats.nct.sf(limit, freedom, away) + stats.nct.cdf(-limit, freedom, away))


def _ensure_possible(before: Floats, treated: int, others: int) -> None:
    if before.shape[1] < PERIODS_MIN:
        raise UnusableInput(
            "estimates.too_few_periods_for_power",
            Sentence(
                N_(
                    "Det trengs minst {needed} perioder før start for å se hvor mye tallene svinger, "
                    "og her er det {before}."
                ),
                {"needed": PERIODS_MIN, "before": before.shape[1]},
            ),
        )
    if treated < 1 or others < 1 or treated + others <= 2:  # noqa: PLR2004  # two groups of one have no spread
        raise UnusableInput(
            "estimates.no_two_groups",
            Sentence(
                N_("{treated} av {all} som deltar, gir ikke to grupper å sammenligne. Velg et annet antall."),
                {"treated": treated, "all": treated + others},
            ),
        )


def _notes(treated: int, others: int) -> tuple[Sentence, ...]:
    if may_claim(treated) and may_claim(others):
        return ()
    return (
        Sentence(N_("En så liten gruppe kan bare beskrives etterpå: det kan ikke oppgis noe intervall for effekten.")),
    )

"""The dates in the law that somebody's next weeks turn on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from jobbvei.casework.facts import current_programme, facts_of, training_of
from jobbvei.casework.models import NorwegianTraining
from jobbvei.people.types import Participant
from jobbvei.rules.explain import Finding, Standing, explain
from jobbvei.rules.facts import Facts
from jobbvei.shared.period import add_months
from jobbvei.shared.sentence import Sentence

PROGRAMME_START = "programme.start_latest_on"
PROGRAMME_END = "programme.latest_end_on"
PROGRAMME_EXTENDED_END = "programme.latest_end_with_extension_on"
NORWEGIAN_END = "norwegian.right_until_on"
NORWEGIAN_EXTENDED_END = "norwegian.extended_until_on"
_ASKED = frozenset({PROGRAMME_START, PROGRAMME_END, PROGRAMME_EXTENDED_END, NORWEGIAN_END, NORWEGIAN_EXTENDED_END})
KEPT_ANSWERS = 5000  # a whole service's people for a day; the answer of a pure function, so it cannot go stale


@dataclass(frozen=True, slots=True)
class LawDates:
    """Last days; None where the law gives none, a fact is missing, or the thing has started or ended.

    Attributes:
        programme_start_by: Latest start of a programme that has not started.
        programme_end: Latest end of a running programme.
        programme_extended_end: The same with the extension that is still possible.
        extension_unclear: What is unclear about extending the running programme, and whom to ask; None when it is not.
        norwegian_end: End of the Norwegian training that runs, with the decisions to extend it that are made.
        norwegian_extended_end: The same with every extension decided or still possible.
        norwegian_unclear: What is unclear about the decisions ``norwegian_end`` counts on, and whom to ask.
    """

    programme_start_by: date | None = None
    programme_end: date | None = None
    programme_extended_end: date | None = None
    extension_unclear: Sentence | None = None
    norwegian_end: date | None = None
    norwegian_extended_end: date | None = None
    norwegian_unclear: Sentence | None = None


def law_dates(participant: Participant, *, on: date) -> LawDates:
    """The dates for one participant; no query when the relations of :func:`facts_of` are prefetched."""
    programme, training = current_programme(participant), training_of(participant)
    starts = programme is None or (programme.started_on is None and programme.ended_on is None)
    runs = programme is not None and programme.started_on is not None and programme.ended_on is None
    learns = training is not None and training.started_on is not None and training.ended_on is None
    if not (starts or runs or learns):
        return LawDates()
    findings = _findings(facts_of(participant), on)
    found = {one.id: one.value if isinstance(one.value, date) else None for one in findings}
    norwegian_end = found[NORWEGIAN_END] if learns else None
    return LawDates(
        programme_start_by=found[PROGRAMME_START] if starts else None,
        programme_end=found[PROGRAMME_END] if runs else None,
        programme_extended_end=found[PROGRAMME_EXTENDED_END] if runs else None,
        extension_unclear=_unclear(findings, PROGRAMME_EXTENDED_END) if runs else None,
        norwegian_end=with_decisions(norwegian_end, training) if norwegian_end and training else norwegian_end,
        norwegian_extended_end=found[NORWEGIAN_EXTENDED_END] if learns else None,
        norwegian_unclear=decisions_unclear(findings, training) if learns else None,
    )


def decisions_unclear(findings: Iterable[Finding], training: NorwegianTraining | None) -> Sentence | None:
    """What the law leaves open about the decisions to extend Norwegian that are made; None when nothing is."""
    if training is None or not training.extensions.all():
        return None
    return _unclear(findings, NORWEGIAN_EXTENDED_END)


def with_decisions(right_until_on: date, training: NorwegianTraining) -> date:
    """The last day of training when the ordinary right ends on ``right_until_on`` and the decisions made follow it.

    Law: integreringsforskriften § 43 g; the months of each decision stand in the decision itself.
    """
    months = sum(decision.months for decision in training.extensions.all())
    return add_months(right_until_on + timedelta(days=1), months) - timedelta(days=1)


def _unclear(findings: Iterable[Finding], key: str) -> Sentence | None:
    unknown = (one for one in findings if one.id == key and one.standing is Standing.UNKNOWN)
    return next((one.because for one in unknown), None)


@lru_cache(maxsize=KEPT_ANSWERS)
def _findings(facts: Facts, on: date) -> tuple[Finding, ...]:
    return explain(facts, on=on, only=_ASKED)

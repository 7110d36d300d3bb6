"""The dates in the law that somebody's next weeks turn on."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from jobbvei.casework.facts import Situation, facts_in, situation_of
from jobbvei.casework.models import NorwegianExtension
from jobbvei.people.types import Participant
from jobbvei.rules.explain import Finding, Standing, explain
from jobbvei.rules.facts import Facts
from jobbvei.shared.period import add_months
from jobbvei.shared.sentence import N_, Sentence

PROGRAMME_START = "programme.start_latest_on"
PROGRAMME_END = "programme.latest_end_on"
PROGRAMME_EXTENDED_END = "programme.latest_end_with_extension_on"
NORWEGIAN_END = "norwegian.right_until_on"
NORWEGIAN_EXTENDED_END = "norwegian.extended_until_on"


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
    return dates_in(situation_of(participant), on=on)


def dates_in(situation: Situation, *, on: date, extensions_within_days: int | None = None) -> LawDates:
    """The dates in a situation.

    Args:
        extensions_within_days: Leave out what an extension would give when the end itself is further ahead; None
            leaves nothing out. For a whole service, most of the law would be about extensions nobody looks at yet.
    """
    starts, runs, learns = _standing(situation)
    if not (starts or runs or learns):
        return LawDates()
    facts = facts_in(situation)
    ends = _findings(facts, on, {PROGRAMME_START: starts, PROGRAMME_END: runs, NORWEGIAN_END: learns})
    norwegian_end = _day(ends, NORWEGIAN_END)
    if norwegian_end is not None:
        norwegian_end = with_decisions(norwegian_end, situation.extensions)

    def is_near(last_day: date | None) -> bool:
        if extensions_within_days is None:
            return True
        return last_day is not None and (last_day - on).days <= extensions_within_days

    asks_programme, asks_norwegian = runs and is_near(_day(ends, PROGRAMME_END)), learns and is_near(norwegian_end)
    more = _findings(facts, on, {PROGRAMME_EXTENDED_END: asks_programme, NORWEGIAN_EXTENDED_END: asks_norwegian})
    return LawDates(
        programme_start_by=_day(ends, PROGRAMME_START),
        programme_end=_day(ends, PROGRAMME_END),
        programme_extended_end=_day(more, PROGRAMME_EXTENDED_END),
        extension_unclear=_unclear(more.values(), PROGRAMME_EXTENDED_END),
        norwegian_end=norwegian_end,
        norwegian_extended_end=_day(more, NORWEGIAN_EXTENDED_END),
        norwegian_unclear=decisions_unclear(more.values(), situation.extensions),
    )


def passed_before(due_on: date, dates: LawDates, *, on: date) -> tuple[Sentence, ...]:
    """The days in the law that are still to come, but pass before ``due_on``, nearest first."""
    days = (
        (dates.programme_start_by, N_("Programmet skal starte senest {day}, før denne fristen.")),
        (dates.programme_end, N_("Programmet slutter {day}, før denne fristen.")),
        (dates.norwegian_end, N_("Norskopplæringen slutter {day}, før denne fristen.")),
    )
    ahead = sorted((day, template) for day, template in days if day is not None and on <= day < due_on)
    return tuple(Sentence(template, {"day": day}) for day, template in ahead)


def decisions_unclear(findings: Iterable[Finding], extensions: Collection[NorwegianExtension]) -> Sentence | None:
    """What the law leaves open about the decisions to extend Norwegian that are made; None when nothing is."""
    return _unclear(findings, NORWEGIAN_EXTENDED_END) if extensions else None


def with_decisions(right_until_on: date, extensions: Iterable[NorwegianExtension]) -> date:
    """The last day of training when the ordinary right ends on ``right_until_on`` and the decisions made follow it.

    Law: integreringsforskriften § 43 g; the months of each decision stand in the decision itself.
    """
    months = sum(decision.months for decision in extensions)
    return add_months(right_until_on + timedelta(days=1), months) - timedelta(days=1)


def _standing(situation: Situation) -> tuple[bool, bool, bool]:
    """Whether a programme is to start, a programme runs, and Norwegian training runs."""
    programme, training = situation.programme, situation.training
    starts = programme is None or (programme.started_on is None and programme.ended_on is None)
    runs = programme is not None and programme.started_on is not None and programme.ended_on is None
    learns = training is not None and training.started_on is not None and training.ended_on is None
    return starts, runs, learns


def _findings(facts: Facts, on: date, asked: Mapping[str, bool]) -> dict[str, Finding]:
    only = frozenset(name for name, is_asked in asked.items() if is_asked)
    return {one.id: one for one in explain(facts, on=on, only=only)} if only else {}


def _day(findings: Mapping[str, Finding], name: str) -> date | None:
    value = findings[name].value if name in findings else None
    return value if isinstance(value, date) else None


def _unclear(findings: Iterable[Finding], name: str) -> Sentence | None:
    unknown = (one for one in findings if one.id == name and one.standing is Standing.UNKNOWN)
    return next((one.because for one in unknown), None)

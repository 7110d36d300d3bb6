"""The participant's road as dated marks, for the line on their page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobbvei.casework.facts import current_programme, training_of
from jobbvei.casework.law_dates import (
    NORWEGIAN_END,
    NORWEGIAN_EXTENDED_END,
    PROGRAMME_END,
    PROGRAMME_EXTENDED_END,
    PROGRAMME_START,
    decisions_unclear,
    with_decisions,
)
from jobbvei.people.types import Participant
from jobbvei.rules.explain import Finding
from jobbvei.shared.sentence import N_, Sentence


class MarkKind(StrEnum):
    """What a mark is; the order breaks ties on one day."""

    SETTLED = "settled"
    PROGRAMME_START_BY = "programme_start_by"
    PROGRAMME_STARTED = "programme_started"
    NORWEGIAN_STARTED = "norwegian_started"
    TODAY = "today"
    PROGRAMME_ENDED = "programme_ended"
    PROGRAMME_END = "programme_end"
    NORWEGIAN_ENDED = "norwegian_ended"
    NORWEGIAN_END = "norwegian_end"
    NORWEGIAN_DECIDED_END = "norwegian_decided_end"
    PROGRAMME_EXTENDED_END = "programme_extended_end"
    NORWEGIAN_EXTENDED_END = "norwegian_extended_end"


LABELS = {
    MarkKind.SETTLED: N_("bosatt"),
    MarkKind.PROGRAMME_START_BY: N_("programmet skal starte senest"),
    MarkKind.PROGRAMME_STARTED: N_("program startet"),
    MarkKind.NORWEGIAN_STARTED: N_("norsk startet"),
    MarkKind.TODAY: N_("i dag"),
    MarkKind.PROGRAMME_ENDED: N_("program avsluttet"),
    MarkKind.PROGRAMME_END: N_("programmet slutter"),
    MarkKind.NORWEGIAN_ENDED: N_("norsk avsluttet"),
    MarkKind.NORWEGIAN_END: N_("rett til norsk til"),
    MarkKind.NORWEGIAN_DECIDED_END: N_("norsk etter vedtak til, må avklares"),
    MarkKind.PROGRAMME_EXTENDED_END: N_("programmet kan forlenges til"),
    MarkKind.NORWEGIAN_EXTENDED_END: N_("norsk kan utvides til"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One day on the line.

    Attributes:
        is_possible: It happens only if the municipality decides so, or if a decision made still holds.
    """

    kind: MarkKind
    on: date
    is_past: bool
    is_possible: bool

    @property
    def label(self) -> Sentence:
        """What stands at the mark, without the date."""
        return Sentence(LABELS[self.kind])


def person_timeline(participant: Participant, findings: Iterable[Finding], *, on: date) -> tuple[Mark, ...]:
    """The marks by date, with today among them.

    Args:
        participant: With ``programmes`` and ``norwegian_training`` prefetched.
        findings: What the law gives; other findings than the dates are let be.
    """
    days = {**_law_days(participant, findings), **_written_days(participant), MarkKind.TODAY: on}
    marks = [Mark(kind, day, day < on, kind in _POSSIBLE) for kind, day in days.items()]
    return tuple(sorted(marks, key=lambda mark: (mark.on, list(MarkKind).index(mark.kind))))


def settled_by_events(participant: Participant) -> frozenset[str]:
    """The findings of law that what has happened has answered: no latest start once started, no end once ended."""
    return frozenset(_settled_by_events(participant))


_POSSIBLE = frozenset(
    {MarkKind.NORWEGIAN_DECIDED_END, MarkKind.PROGRAMME_EXTENDED_END, MarkKind.NORWEGIAN_EXTENDED_END}
)
_OF_FINDING = {
    PROGRAMME_START: MarkKind.PROGRAMME_START_BY,
    PROGRAMME_END: MarkKind.PROGRAMME_END,
    PROGRAMME_EXTENDED_END: MarkKind.PROGRAMME_EXTENDED_END,
    NORWEGIAN_END: MarkKind.NORWEGIAN_END,
    NORWEGIAN_EXTENDED_END: MarkKind.NORWEGIAN_EXTENDED_END,
}


def _written_days(participant: Participant) -> dict[MarkKind, date]:
    programme, training = current_programme(participant), training_of(participant)
    days: dict[MarkKind, date | None] = {MarkKind.SETTLED: participant.settled_on}
    if programme is not None:
        days |= {MarkKind.PROGRAMME_STARTED: programme.started_on, MarkKind.PROGRAMME_ENDED: programme.ended_on}
    if training is not None:
        days |= {MarkKind.NORWEGIAN_STARTED: training.started_on, MarkKind.NORWEGIAN_ENDED: training.ended_on}
    return {kind: day for kind, day in days.items() if day is not None}


def _law_days(participant: Participant, given: Iterable[Finding]) -> dict[MarkKind, date]:
    """Dates in the law that still mean something: no latest start once started, no latest end once ended."""
    findings = tuple(given)
    settled, training = settled_by_events(participant), training_of(participant)
    days = {
        _OF_FINDING[found.id]: found.value
        for found in findings
        if found.id in _OF_FINDING and found.id not in settled and isinstance(found.value, date)
    }
    if training is not None and MarkKind.NORWEGIAN_END in days:
        decisions = training.extensions.all()
        unclear = decisions_unclear(findings, decisions)
        decided = MarkKind.NORWEGIAN_DECIDED_END if unclear else MarkKind.NORWEGIAN_END
        days[decided] = with_decisions(days[MarkKind.NORWEGIAN_END], decisions)
    return days


def _settled_by_events(participant: Participant) -> Iterator[str]:
    programme, training = current_programme(participant), training_of(participant)
    if programme is not None and programme.started_on is not None:
        yield PROGRAMME_START
    if programme is not None and programme.ended_on is not None:
        yield from (PROGRAMME_START, PROGRAMME_END, PROGRAMME_EXTENDED_END)
    if training is not None and training.ended_on is not None:
        yield from (NORWEGIAN_END, NORWEGIAN_EXTENDED_END)

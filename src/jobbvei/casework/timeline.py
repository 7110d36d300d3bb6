"""The participant's road as dated marks, for the line on their page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobbvei.casework.law_dates import dates_in_law
from jobbvei.casework.recorded_days import WORDS, Happening, recorded_days
from jobbvei.people.types import Participant
from jobbvei.rules.outlook import legal_dates as law
from jobbvei.rules.outlook.legal_dates import Certainty
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


HAPPENED = {
    Happening.SETTLED: MarkKind.SETTLED,
    Happening.PROGRAMME_STARTED: MarkKind.PROGRAMME_STARTED,
    Happening.NORWEGIAN_STARTED: MarkKind.NORWEGIAN_STARTED,
    Happening.PROGRAMME_ENDED: MarkKind.PROGRAMME_ENDED,
    Happening.NORWEGIAN_ENDED: MarkKind.NORWEGIAN_ENDED,
}
IN_LAW = {
    law.PROGRAMME_START: MarkKind.PROGRAMME_START_BY,
    law.PROGRAMME_END: MarkKind.PROGRAMME_END,
    law.PROGRAMME_EXTENDED_END: MarkKind.PROGRAMME_EXTENDED_END,
    law.NORWEGIAN_END: MarkKind.NORWEGIAN_END,
    law.NORWEGIAN_DECIDED_END: MarkKind.NORWEGIAN_END,
    law.NORWEGIAN_EXTENDED_END: MarkKind.NORWEGIAN_EXTENDED_END,
}
LABELS = {
    **{mark: WORDS[happening] for happening, mark in HAPPENED.items()},
    MarkKind.PROGRAMME_START_BY: N_("programmet skal starte senest"),
    MarkKind.TODAY: N_("i dag"),
    MarkKind.PROGRAMME_END: N_("programmet slutter"),
    MarkKind.NORWEGIAN_END: N_("rett til norsk til"),
    MarkKind.NORWEGIAN_DECIDED_END: N_("norsk etter vedtak til, må avklares"),
    MarkKind.PROGRAMME_EXTENDED_END: N_("programmet kan forlenges til"),
    MarkKind.NORWEGIAN_EXTENDED_END: N_("norsk kan utvides til"),
}
_POSSIBLE = frozenset(
    {MarkKind.NORWEGIAN_DECIDED_END, MarkKind.PROGRAMME_EXTENDED_END, MarkKind.NORWEGIAN_EXTENDED_END}
)


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


def person_timeline(participant: Participant, *, on: date, sees_law: bool = True) -> tuple[Mark, ...]:
    """The marks by date, with today among them.

    Args:
        participant: With ``programmes`` and ``norwegian_training`` prefetched.
        sees_law: Whether the reader's role sees what the law gives; without it only what has happened is there.
    """
    in_law = dict(_law_days(participant, on)) if sees_law else {}
    happened = {HAPPENED[day.happening]: day.on for day in recorded_days(participant) if day.happening in HAPPENED}
    days = {**in_law, **happened, MarkKind.TODAY: on}
    marks = [Mark(kind, day, day < on, kind in _POSSIBLE) for kind, day in days.items()]
    return tuple(sorted(marks, key=lambda mark: (mark.on, list(MarkKind).index(mark.kind))))


def _law_days(participant: Participant, on: date) -> Iterator[tuple[MarkKind, date]]:
    """The law's days that are not met; an end by decisions takes the place of the right's own, unless it is unclear."""
    for dated in dates_in_law(participant, on=on, only=frozenset(IN_LAW)):
        if dated.on is None or dated.met_on is not None:
            continue
        is_unclear = dated.id == law.NORWEGIAN_DECIDED_END and dated.certainty is Certainty.POSSIBLE
        yield MarkKind.NORWEGIAN_DECIDED_END if is_unclear else IN_LAW[dated.id], dated.on

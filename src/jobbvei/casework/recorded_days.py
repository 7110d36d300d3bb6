"""What has happened in a participant's case, by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobbvei.casework.facts import current_programme, training_of
from jobbvei.people.types import Participant
from jobbvei.shared.sentence import N_, Sentence


class Happening(StrEnum):
    """What happened; the order breaks ties on one day."""

    PERMIT_GRANTED = "permit_granted"
    SETTLED = "settled"
    PROGRAMME_OFFERED = "programme_offered"
    PROGRAMME_STARTED = "programme_started"
    NORWEGIAN_OFFERED = "norwegian_offered"
    NORWEGIAN_STARTED = "norwegian_started"
    NORWEGIAN_EXTENDED = "norwegian_extended"
    PROGRAMME_ENDED = "programme_ended"
    NORWEGIAN_ENDED = "norwegian_ended"


WORDS = {
    Happening.PERMIT_GRANTED: N_("tillatelse gitt"),
    Happening.SETTLED: N_("bosatt"),
    Happening.PROGRAMME_OFFERED: N_("program tilbudt"),
    Happening.PROGRAMME_STARTED: N_("program startet"),
    Happening.NORWEGIAN_OFFERED: N_("norskopplæring tilbudt"),
    Happening.NORWEGIAN_STARTED: N_("norsk startet"),
    Happening.NORWEGIAN_EXTENDED: N_("vedtak om utvidet norskopplæring"),
    Happening.PROGRAMME_ENDED: N_("program avsluttet"),
    Happening.NORWEGIAN_ENDED: N_("norsk avsluttet"),
}


@dataclass(frozen=True, slots=True)
class RecordedDay:
    """One day on which something is written to have happened."""

    happening: Happening
    on: date

    @property
    def label(self) -> Sentence:
        """What happened, without the date."""
        return Sentence(WORDS[self.happening])


def recorded_days(participant: Participant) -> tuple[RecordedDay, ...]:
    """What is written down, by day; no query when programmes and Norwegian training are prefetched."""
    days = [RecordedDay(happening, on) for happening, on in _written(participant) if on is not None]
    order = list(Happening)
    return tuple(sorted(days, key=lambda day: (day.on, order.index(day.happening))))


def _written(participant: Participant) -> Iterator[tuple[Happening, date | None]]:
    programme, training = current_programme(participant), training_of(participant)
    yield Happening.PERMIT_GRANTED, participant.permit_granted_on
    yield Happening.SETTLED, participant.settled_on
    if programme is not None:
        yield Happening.PROGRAMME_OFFERED, programme.offered_on
        yield Happening.PROGRAMME_STARTED, programme.started_on
        yield Happening.PROGRAMME_ENDED, programme.ended_on
    if training is not None:
        yield Happening.NORWEGIAN_OFFERED, training.offered_on
        yield Happening.NORWEGIAN_STARTED, training.started_on
        yield Happening.NORWEGIAN_ENDED, training.ended_on
        for decision in training.extensions.all():
            yield Happening.NORWEGIAN_EXTENDED, decision.decided_on

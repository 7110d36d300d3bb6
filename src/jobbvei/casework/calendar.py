"""All dates of a participant in the order of time: what has happened, and what the law gives."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import acting_for_municipality, may
from jobbvei.audit.actions import record_reading
from jobbvei.audit.types import Occasion
from jobbvei.casework.law_dates import dates_in_law
from jobbvei.casework.recorded_days import RecordedDay, recorded_days
from jobbvei.casework.reminders import LeadTime, lead_time_of
from jobbvei.people.types import Participant, thing_of
from jobbvei.rules.outlook import legal_dates as law
from jobbvei.rules.outlook.legal_dates import Certainty, LegalDate
from jobbvei.shared.sentence import Sentence

# Where a decision must be weighed before the end, that is what is reminded of, and not the end as well.
WEIGHED_BEFORE = {
    law.PROGRAMME_END: law.EXTENSION_WINDOW,
    law.NORWEGIAN_END: law.NORWEGIAN_WINDOW,
    law.NORWEGIAN_DECIDED_END: law.NORWEGIAN_WINDOW,
}


class When(StrEnum):
    """Where a day lies from the day that is asked about."""

    PASSED = "passed"
    TODAY = "today"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One thing on one day.

    Attributes:
        legal: What the law says of the day; None for something that has happened.
        lead: How long before the work list reminds of it; None when it does not.
    """

    on: date
    when: When
    label: Sentence
    legal: LegalDate | None = None
    lead: LeadTime | None = None


@dataclass(frozen=True, slots=True)
class PersonCalendar:
    """Everything with a day, by day; then the dates nobody can tell, and those the law does not set."""

    entries: tuple[CalendarEntry, ...]
    unknown: tuple[LegalDate, ...]
    not_set: tuple[LegalDate, ...]

    def on(self, when: When) -> tuple[CalendarEntry, ...]:
        """The entries that lie there."""
        return tuple(entry for entry in self.entries if entry.when is when)


def person_calendar(participant: Participant, *, on: date) -> PersonCalendar:
    """The participant's calendar as it is on ``on``; no query when their relations are prefetched."""
    dates = dates_in_law(participant, on=on)
    ids = {dated.id for dated in dates}
    entries = [_happened(day, on) for day in recorded_days(participant)]
    entries += [_in_law(dated, on, ids) for dated in dates if dated.on is not None]
    return PersonCalendar(
        entries=tuple(sorted(entries, key=lambda entry: entry.on)),
        unknown=tuple(dated for dated in dates if dated.certainty is Certainty.UNKNOWN),
        not_set=tuple(dated for dated in dates if dated.certainty is Certainty.NOT_SET),
    )


def take_out_calendar(participant: Participant, *, occasion: Occasion) -> PersonCalendar:
    """The calendar, to be carried out of the house as a file; that it was taken out is written in the trail.

    Raises:
        Refused: The role does not see what the law gives a participant.
    """
    actor = acting_for_municipality(occasion)
    may(actor, Permission.READ_PERSON_ECONOMY_AND_LAW).ensure()
    with transaction.atomic():
        record_reading("casework.calendar.taken_out", thing_of(participant), occasion=occasion)
    return person_calendar(participant, on=actor.on)


def _happened(day: RecordedDay, on: date) -> CalendarEntry:
    return CalendarEntry(day.on, _when(day.on, on), day.label)


def _in_law(dated: LegalDate, on: date, ids: set[str]) -> CalendarEntry:
    assert dated.on is not None  # noqa: S101  # asked by the caller
    lead = None if WEIGHED_BEFORE.get(dated.id) in ids else lead_time_of(dated, on=on)
    return CalendarEntry(dated.on, _when(dated.on, on), dated.name, dated, lead)


def _when(day: date, on: date) -> When:
    return When.TODAY if day == on else When.PASSED if day < on else When.COMING

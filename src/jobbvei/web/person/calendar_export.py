"""The coming dates of a participant as a file for another calendar.

A calendar at work is shared with colleagues, shown on a telephone and kept by whoever runs it. So the file names
nobody: no name, no initials (in a small municipality two letters and a settlement are a person), no birth, no reason.
Each day says what the law sets and where it stands; whom it is about one sees by following the address, after log-in.
"""

import uuid
from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from jobbvei.casework.types import CalendarEntry, PersonCalendar, When
from jobbvei.integrations.calendar_files import CalendarEvent, calendar_file
from jobbvei.people.types import Participant
from jobbvei.rules.outlook.legal_dates import Certainty, LegalDate
from jobbvei.web.frame.formats import day, sentence


def calendar_events(calendar: PersonCalendar, participant: Participant, *, address: str) -> Iterator[CalendarEvent]:
    """The days in the law that are neither passed nor met; one day has the same key each time it is taken out."""
    for entry in (*calendar.on(When.TODAY), *calendar.on(When.COMING)):
        if entry.legal is not None and entry.legal.met_on is None:
            yield _event(entry, entry.legal, participant, address)


def file_of(events: Iterator[CalendarEvent] | list[CalendarEvent], *, made_at: datetime) -> bytes:
    """The events as an iCalendar file."""
    return calendar_file(events, name=_("Jobbvei: frister i loven"), made_at=made_at)


def _event(entry: CalendarEntry, dated: LegalDate, participant: Participant, address: str) -> CalendarEvent:
    what = sentence(entry.label)
    return CalendarEvent(
        key=str(uuid.uuid5(participant.public_id, dated.key)),
        on=entry.on,
        title=what if dated.about else _("{what} {day}").format(what=what, day=day(entry.on)),
        description=_("{law}. Åpne saken i Jobbvei for å se hvem det gjelder, og hvorfor.").format(
            law=dated.finding.law
        ),
        address=address,
        is_possible=dated.certainty is Certainty.POSSIBLE,
        reminder_days=None if entry.lead is None else entry.lead.days,
    )

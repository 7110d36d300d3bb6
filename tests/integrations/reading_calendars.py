"""Our calendar files as a library reads them that is not the one which writes them.

That library forgives lines no calendar program need forgive, so how lines are folded and ended is looked at here.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest

LONGEST_LINE_BYTES = 75  # RFC 5545, section 3.1


@dataclass(frozen=True)
class ReadEvent:
    """An event as the foreign library understood it; times have the zone that the file itself describes."""

    key: str
    starts_at: datetime | date
    ends_at: datetime | date
    title: str
    status: str
    sequence: int
    description: str
    place: str
    address: str
    organiser: str
    organiser_address: str
    invited: tuple[str, ...]
    reminders: tuple[timedelta, ...]


@dataclass(frozen=True)
class ReadCalendar:
    """A calendar file; ``foreign`` is the library's own object."""

    method: str
    name: str
    events: tuple[ReadEvent, ...]
    foreign: Any


def read_calendar(content: bytes) -> ReadCalendar:
    """The calendar; what the library refuses, and every badly ended or folded line, is a test that fails."""
    vobject = pytest.importorskip("vobject", reason="the reader of calendars is not in this environment")
    _ensure_lines(content)
    [calendar] = list(vobject.readComponents(content.decode("utf-8"), validate=True))
    events = tuple(_event(one) for one in calendar.contents.get("vevent", ()))
    assert len({event.key for event in events}) == len(events), "two events have one key"
    return ReadCalendar(calendar.method.value, calendar.x_wr_calname.value, events, calendar)


def _event(found: Any) -> ReadEvent:
    assert found.dtstamp.value.utcoffset() == timedelta(0)
    return ReadEvent(
        key=found.uid.value,
        starts_at=found.dtstart.value,
        ends_at=found.dtend.value,
        title=found.summary.value,
        status=found.status.value,
        sequence=int(found.sequence.value),
        description=_text(found, "description"),
        place=_text(found, "location"),
        address=_text(found, "url"),
        organiser="".join(found.organizer.params["CN"]) if "organizer" in found.contents else "",
        organiser_address=_text(found, "organizer"),
        invited=tuple(one.value for one in found.contents.get("attendee", ())),
        reminders=tuple(alarm.trigger.value for alarm in found.contents.get("valarm", ())),
    )


def _text(found: Any, name: str) -> str:
    values = [one.value for one in found.contents.get(name, ())]
    assert len(values) <= 1, f"{name} stands more than once"
    return "".join(values)


def _ensure_lines(content: bytes) -> None:
    assert content.endswith(b"\r\n")
    lines = content[:-2].split(b"\r\n")
    assert all(len(line) <= LONGEST_LINE_BYTES for line in lines)
    assert b"\n" not in b"".join(lines)


def calendar_in(letter: EmailMessage) -> ReadCalendar:
    """The calendar file that comes with a letter, and nothing else does."""
    [part] = letter.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    read = read_calendar(content)
    assert part.get_param("method") == read.method
    assert part.get_filename() == "samling.ics"
    return read

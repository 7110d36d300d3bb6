"""iCalendar files for other people's calendars: the only module that knows the library behind.

All days are whole days in Norway. An event says as little as it can: a calendar is shared, shown on a wall and kept by
others, so the caller gives words that name nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

MAKER = "-//Jobbvei//Kalender//NB"
TIME_ZONE = "Europe/Oslo"
SEQUENCE_SECONDS = 60  # whole minutes fit in the 32 bits a calendar program may keep
REMINDED_AT_HOUR = 8  # when the office opens; whole days begin at midnight, and nobody wants an alarm then


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One whole day.

    Attributes:
        key: Stable and of no meaning to others; the same key in a later file replaces the event.
        is_possible: It happens only if somebody decides so.
        reminder_days: How many days before there is an alarm; None for none.
        address: Where one reads more, after log-in.
    """

    key: str
    on: date
    title: str
    description: str = ""
    address: str = ""
    is_possible: bool = False
    reminder_days: int | None = None


def calendar_file(events: Iterable[CalendarEvent], *, name: str, made_at: datetime) -> bytes:
    """The events as an iCalendar file (RFC 5545).

    Args:
        name: What the calendar is called where it is opened.
        made_at: When it was made, with a time zone.
    """
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", TIME_ZONE)
    for event in events:
        calendar.add_component(_event(event, made_at))
    content: bytes = calendar.to_ical()
    return content


def _event(event: CalendarEvent, made_at: datetime) -> Event:
    component = Event()
    component.add("uid", event.key)
    component.add("dtstamp", made_at)
    component.add("last-modified", made_at)
    component.add("sequence", int(made_at.timestamp()) // SEQUENCE_SECONDS)  # a later file has the newer events
    component.add("dtstart", event.on)
    component.add("dtend", event.on + timedelta(days=1))
    component.add("summary", event.title)
    component.add("status", "TENTATIVE" if event.is_possible else "CONFIRMED")
    component.add("transp", "TRANSPARENT")  # a date in the law does not make anybody busy
    component.add("class", "PRIVATE")
    if event.description:
        component.add("description", event.description)
    if event.address:
        component.add("url", event.address)
    if event.reminder_days is not None:
        component.add_component(_alarm(event.title, event.reminder_days))
    return component


def _alarm(title: str, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(hours=REMINDED_AT_HOUR) - timedelta(days=days))
    return alarm

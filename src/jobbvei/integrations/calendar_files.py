"""iCalendar files for other people's calendars: the only module that knows the library behind.

All days are whole days in Norway, and all times of the day are Norwegian. An event says as little as it can: a calendar
is shared, shown on a wall and kept by others, so the caller gives words that name nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress

MAKER = "-//Jobbvei//Kalender//NB"
TIME_ZONE = "Europe/Oslo"
SEQUENCE_SECONDS = 60  # whole minutes fit in the 32 bits a calendar program may keep
OSLO = ZoneInfo(TIME_ZONE)
WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)
# The rule of today, since when; a zone's own beginnings are in local time and have no zone.
SUMMER_SINCE = datetime(1997, 3, 30, 2)  # noqa: DTZ001  # see above
WINTER_SINCE = datetime(1996, 10, 27, 3)  # noqa: DTZ001  # see above
NO_ADDRESS = "invalid:nomail"  # an organiser must be named; ours takes no mail
FETCHED_EVERY = timedelta(hours=1)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedEvent:
    """Something between two times of the day.

    Attributes:
        key: As in :class:`CalendarEvent`.
        starts_at: With a time zone, as ``ends_at``; written in Norwegian time.
        sequence: Rises with every change, so that a calendar that has an older one takes this instead.
        organiser: Who holds it, by the name of the organisation; ``organiser_address`` is where answers would go.
        invited: Address of the one person a file goes to by mail; empty in a file that is published.
        is_cancelled: It will not happen; a calendar that has it strikes it out.
    """

    key: str
    starts_at: datetime
    ends_at: datetime
    title: str
    sequence: int = 0
    description: str = ""
    place: str = ""
    address: str = ""
    organiser: str = ""
    organiser_address: str = ""
    invited: str = ""
    is_cancelled: bool = False


class Method(StrEnum):
    """What a calendar is to do with a file (RFC 5546)."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


def calendar_file(
    events: Iterable[CalendarEvent | TimedEvent], *, name: str, made_at: datetime, method: Method = Method.PUBLISH
) -> bytes:
    """The events as an iCalendar file (RFC 5545).

    Args:
        name: What the calendar is called where it is opened.
        made_at: When it was made, with a time zone.
        method: ``CANCEL`` for a file of what will not happen, ``REQUEST`` for one mailed to somebody who is invited.
    """
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", TIME_ZONE)
    listed = list(events)
    if any(isinstance(event, TimedEvent) for event in listed):
        calendar.add("refresh-interval", FETCHED_EVERY, parameters={"VALUE": "DURATION"})
        calendar.add_component(_norwegian_time())
    for event in listed:
        calendar.add_component(_timed(event, made_at) if isinstance(event, TimedEvent) else _event(event, made_at))
    content: bytes = calendar.to_ical()
    return content


def _timed(event: TimedEvent, made_at: datetime) -> Event:
    component = Event()
    component.add("uid", event.key)
    component.add("dtstamp", made_at)
    component.add("dtstart", event.starts_at.astimezone(OSLO))
    component.add("dtend", event.ends_at.astimezone(OSLO))
    component.add("sequence", event.sequence)
    component.add("summary", event.title)
    component.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    component.add("transp", "TRANSPARENT" if event.is_cancelled else "OPAQUE")
    organiser = vCalAddress(f"mailto:{event.organiser_address}" if event.organiser_address else NO_ADDRESS)
    organiser.params["cn"] = event.organiser
    component.add("organizer", organiser)
    if event.invited:
        component.add("attendee", _invited(event.invited))
    for name, value in (("description", event.description), ("location", event.place), ("url", event.address)):
        if value:
            component.add(name, value)
    return component


def _invited(address: str) -> vCalAddress:
    """One who is invited; the answer is given on their own page, so the calendar asks for none."""
    invited = vCalAddress(f"mailto:{address}")
    invited.params.update({"role": "REQ-PARTICIPANT", "partstat": "NEEDS-ACTION", "rsvp": "FALSE"})
    return invited


def _norwegian_time() -> Timezone:
    """Norwegian time by its rule, so that a calendar that does not know the zone's name counts right all the same."""
    zone = Timezone()
    zone.add("tzid", TIME_ZONE)
    for part, since, month, before, after, short in (
        (TimezoneDaylight(), SUMMER_SINCE, 3, WINTER, SUMMER, "CEST"),
        (TimezoneStandard(), WINTER_SINCE, 10, SUMMER, WINTER, "CET"),
    ):
        part.add("dtstart", since)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", short)
        zone.add_component(part)
    return zone


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

"""Calendar files of what happens between two times of the day, read by a library that is not the writer's."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jobbvei.integrations.calendar_files import CalendarEvent, Method, TimedEvent, calendar_file
from tests.integrations.reading_calendars import ReadCalendar, ReadEvent, read_calendar

OSLO = ZoneInfo("Europe/Oslo")
MADE_AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
EVENT = TimedEvent(
    key="5d7c@jobbvei",
    starts_at=datetime(2026, 11, 24, 9, 0, tzinfo=OSLO),
    ends_at=datetime(2026, 11, 24, 12, 30, tzinfo=OSLO),
    title="Samling; alle, på Æsnes",
    description="Møtet: https://moete.test/1\nMed \\ og en linje som er lang nok til at den må brettes på bokmål",
    place="Rådhuset, Eksempelvik",
    address="https://jobbvei.test/samling/a/",
    organiser="KS",
)


def read(event: TimedEvent | CalendarEvent, method: Method = Method.PUBLISH) -> ReadCalendar:
    return read_calendar(calendar_file([event], name="Samlinger", made_at=MADE_AT, method=method))


def only(event: TimedEvent | CalendarEvent) -> ReadEvent:
    [found] = read(event).events
    return found


class TestATimedEvent:
    def test_is_in_norwegian_time_whatever_zone_it_came_in(self) -> None:
        for event in (EVENT, replace(EVENT, starts_at=EVENT.starts_at.astimezone(UTC))):
            found = only(event)
            assert found.starts_at.isoformat() == "2026-11-24T09:00:00+01:00"
            assert found.ends_at.isoformat() == "2026-11-24T12:30:00+01:00"

    def test_names_the_zone_for_those_who_know_it(self) -> None:
        written = calendar_file([EVENT], name="Samlinger", made_at=MADE_AT)
        assert b"DTSTART;TZID=Europe/Oslo:20261124T090000\r\n" in written

    def test_keeps_its_words_through_escaping_and_folding(self) -> None:
        found = only(EVENT)
        words = (found.title, found.description, found.place, found.address)
        assert words == (EVENT.title, EVENT.description, EVENT.place, EVENT.address)

    def test_names_its_organiser_and_nobody_who_is_invited(self) -> None:
        found = only(EVENT)
        assert (found.organiser, found.invited) == ("KS", ())

    def test_that_is_moved_keeps_its_key_and_raises_its_sequence(self) -> None:
        moved = replace(EVENT, starts_at=EVENT.starts_at + timedelta(days=7), sequence=1)
        before, after = only(EVENT), only(moved)
        assert before.key == after.key == EVENT.key
        assert (before.sequence, after.sequence) == (0, 1)
        assert after.starts_at == before.starts_at + timedelta(days=7)

    @pytest.mark.parametrize(("cancelled", "status"), [(False, "CONFIRMED"), (True, "CANCELLED")])
    def test_says_whether_it_will_happen(self, cancelled: bool, status: str) -> None:
        assert only(replace(EVENT, is_cancelled=cancelled)).status == status

    def test_is_taken_out_of_a_calendar_by_the_method(self) -> None:
        assert read(EVENT).method == "PUBLISH"
        assert read(replace(EVENT, is_cancelled=True), Method.CANCEL).method == "CANCEL"


class TestTheZone:
    """The reader knows Norwegian time only from the file's own rule."""

    @pytest.mark.parametrize("year", range(1998, 2040, 3))
    def test_changes_the_clock_in_the_nights_norway_does(self, year: int) -> None:
        for month, day in ((month, day) for month in (3, 10) for day in range(24, 32)):
            for hour in (0, 1, 4, 12):
                starts_at = datetime(year, month, day, hour, 30, tzinfo=OSLO)
                found = only(replace(EVENT, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1)))
                assert isinstance(found.starts_at, datetime)
                assert found.starts_at.utcoffset() == starts_at.utcoffset(), starts_at
                assert found.starts_at.astimezone(UTC) == starts_at.astimezone(UTC)

    @pytest.mark.parametrize(
        ("starts_at", "hours"),
        [(datetime(2026, 3, 28, 12, tzinfo=OSLO), 23), (datetime(2026, 10, 24, 12, tzinfo=OSLO), 25)],
    )
    def test_counts_a_night_in_which_the_clock_changes_by_its_real_hours(self, starts_at: datetime, hours: int) -> None:
        noon = replace(EVENT, starts_at=starts_at, ends_at=starts_at + timedelta(days=1))
        found = only(noon)
        assert isinstance(found.starts_at, datetime)
        assert isinstance(found.ends_at, datetime)
        assert (found.ends_at.hour, found.starts_at.hour) == (12, 12)
        assert found.ends_at.astimezone(UTC) - found.starts_at.astimezone(UTC) == timedelta(hours=hours)

    def test_is_left_out_of_a_file_of_whole_days(self) -> None:
        calendar = read(CalendarEvent(key="a", on=date(2026, 11, 24), title="Frist"))
        assert "vtimezone" not in calendar.foreign.contents
        assert [event.starts_at for event in calendar.events] == [date(2026, 11, 24)]


class TestAWholeDay:
    def test_ends_where_the_next_begins_and_reminds_in_the_morning(self) -> None:
        found = only(CalendarEvent(key="a", on=date(2026, 12, 31), title="Frist", reminder_days=90))
        assert (found.starts_at, found.ends_at) == (date(2026, 12, 31), date(2027, 1, 1))
        assert found.reminders == (timedelta(hours=8) - timedelta(days=90),)


class TestAnEmptyCalendar:
    def test_is_a_calendar_all_the_same(self) -> None:
        assert read_calendar(calendar_file([], name="Samlinger", made_at=MADE_AT)).events == ()

"""Calendar files of what happens between two times of the day, read by a reader that is not the writer's."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jobbvei.integrations.calendar_files import CalendarEvent, Method, TimedEvent, calendar_file
from tests.integrations.reading_calendars import Component, read_calendar

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


def read(event: TimedEvent, method: Method = Method.PUBLISH) -> Component:
    return read_calendar(calendar_file([event], name="Samlinger", made_at=MADE_AT, method=method))


class TestATimedEvent:
    def test_is_in_norwegian_time_whatever_zone_it_came_in(self) -> None:
        for event in (EVENT, replace(EVENT, starts_at=EVENT.starts_at.astimezone(UTC))):
            [found] = read(event).all("VEVENT")
            assert found.properties["DTSTART"] == "20261124T090000"
            assert found.parameters["DTSTART"] == {"TZID": "Europe/Oslo"}
            assert found.properties["DTEND"] == "20261124T123000"

    def test_keeps_its_words_through_escaping_and_folding(self) -> None:
        [found] = read(EVENT).all("VEVENT")
        words = ("SUMMARY", "DESCRIPTION", "LOCATION", "URL")
        assert [found.properties[one] for one in words] == [EVENT.title, EVENT.description, EVENT.place, EVENT.address]

    def test_names_its_organiser_and_nobody_who_is_invited(self) -> None:
        [found] = read(EVENT).all("VEVENT")
        assert found.parameters["ORGANIZER"]["CN"] == "KS"
        assert "ATTENDEE" not in found.properties

    def test_that_is_moved_keeps_its_key_and_raises_its_sequence(self) -> None:
        moved = replace(EVENT, starts_at=EVENT.starts_at + timedelta(days=7), sequence=1)
        [before], [after] = read(EVENT).all("VEVENT"), read(moved).all("VEVENT")
        assert before.properties["UID"] == after.properties["UID"] == EVENT.key
        assert int(after.properties["SEQUENCE"]) > int(before.properties["SEQUENCE"])

    @pytest.mark.parametrize(("cancelled", "status"), [(False, "CONFIRMED"), (True, "CANCELLED")])
    def test_says_whether_it_will_happen(self, cancelled: bool, status: str) -> None:
        [found] = read(replace(EVENT, is_cancelled=cancelled)).all("VEVENT")
        assert found.properties["STATUS"] == status

    def test_is_taken_out_of_a_calendar_by_the_method(self) -> None:
        assert read(EVENT).properties["METHOD"] == "PUBLISH"
        assert read(replace(EVENT, is_cancelled=True), Method.CANCEL).properties["METHOD"] == "CANCEL"


class TestTheZone:
    def test_says_when_clocks_change_so_that_nobody_needs_to_know_its_name(self) -> None:
        [zone] = read(EVENT).all("VTIMEZONE")
        [summer], [winter] = zone.all("DAYLIGHT"), zone.all("STANDARD")
        assert zone.properties["TZID"] == "Europe/Oslo"
        assert (summer.properties["TZOFFSETFROM"], summer.properties["TZOFFSETTO"]) == ("+0100", "+0200")
        assert (winter.properties["TZOFFSETFROM"], winter.properties["TZOFFSETTO"]) == ("+0200", "+0100")

    @pytest.mark.parametrize("year", range(1998, 2040))
    def test_changes_when_norway_does(self, year: int) -> None:
        [zone] = read(EVENT).all("VTIMEZONE")
        for part, offset in ((zone.all("DAYLIGHT")[0], 2), (zone.all("STANDARD")[0], 1)):
            rule = dict(pair.split("=") for pair in part.properties["RRULE"].split(";"))
            assert (rule["FREQ"], rule["BYDAY"]) == ("YEARLY", "-1SU")
            day = _last_sunday(year, int(rule["BYMONTH"]))
            assert datetime(day.year, day.month, day.day, 12, tzinfo=OSLO).utcoffset() == timedelta(hours=offset)
            before = day - timedelta(days=1)
            assert datetime(before.year, before.month, before.day, 12, tzinfo=OSLO).utcoffset() != timedelta(
                hours=offset
            )

    def test_is_left_out_of_a_file_of_whole_days(self) -> None:
        whole = CalendarEvent(key="a", on=date(2026, 11, 24), title="Frist")
        calendar = read_calendar(calendar_file([whole], name="Frister", made_at=MADE_AT))
        assert calendar.all("VTIMEZONE") == []
        [found] = calendar.all("VEVENT")
        assert found.properties["DTSTART"] == "20261124"


class TestAnEmptyCalendar:
    def test_is_a_calendar_all_the_same(self) -> None:
        assert read_calendar(calendar_file([], name="Samlinger", made_at=MADE_AT)).inside == []


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)

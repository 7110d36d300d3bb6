"""A gathering from the plan to the room: made, told of, opened on a phone, moved between rooms, and moved in time."""

import re
from collections.abc import Callable
from datetime import datetime

from tests.integrations.reading_calendars import ReadEvent, read_calendar
from tests.journeys.browsing import Look, Window

PASSWORD = "bare-oppdiktede-folk"
TITLE = "Samling om egne stillinger"


class TestAGathering:
    def test_reaches_a_phone_with_its_room_and_follows_when_it_is_moved(
        self, open_window: Callable[[Look], Window]
    ) -> None:
        desk, phone = open_window(Look(1280)), open_window(Look(360))
        desk.sign_in("kim@ks.test", PASSWORD)
        address = _made(desk)
        link = _invited(desk)
        phone.go(link)
        phone.page.get_by_role("button", name="Jeg blir med digitalt").click()
        phone.page.get_by_text("Svaret ditt er lagret").wait_for()
        first = _divided_and_found(desk, phone, address, link)
        _moved_to_another_room(desk, phone, link, first)
        before, after = _moved_in_time(desk, phone, address, link)
        assert before.key == after.key
        assert after.sequence > before.sequence
        assert isinstance(after.starts_at, datetime)
        assert after.starts_at.isoformat() == "2030-01-21T09:00:00+01:00"


def _made(desk: Window) -> str:
    desk.go("/nettverk/")
    desk.page.get_by_role("link", name=re.compile("Flyktninger i jobb (?!2024)")).first.click()
    desk.page.get_by_role("link", name="Samlinger", exact=True).click()
    desk.check()
    desk.picture("gatherings")
    desk.page.get_by_role("link", name="Ny samling").click()
    desk.page.locator("#id_title").fill(TITLE)
    desk.page.locator("#id_starts_at").fill("2030-01-14T09:00")
    desk.page.locator("#id_ends_at").fill("2030-01-14T12:30")
    desk.page.locator("#id_meeting_link").fill("https://moete.test/1")
    desk.check()
    desk.picture("gathering-form")
    desk.page.get_by_role("button", name="Lag samlingen").click()
    desk.page.get_by_text("Samlingen er laget").wait_for()
    desk.check()
    desk.picture("gathering-made")
    return desk.page.url.removeprefix(desk.site)


def _invited(desk: Window) -> str:
    """Invite, and give the way to the first person's own page."""
    desk.page.get_by_role("button", name="Inviter").click()
    desk.check()
    desk.picture("gathering-people")
    link = desk.page.get_by_role("link", name=re.compile("^Egen side")).first.get_attribute("href")
    assert link
    return link


def _divided_and_found(desk: Window, phone: Window, address: str, link: str) -> str:
    desk.go(f"{address}rom/")
    desk.page.get_by_role("button", name="Del inn", exact=True).click()
    desk.page.get_by_text("Folk er delt inn i").wait_for()
    desk.check()
    desk.picture("gathering-rooms")
    phone.go(link)
    phone.check()
    phone.picture("own-gathering")
    return phone.page.get_by_label("Rommet ditt").inner_text()


def _moved_to_another_room(desk: Window, phone: Window, link: str, first: str) -> None:
    assert "rom 1" in first
    desk.page.locator(".jv-room-people a").first.click()
    desk.check()
    desk.page.get_by_role("button", name=re.compile(r"^Flytt hit\b.*\brom 2$")).click()
    desk.page.get_by_role("button", name="Angre flyttingen").wait_for()
    phone.go(link)
    assert "rom 2" in phone.page.get_by_label("Rommet ditt").inner_text()


def _moved_in_time(desk: Window, phone: Window, address: str, link: str) -> tuple[ReadEvent, ReadEvent]:
    before = _event(phone, link)
    desk.go(f"{address}endre/")
    desk.page.locator("#id_starts_at").fill("2030-01-21T09:00")
    desk.page.locator("#id_ends_at").fill("2030-01-21T12:30")
    desk.page.get_by_role("button", name="Lagre endringen").click()
    desk.page.get_by_text("Samlingen er flyttet").wait_for()
    for page in ("dagen", "skjerm", "program", "opptak"):
        desk.go(f"{address}{page}/")
        desk.check()
        desk.picture(f"gathering-{page}")
    return before, _event(phone, link)


def _event(phone: Window, link: str) -> ReadEvent:
    file = phone.page.request.get(f"{phone.site}{link}kalender.ics")
    [event] = read_calendar(file.body()).events
    return event

"""A municipality that joins late gets everything: gatherings, tasks, recordings it has not seen, and open surveys."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.browsing import Look, Window

FACILITATOR, PASSWORD = "kim@ks.test", "bare-oppdiktede-folk"
NETWORK = "Nettverket for dem som kom sent"
HELD, COMING, SURVEY = "Samlingen som har vært", "Samlingen som kommer", "Hva hindrer mest hos dere?"
EARLY, LATE = "Petter Planprøve", "Nina Nyprøve"


class TestALateJoiner:
    def test_gets_everything_that_was_planned_before(
        self, window: Window, open_window: Callable[[Look], Window]
    ) -> None:
        desk = open_window(Look())
        desk.sign_in(FACILITATOR, PASSWORD)
        name = f"{NETWORK} {window.look}"
        home = _network(desk, name)
        _team(desk, home, "Tolga", EARLY)
        held = _gathering(desk, home, HELD, "2024-10-01")
        _gathering(desk, home, COMING, "2030-01-14")
        _recording(desk, held)
        _survey(desk, home)
        _team(desk, home, "Alvdal", LATE)
        _sees_everything(window, _own_page(desk, held))
        _is_told_of_tasks(desk, home)


def _network(desk: Window, name: str) -> str:
    """Make the network, and give its address."""
    page = desk.page
    desk.go("/nettverk/")
    page.get_by_role("link", name="Nytt nettverk").click()
    page.get_by_role("link", name=re.compile("^Flyktninger i jobb")).click()
    page.get_by_label("Navn").fill(name)
    page.get_by_label("Første dag").fill("2024-09-01")
    page.get_by_role("button", name="Lag nettverket").click()
    page.get_by_role("link", name="Oversikt", exact=True).click()
    return page.url.removeprefix(desk.site)


def _team(desk: Window, home: str, municipality: str, lead: str) -> None:
    page = desk.page
    desk.go(f"{home}meld-pa/")
    page.get_by_label("Kommuner").fill(municipality)
    page.get_by_role("button", name="Meld på").click()
    page.get_by_role("link", name=municipality, exact=True).first.click()
    page.get_by_role("link", name="Legg til noen").click()
    page.get_by_label("Navn").fill(lead)
    page.get_by_label("Tjeneste").select_option(label="flyktningtjenesten")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("rowheader", name=lead)).to_be_visible()


def _gathering(desk: Window, home: str, title: str, day: str) -> str:
    """Make a gathering and tell the teams; gives its address."""
    page = desk.page
    desk.go(f"{home}samlinger/ny/")
    page.locator("#id_title").fill(title)
    page.locator("#id_starts_at").fill(f"{day}T09:00")
    page.locator("#id_ends_at").fill(f"{day}T12:00")
    page.get_by_role("button", name="Lag samlingen").click()
    page.get_by_text("Samlingen er laget").wait_for()
    address = page.url.removeprefix(desk.site)
    page.get_by_role("button", name="Inviter").click()
    page.get_by_role("heading", level=1).wait_for()
    return address


def _recording(desk: Window, held: str) -> None:
    desk.go(f"{held}opptak/")
    desk.page.locator("#id_link").fill("https://film.eksempel.test/samlingen")
    desk.page.get_by_role("button", name="Lagre").click()
    desk.page.get_by_role("heading", level=1).wait_for()


def _survey(desk: Window, home: str) -> None:
    """Ask everybody what hinders most."""
    page = desk.page
    desk.go(f"{home}undersokelser/")
    page.get_by_role("link", name="Ny undersøkelse").click()
    desk.check()
    desk.picture("network-survey-new")
    page.get_by_label("Hva hindrer at flere kommer i jobb?").check()
    page.get_by_label("Alle i gruppene").check()
    page.get_by_label("Hva gjelder det?").fill(SURVEY)
    page.get_by_role("button", name="Lag utkastet").click()
    page.get_by_role("button", name="Åpne undersøkelsen").click()
    desk.check()
    desk.go(f"{home}undersokelser/")
    expect(page.get_by_text("0 av 1")).to_be_visible()
    desk.check()
    desk.picture("network-surveys")


def _own_page(desk: Window, held: str) -> str:
    """Where the late one's own link leads."""
    desk.go(f"{held}folk/")
    link = desk.page.get_by_role("link", name=re.compile(f"^Egen side ?: {LATE}")).get_attribute("href")
    assert link
    return "/".join(link.split("/")[:3]) + "/"


def _sees_everything(phone: Window, own: str) -> None:
    page = phone.page
    phone.go(own)
    phone.check()
    phone.picture("late-joiner")
    expect(page.get_by_role("region", name="Samlingene dine").get_by_role("link", name=COMING)).to_be_visible()
    expect(page.get_by_role("region", name="Opptak du ikke har sett").get_by_role("link", name=HELD)).to_be_visible()
    page.get_by_role("region", name=SURVEY).get_by_role("button", name="Svar på undersøkelsen").click()
    phone.check()
    phone.picture("late-joiner-survey")
    page.get_by_role("link", name="Begynn").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def _is_told_of_tasks(desk: Window, home: str) -> None:
    """Their team has a link to the survey now, and what is to be done stands on the page for a new lead."""
    page = desk.page
    desk.go(f"{home}undersokelser/")
    expect(page.get_by_text("0 av 2")).to_be_visible()
    desk.go(home)
    page.get_by_role("link", name="Alvdal", exact=True).first.click()
    page.get_by_role("link", name="Overlevering").click()
    waiting = page.get_by_role("region", name="Det som gjenstår").get_by_role("listitem")
    expect(waiting.first).to_be_visible()
    desk.check()
    desk.picture("late-joiner-tasks")

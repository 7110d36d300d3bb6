"""The law on pages: the calendar of a person with what-if, a change of law for a caseload, the rules of another day."""

import csv
import io
import re
from collections.abc import Sequence

from icalendar import Calendar
from playwright.sync_api import expect

from jobbvei.config.settings.applications import JOBBVEI_DEMO_PASSWORD as PASSWORD
from tests.factories.law_people import NAMED
from tests.journeys import worked_people
from tests.journeys.browsing import Window

ADVISER = "kari@eksempelvik.test"
LEADER = "lena@eksempelvik.test"
OLENA = "Olena Testesen"
DAYS = {
    "E01": (
        ("1. juni 2023", "Programmet skal starte senest"),
        ("2. oktober 2023", "Programmet kan vare til"),
        ("2. april 2024", "Retten til norskopplæring varer til"),
    ),
    "E06": (
        ("20. november 2023", "Programmet skal minst vare til"),
        ("20. august 2026", "Programmet kan vare til"),
        ("20. august 2027", "Programmet kan vare til med forlengelse"),
        ("20. august 2024", "Retten til norskopplæring varer til"),
    ),
    "E14": (
        ("2. mai 2026", "Kravet til arbeidsrettede timer gjelder fra"),
        ("1. februar 2027", "Programmet kan vare til"),
        ("1. februar 2027", "Retten til norskopplæring varer til"),
    ),
    "E17": (
        ("1. mars 2030", "Programmet kan vare til"),
        ("1. mars 2031", "Programmet kan vare til med forlengelse"),
    ),
}
"""The answers of the worked examples, as the calendar writes them: the day, and what it is."""


def seen(window: Window, name: str) -> None:
    """Read by axe, and kept as a picture."""
    window.check()
    window.picture(name)


def opened_person(window: Window, name: str, tab: str) -> None:
    """Find somebody by the search box and open one of their tabs."""
    window.go("/sok/?q=" + name.rpartition(" ")[2])
    window.page.get_by_role("link", name=re.compile(name)).first.click()
    tabs = window.page.get_by_role("navigation", name="Sider om deltakeren")
    tabs.get_by_role("link", name=tab, exact=True).click()


def told(window: Window) -> Sequence[tuple[str, str]]:
    """Every row of the calendar: the day, and what it is."""
    rows: list[list[str]] = window.page.locator(".jv-calendar > li").evaluate_all(
        "rows => rows.map(row => [row.querySelector('time, .ds-sr-only').textContent,"
        " row.querySelector('strong').textContent])"
    )
    return [(day, words) for day, words in rows]


class TestTheCalendar:
    def test_shows_the_days_of_the_worked_examples(self, window: Window) -> None:
        window.sign_in(worked_people.ADVISER, PASSWORD)
        for example, days in DAYS.items():
            opened_person(window, NAMED[example][0], "Kalender")
            rows = told(window)
            assert [one for one in days if one not in rows] == [], example
            seen(window, f"calendar-{example}")

    def test_unfolds_downloads_and_shows_what_would_be_otherwise(self, window: Window) -> None:
        page = window.page
        window.sign_in(ADVISER, PASSWORD)
        opened_person(window, OLENA, "Kalender")
        end = page.locator(".jv-calendar > li", has_text="Programmet kan vare til").first
        end.locator("summary").first.click()
        expect(end.get_by_text("Sted i loven")).to_be_visible()
        seen(window, "calendar")
        self._downloads_what_names_nobody(window)
        page.locator("summary", has_text="Endre mål, oppstart").click()
        page.get_by_role("button", name="Vis datoene").click()
        expect(page.get_by_text("Endre minst én ting").first).to_be_visible()
        seen(window, "calendar-what-if-to-mend")
        page.get_by_label("Flere dager permisjon fra programmet").fill("20")
        page.get_by_role("button", name="Vis datoene").click()
        expect(page.get_by_text("20 dager senere").first).to_be_visible()
        page.locator("summary", has_text="Hvorfor?").first.click()
        seen(window, "calendar-what-if")
        page.get_by_role("link", name="Til kalenderen").click()
        expect(page.get_by_role("heading", name="Kommer")).to_be_visible()

    def _downloads_what_names_nobody(self, window: Window) -> None:
        with window.page.expect_download() as download:
            window.page.get_by_role("link", name="Last ned til egen kalender").click()
        content = download.value.path().read_bytes()
        assert Calendar.from_ical(content).walk("VEVENT")
        assert b"Olena" not in content


class TestAChangeOfLaw:
    def test_shows_whom_it_touches_and_why(self, window: Window) -> None:
        page = window.page
        window.sign_in(ADVISER, PASSWORD)
        page.get_by_role("link", name="Lov", exact=True).click()
        expect(page.get_by_role("heading", name="Når loven endres")).to_be_visible()
        seen(window, "law-changes")
        page.get_by_role("link", name="1. januar 2026", exact=True).click()
        expect(page.get_by_role("heading", name="Loven endres 1. januar 2026")).to_be_visible()
        page.locator(".jv-list summary", has_text="Hvorfor?").first.click()
        expect(page.get_by_text("Etter:").first).to_be_visible()
        seen(window, "law-change")
        self._downloads_the_list(window)
        page.locator("summary", has_text="Dette endres, regel for regel").click()
        expect(page.get_by_text("Slutter å gjelde").first).to_be_visible()
        seen(window, "law-change-rules")

    def _downloads_the_list(self, window: Window) -> None:
        with window.page.expect_download() as download:
            window.page.get_by_role("link", name="Last ned som CSV").click()
        text = download.value.path().read_text(encoding="utf-8-sig")
        header, *rows = csv.reader(io.StringIO(text), delimiter=";")
        assert header[0] == "Deltaker"
        assert rows

    def test_leads_to_what_is_missing_and_to_the_person(self, window: Window) -> None:
        page = window.page
        window.sign_in(LEADER, PASSWORD)
        window.go("/lov/endringer/hvem/?dag=2026-01-01")
        touched = page.locator(".jv-list > li").first.get_by_role("link").first
        name = touched.inner_text()
        page.get_by_role("link", name=re.compile("Mangler opplysninger")).click()
        expect(page.get_by_text("Mangler:").first).to_be_visible()
        seen(window, "law-change-missing")
        page.get_by_role("link", name=re.compile("Følger reglene fra før")).click()
        expect(page.get_by_text("Følger reglene fra før:").first).to_be_visible()
        seen(window, "law-change-older")
        page.get_by_role("link", name=re.compile("Berøres")).click()
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page.locator("h1")).to_have_text(name)
        expect(page.get_by_text("Reglene i dag og 1. januar 2026")).to_be_visible()


class TestTheRulesOfAnotherDay:
    def test_stand_beside_todays(self, window: Window) -> None:
        page = window.page
        window.sign_in(ADVISER, PASSWORD)
        opened_person(window, OLENA, "Lov")
        expect(page.get_by_role("heading", name="Introduksjonsprogram", exact=True)).to_be_visible()
        page.locator(".jv-lines summary", has_text="Hvorfor?").first.click()
        seen(window, "law-of-person")
        page.get_by_label("Vis reglene slik de er").fill("2025-12-31")
        page.get_by_role("button", name="Vis", exact=True).click()
        expect(page.get_by_text("Dette er annerledes").first).to_be_visible()
        page.locator("summary", has_text="svar er like").click()
        expect(page.get_by_role("rowheader", name="Rett til introduksjonsprogram")).to_be_visible()
        seen(window, "law-of-person-another-day")
        page.get_by_label("Vis reglene slik de er").fill("1999-12-31")
        page.get_by_role("button", name="Vis", exact=True).click()
        expect(page.get_by_text(re.compile("Velg en dag fra")).first).to_be_visible()
        seen(window, "law-of-person-to-mend")
        page.get_by_role("link", name="fra 1. januar 2027").click()
        expect(page.get_by_text("Reglene i dag og 1. januar 2027")).to_be_visible()

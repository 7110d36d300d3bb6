"""The main job: from the work list to a draft and a next step, and what the log says afterwards."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from jobbvei.config.settings.applications import JOBBVEI_DEMO_PASSWORD as PASSWORD
from tests.journeys.browsing import Look, Window

ADVISER = "kari@eksempelvik.test"
AUDITOR = "vera@eksempelvik.test"
OLENA = "Olena Testesen"


def seen(window: Window, name: str) -> None:
    """Every page of the journey is read by axe and kept as a picture."""
    window.check()
    window.picture(name)


def heading(page: Page) -> str:
    """What the page says it is."""
    return page.locator("h1").inner_text()


class TestTheMainJob:
    def test_from_work_list_to_draft_next_step_and_trail(self, window: Window) -> None:
        page = window.page
        window.sign_in(ADVISER, PASSWORD)
        self._finds_olena_on_the_work_list(window)
        self._reads_why_the_programme_ends_when_it_does(window)
        opening = self._chooses_the_best_opening(window)
        self._records_that_olena_says_yes(window, opening)
        expect(page.get_by_role("heading", name="Neste steg")).to_be_visible()
        expect(page.get_by_text(re.compile("Avtal oppstart med")).first).to_be_visible()
        seen(window, "person-after-yes")
        self._is_in_the_trail(window)

    def _finds_olena_on_the_work_list(self, window: Window) -> None:
        window.go("/arbeidsliste/")
        seen(window, "work-list")
        window.page.get_by_role("link", name=OLENA, exact=True).first.click()
        assert heading(window.page) == OLENA
        seen(window, "person")

    def _reads_why_the_programme_ends_when_it_does(self, window: Window) -> None:
        law = window.page.locator("section[aria-labelledby=law]")
        ends = law.locator("li", has_text=re.compile("Programmet .*(slutt|vare|til)")).first
        ends.locator("summary").first.click()
        expect(ends.get_by_text(re.compile("integreringsloven §")).first).to_be_visible()
        expect(ends.get_by_text(re.compile(r"\(IP-")).first).to_be_visible()
        seen(window, "person-why")

    def _chooses_the_best_opening(self, window: Window) -> str:
        best = window.page.locator("section[aria-labelledby=openings] li:has(form)").first
        title: str = best.locator("h3 a").inner_text()
        best.get_by_role("button", name=re.compile("Foreslå")).click()
        expect(window.page.get_by_text(re.compile("Forslaget «.*» er lagret"))).to_be_visible()
        seen(window, "person-proposed")
        return title

    def _records_that_olena_says_yes(self, window: Window, opening: str) -> None:
        suggestion = window.page.locator("section[aria-labelledby=suggestions] li", has_text=opening)
        suggestion.get_by_role("link", name=re.compile("Sa ja")).first.click()
        seen(window, "answer-yes")
        window.page.get_by_role("button", name="Lagre ja").click()
        expect(window.page.get_by_text(re.compile("har sagt ja"))).to_be_visible()

    def _is_in_the_trail(self, window: Window) -> None:
        window.page.get_by_role("link", name="Hvem har sett").click()
        table = window.page.get_by_role("table")
        expect(table.get_by_text(re.compile("sa ja", re.IGNORECASE)).first).to_be_visible()
        expect(table.get_by_text(re.compile("åpne", re.IGNORECASE)).first).to_be_visible()
        seen(window, "person-trail")

    def test_shows_the_auditor_reading_and_writing(self, open_window: Callable[[Look], Window], look: Look) -> None:
        """The adviser opens a person and writes down a contact; the auditor sees both, and what neither contains."""
        adviser = open_window(look)
        adviser.sign_in(ADVISER, PASSWORD)
        adviser.go("/arbeidsliste/")
        adviser.page.get_by_role("link", name=OLENA, exact=True).first.click()
        adviser.page.get_by_role("link", name="Ny kontakt").click()
        seen(adviser, "contact-new")
        adviser.page.get_by_label("Hvordan?").select_option("phone")
        adviser.page.get_by_label("Kort notat").fill("Enige om å se på Solvang")
        adviser.page.get_by_role("button", name="Lagre kontakt").click()
        auditor = open_window(look)
        auditor.sign_in(AUDITOR, PASSWORD)
        auditor.go("/logg/")
        rows = auditor.page.get_by_role("row", name=re.compile("Kari Prøve"))
        expect(rows.filter(has_text="åpnet siden til deltakeren").first).to_be_visible()
        expect(rows.filter(has_text="førte en kontakt").first).to_be_visible()
        assert "Solvang" not in auditor.page.get_by_role("table").inner_text()
        seen(auditor, "audit-log")

"""The leader takes the municipality's grants to the budget meeting: the sums, what is not in them, print and file."""

import re

from playwright.sync_api import expect

from jobbvei.config.settings.applications import JOBBVEI_DEMO_PASSWORD as PASSWORD
from tests.journeys.browsing import Window

LEADER = "lena@eksempelvik.test"
PAGE = "/lov/tilskudd/"


class TestGrants:
    def test_from_what_is_known_to_what_is_not_in_the_sum(self, window: Window) -> None:
        page = window.page
        window.sign_in(LEADER, PASSWORD)
        window.go(PAGE)
        expect(page.locator("h1")).to_have_text("Tilskudd til kommunen")
        expect(page.get_by_text("ikke kjent").first).to_be_visible()
        window.check()
        window.picture("grants")
        page.get_by_role("link", name="Vis fra 2023").click()
        expect(page.get_by_text("Fyll det inn, så får du svar").first).to_be_visible()
        window.check()
        page.get_by_role("link", name="Vis størrelsen med de nyeste satsene vi kjenner").click()
        expect(page.get_by_text("Ikke en prognose").first).to_be_visible()
        window.check()
        window.picture("grants-illustrated")

    def test_what_jobbvei_does_not_know_is_filled_in_and_not_kept(self, window: Window) -> None:
        page = window.page
        window.sign_in(LEADER, PASSWORD)
        window.go(f"{PAGE}?aar=2023")
        page.locator("summary", has_text="Bosatte dere flere").click()
        page.get_by_label("Personer i den første anmodningen for 2023").fill("40")
        page.get_by_label("Personer kommunen bosatte i 2023").fill("52")
        page.get_by_role("button", name="Vis", exact=True).click()
        row = page.get_by_role("row", name=re.compile("Bosatte ut over anmodningen"))
        expect(row.get_by_text(re.compile(r"600\s000"))).to_be_visible()
        window.check()
        window.picture("grants-over-first-asked")
        window.go(f"{PAGE}?aar=2023")
        expect(row.get_by_text(re.compile(r"600\s000"))).to_have_count(0)

    def test_it_prints_without_what_is_only_for_the_screen(self, window: Window) -> None:
        window.sign_in(LEADER, PASSWORD)
        window.go(f"{PAGE}?aar=2023")
        window.page.emulate_media(media="print")
        expect(window.page.get_by_role("button", name="Vis", exact=True)).to_be_hidden()
        expect(window.page.get_by_text("Ikke med i summen", exact=True)).to_be_visible()
        window.picture("grants-print")

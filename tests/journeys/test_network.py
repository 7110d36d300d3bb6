"""A facilitator makes a network from a pattern and follows it; a project lead works in it and hands over."""

import re

from playwright.sync_api import Page, expect

from jobbvei.config.settings.applications import JOBBVEI_DEMO_PASSWORD as PASSWORD
from tests.journeys.browsing import Window

FACILITATOR, LEAD = "kim@ks.test", "petra@eksempelvik.test"
TEN = "Skien\nNarvik\nKarmøy\nAskøy\nRisør\nÅl\nTolga\n3301\nStange\nOslo, Bydel Frogner\n"


def open_running_network(page: Page) -> None:
    """From the list of networks to the one that runs today."""
    page.get_by_role("link", name=re.compile("Flyktninger i jobb (?!2024)")).first.click()


class TestMakeANetwork:
    def test_from_a_pattern_to_ten_municipalities_and_a_task_of_ones_own(self, window: Window) -> None:
        page = window.page
        window.sign_in(FACILITATOR, PASSWORD)
        window.go("/nettverk/")
        page.get_by_role("link", name="Nytt nettverk").click()
        window.check()
        page.get_by_role("link", name=re.compile("^Flyktninger i jobb")).click()
        page.get_by_label("Navn").fill("Flere i jobb")
        window.check()
        window.picture("network-new")
        page.get_by_role("button", name="Lag nettverket").click()
        page.get_by_label("Kommuner").fill(TEN.replace("Tolga", "Tolgaa"))
        page.get_by_role("button", name="Meld på").click()
        expect(page.get_by_text("Linje 7: fant ingen kommune som heter «Tolgaa»").first).to_be_visible()
        page.get_by_label("Kommuner").fill(TEN)
        page.get_by_role("button", name="Meld på").click()
        expect(page.get_by_text("10 kommuner er med.")).to_be_visible()
        window.check()
        window.picture("network-overview-new")
        page.get_by_role("link", name="Faser og oppgaver").first.click()
        page.get_by_role("link", name=re.compile("^Ny oppgave ?: Oppstart")).click()
        page.get_by_label("Hva skal gruppene gjøre?").fill("Møt nabokommunen")
        window.check()
        page.get_by_role("button", name="Lagre", exact=True).click()
        expect(page.get_by_text("Møt nabokommunen").first).to_be_visible()
        window.check()


class TestFollowANetwork:
    def test_forty_teams_on_one_screen_and_a_draft_for_one(self, window: Window) -> None:
        page = window.page
        window.sign_in(FACILITATOR, PASSWORD)
        window.go("/nettverk/")
        open_running_network(page)
        expect(page.get_by_text("40 kommuner er med.")).to_be_visible()
        expect(page.get_by_role("row", name=re.compile("^HR og personal"))).to_contain_text("76")
        window.check()
        window.picture("network-overview")
        page.get_by_role("link", name="Eksempelvik").first.click()
        window.check()
        page.get_by_role("link", name="Gi et vennlig dytt").click()
        expect(page.get_by_text("Jobbvei sender ingenting")).to_be_visible()
        window.check()
        window.picture("network-nudge")


class TestWorkInATeam:
    def test_from_what_now_to_a_task_done_and_taken_back(self, window: Window) -> None:
        page = window.page
        window.sign_in(LEAD, PASSWORD)
        window.go("/nettverk/")
        open_running_network(page)
        window.check()
        window.picture("network-what-now")
        page.get_by_role("link", name="Faser og oppgaver").first.click()
        waiting = page.get_by_role("button", name=re.compile("^Merk som gjort ?: Del en erfaring"))
        waiting.click()
        page.get_by_role("button", name=re.compile("^Angre ?: Del en erfaring")).click()
        expect(waiting).to_be_visible()
        window.check()

    def test_hands_over_on_one_page(self, window: Window) -> None:
        page = window.page
        window.sign_in(LEAD, PASSWORD)
        window.go("/nettverk/")
        open_running_network(page)
        page.get_by_role("link", name="Gruppen", exact=True).click()
        window.check()
        page.get_by_role("link", name="Overlevering").click()
        expect(page.get_by_role("heading", name="Det som gjenstår")).to_be_visible()
        window.check()
        window.picture("network-handover")
        for name in ("Hilde Fiktiv, HR og personal", "Petra Plantest, flyktningtjenesten"):
            page.get_by_label("Ny prosjektleder").select_option(label=name)
            page.get_by_role("button", name="Overlever rollen").click()
            told = f"{name.split(',')[0]} leder gruppen fra i dag."
            expect(page.get_by_text(told)).to_be_visible()
        window.check()

"""From a search to a number counted back: finding a card, asking, taking it home, adapting it, and five begin."""

import re

from playwright.sync_api import Page, expect

from jobbvei.config.settings.applications import JOBBVEI_DEMO_PASSWORD as PASSWORD
from tests.journeys.browsing import Window

LEAD = "petra@eksempelvik.test"
BEGAN = re.compile(r"minst (\d+) begynte")


class TestTheIdeaBank:
    def test_is_searched_asked_copied_from_and_counted_back_to(self, window: Window) -> None:
        page = window.page
        window.sign_in(LEAD, PASSWORD)
        window.go("/nettverk/")
        page.locator("a.ds-card").first.click()
        page.get_by_role("link", name="Idébank", exact=True).click()
        window.check()
        find(window)
        card, before = page.url, began(page)
        ask(window, f"Hvor lenge er man mentor? {window.look}")
        take_home(window, f"Mentor på sykehjemmet {window.look}")
        count_five(window)
        page.goto(card)
        assert began(page) == before + 5
        window.picture("practice-card")


def find(window: Window) -> None:
    """Look for something nobody has done, then in nynorsk for something somebody has, and open it."""
    page = window.page
    search_for(page, "romfart")
    expect(page.get_by_text("Ingen kort passer")).to_be_visible()
    search_for(page, "språkmentorar")
    expect(page.locator("mark").first).to_be_visible()
    window.check()
    page.get_by_role("link", name="Språkmentorer på jobben").click()
    window.check()


def search_for(page: Page, words: str) -> None:
    """Use the bank's own search."""
    page.locator("#id_text").fill(words)
    page.locator(".jv-bank-search").get_by_role("button", name="Søk").click()


def ask(window: Window, question: str) -> None:
    """Ask on the card that is open."""
    page = window.page
    page.get_by_label("Hva lurer dere på?").fill(question)
    page.get_by_role("button", name="Still spørsmålet").click()
    expect(page.get_by_text(question).first).to_be_visible()


def take_home(window: Window, title: str) -> None:
    """Copy the card that is open, write it over, and begin."""
    page = window.page
    page.get_by_role("link", name="Kopier til oss").click()
    window.check()
    page.get_by_role("button", name="Kopier", exact=True).click()
    window.check()
    page.locator("#id_title").fill(title)
    page.locator("#id_goal").fill("Ti begynner før påske.")
    page.locator("#id_owner").select_option(index=1)
    page.get_by_role("button", name="Lagre endringen").click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    page.get_by_role("button", name="Sett som i gang").click()


def count_five(window: Window) -> None:
    """Say that three have begun, be told why not, and say five."""
    page = window.page
    page.get_by_text("Før et tall").click()
    page.locator("#count_count").fill("3")
    page.get_by_role("button", name="Lagre tallet").click()
    expect(page.get_by_text("kan noen kjenne igjen hvem det er. Skriv").first).to_be_visible()
    page.locator("#count_count").fill("5")
    page.get_by_role("button", name="Lagre tallet").click()
    expect(page.get_by_text("Tallet er lagret.")).to_be_visible()
    window.check()
    window.picture("initiative")


def began(page: Page) -> int:
    """At least how many have begun in all copies of the card that is open, as its page says; 0 when it says nothing."""
    found = BEGAN.search(page.locator("section:has(#tried)").inner_text())
    return int(found[1]) if found else 0

"""Two write in the same section of the workbook, one of them with the connection cut, and nothing is lost."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from jobbvei.config.settings.applications import JOBBVEI_DEMO_PASSWORD as PASSWORD
from tests.journeys.browsing import Look, Window

GOAL = "maal-resultat"
SAVED_MS = 30_000
NETWORKS_DEPTH = 3


def at_goals(window: Window, email: str) -> Locator:
    """Sign in and open the section of the goals in the first network; answers the field both write in."""
    window.sign_in(email, PASSWORD)
    window.go("/nettverk/")
    if not lone_network(window):
        window.page.get_by_role("link", name=re.compile("Flyktninger i jobb (?!2024)")).first.click()
    window.page.get_by_role("link", name="Arbeidsbok", exact=True).first.click()
    window.page.get_by_role("link", name="Mål og forventninger").first.click()
    return window.page.locator(f"#id-{GOAL}")


def lone_network(window: Window) -> bool:
    """Whether the only network opened by itself."""
    return window.page.url.rstrip("/").count("/") > NETWORKS_DEPTH


def said_at(window: Window) -> Locator:
    return window.page.locator(f'[data-field="{GOAL}"] [data-status]')


class TestTwoInOneSection:
    def test_lose_nothing_when_one_is_cut_off(self, open_window: Callable[[Look], Window]) -> None:
        petra, lena = open_window(Look(1280)), open_window(Look(360))
        first = at_goals(petra, "petra@eksempelvik.test")
        first.fill("Flere i jobb\nMer samarbeid\nBedre norsk")
        expect(said_at(petra)).to_have_text("Lagret", timeout=SAVED_MS)
        second = at_goals(lena, "lena@eksempelvik.test")
        expect(second).to_have_value("Flere i jobb\nMer samarbeid\nBedre norsk")
        petra.check()
        lena.check()
        lena.picture("workbook-section")

        petra.page.context.set_offline(True)
        first.fill("Ti flere i jobb\nMer samarbeid\nBedre norsk")
        expect(said_at(petra)).to_contain_text("Ikke sendt ennå", timeout=SAVED_MS)
        second.fill("Flere i jobb\nMer samarbeid\nBedre norsk\nFlere fagbrev")
        expect(said_at(lena)).to_have_text("Lagret", timeout=SAVED_MS)
        petra.page.context.set_offline(False)
        expect(first).to_have_value("Ti flere i jobb\nMer samarbeid\nBedre norsk\nFlere fagbrev", timeout=SAVED_MS)
        petra.complaints.clear()  # the browser told that it was cut off

    def test_show_both_when_they_meet(self, open_window: Callable[[Look], Window]) -> None:
        petra, lena = open_window(Look(1280)), open_window(Look(1280))
        first, second = at_goals(petra, "petra@eksempelvik.test"), at_goals(lena, "lena@eksempelvik.test")
        petra.page.context.set_offline(True)
        first.fill("Petras mål for hele kommunen")
        expect(said_at(petra)).to_contain_text("Ikke sendt ennå", timeout=SAVED_MS)
        second.fill("Lenas mål for hele kommunen")
        expect(said_at(lena)).to_have_text("Lagret", timeout=SAVED_MS)
        petra.page.context.set_offline(False)
        petra.page.reload()  # what was not sent lies in the browser
        both = petra.page.get_by_role("button", name="Behold begge")
        expect(both).to_be_visible(timeout=SAVED_MS)
        petra.check()
        petra.picture("workbook-two-texts")
        both.click()
        expect(petra.page.locator(f"#id-{GOAL}")).to_have_value(
            "Lenas mål for hele kommunen\nPetras mål for hele kommunen"
        )
        petra.complaints.clear()

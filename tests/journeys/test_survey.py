"""A survey from questionnaire to results, and somebody who answers on a phone, with and without script."""

import re
from collections.abc import Callable

from tests.journeys.browsing import Look, Window

FACILITATOR, PASSWORD = "kim@ks.test", "bare-oppdiktede-folk"
FINISHED, RUNNING = "Digital samling: arbeidsgiverne våre", "Hva hindrer mest akkurat nå?"


def open_link_of_new_survey(window: Window) -> str:
    """Make and open a survey with an open link, as the facilitator does; gives the link."""
    page = window.page
    window.go("/undersokelser/")
    page.get_by_role("link", name="Ny undersøkelse").click()
    window.check()
    page.get_by_role("link", name=re.compile("Bruk skjemaet.*Evaluering")).click()
    page.get_by_label("Hva gjelder det?").fill("Prøvesamlingen")
    page.get_by_label("én åpen lenke").check()
    window.check()
    page.get_by_role("button", name="Lag utkastet").click()
    page.get_by_role("button", name="Åpne undersøkelsen").click()
    window.check()
    window.picture("survey-open")
    return page.locator("code").inner_text()


class TestASurvey:
    def test_is_made_and_answered_by_somebody_without_log_in(
        self, window: Window, open_window: Callable[[Look], Window]
    ) -> None:
        owner = open_window(Look())
        owner.sign_in(FACILITATOR, PASSWORD)
        link = open_link_of_new_survey(owner)
        page = window.page
        page.goto(link)
        window.check()
        window.picture("survey-welcome")
        page.get_by_role("link", name="Begynn").click()
        page.get_by_role("button", name="Neste").click()
        window.check()  # the page that says what must be answered
        page.get_by_label("Digitalt").check()
        page.get_by_role("button", name="Neste").click()
        page.get_by_role("group", name="Hvor nyttig var samlingen").get_by_label("4", exact=True).check()
        window.check()
        window.picture("survey-page")
        page.get_by_role("button", name="Neste").click()
        page.get_by_label("Hva var bra?").fill("Tid i egen gruppe")
        page.get_by_role("button", name="Tilbake").click()
        page.get_by_role("button", name="Neste").click()
        assert page.get_by_label("Hva var bra?").input_value() == "Tid i egen gruppe"
        page.get_by_role("button", name="Lagre og fortsett senere").click()
        window.check()
        page.goto(link)
        page.get_by_role("link", name="Fortsett").click()
        for _ in range(3):
            page.get_by_role("button", name="Neste").click()
        window.check()
        window.picture("survey-review")
        page.get_by_role("button", name="Send inn").click()
        window.check()
        assert page.get_by_role("heading", level=1).inner_text() == "Takk for svaret"

    def test_that_is_finished_shows_its_results(self, window: Window) -> None:
        window.sign_in(FACILITATOR, PASSWORD)
        page = window.page
        window.go("/undersokelser/")
        window.check()
        page.get_by_role("link", name=FINISHED).click()
        window.check()
        page.get_by_role("link", name="Se resultatene").click()
        page.get_by_label("Vis etter").select_option(label="Størrelse på kommunen")
        page.get_by_role("button", name="Vis", exact=True).click()
        window.check()
        window.picture("survey-results")

    def test_that_runs_gives_links_to_those_who_have_not_answered(self, window: Window) -> None:
        window.sign_in(FACILITATOR, PASSWORD)
        page = window.page
        window.go("/undersokelser/")
        page.get_by_role("link", name=RUNNING).click()
        window.check()
        page.get_by_role("button", name="Påminn").click()
        window.check()
        window.picture("survey-links")
        assert page.get_by_role("heading", level=1).inner_text() == "De som ikke har svart"

"""A gathering: a facilitator asks, ten phones answer, and the big screen shows what they say."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from jobbvei.config.settings.applications import JOBBVEI_DEMO_PASSWORD as PASSWORD
from tests.journeys.browsing import Look, Window

FACILITATOR = "kim@ks.test"
PHONES = 10
IDEA = "En fadder på hver arbeidsplass"
Open = Callable[[Look], Window]


@pytest.fixture
def desk(open_window: Open) -> Window:
    """The facilitator's window, on a new session in the network."""
    window = open_window(Look(1280))
    window.sign_in(FACILITATOR, PASSWORD)
    window.go("/nettverk/")
    window.page.locator("a.ds-card").first.click()
    window.page.get_by_role("link", name="Spørrerunder").click()
    window.page.get_by_label("Navn på spørrerunden").fill("Samling 3")
    window.page.get_by_role("button", name="Lag spørrerunden").click()
    return window


def write(desk: Window, kind: str, words: str, **fields: str) -> None:
    """Write a question."""
    desk.page.get_by_role("link", name=kind, exact=True).click()
    desk.page.get_by_label("Spørsmål", exact=True).fill(words)
    for label, value in fields.items():
        desk.page.get_by_label(label, exact=False).first.fill(value)
    desk.page.get_by_role("button", name="Lagre").click()
    expect(desk.page.get_by_role("heading", name=words)).to_be_visible()


def ask(desk: Window, words: str) -> None:
    """Open a question to the room."""
    desk.page.get_by_role("button", name=f"Åpne: {words}").click()
    expect(desk.page.get_by_role("button", name=f"Lukk: {words}")).to_be_visible()


class TestARoom:
    def test_answers_on_ten_phones_and_sees_it_on_the_screen(self, desk: Window, open_window: Open) -> None:
        write(desk, "Valg", "Har dere en plan?", Valg="Ja\nNei\nVi er i gang")
        write(desk, "Skala", "Hvor trygge er dere?", Laveste="Helt utrygge", Høyeste="Helt trygge")
        write(desk, "Ordsky", "Hva trenger dere mest?")
        write(desk, "Ideer med stemmer", "Hva kan vi gjøre sammen?")
        desk.check()
        screen, phones = self._screen(desk, open_window), self._phones(desk, open_window)
        self._poll(desk, screen, phones)
        self._scale(desk, screen, phones)
        self._words(desk, screen, phones)
        self._ideas(desk, screen, phones)
        self._end(desk, phones)

    def _screen(self, desk: Window, open_window: Open) -> Window:
        address = desk.page.get_by_role("link", name="Storskjerm").get_attribute("href") or ""
        screen = open_window(Look(1920))
        screen.page.set_viewport_size({"width": 1920, "height": 1080})
        screen.sign_in(FACILITATOR, PASSWORD)
        screen.go(address)
        expect(screen.page.get_by_role("heading")).to_have_text("Straks begynner vi")
        screen.check()
        screen.picture("live-screen-waiting")
        return screen

    def _phones(self, desk: Window, open_window: Open) -> list[Window]:
        code = desk.page.locator(".jv-live-code").inner_text()
        phones = [open_window(Look(360, script=number != 0)) for number in range(PHONES)]  # one has no script
        for phone in phones:
            phone.go("/live/")
            phone.page.get_by_label("Koden på skjermen").fill(code.lower())
            phone.page.get_by_role("button", name="Bli med").click()
            expect(phone.page.get_by_text("Du er med.")).to_be_visible()
        phones[1].check()
        phones[1].picture("live-phone-waiting")
        return phones

    def _poll(self, desk: Window, screen: Window, phones: list[Window]) -> None:
        ask(desk, "Har dere en plan?")
        for number, phone in enumerate(phones):
            self._next(phone, "Har dere en plan?")
            phone.page.get_by_label(("Ja", "Nei", "Vi er i gang")[number % 3], exact=True).check()
            self._send(phone)
        phones[0].page.get_by_label("Nei", exact=True).check()
        phones[0].page.get_by_role("button", name="Endre svaret").click()
        self._seen(phones[0], "live-phone-answered")
        expect(screen.page.locator(".jv-live-bars")).to_contain_text(
            re.compile(r"Ja\s*3.*Nei\s*4.*Vi er i gang\s*3", re.S)
        )
        self._seen(screen, "live-screen-poll")
        self._seen(desk, "live-session")

    def _scale(self, desk: Window, screen: Window, phones: list[Window]) -> None:
        ask(desk, "Hvor trygge er dere?")
        self._next(phones[0], "Hvor trygge er dere?")
        self._seen(phones[0], "live-phone-scale")
        for number, phone in enumerate(phones):
            self._next(phone, "Hvor trygge er dere?")
            phone.page.get_by_label(str(1 + number % 5), exact=True).check()
            self._send(phone)
        expect(screen.page.get_by_text("snitt 3,0")).to_be_visible()
        self._seen(screen, "live-screen-scale")

    def _words(self, desk: Window, screen: Window, phones: list[Window]) -> None:
        ask(desk, "Hva trenger dere mest?")
        for number, phone in enumerate(phones):
            self._next(phone, "Hva trenger dere mest?")
            phone.page.get_by_label("Første ord").fill("tid")
            phone.page.get_by_label("Andre ord").fill(("arbeidsgivere", "språk", "en felles plan")[number % 3])
            phone.page.get_by_label("Tredje ord").fill(f"mot {number // 5}")
            self._send(phone)
        expect(screen.page.locator(".jv-live-words li").first).to_contain_text("tid 10")
        self._seen(screen, "live-screen-words")

    def _ideas(self, desk: Window, screen: Window, phones: list[Window]) -> None:
        ask(desk, "Hva kan vi gjøre sammen?")
        for phone, idea in zip(phones, (IDEA, "Felles jobbmesse", "Bytt maler"), strict=False):
            self._next(phone, "Hva kan vi gjøre sammen?")
            phone.page.get_by_label("Ideen din").fill(idea)
            self._send(phone)
        for phone in phones[:6]:
            phone.page.goto(phone.page.url)
            phone.page.get_by_role("button", name=re.compile(IDEA)).click()
            expect(phone.page.get_by_role("button", name=re.compile(IDEA))).to_have_attribute("aria-pressed", "true")
        expect(screen.page.locator(".jv-live-ideas li").first).to_contain_text(f"6{IDEA}")
        self._seen(screen, "live-screen-ideas")
        self._seen(phones[1], "live-phone-ideas")
        expect(desk.page.get_by_role("button", name="Skjul: Bytt maler")).to_be_visible()
        desk.page.get_by_role("button", name="Skjul: Bytt maler").click()
        expect(screen.page.get_by_text("Bytt maler")).to_have_count(0)

    def _end(self, desk: Window, phones: list[Window]) -> None:
        phones[2].page.get_by_role("link", name="Se svarene").click()
        expect(phones[2].page.get_by_role("heading", name="Hva kan vi gjøre sammen?")).to_be_visible()
        self._seen(phones[2], "live-phone-numbers")
        desk.page.get_by_role("button", name="Avslutt spørrerunden").click()
        expect(desk.page.get_by_text("Resultatene står slik de var.")).to_be_visible()
        self._seen(desk, "live-session-ended")

    def _next(self, phone: Window, words: str) -> None:
        """The question comes by itself; without script one asks for it."""
        if not phone.look.script:
            phone.page.get_by_role("link", name="Se etter neste spørsmål").click()
        expect(phone.page.get_by_role("heading", name=words)).to_be_visible()

    def _send(self, phone: Window) -> None:
        phone.page.get_by_role("button", name="Send svaret").click()
        expect(phone.page.get_by_text("Takk, svaret er med.")).to_be_visible()

    def _seen(self, window: Window, name: str) -> None:
        window.check()
        window.picture(name)

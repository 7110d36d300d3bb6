"""A browser window with a width, with or without script, and what is asked of every page it shows."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright

PICTURES = Path(__file__).resolve().parents[2] / "var" / "screenshots"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
AXE_RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


@dataclass(frozen=True)
class Look:
    """How somebody looks at the site.

    Attributes:
        width: Pixels; 1280 is a desk, 360 a phone.
        script: Whether the browser runs script.
        dark: Whether the system asks for dark pages.
    """

    width: int = 1280
    script: bool = True
    dark: bool = False

    def __str__(self) -> str:
        return f"{self.width}{'' if self.script else '-without-script'}{'-dark' if self.dark else ''}"


@dataclass
class Window:
    """A page of a browser, the site's address, and the look it is seen with.

    Attributes:
        twin: Where axe reads the page when the look is without script.
        complaints: What the browser was unhappy with.
    """

    page: Page
    site: str
    look: Look
    twin: Page | None = None
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open an address of the site, such as ``/arbeidsliste/``."""
        self.page.goto(f"{self.site}{path}")

    def sign_in(self, email: str, password: str) -> None:
        """Log in on the log-in page, as a person does."""
        self.go("/konto/login/")
        self.page.locator("#id_login").fill(email)
        self.page.locator("#id_password").fill(password)
        self.page.get_by_role("button", name="Logg inn", exact=True).click()

    def check(self) -> None:
        """What holds for every page: axe finds nothing, nothing sticks out to the side, the heading is one."""
        assert axe_violations(self._readable_by_axe()) == [], f"{self.page.url} at {self.look}"
        assert sideways_pixels(self.page) == 0, f"{self.page.url} is wider than {self.look.width} px"
        assert self.page.locator("h1").count() == 1, f"{self.page.url} has no single heading"

    def picture(self, name: str) -> Path:
        """Keep a picture of the whole page as ``var/screenshots/NAME-LOOK.png``."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = PICTURES / f"{name}-{self.look}.png"
        self.page.screenshot(path=file, full_page=True, animations="disabled")
        return file

    def _readable_by_axe(self) -> Page:
        """The page itself; without script axe cannot run in it, so a twin shows its HTML with scripts held back."""
        if self.twin is None:
            return self.page
        html = self.page.content()
        self.twin.unroute_all()
        self.twin.route(
            "**/*", lambda route: route.abort() if route.request.resource_type == "script" else route.continue_()
        )
        self.twin.route(self.page.url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        self.twin.goto(self.page.url)
        return self.twin


def launched(playwright: Playwright) -> Browser:
    """Debian's Chromium; Playwright's own is not fetched."""
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing: tools/need_chromium.sh installs it"
    return playwright.chromium.launch(executable_path=chromium, args=FLAGS)


@contextmanager
def opened_window(browser: Browser, site: str, look: Look) -> Iterator[Window]:
    """A new window with no cookies. When it closes, the browser may have complained about nothing."""
    context = _context(browser, look, script=look.script)
    twins = None if look.script else _context(browser, look, script=True)
    window = Window(context.new_page(), site, look, None if twins is None else twins.new_page())
    _listen(window)
    try:
        yield window
    finally:
        context.close()
        if twins is not None:
            twins.close()
    assert window.complaints == []


def axe_violations(page: Page) -> list[str]:
    """What axe finds wrong, one line each: the rule, how grave, and where."""
    found = Axe().run(page, options=AXE_RULES).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {one['help']} – {' '.join(node['target'][0] for node in one['nodes'][:3])}"
        for one in found
    ]


def sideways_pixels(page: Page) -> int:
    """How many pixels of the page stick out to the right of the window."""
    pixels: int = page.evaluate("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)")
    return pixels


def _context(browser: Browser, look: Look, *, script: bool) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": look.width, "height": 900 if look.width > 600 else 740},
        java_script_enabled=script,
        color_scheme="dark" if look.dark else "light",
        locale="nb-NO",
        timezone_id="Europe/Oslo",
        reduced_motion="reduce",
    )
    context.set_default_timeout(15_000)
    return context


def _listen(window: Window) -> None:
    """Script errors, blocked resources (the content security policy) and addresses outside the site are complaints."""

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 4" not in message.text:  # a 404 that a journey asks for is no error
            window.complaints.append(f"{window.page.url}: {message.text}")

    window.page.on("console", heard)
    window.page.on("pageerror", lambda error: window.complaints.append(f"{window.page.url}: {error}"))
    window.page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((window.site, "data:", "blob:"))
            else window.complaints.append(f"{window.page.url} asks for {request.url}")
        ),
    )

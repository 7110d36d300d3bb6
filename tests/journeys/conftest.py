"""The site and the browser for journeys.

``window`` is one window for each look (desk and phone, with and without script), all on the same served demo;
``open_window`` opens further ones, for another user or another look.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.browsing import Look, Window, launched, opened_window
from tests.journeys.server import served_demo

LOOKS = [Look(1280), Look(360), Look(1280, script=False), Look(360, script=False)]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo municipality, served from a new database for this run."""
    with served_demo(tmp_path_factory.mktemp("demo")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(params=LOOKS, ids=str)
def look(request: pytest.FixtureRequest) -> Look:
    """Each of the looks in turn."""
    chosen: Look = request.param
    return chosen


@pytest.fixture
def open_window(browser: Browser, site: str) -> Iterator[Callable[[Look], Window]]:
    """Opens windows; they are closed, and their complaints read, after the test."""
    with ExitStack() as windows:
        yield lambda look: windows.enter_context(opened_window(browser, site, look))


@pytest.fixture
def window(open_window: Callable[[Look], Window], look: Look) -> Window:
    """A window with no cookies, in each of the looks in turn."""
    return open_window(look)

"""The site and the browser for journeys.

``window`` is one window for each look (desk and phone, with and without script), on a demo served for the run;
``open_window`` opens further ones, for another user or another look.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.browsing import Look, Window, launched, opened_window
from tests.journeys.server import fill_once, served

EVERY_LOOK = [Look(1280), Look(360), Look(1280, script=False), Look(360, script=False)]
# Desk with script and phone without meet every rule of the style sheet and both ways a page works, in half the time.
TWO_LOOKS = [EVERY_LOOK[0], EVERY_LOOK[-1]]
IN_EVERY_LOOK = frozenset({"test_main_job"})


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """The address of the demo municipality, served from a new database for this run; filled once for all workers."""
    base, data = tmp_path_factory.getbasetemp(), tmp_path_factory.mktemp("demo")
    fill_once(base if worker_id == "master" else base.parent, data)
    with served(data) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        yield chromium
        chromium.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The main job is walked in every look, the others in two."""
    if "look" in metafunc.fixturenames:
        name = metafunc.module.__name__.rpartition(".")[-1]
        metafunc.parametrize("look", EVERY_LOOK if name in IN_EVERY_LOOK else TWO_LOOKS, ids=str)


@pytest.fixture
def open_window(browser: Browser, site: str) -> Iterator[Callable[[Look], Window]]:
    """Opens windows; they are closed, and their complaints read, after the test."""
    with ExitStack() as windows:
        yield lambda look: windows.enter_context(opened_window(browser, site, look))


@pytest.fixture
def window(open_window: Callable[[Look], Window], look: Look) -> Window:
    """A window with no cookies, in each of the looks in turn."""
    return open_window(look)

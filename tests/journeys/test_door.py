"""The first page anybody sees, in every look."""

from collections.abc import Callable

from tests.journeys.browsing import Look, Window


class TestTheDoor:
    def test_asks_for_log_in_and_is_fit_for_everybody(self, window: Window) -> None:
        window.go("/")
        assert "/konto/" in window.page.url
        window.check()
        window.picture("door")

    def test_is_dark_when_the_system_asks(self, open_window: Callable[[Look], Window]) -> None:
        window = open_window(Look(dark=True))
        window.go("/")
        background = window.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert background not in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
        window.check()
        window.picture("door")

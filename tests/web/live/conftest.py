"""What is worked out once a second is made anew for each test."""

import pytest

from jobbvei.web.live.numbers import drawn
from jobbvei.web.live.phones import open_now


@pytest.fixture(autouse=True)
def _nothing_is_a_second_old() -> None:
    drawn.forget()
    open_now.forget()

from collections.abc import Iterator

import pytest
import time_machine

from tests.factories.access import NOW


@pytest.fixture
def on_the_day() -> Iterator[None]:
    """Pages are opened on the factories' today."""
    with time_machine.travel(NOW, tick=False):
        yield

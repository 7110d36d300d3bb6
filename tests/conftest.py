"""What holds for every test: no silent hole in a template, no order by luck, no luck in what Hypothesis tries."""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from hypothesis import settings as hypothesis_settings

from tests.factories.access import NOW
from tests.harness.database import meets_database
from tests.harness.querysets import shuffled_when_unordered
from tests.harness.templates import failing_on_undefined_variables
from tests.harness.trail import commits, empty_trail

PROJECT = Path(__file__).resolve().parents[1]

hypothesis_settings.register_profile("ci", derandomize=True, deadline=None)
hypothesis_settings.register_profile("here", deadline=None)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--database-only``: the tests that meet a database; what is pure is the same on all of them."""
    parser.addoption("--database-only", action="store_true", help="leave out tests that meet no database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the pure tests when only those that meet a database are asked for."""
    if not config.getoption("--database-only"):
        return
    pure = [item for item in items if not meets_database(item)]
    config.hook.pytest_deselected(items=pure)
    items[:] = [item for item in items if meets_database(item)]


@pytest.fixture(autouse=True, scope="session")
def _undefined_template_variables_fail() -> Iterator[None]:
    """A name a template of ours uses and nobody gave it is an error, not an empty string."""
    with failing_on_undefined_variables(PROJECT / "src"):
        yield


@pytest.fixture(autouse=True)
def _unordered_querysets_come_back_shuffled(request: pytest.FixtureRequest) -> Iterator[None]:
    """Rows nobody asked an order of come in any order; `-p randomly` prints the seed that repeats it."""
    seed = request.config.getoption("randomly_seed", 0)
    with shuffled_when_unordered(random.Random(f"{seed}")):
        yield


@pytest.fixture
def at_today() -> Iterator[None]:
    """The clock stands at the factories' today while a page or a command reads it."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def shared_data() -> Path:
    """The folder of source material beside the project; the test is skipped where it is absent."""
    folder = PROJECT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the source material in ../shared")
    return folder


@pytest.fixture(autouse=True)
def _trail_is_emptied_after_tests_that_commit(request: pytest.FixtureRequest) -> Iterator[None]:
    """The database itself refuses to empty the trail, so the usual clean-up would fail."""
    if not commits(request):
        yield
        return
    request.getfixturevalue("transactional_db")  # set up before, so that this is torn down first
    yield
    empty_trail()
